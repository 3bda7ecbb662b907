// Leaving a demonstration: what it kept in this tab is told to the page that comes.
import { KEPT, LEFT } from './profile.ts'

/** `database`: of the side that is left. It can only be deleted once nothing uses it: by the page that comes next. */
export const leaveDemo = (tab: Storage, database: string): void => {
  tab.removeItem(KEPT)
  tab.setItem(LEFT, database)
}
