// A month that was erased at the head, seen from the devices: it goes, it is told, it never comes back, and nothing unsent is destroyed with it.
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Month } from '../../src/domain/day.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { visitsDocument } from '../../src/domain/document-name.ts'
import { tryRefusedAgain } from '../../src/store/outbox.ts'
import { rebuild } from '../../src/store/rebuild.ts'
import { unsent } from '../../src/store/read-unsent.ts'
import { unsentAll } from '../../src/store/unsent-statements.ts'
import type { Answer } from '../../src/wire/questions.ts'
import { create, tables, write } from '../store/device-under-test.ts'
import { until } from '../until.ts'
import { network, type Net, type Tablet } from './network-under-test.ts'

const MONTH = '2025-10'
const OLD = visitsDocument('cas' as CentreCode, MONTH as Month)
const NEWER = visitsDocument('cas' as CentreCode, '2027-05' as Month)
const NOW = Date.parse('2027-06-01T10:00:00Z')
const net = (): Promise<Net> => network({ now: () => NOW })

const note = async (t: Tablet, doc = OLD): Promise<Key> => (await write(t.device.db, t.device.dice, [create()], { doc }))[0]!
const count = (t: Tablet, doc = OLD): Promise<number> => t.device.db.log.filter(l => l.doc === doc).count()
const seal = async (desk: Tablet, doc = OLD): Promise<Answer | 'no-line'> => {
  let answered = false
  const line = desk.online(p => (answered ||= p.answered))
  await until('the head', () => answered)
  const { have } = (await desk.device.db.places.get(doc))!
  const answer = await line.ask({ do: 'seal', doc, reason: 'period', upTo: have })
  await until('what is gone', async () => (await desk.device.db.places.get(doc))?.gone !== undefined)
  line.stop()
  await line.ended
  return answer
}

test('E3 an erased month goes from every device, live or at its next hello, and the months beside it stay', async () => {
  const n = await net()
  const [a, b, desk] = [await n.device('staff', 'cas'), await n.device('staff', 'cas'), await n.device('coordinator', null)]
  for (let i = 0; i < 5; i++) await note(a)
  await note(a, NEWER)
  await a.sync()
  await b.sync()
  await desk.sync()
  const live = b.online()
  await until('b is there', async () => (await b.device.db.visits.count()) === 6)
  expect(await seal(desk)).toMatchObject({ ok: true, erased: { doc: OLD, reason: 'period', day: '2027-06-01' } })
  await until('b has heard', async () => (await b.device.db.visits.count()) === 1)
  live.stop()
  await live.ended
  await a.sync()
  for (const t of [a, b, desk]) {
    expect(await count(t)).toBe(0)
    expect((await t.device.db.visits.toArray()).map(v => v.doc)).toEqual([NEWER])
    expect(await t.device.db.places.get(OLD)).toMatchObject({ dropped: 1, gone: { reason: 'period', day: '2027-06-01' } })
    expect([await t.device.db.outbox.count(), await t.device.db.refused.count()]).toEqual([0, 0])
  }
})

test('E2 out of a drawer after a year: what it never sent is refused, listed, kept, copied into the file; the rest goes; and its centre is heard', async () => {
  const n = await net()
  const [a, drawer, desk] = [await n.device('staff', 'cas'), await n.device('staff', 'cas'), await n.device('coordinator', null)]
  await note(a)
  await note(drawer)
  await a.sync()
  await drawer.sync()
  const late = [await note(drawer), await note(drawer)]
  const of = (await drawer.device.db.visits.toArray()).find(v => !late.includes(v.id))!
  await write(drawer.device.db, drawer.device.dice, [{ kind: 'void', target: of.id, reason: 'twice' }], { doc: OLD })
  const fresh = await note(drawer, NEWER)
  await desk.sync()
  await seal(desk)
  const before = (await unsentAll(drawer.device.db)).statements
  const end = await drawer.sync()
  expect(end.progress.empty).toBe(true)
  const { db } = drawer.device
  const list = await unsent(db)
  expect(list.map(u => [u.doc, u.refused])).toEqual([OLD, OLD, OLD].map(d => [d, 'closed']))
  expect(
    list
      .filter(u => u.what?.is === 'visit')
      .map(u => u.id)
      .toSorted(),
  ).toEqual(late.toSorted())
  const copied = (await unsentAll(db)).statements.map(s => s.key).toSorted()
  expect(copied).toEqual(
    before
      .filter(s => s.doc === OLD)
      .map(s => s.key)
      .toSorted(),
  )
  expect((await db.log.filter(l => l.doc === OLD).toArray()).every(l => l.got === null)).toBe(true)
  expect((await db.visits.toArray()).map(v => v.id).toSorted()).toEqual([...late, fresh].toSorted())
  // the head has the rest of it, and nothing of what is closed
  await desk.sync()
  expect((await desk.device.db.visits.toArray()).map(v => v.id)).toEqual([fresh])
  // again and again: nothing is sent any more
  await tryRefusedAgain(db, 1)
  expect(await db.outbox.count()).toBe(0)
  expect((await drawer.sync()).progress.sent).toBe(0)
  expect((await unsent(db)).length).toBe(3)
  const living = await tables(db)
  await rebuild(db, OLD)
  expect(await tables(db)).toEqual(living)
})

test('E2 an entry written into a month that is gone is refused, and stays', async () => {
  const n = await net()
  const [a, desk] = [await n.device('staff', 'cas'), await n.device('coordinator', null)]
  await note(a)
  await a.sync()
  await desk.sync()
  await seal(desk)
  await a.sync()
  const late = await note(a)
  await a.sync()
  expect((await unsent(a.device.db)).map(u => [u.id, u.refused])).toEqual([[late, 'closed']])
  expect((await a.device.db.visits.toArray()).map(v => v.id)).toEqual([late])
})

test('E5 a relay set back to before the erasure, its memory too: no device that knows fills it again, and the coordinator’s has it erased once more', async () => {
  const n = await net()
  const [a, b, desk] = [await n.device('staff', 'cas'), await n.device('staff', 'cas'), await n.device('coordinator', null)]
  for (let i = 0; i < 3; i++) await note(a)
  await a.sync()
  await b.sync()
  await desk.sync()
  await n.stop()
  copyFileSync(join(n.folder, 'log.sqlite'), join(n.folder, 'backup.db'))
  await n.start()
  await seal(desk)
  await a.sync()
  await note(a, NEWER)
  await a.sync()
  await n.stop()
  for (const f of ['log.sqlite-wal', 'log.sqlite-shm']) rmSync(join(n.folder, f), { force: true })
  copyFileSync(join(n.folder, 'backup.db'), join(n.folder, 'log.sqlite'))
  await n.start()
  const first = a.online() // alone with a relay that knows of nothing: it fills what is missing, and not what is gone
  const third = await n.device('coordinator', null)
  await until('the newer month there', async () => {
    await third.sync()
    return (await count(third, NEWER)) > 0
  })
  expect([await count(a), await count(third)]).toEqual([0, 3])
  const line = desk.online()
  await until('erased again', async () => {
    await third.sync()
    return (await third.device.db.places.get(OLD))?.gone !== undefined
  })
  await until('the newer month here', async () => (await count(desk, NEWER)) > 0)
  for (const l of [first, line]) l.stop()
  await Promise.all([first.ended, line.ended])
  await b.sync() // it had not heard of it
  for (const t of [a, b, desk, third]) {
    expect(await count(t)).toBe(0)
    expect((await t.device.db.visits.toArray()).map(v => v.doc)).toEqual([NEWER])
    expect([await t.device.db.outbox.count(), await t.device.db.refused.count()]).toEqual([0, 0])
  }
})
