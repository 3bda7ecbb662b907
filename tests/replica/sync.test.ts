import { describe, expect, test } from 'vitest'
import { emptyVisit } from '../../src/domain/visit.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import type { Where } from '../../src/visits/keep.ts'
import { fact } from '../../src/store/facts.ts'
import { waiting } from '../../src/store/waiting.ts'
import { until } from '../until.ts'
import { network, type Tablet } from './network-under-test.ts'

const at = (centre: string): Where => ({ centre: centre as Where['centre'], precision: 'hour' })
const quick = (t: Tablet, centre = 'cas') => recordVisit(t.device, at(centre), emptyVisit('quick'))
const rows = async (t: Tablet): Promise<number> => t.device.db.visits.count()

describe('a device and its head', () => {
  test('M1 what was kept offline is received in one connection, and a coordinator elsewhere sees it', async () => {
    const net = await network()
    const tablet = await net.device('staff', 'cas')
    const desk = await net.device('coordinator', null)
    for (let i = 0; i < 5; i++) await quick(tablet)
    expect((await waiting(tablet.device.db)).count).toBe(5)
    const end = await tablet.sync()
    expect(end.progress.answered).toBe(true)
    expect((await waiting(tablet.device.db)).count).toBe(0)
    expect((await tablet.device.db.log.toArray()).every(l => l.got !== null)).toBe(true)
    await desk.sync()
    expect(await rows(desk)).toBe(5)
    expect((await desk.device.db.heard.toArray()).map(h => h.centre)).toEqual(['cas'])
  })

  test('M2 a device never downloads its own day, and a second connection with nothing new carries almost nothing', async () => {
    const net = await network()
    const tablet = await net.device('staff', 'cas')
    for (let i = 0; i < 40; i++) await quick(tablet)
    const first = await tablet.sync()
    expect(first.progress.received).toBe(0)
    const second = await tablet.sync()
    expect(second.progress.up).toBeLessThanOrEqual(150)
    expect(second.progress.down).toBeLessThanOrEqual(60)
    expect(second.progress.received).toBe(0)
  })

  test('M3 two tablets of one centre see each other live, in both directions', async () => {
    const net = await network()
    const [a, b] = [await net.device('staff', 'cas'), await net.device('staff', 'cas')]
    const lines = [a.online(), b.online()]
    await quick(a)
    lines[0]!.push()
    await until('a’s visit at b', async () => (await rows(b)) === 1)
    await quick(b)
    lines[1]!.push()
    await until('b’s visit at a', async () => (await rows(a)) === 2)
    for (const l of lines) l.stop()
    await Promise.all(lines.map(l => l.ended))
  })

  test('M4 another centre’s document is refused and said so; the rest of the day is received', async () => {
    const net = await network()
    const tablet = await net.device('staff', 'cas')
    await quick(tablet, 'cas')
    await quick(tablet, 'orv')
    await tablet.sync()
    const refused = await tablet.device.db.refused.toArray()
    expect(refused.map(r => [r.doc.slice(0, 10), r.reason])).toEqual([['centre/orv', 'forbidden']])
    const desk = await net.device('coordinator', null)
    await desk.sync()
    expect((await desk.device.db.visits.toArray()).map(v => v.centre)).toEqual(['cas'])
  })

  test('M5 a relay that is stopped in the middle loses nothing it acknowledged, and the rest is sent when it is back', async () => {
    const net = await network()
    const tablet = await net.device('staff', 'cas')
    for (let i = 0; i < 10; i++) await quick(tablet)
    const line = tablet.online()
    await until('an acknowledgement', async () => (await waiting(tablet.device.db)).count < 10)
    await net.stop()
    await line.ended
    for (let i = 0; i < 10; i++) await quick(tablet)
    await net.start()
    await tablet.sync()
    const desk = await net.device('coordinator', null)
    await desk.sync()
    expect(await rows(desk)).toBe(20)
  })

  test('M6 a cloned profile is told its place is taken: both clones’ visits arrive, none twice', async () => {
    const net = await network()
    const a = await net.device('staff', 'cas')
    await quick(a)
    await a.sync()
    const b = await net.device('staff', 'cas')
    for (const table of ['places', 'log', 'visits', 'facts'] as const) {
      const all = (await a.device.db.table(table).toArray()).filter(r => table !== 'facts' || r.k !== 'session')
      await b.device.db.table(table).bulkPut(all)
    }
    await quick(a)
    await quick(b)
    await a.sync()
    await b.sync()
    await a.sync()
    expect([await rows(a), await rows(b)]).toEqual([3, 3])
    expect((await waiting(b.device.db)).count).toBe(0)
  })

  test('M7 a relay restored from an older copy is another history: every device gives back what it lacks', async () => {
    const net = await network()
    const [a, b] = [await net.device('staff', 'cas'), await net.device('staff', 'cas')]
    await quick(a)
    await a.sync()
    const restore = net.backup()
    await quick(a)
    await quick(a)
    await a.sync()
    await b.sync()
    await restore()
    await quick(b)
    await b.sync() // grows past the old cursor with another history
    await a.sync()
    const desk = await net.device('coordinator', null)
    await desk.sync()
    expect(await rows(desk)).toBe(4)
    await b.sync()
    expect([await rows(a), await rows(b)]).toEqual([4, 4])
  })

  /** `a` is told of everything up to the first row and no further; what it sends and receives later lies behind its cursor. */
  const lagging = async () => {
    const net = await network()
    const [a, b, other] = [await net.device('staff', 'cas'), await net.device('staff', 'cas'), await net.device('staff', 'orv')]
    const lines = [a.online(), b.online()]
    await until('both were answered', async () => !!(await fact(a.device.db, 'cursor')) && !!(await fact(b.device.db, 'cursor')))
    await quick(other, 'orv')
    await other.sync()
    const restore = net.backup() // holds what the other centre sent, and not what comes now
    await quick(a)
    lines[0]!.push()
    await until('a’s visit is received, and at b', async () => (await waiting(a.device.db)).count === 0 && (await rows(b)) === 1)
    for (const l of lines) l.stop()
    await Promise.all(lines.map(l => l.ended))
    expect([(await fact(a.device.db, 'cursor'))?.seq, (await fact(b.device.db, 'cursor'))?.seq]).toEqual([0, 0])
    await restore()
    const desk = await net.device('coordinator', null)
    return { net, a, b, other, desk }
  }

  test('M5 a relay restored between a device’s cursor and what was acknowledged to it since is noticed, and given that back', async () => {
    const { a, desk } = await lagging()
    await a.sync()
    await desk.sync()
    expect(
      await desk.device.db.log
        .where('key')
        .anyOf((await a.device.db.log.toArray()).map(l => l.key))
        .count(),
    ).toBe(1)
  })

  test('M5 the same where the author is lost and only another tablet received it, after the relay has grown past both', async () => {
    const { b, other, desk } = await lagging()
    for (let i = 0; i < 3; i++) {
      await quick(other, 'orv')
      await other.sync()
    }
    await b.sync()
    await desk.sync()
    expect((await desk.device.db.visits.toArray()).map(v => v.centre).toSorted()).toEqual(['cas', 'orv', 'orv', 'orv', 'orv'])
  })

  test('M8 what is under way is not sent again, however often one pushes', async () => {
    const net = await network()
    const tablet = await net.device('staff', 'cas')
    const line = tablet.online()
    await until('an answer', async () => (await tablet.device.db.facts.get('cursor')) !== undefined)
    for (let i = 0; i < 10; i++) {
      await quick(tablet)
      line.push()
      line.push()
    }
    await until('all is received', async () => (await waiting(tablet.device.db)).count === 0)
    line.stop()
    expect((await line.ended).progress.sent).toBe(10)
  })

  test('A4 a relay that says "gap" is sent what it lacks, on the same line', async () => {
    const net = await network()
    const tablet = await net.device('staff', 'cas')
    for (let i = 0; i < 4; i++) await quick(tablet)
    const rows = await tablet.device.db.outbox.orderBy('[doc+client+clock]').toArray()
    await tablet.device.db.outbox.bulkDelete(rows.slice(0, 3).map(o => [o.doc, o.client, o.clock] as [string, number, number])) // believed received, wrongly
    await tablet.sync()
    const desk = await net.device('coordinator', null)
    await desk.sync()
    expect(await desk.device.db.visits.count()).toBe(4)
  })
})
