// Devices and codes in SQLite, in a file of their own: they are few, precious, and not part of the log's history.
import { DatabaseSync } from 'node:sqlite'
import type { Role } from '../src/domain/access.ts'
import type { CentreCode, DeviceId } from '../src/domain/ids.ts'
import type { Settled } from '../src/wire/questions.ts'
import type { ApartPiece, CarrierNote, Code, Device, PublicKey, Registry } from './registry.ts'

const SCHEMA = `
create table if not exists device(
  id text primary key, x text not null, y text not null, role text not null, centre text, label text not null, rights integer not null,
  enrolledAt integer not null, heardAt integer, revokedAt integer, replacedBy text) without rowid;
create table if not exists code(
  hash blob primary key, role text not null, centre text, label text not null, until integer, usedAt integer, usedBy text) without rowid;
create table if not exists quarantine(
  id integer primary key autoincrement, device text not null, doc text not null, at integer not null, bytes blob not null,
  statements integer not null default 0, settled text, settledBy text, settledAt integer);
create table if not exists carried(
  id integer primary key, signer text not null, carrier text not null, doc text not null, at integer not null, fresh integer not null);`

type DeviceRow = {
  id: string
  x: string
  y: string
  role: string
  centre: string | null
  label: string
  rights: number
  enrolledAt: number
  heardAt: number | null
  revokedAt: number | null
  replacedBy: string | null
}

type ApartRow = Omit<ApartPiece, 'settled'> & {
  settled: Settled | null
  settledBy: DeviceId | null
  settledAt: number | null
}

// What stands in these tables was checked when it was written; the casts only name it again.
const deviceOf = ({ id, x, y, role, centre, replacedBy, ...rest }: DeviceRow): Device => {
  const key: PublicKey = { kty: 'EC', crv: 'P-256', x, y }
  return {
    ...rest,
    id: id as DeviceId,
    key,
    role: role as Role,
    centre: centre as CentreCode | null,
    replacedBy: replacedBy as DeviceId | null,
  }
}

/** Opens or makes the registry at `path`; ':memory:' for one that is forgotten. */
export const openSqliteRegistry = (path: string): Registry => {
  const db = new DatabaseSync(path, { timeout: 5000 })
  db.exec(`pragma journal_mode=wal; pragma synchronous=full; pragma secure_delete=on; ${SCHEMA}`)
  const columns = db.prepare('pragma table_info(device)').all() as { name: string }[]
  if (!columns.some(c => c.name === 'replacedBy')) db.exec('alter table device add column replacedBy text') // made by an older relay
  const lain = db.prepare('pragma table_info(quarantine)').all() as { name: string }[]
  for (const column of ['statements integer not null default 0', 'settled text', 'settledBy text', 'settledAt integer'])
    if (!lain.some(c => c.name === column.split(' ')[0])) db.exec(`alter table quarantine add column ${column}`)
  const q = {
    device: db.prepare('select * from device where id=?'),
    devices: db.prepare('select * from device order by enrolledAt, id'),
    add: db.prepare('insert into device values(?,?,?,?,?,?,?,?,?,?,?)'),
    replace: db.prepare('update device set replacedBy=? where id=?'),
    revoke: db.prepare('update device set revokedAt=coalesce(revokedAt, ?), rights=rights+1 where id=?'),
    heard: db.prepare('update device set heardAt=max(coalesce(heardAt, 0), ?) where id=?'),
    codes: db.prepare('select * from code'),
    addCode: db.prepare('insert into code values(?,?,?,?,?,?,?)'),
    use: db.prepare('update code set usedAt=?, usedBy=? where hash=? and usedAt is null'),
    voidLinks: db.prepare('delete from code where until is null and usedAt is null'),
    dropCode: db.prepare('delete from code where hash=? and usedAt is null'),
    forget: db.prepare('delete from code where coalesce(usedAt, until) < ?'),
    share: db.prepare('select count(*) n, coalesce(sum(length(bytes)), 0) bytes from quarantine where device=? and settled is null'),
    setApart: db.prepare('insert into quarantine(device, doc, at, bytes, statements) values(?,?,?,?,?)'),
    apart: db.prepare('select id, device, doc, at, statements, settled, settledBy, settledAt from quarantine order by id'),
    pieces: db.prepare(
      `select id, bytes from quarantine where device=?1 and doc=?2 and id>?3
       and (?4 is null or settled is null or (settled='taken' and settledBy=?4)) order by id`,
    ),
    settle: db.prepare('update quarantine set settled=?, settledBy=?, settledAt=? where device=? and doc=? and id<=? and settled is null'),
    settled: db.prepare(
      'select count(*) pieces, coalesce(sum(statements), 0) statements from quarantine where device=? and doc=? and id<=? and settled=? and settledBy=?',
    ),
    forgetSettled: db.prepare('delete from quarantine where settledAt < ?'),
    dropApart: db.prepare('delete from quarantine where doc=?'),
    isApart: db.prepare('select settled from quarantine where device=? and doc=? and bytes=?'),
    openAgain: db.prepare("update quarantine set settled=null, settledBy=null, settledAt=null where settledBy=? and settled='taken'"),
    goesOn: db.prepare('update quarantine set settledBy=? where settledBy=?'),
    noteCarrier: db.prepare('insert into carried(signer, carrier, doc, at, fresh) values(?,?,?,?,?)'),
    carriers: db.prepare('select signer, carrier, doc, at, fresh from carried where signer=? order by id'),
  }
  const together = <T>(act: () => T): T => {
    db.exec('begin immediate')
    try {
      const out = act()
      db.exec('commit')
      return out
    } catch (e) {
      db.exec('rollback')
      throw e
    }
  }

  return {
    async device(id) {
      const row = q.device.get(id) as DeviceRow | undefined
      return row ? deviceOf(row) : null
    },
    async devices() {
      return (q.devices.all() as DeviceRow[]).map(deviceOf)
    },
    async enrol(hash, d, former) {
      return together(() => {
        if (q.use.run(d.enrolledAt, d.id, hash).changes !== 1) return false
        q.add.run(d.id, d.key.x, d.key.y, d.role, d.centre, d.label, d.rights, d.enrolledAt, d.heardAt, d.revokedAt, d.replacedBy)
        if (former && former !== d.id) {
          q.replace.run(d.id, former)
          q.goesOn.run(d.id, former)
        }
        if (d.role === 'coordinator') q.voidLinks.run()
        return true
      })
    },
    async revoke(id, at) {
      return together(() => {
        q.openAgain.run(id)
        return q.revoke.run(at, id).changes === 1
      })
    },
    async heard(times) {
      if (times.size > 0) together(() => times.forEach((at, id) => q.heard.run(at, id)))
    },
    async codes() {
      return q.codes.all() as unknown as Code[] // the columns are the fields
    },
    async addCode(c) {
      q.addCode.run(c.hash, c.role, c.centre, c.label, c.until, c.usedAt, c.usedBy)
    },
    async dropCode(hash) {
      return q.dropCode.run(hash).changes === 1
    },
    async forgetCodes(before) {
      q.forget.run(before)
    },
    async quarantine(device, doc, at, { deflated, statements }, share) {
      const known = q.isApart.get(device, doc, deflated) as { settled: Settled | null } | undefined
      if (known) return known.settled ?? 'apart'
      const held = q.share.get(device) as { n: number; bytes: number }
      if (held.n >= share.pieces || held.bytes + deflated.length > share.bytes) return 'full'
      q.setApart.run(device, doc, at, deflated, statements)
      return 'apart'
    },
    async noteCarrier({ signer, carrier, doc, at, fresh }) {
      q.noteCarrier.run(signer, carrier, doc, at, fresh)
    },
    async carriers(signer) {
      return q.carriers.all(signer) as unknown as CarrierNote[] // the columns are the fields
    },
    async dropQuarantined(doc) {
      if (q.dropApart.run(doc).changes > 0) db.exec('vacuum; pragma wal_checkpoint(truncate)')
    },
    async apart() {
      return (q.apart.all() as ApartRow[]).map(({ settled, settledBy, settledAt, ...piece }) => ({
        ...piece,
        settled: settled === null ? null : { as: settled, by: settledBy!, at: settledAt! }, // the three are written together
      }))
    },
    async apartPieces(device, doc, after, bytes, by) {
      const out: { id: number; deflated: Uint8Array }[] = []
      let size = 0
      for (const row of q.pieces.iterate(device, doc, after, by) as IterableIterator<{ id: number; bytes: Uint8Array }>) {
        size += row.bytes.length
        if (out.length > 0 && size > bytes) break
        out.push({ id: row.id, deflated: row.bytes })
      }
      return out
    },
    async settle(device, doc, upTo, { as, by, at }) {
      return together(() => {
        q.settle.run(as, by, at, device, doc, upTo)
        return q.settled.get(device, doc, upTo, as, by) as { pieces: number; statements: number }
      })
    },
    async forgetSettled(before) {
      return Number(q.forgetSettled.run(before).changes)
    },
    async close() {
      db.close()
    },
  }
}
