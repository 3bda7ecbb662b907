// What a screen of texts written together is given by the app around it.
import type { Desk } from '../records/desk.ts'
import type { NoteWorld } from '../replica/notes/note-world.ts'

export type NoteDesk = Desk & { readonly notes: NoteWorld }
