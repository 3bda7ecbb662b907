// How many cancellations nobody here has seen: all that the first screen has to know of them.
import type { Database } from './tables.ts'

export const unreadCount = (db: Database): Promise<number> => db.unread.count()
