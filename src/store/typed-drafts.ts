// What is typed in a form of a record and not kept yet: alive after a killed browser, gone when it is kept, given up, or two weeks old.
import type { Table } from 'dexie'
import type { Rights, Role } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { fact } from './facts.ts'
import type { Database, DraftRow, TypedRow } from './tables.ts'
import { forgetSeen } from './typed-seen.ts'

/** Nobody comes back to it later than that. Milliseconds. */
const KEPT_FOR = 14 * 86_400_000
/** To be raised when what a form takes for the record it began with (`before`) gets another shape: such a row is then not taken up again. */
const SHAPE = 1
const ALL = 'typed '

/** Where a form of a centre keeps what is typed: a device that came to another centre finds nothing of the former. */
export const typedId = (centre: CentreCode | null, form: string): string => `${ALL}${centre ?? '-'} ${form}`

/** Of a clock that was set back nothing is old. */
const isOld = (row: TypedRow, now: number): boolean => now - row.touched > KEPT_FOR
const isTyped = (row: DraftRow | TypedRow): row is TypedRow =>
  row.noun === 'typed' && Number.isFinite(row.started) && Number.isFinite(row.touched)
const canTakeUp = (row: DraftRow | TypedRow, role: Role | null, now: number): row is TypedRow =>
  isTyped(row) && row.role === role && !isOld(row, now) && (row.before === null || row.shape === SHAPE)
const roleNow = async (db: Database): Promise<Role | null> => (await fact(db, 'session'))?.role ?? null

const rows = (db: Database): Table<DraftRow | TypedRow, string> => db.table('drafts')

type Kept = Omit<TypedRow, 'id' | 'noun' | 'shape' | 'role'>
/** In place of what stood there, whichever tab wrote it. Whether anything did. */
export const keepTyped = async (db: Database, centre: CentreCode | null, kept: Kept): Promise<boolean> => {
  const role = await roleNow(db)
  const id = typedId(centre, kept.form)
  return db.transaction('rw', db.drafts, async () => {
    const before = await rows(db).where(':id').equals(id).count()
    await rows(db).put({ ...kept, id, noun: 'typed', shape: SHAPE, role })
    return before > 0
  })
}
/** `now`: milliseconds since 1970, by the same clock as `touched`. */
export const typedOf = async (db: Database, centre: CentreCode | null, form: string, now: number): Promise<TypedRow | undefined> => {
  const [role, row] = await Promise.all([roleNow(db), rows(db).get(typedId(centre, form))])
  return row && canTakeUp(row, role, now) ? row : undefined
}
/** The form itself, or one below it: 'event/new' is not the change of an event whose key begins with "new". */
const isUnder = (form: string, forms: string): boolean =>
  form === forms || form.startsWith(forms === '' || forms.endsWith('/') ? forms : `${forms}/`)
/** All that wait in this form and in those below it, the oldest first. `forms`: '' for all, a name, or a name and a slash. */
export const typedUnder = async (db: Database, centre: CentreCode | null, forms: string, now: number): Promise<TypedRow[]> => {
  const [role, found] = await Promise.all([roleNow(db), rows(db).where(':id').startsWith(typedId(centre, forms)).toArray()])
  return found
    .filter(row => canTakeUp(row, role, now))
    .filter(row => isUnder(row.form, forms))
    .sort((a, b) => a.started - b.started)
}
/** `touched`: of the row as it was last seen; what another tab has written since stays. */
export const forgetTyped = async (db: Database, centre: CentreCode | null, form: string, touched: number): Promise<void> => {
  await forgetSeen(db, { id: typedId(centre, form), touched })
}
/** What is two weeks old, or torn, of whatever form and centre. */
export const forgetOld = async (db: Database, now: number): Promise<void> => {
  await rows(db)
    .where(':id')
    .startsWith(ALL)
    .and(row => !isTyped(row) || isOld(row, now))
    .delete()
}

const SHEETS = 'sheet/'
/**
 * Where a paper sheet of a survey is kept while it is typed in. A sheet is never stored once it is handed in (answer-batch.ts); until then its answers lie
 * here together, and that is theirs who gave them: the name says of which day it is, and on no other day is it found.
 */
export const sheetForm = (survey: Key, today: Day): string => `${SHEETS}${survey}/${today}`
/** Half a sheet of another day, of whatever centre: the paper is still there, to begin anew. */
export const forgetSheets = async (db: Database, today: Day): Promise<void> => {
  await rows(db)
    .where(':id')
    .startsWith(ALL)
    .and(row => isTyped(row) && row.form.startsWith(SHEETS) && !row.form.endsWith(`/${today}`))
    .delete()
}

/** The forms of these roles: every name begins so. The staff and the coordination have all. */
const FORMS: Readonly<Partial<Record<Role, readonly string[]>>> = { director: [], kiosk: [], associated: ['event/', 'hours/'] }
/** What was typed under another role, at another centre or in a form that these rights do not have: it may hold what they do not read. */
export const forgetOthers = async (db: Database, { role, centre }: Rights): Promise<void> => {
  const ours = (FORMS[role] ?? ['']).map(form => typedId(centre, form))
  await rows(db)
    .where(':id')
    .startsWith(ALL)
    .and(row => !isTyped(row) || row.role !== role || !ours.some(begin => row.id.startsWith(begin)))
    .delete()
}
