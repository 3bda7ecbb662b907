// The log in SQLite: WAL, synchronous FULL. One connection writes; another, read-only, never sees what is not committed.
import { crc32 } from 'node:zlib'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { Key } from '../src/domain/ids.ts'
import { bytesOf } from '../src/domain/id-bytes.ts'
import { placeStructs, type Known } from '../src/wire/append.ts'
import type { Mark } from '../src/wire/frames.ts'
import { RELAY_LIMITS } from './limits.ts'
import { writeTombstone, type Grave } from './tombstone.ts'
import {
  cutRows,
  DamagedRow,
  nextMark,
  NO_MARK,
  notKept,
  xorInto,
  type Head,
  type Log,
  type Offered,
  type Row,
  type Written,
} from './log.ts'

const SCHEMA = `
create table if not exists document(id integer primary key, name text not null unique, head integer not null, bytes integer not null default 0);
create index if not exists document_head on document(head);
create table if not exists row(
  seq integer primary key, doc integer not null, device text not null, at integer not null, crc integer not null, mark blob not null, bytes blob not null);
create index if not exists row_doc on row(doc, seq);
create table if not exists statement(doc integer, client integer, clock integer, key text not null, primary key(doc, client, clock)) without rowid;
create unique index if not exists statement_key on statement(doc, key);
create table if not exists place(doc integer, client integer, next integer not null, primary key(doc, client)) without rowid;
create table if not exists tombstone(doc integer primary key, seq integer not null, reason text not null, day text not null, scrubbed integer not null);
create table if not exists probe(id integer primary key, n integer not null);`

const WEIGHED = `
alter table document add column bytes integer not null default 0;
update document set bytes=(select coalesce(sum(length(bytes)), 0) from row where row.doc=document.id);`

type Stored = { seq: number; device: string; at: number; crc: number; mark: Uint8Array; bytes: Uint8Array }

/** Opens or makes the log at `path`. Throws when the file is no log or cannot be written. */
export const openSqliteLog = (path: string, rowBytes: number = RELAY_LIMITS.row): Log => {
  const db = new DatabaseSync(path, { timeout: 5000 })
  db.exec(`pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma secure_delete=on; ${SCHEMA}`)
  const columns = db.prepare('pragma table_info(document)').all() as { name: string }[]
  if (!columns.some(c => c.name === 'bytes')) db.exec(WEIGHED) // made by an older relay
  const reader = new DatabaseSync(path, { readOnly: true, timeout: 5000 })

  const doc = db.prepare('select id, head from document where name=?')
  const addDoc = db.prepare('insert into document(name, head) values(?, 0) returning id, head')
  const moveHead = db.prepare('update document set head=?, bytes=bytes+? where id=?')
  const addRow = db.prepare('insert into row values(?,?,?,?,?,?,?)')
  const addStatement = db.prepare('insert into statement values(?,?,?,?)')
  const move = db.prepare('insert into place values(?,?,?) on conflict do update set next=excluded.next')
  const next = db.prepare('select next from place where doc=? and client=?')
  const keyAt = db.prepare('select key from statement where doc=? and client=? and clock=?')
  const has = db.prepare('select 1 from statement where doc=? and key=?')
  const markOf = db.prepare('select mark from row where seq=?')
  const newest = db.prepare('select seq, mark from row order by seq desc limit 1')
  const isGone = db.prepare('select 1 from tombstone where doc=?')
  const addGrave = db.prepare('insert into tombstone values(?,?,?,?,0)')
  const scrubbed = db.prepare('update tombstone set scrubbed=1')
  const unscrubbed = db.prepare('select 1 from tombstone where scrubbed=0 limit 1')
  const ERASE = [
    "update row set device='', crc=0, bytes=x'' where doc=?",
    'update document set bytes=0 where id=?',
    'delete from statement where doc=?',
    'delete from place where doc=?',
  ]
  const erase = ERASE.map(sql => db.prepare(sql))
  const tick = db.prepare('insert into probe values(1, 1) on conflict do update set n=n+1')

  const read = {
    newest: reader.prepare('select seq, mark from row order by seq desc limit 1'),
    mark: reader.prepare('select mark from row where seq=?'),
    changed: reader.prepare('select name, head from document where head>? order by head'),
    weight: reader.prepare('select coalesce(sum(bytes), 0) bytes from document where name in (select value from json_each(?))'),
    head: reader.prepare('select head from document where name=?'),
    rows: reader.prepare(
      'select r.seq, r.device, r.at, r.crc, r.mark, r.bytes from row r join document d on d.id=r.doc where d.name=? and r.seq>? and d.id not in (select doc from tombstone) order by r.seq',
    ),
    vector: reader.prepare('select client, next from place p join document d on d.id=p.doc where d.name=?'),
    graves: reader.prepare(
      'select d.name as doc, t.seq, r.mark, t.reason, t.day from tombstone t join document d on d.id=t.doc join row r on r.seq=t.seq order by t.seq',
    ),
    keys: reader.prepare('select key from statement s join document d on d.id=s.doc where d.name=?'),
  }

  /** The file was written anew since the last erasure. */
  let anew = false
  let tip: Head = (newest.get() as Head | undefined) ?? { seq: 0, mark: NO_MARK }

  const known = (id: number): Known => ({
    next: client => (next.get(id, client) as { next: number } | undefined)?.next ?? 0,
    keyAt: (client, clock) => (keyAt.get(id, client, clock) as { key: string } | undefined)?.key,
    has: key => has.get(id, key) !== undefined,
  })

  const markAt = (seq: number): Mark => (markOf.get(seq) as { mark: Mark } | undefined)?.mark ?? NO_MARK
  const take = (offered: Offered): Written => {
    const held = doc.get(offered.doc) as { id: number; head: number } | undefined
    const { content } = offered
    if (held && isGone.get(held.id)) {
      if (content.is !== 'tombstone') return { is: 'refused', reason: 'closed', client: 0, clock: 0 }
      return { is: 'kept', fresh: 0, seq: held.head, previous: held.head, mark: markAt(held.head), rows: [] }
    }
    if (content.is === 'tombstone' && content.upTo !== (held?.head ?? 0))
      return { is: 'refused', reason: 'gap', client: 0, clock: held?.head ?? 0 }
    const placed =
      content.is === 'append'
        ? placeStructs(content.structs, held ? known(held.id) : { next: () => 0, keyAt: () => undefined, has: () => false })
        : null
    if (placed && 'refused' in placed) return notKept(placed)
    const parts = placed ? cutRows(placed.fresh, rowBytes) : content.is === 'free' ? [content.update] : []
    if (content.is === 'tombstone') parts.push(writeTombstone(content.tombstone))
    const previous = held?.head ?? 0
    if (parts.length === 0) return { is: 'kept', fresh: 0, seq: previous, previous, mark: markAt(previous), rows: [] }
    const id = held?.id ?? (addDoc.get(offered.doc) as { id: number }).id
    if (content.is === 'tombstone') {
      for (const e of erase) e.run(id)
      anew = false
      addGrave.run(id, tip.seq + 1, content.tombstone.reason, content.tombstone.day)
    }
    const rows: number[] = []
    for (const bytes of parts) {
      tip = { seq: tip.seq + 1, mark: nextMark(tip.mark, bytes) }
      addRow.run(tip.seq, id, offered.device, offered.at, crc32(bytes), tip.mark, bytes)
      rows.push(tip.seq)
    }
    for (const s of placed?.fresh ?? []) {
      addStatement.run(id, s.client, s.clock, s.key)
      move.run(id, s.client, s.clock + 1)
    }
    moveHead.run(
      tip.seq,
      parts.reduce((n, p) => n + p.length, 0),
      id,
    )
    return { is: 'kept', fresh: placed?.fresh.length ?? 1, seq: tip.seq, previous, mark: tip.mark, rows }
  }

  const one = <T>(statement: ReturnType<typeof db.prepare>, ...values: SQLInputValue[]): T | undefined =>
    statement.get(...values) as T | undefined

  return {
    async write(offered) {
      if (!db.isTransaction) db.exec('begin immediate')
      return offered.map(take)
    },
    async flush() {
      if (db.isTransaction) db.exec('commit') // returns after fsync of the WAL: synchronous is FULL
    },
    async rollback() {
      if (db.isTransaction) db.exec('rollback')
      tip = (newest.get() as Head | undefined) ?? { seq: 0, mark: NO_MARK }
    },
    async head() {
      return one<Head>(read.newest) ?? { seq: 0, mark: NO_MARK }
    },
    async markAt(seq) {
      return one<{ mark: Mark }>(read.mark, seq)?.mark ?? null
    },
    async changed(seq) {
      return (read.changed.all(seq) as { name: string; head: number }[]).map(r => [r.name, r.head] as const)
    },
    async headOf(name) {
      return one<{ head: number }>(read.head, name)?.head ?? 0
    },
    async weight(docs) {
      return one<{ bytes: number }>(read.weight, JSON.stringify(docs))?.bytes ?? 0
    },
    async rows(name, seq, bytes) {
      const out: Row[] = []
      let size = 0
      for (const r of read.rows.iterate(name, seq) as Iterable<Stored>) {
        if (crc32(r.bytes) !== r.crc) {
          if (out.length > 0) break // what is sound before it is still given
          throw new DamagedRow(name, r.seq)
        }
        if (out.length > 0 && size + r.bytes.length > bytes) break
        out.push({ seq: r.seq, doc: name, device: r.device, at: r.at, mark: r.mark, bytes: r.bytes })
        size += r.bytes.length
      }
      return out
    },
    async vector(name) {
      return new Map((read.vector.all(name) as { client: number; next: number }[]).map(r => [r.client, r.next]))
    },
    async inventory(name) {
      const xor = new Uint8Array(16)
      let count = 0
      for (const { key } of read.keys.iterate(name) as Iterable<{ key: Key }>) {
        xorInto(xor, bytesOf(key))
        count++
      }
      return { count, xor }
    },
    async tombstones() {
      return new Map((read.graves.all() as Grave[]).map(g => [g.doc, { ...g }])) // what stands there was checked when it was written
    },
    async scrub() {
      if (!unscrubbed.get()) return 'done'
      if (db.isTransaction) return 'later'
      db.exec('pragma busy_timeout=0') // whoever reads what is older, a backup, is not waited for: everybody else would wait too
      try {
        if (!anew) db.exec('vacuum') // pages that were split or joined hold copies of their own that no deletion overwrites
        anew = true
        const { busy } = db.prepare('pragma wal_checkpoint(truncate)').get() as { busy: number }
        if (busy !== 0) return 'later'
      } finally {
        db.exec('pragma busy_timeout=5000')
      }
      scrubbed.run()
      return 'done'
    },
    async probe() {
      if (!db.isTransaction) tick.run() // inside a batch the batch itself will tell
    },
    async synchronous() {
      return one<{ synchronous: number }>(db.prepare('pragma synchronous'))?.synchronous ?? -1
    },
    async close() {
      if (db.isTransaction) db.exec('rollback')
      reader.close()
      db.close()
    },
  }
}
