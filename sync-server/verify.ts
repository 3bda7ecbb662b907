// Whether a data folder or a backup is sound (B2): the files themselves, every row by its checksum, the chain of marks from first to last, and the
// tables of statements, places and heads against what the rows say. Reads only, in one transaction, so a relay may be at work on the folder.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { crc32 } from 'node:zlib'
import { documentClass, parseDocumentName } from '../src/domain/document-name.ts'
import { readAppend, type Struct } from '../src/wire/append.ts'
import { nextMark, NO_MARK } from './log.ts'
import type { Mark } from '../src/wire/frames.ts'

export const LOG_FILE = 'log.sqlite'
export const REGISTRY_FILE = 'registry.sqlite'

/** `last`: when the newest row was committed, seconds since 1970; null when there is none. `mark`: of the newest row, hexadecimal. */
export type Counts = {
  readonly documents: number
  readonly rows: number
  readonly statements: number
  readonly devices: number
  readonly seq: number
  readonly mark: string
  readonly last: number | null
}
/** `wrong`: a sentence for each thing, the first few of a kind. */
export type Soundness =
  | { readonly is: 'sound'; readonly counts: Counts }
  | { readonly is: 'unsound'; readonly wrong: readonly string[]; readonly counts: Counts | null }

type Stored = {
  seq: number
  doc: number
  name: string | null
  device: string
  at: number
  crc: number
  mark: Uint8Array
  bytes: Uint8Array
}

/** Sentences told of one kind; of the rest only the number. */
const TOLD = 3

const createFindings = (): { add(kind: string, sentence: string): void; sentences(): string[] } => {
  const kinds = new Map<string, { n: number; told: string[] }>()
  return {
    add(kind, sentence) {
      const k = kinds.get(kind) ?? { n: 0, told: [] }
      k.n++
      if (k.told.length < TOLD) k.told.push(sentence)
      kinds.set(kind, k)
    },
    sentences: () =>
      [...kinds.values()].flatMap(({ n, told }) => (n > told.length ? [...told, `… and ${n - told.length} more of the same kind.`] : told)),
  }
}
type Findings = ReturnType<typeof createFindings>

const said = (e: unknown): string => (e instanceof Error ? e.message : String(e))

/** SQLite's own look at a file; false when nothing more can be asked of it. */
const isWhole = (db: DatabaseSync, file: string, found: Findings): boolean => {
  const told = (db.prepare('pragma integrity_check(5)').all() as { integrity_check: string }[]).map(r => r.integrity_check)
  if (told.length === 1 && told[0] === 'ok') return true
  for (const t of told) found.add('file', `${file} is damaged: ${t}`)
  return false
}

/** Documents that were erased, and the row that says so: before it their rows have kept number and mark, and nothing else. */
const tombstonesOf = (db: DatabaseSync): ReadonlyMap<number, number> => {
  const there = db.prepare("select 1 from sqlite_schema where type='table' and name='tombstone'").get()
  if (!there) return new Map() // a log of before there were any
  return new Map((db.prepare('select doc, seq from tombstone').all() as { doc: number; seq: number }[]).map(t => [t.doc, t.seq]))
}

const checkRows = (db: DatabaseSync, found: Findings): Counts => {
  const keyAt = db.prepare('select key from statement where doc=? and client=? and clock=?')
  const anyOf = db.prepare('select 1 from statement where doc=? limit 1')
  const append = new Map<number, boolean>()
  /** The network's own documents by their name; of the open ones those that have statements. */
  const isAppend = (doc: number, name: string): boolean => {
    let is = append.get(doc)
    if (is === undefined) append.set(doc, (is = parseDocumentName(name) ? documentClass(name) === 'append' : anyOf.get(doc) !== undefined))
    return is
  }
  const tombstones = tombstonesOf(db)
  let seq = 0
  let rows = 0
  let statements = 0
  let last: number | null = null
  let mark: Mark = NO_MARK
  const all = db.prepare(
    'select r.seq, r.doc, d.name, r.device, r.at, r.crc, r.mark, r.bytes from row r left join document d on d.id=r.doc order by r.seq',
  )
  for (const r of all.iterate() as Iterable<Stored>) {
    rows++
    if (r.seq !== seq + 1) found.add('hole', `Rows ${seq + 1} to ${r.seq - 1} are not there.`)
    const name = r.name ?? '?'
    if (r.name === null) found.add('nameless', `Row ${r.seq} belongs to no document.`)
    const tombstone = tombstones.get(r.doc)
    const isErased = tombstone !== undefined && r.seq < tombstone
    if (isErased && (r.bytes.length > 0 || r.device !== ''))
      found.add('erased', `Row ${r.seq} of ${name} was erased and still holds something.`)
    if (tombstone !== undefined && r.seq > tombstone) found.add('late', `Row ${r.seq} of ${name} was written after its end.`)
    if (crc32(r.bytes) !== r.crc) found.add('crc', `Row ${r.seq} of ${name} is not what was written: its checksum differs.`)
    if (!isErased && Buffer.compare(nextMark(mark, r.bytes), r.mark) !== 0)
      found.add('mark', `The chain of marks breaks at row ${r.seq} of ${name}.`)
    if (r.name !== null && tombstone === undefined && isAppend(r.doc, r.name)) {
      let structs: readonly Struct[] = []
      try {
        structs = readAppend(r.bytes)
      } catch {
        found.add('form', `Row ${r.seq} of ${name} cannot be read as statements.`)
      }
      for (const s of structs) {
        statements++
        const held = keyAt.get(r.doc, s.client, s.clock) as { key: string } | undefined
        if (held?.key !== s.key) found.add('statement', `The table of statements does not say what row ${r.seq} of ${name} says.`)
      }
    }
    mark = r.mark
    seq = r.seq
    last = r.at
  }
  const { n } = db.prepare('select count(*) n from statement').get() as { n: number }
  if (n !== statements) found.add('count', `The table of statements has ${n}, the rows hold ${statements}.`)
  const { documents } = db.prepare('select count(*) documents from document').get() as { documents: number }
  const hex = Buffer.from(mark).toString('hex')
  return { documents, rows, statements, devices: 0, seq, mark: seq === 0 ? '' : hex, last }
}

/** Places and heads against the statements and rows they sum up. */
const checkTables = (db: DatabaseSync, found: Findings): void => {
  const places = `
    select d.name, s.clients, s.low, s.high, s.n, p.next from
      (select doc, client clients, min(clock) low, max(clock) high, count(*) n from statement group by doc, client) s
      left join place p on p.doc=s.doc and p.client=s.clients left join document d on d.id=s.doc
      where p.next is null or p.next<>s.high+1 or s.low<>0 or s.n<>s.high+1
    union all select d.name, p.client, null, null, null, p.next from place p left join document d on d.id=p.doc
      where not exists (select 1 from statement s where s.doc=p.doc and s.client=p.client)`
  for (const p of db.prepare(places).iterate() as Iterable<{ name: string | null }>)
    found.add('place', `The table of places is wrong for ${p.name ?? 'a document that is not there'}.`)
  const heads = `select d.name from document d where d.head<>coalesce((select max(seq) from row where doc=d.id), 0)`
  for (const h of db.prepare(heads).iterate() as Iterable<{ name: string }>)
    found.add('head', `The newest row of ${h.name} is not the one noted.`)
}

/** Every device that wrote is known: the registry may be newer than the log, never older. 'open' is nobody's name (O1). */
const checkDevices = (log: DatabaseSync, registry: DatabaseSync, found: Findings): number => {
  const known = new Set((registry.prepare('select id from device').all() as { id: string }[]).map(d => d.id))
  const wrote = log.prepare('select device, count(*) n from row group by device').all() as { device: string; n: number }[]
  for (const w of wrote)
    // '' wrote what was erased since
    if (w.device !== 'open' && w.device !== '' && !known.has(w.device))
      found.add('device', `${w.n} rows were written by a device that the registry does not know.`)
  return known.size
}

/** `folder`: a data folder or a backup. Never throws for what is in it. */
export const verifyFolder = (folder: string): Soundness => {
  const found = createFindings()
  const open: DatabaseSync[] = []
  const read = (file: string): DatabaseSync | null => {
    if (!existsSync(join(folder, file))) {
      found.add('missing', `${file} is not in ${folder}.`)
      return null
    }
    try {
      const db = new DatabaseSync(join(folder, file), { readOnly: true, timeout: 5000 })
      open.push(db)
      db.exec('begin')
      db.prepare('select count(*) from sqlite_schema').get() // the snapshot is taken here
      return db
    } catch (e) {
      found.add('file', `${file} cannot be read: ${said(e)}.`)
      return null
    }
  }
  let counts: Counts | null = null
  try {
    const log = read(LOG_FILE) // the log first: whoever wrote in it was in the registry by then
    const registry = read(REGISTRY_FILE)
    if (log && isWhole(log, LOG_FILE, found)) {
      counts = checkRows(log, found)
      checkTables(log, found)
      if (registry && isWhole(registry, REGISTRY_FILE, found)) counts = { ...counts, devices: checkDevices(log, registry, found) }
    }
  } catch (e) {
    found.add('file', `The files cannot be read to their end: ${said(e)}.`)
  } finally {
    for (const db of open) db.close()
  }
  const wrong = found.sentences()
  return wrong.length === 0 && counts ? { is: 'sound', counts } : { is: 'unsound', wrong, counts }
}

const many = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`

/** What a sound folder holds, in one line. */
export const countsText = (c: Counts): string => {
  const last = c.last === null ? '' : `, the last of ${new Date(c.last * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return [
    many(c.documents, 'document', 'documents'),
    `${many(c.rows, 'row', 'rows')}${last}`,
    many(c.statements, 'statement', 'statements'),
    many(c.devices, 'device', 'devices'),
  ].join('; ')
}
