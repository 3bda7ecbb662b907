// The document of a text that people write together, by its id.
import type { Key } from './ids.ts'

export const noteDocument = (id: Key): string => `note/${id}`
