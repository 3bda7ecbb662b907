// Devices and codes in SQLite, in a file of their own: they are few, precious, and not part of the log's history.
import { DatabaseSync } from 'node:sqlite'
import type { Role } from '../src/domain/access.ts'
import type { CentreCode, DeviceId } from '../src/domain/ids.ts'
import type { CarrierNote, Code, Device, PublicKey, Registry } from './registry.ts'

const SCHEMA = `
create table if not exists device(
  id text primary key, x text not null, y text not null, role text not null, centre text, label text not null, rights integer not null,
  enrolledAt integer not null, heardAt integer, revokedAt integer, replacedBy text) without rowid;
create table if not exists code(
  hash blob primary key, role text not null, centre text, label text not null, until integer, usedAt integer, usedBy text) without rowid;
create table if not exists quarantine(id integer primary key, device text not null, doc text not null, at integer not null, bytes blob not null);
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
  db.exec(`pragma journal_mode=wal; pragma synchronous=full; ${SCHEMA}`)
  const columns = db.prepare('pragma table_info(device)').all() as { name: string }[]
  if (!columns.some(c => c.name === 'replacedBy')) db.exec('alter table device add column replacedBy text') // made by an older relay
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
    share: db.prepare('select count(*) n, coalesce(sum(length(bytes)), 0) bytes from quarantine where device=?'),
    isApart: db.prepare('select 1 from quarantine where device=? and doc=? and bytes=?'),
    noteCarrier: db.prepare('insert into carried(signer, carrier, doc, at, fresh) values(?,?,?,?,?)'),
    carriers: db.prepare('select signer, carrier, doc, at, fresh from carried where signer=? order by id'),
    setApart: db.prepare('insert into quarantine(device, doc, at, bytes) values(?,?,?,?)'),
    apart: db.prepare('select doc, at, bytes from quarantine where device=? order by id'),
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
        if (former && former !== d.id) q.replace.run(d.id, former)
        if (d.role === 'coordinator') q.voidLinks.run()
        return true
      })
    },
    async revoke(id, at) {
      return q.revoke.run(at, id).changes === 1
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
    async quarantine(device, doc, at, deflated, share) {
      if (q.isApart.get(device, doc, deflated)) return true
      const held = q.share.get(device) as { n: number; bytes: number }
      if (held.n >= share.pieces || held.bytes + deflated.length > share.bytes) return false
      q.setApart.run(device, doc, at, deflated)
      return true
    },
    async noteCarrier({ signer, carrier, doc, at, fresh }) {
      q.noteCarrier.run(signer, carrier, doc, at, fresh)
    },
    async carriers(signer) {
      return q.carriers.all(signer) as unknown as CarrierNote[] // the columns are the fields
    },
    async quarantined(device) {
      return (q.apart.all(device) as { doc: string; at: number; bytes: Uint8Array }[]).map(r => ({
        doc: r.doc,
        at: r.at,
        deflated: r.bytes,
      }))
    },
    async close() {
      db.close()
    },
  }
}
