// A month is sealed from the coordinator's device, over a real relay: the counts first, then the tombstone; cut anywhere, it is gone on with.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Clock } from '../../src/device/clock.ts'
import { answersFields } from '../../src/domain/answers-record.ts'
import { centreFields, networkFields } from '../../src/domain/centre-record.ts'
import { addDays, type Day, type Month } from '../../src/domain/day.ts'
import { DIRECTORY, visitsDocument } from '../../src/domain/document-name.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import { keyFrom, type CentreCode } from '../../src/domain/ids.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { emptyVisit, visitFields, VISIT_KINDS } from '../../src/domain/visit.ts'
import { DEMO_CENTRES, DEMO_NETWORK } from '../../src/demo/network.ts'
import { centresTable, type CentresTable } from '../../src/review/centres-table.ts'
import { spanOf } from '../../src/review/period.ts'
import { sealMonth, type Ask, type Sealing } from '../../src/review/seal-month.ts'
import { sealWords } from '../../src/review/seal-words.ts'
import type { Connection } from '../../src/replica/connection.ts'
import { answersBy } from '../../src/store/read-surveys.ts'
import { rebuild } from '../../src/store/rebuild.ts'
import { overdue } from '../../src/store/sealing.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { openSqliteRegistry } from '../../sync-server/registry-sqlite.ts'
import { network, type Net, type Tablet } from '../replica/network-under-test.ts'
import { rng } from '../random.ts'
import { tables, write } from '../store/device-under-test.ts'
import { until } from '../until.ts'
import { clockAt } from './desk.ts'

const CAS = 'cas' as CentreCode
const MONTH = '2025-10' as Month
const OLD = visitsDocument(CAS, MONTH)
const REMARKS = 'centre/cas/remarks/2025-10'
const NOW = '2027-01-15 10:00'
const SURVEY = keyFrom(new Uint8Array(16).fill(7))
const clock: Clock = clockAt(NOW)
const byName = (a: string, b: string): number => (a < b ? -1 : 1)

const net = (): Promise<Net> => network({ now: () => clock.now() })
const device = (n: Net, role: 'staff' | 'coordinator', centre: string | null): Promise<Tablet> => n.device(role, centre, { clock })

/** A quarter of a year of one centre, from a seed: 160 visits, 6 groups, voids, corrections. */
const noteAll = async (t: Tablet, seed: number): Promise<void> => {
  const r = rng(seed)
  const one = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)]!
  for (const month of ['2025-09', '2025-10', '2026-12']) {
    const doc = visitsDocument(CAS, month as Month)
    const drafts: Draft[] = Array.from({ length: 160 }, () => {
      const day = addDays(`${month}-01` as Day, Math.floor(r() * 28))
      const purposes = [...new Set([one(['P1', 'P2', 'P3']), one(['P4', 'P5', 'P0'])])]
      const entry = { ...emptyVisit(one(VISIT_KINDS)), purposes, party: 1 + Math.floor(r() * 3) }
      return { kind: 'create', noun: 'visit', fields: visitFields(entry, day, one([9, 10, 11, 14, 16])) }
    })
    for (let i = 0; i < 6; i++)
      drafts.push({
        kind: 'create',
        noun: 'group',
        fields: groupFields({ kind: 'class', size: 5 + i, accompanying: 1 }, `${month}-0${i + 1}` as Day, 10),
      })
    for (const sheets of [5, 7])
      drafts.push({
        kind: 'create',
        noun: 'answers',
        fields: answersFields(SURVEY, { sheets, counts: { gender: { woman: sheets, man: 5 }, access: { [one(['3', '4'])]: sheets } } }),
      })
    const keys = await write(t.device.db, t.device.dice, drafts, { doc })
    for (const target of keys.slice(0, 9)) await write(t.device.db, t.device.dice, [{ kind: 'void', target, reason: 'twice' }], { doc })
  }
}
const describeNetwork = async (t: Tablet): Promise<void> => {
  const drafts: Draft[] = [
    { kind: 'create', noun: 'network', fields: networkFields(DEMO_NETWORK) },
    ...DEMO_CENTRES.map(c => ({ kind: 'create', noun: 'centre', fields: centreFields(c) }) as const),
  ]
  await write(t.device.db, t.device.dice, drafts, { doc: DIRECTORY, when: { day: '2025-08-01' as Day, slot: 9, clock: 'ok' } })
}

type Seen = { readonly lines: readonly object[]; readonly first: Month | null }
const seen = async (t: Tablet, month: Month = MONTH): Promise<Seen> => {
  const table: CentresTable = await centresTable(t.device.db, clock, spanOf(month, clock.local().day), byName)
  return {
    first: table.first,
    lines: table.lines.map(({ centre, days, totals, holes, awaited }) => ({
      centre: centre.code,
      totals,
      holes,
      awaited,
      days: days.map(d => [d.day, d.am, d.pm, d.state, d.totals]),
    })),
  }
}

/** A line that stays, and what may be asked on it. */
const online = async (t: Tablet): Promise<{ readonly line: Connection; readonly ask: Ask; readonly hangUp: () => Promise<void> }> => {
  let answered = false
  const line = t.online(p => (answered ||= p.answered))
  await until('the head', () => answered)
  return {
    line,
    ask: q => line.ask(q),
    hangUp: async () => {
      line.stop()
      await line.ended
    },
  }
}
const pause = (ms: number): Promise<void> => new Promise(go => setTimeout(go, ms / 20))
const seal = async (t: Tablet, ask: Ask, line: Connection, doc = OLD): Promise<Sealing> =>
  sealMonth(
    {
      device: t.device,
      ask,
      pause: async ms => {
        line.push()
        await pause(ms)
      },
    },
    doc,
  )

const start = async (seed = 1): Promise<{ n: Net; cas: Tablet; desk: Tablet }> => {
  const n = await net()
  const [cas, desk] = [await device(n, 'staff', 'cas'), await device(n, 'coordinator', null)]
  await describeNetwork(desk)
  await noteAll(cas, seed)
  await cas.sync()
  await desk.sync()
  return { n, cas, desk }
}

test('SE6 the review shows the same after as before: totals, half-days, the month in which the book begins; on every device, a new one too', async () => {
  const { n, cas, desk } = await start()
  expect(await overdue(desk.device.db, clock.local().day)).toEqual([visitsDocument(CAS, '2025-09' as Month), OLD])
  const [before, september] = [await seen(desk), await seen(desk, '2025-09' as Month)]
  expect(before.lines.some(l => JSON.stringify(l).includes('noted'))).toBe(true)
  const answers = await answersBy(desk.device.db, SURVEY)
  expect(answers.get(CAS)?.sheets).toBe(36)
  const { line, ask, hangUp } = await online(desk)
  for (const doc of await overdue(desk.device.db, clock.local().day)) expect(await seal(desk, ask, line, doc)).toBe('sealed')
  await until('the month is gone here', async () => (await desk.device.db.places.get(OLD))?.gone !== undefined)
  await hangUp()
  expect(await desk.device.db.visits.filter(v => v.doc === OLD).count()).toBe(0)
  expect(await seen(desk)).toEqual(before)
  expect(await seen(desk, '2025-09' as Month)).toEqual(september)
  expect(await desk.device.db.answers.count()).toBe(2) // of the month that is not sealed
  expect(await answersBy(desk.device.db, SURVEY), 'the answers to a survey stay').toEqual(answers)
  expect(await overdue(desk.device.db, clock.local().day)).toEqual([])
  const second = await device(n, 'coordinator', null)
  await second.sync()
  const heard = (await desk.device.db.heard.toArray()).map(h => h.centre)
  expect(heard).toEqual((await second.device.db.heard.toArray()).map(h => h.centre))
  expect(await seen(second)).toEqual(before)
  expect(await answersBy(second.device.db, SURVEY)).toEqual(answers)
  await cas.sync()
  expect(await answersBy(cas.device.db, SURVEY)).toEqual(answers)
  expect(await cas.device.db.visits.filter(v => v.doc === OLD).count()).toBe(0)
  expect((await cas.device.db.sealed.toArray()).length).toBeGreaterThan(0) // the centre keeps its counts
  const living = await tables(desk.device.db)
  await rebuild(desk.device.db, OLD)
  expect(await tables(desk.device.db)).toEqual(living)
})

test('SE7 cut after the counts, after the acknowledgement, after the tombstone: the same call goes on, and the counts are written once', async () => {
  const { n, desk } = await start(2)
  const before = await seen(desk)
  // no line: the counts are written and wait
  const offline: Ask = async () => 'no-line'
  expect(await sealMonth({ device: desk.device, ask: offline, pause, patience: 200 }, OLD)).toBe('slow')
  const parts = await desk.device.db.sealed.count()
  expect(parts).toBeGreaterThan(0)
  expect(await seen(desk), 'both are here: counted once').toEqual(before)
  await desk.sync()
  // received; the question is lost
  expect(await sealMonth({ device: desk.device, ask: offline, pause }, OLD)).toBe('no-line')
  expect(await seen(desk)).toEqual(before)
  const other = await device(n, 'coordinator', null)
  await other.sync()
  expect(await seen(other), 'counts and visits at another desk').toEqual(before)
  // the answer is lost
  const { line, ask, hangUp } = await online(desk)
  const lost: Ask = async q => {
    await ask(q)
    return 'no-line'
  }
  expect(await seal(desk, lost, line)).toBe('no-line')
  await until('the month is gone here', async () => (await desk.device.db.places.get(OLD))?.gone !== undefined)
  expect(await seal(desk, ask, line)).toBe('sealed')
  await hangUp()
  expect(await desk.device.db.sealed.count()).toBe(parts)
  await other.sync()
  expect(await seen(other)).toEqual(before)
})

test('SE8 what came late is counted: a tablet sends while the month is being sealed, and the head waits until it has been seen', async () => {
  const { cas, desk } = await start(3)
  const { line, ask, hangUp } = await online(desk)
  const late: Ask = async q => {
    await write(
      cas.device.db,
      cas.device.dice,
      [{ kind: 'create', noun: 'visit', fields: visitFields(emptyVisit('quick'), '2025-10-09' as Day, 9) }],
      { doc: OLD },
    )
    await cas.sync()
    return ask(q)
  }
  expect(await seal(desk, late, line)).toBe('moved')
  await until(
    'the late one here',
    async () => (await desk.device.db.places.get(OLD))?.have === (await desk.device.db.places.get(OLD))?.want,
  )
  await until('it is counted', async () => (await desk.device.db.visits.filter(v => v.doc === OLD).count()) === 161)
  const before = await seen(desk)
  expect(await seal(desk, ask, line)).toBe('sealed')
  await until('the month is gone here', async () => (await desk.device.db.places.get(OLD))?.gone !== undefined)
  await hangUp()
  expect(await seen(desk)).toEqual(before)
})

test('SE8 C14 what a removed device brought and nobody has decided about: the month is not sealed, and is once the centre has', async () => {
  const { n, cas, desk } = await start(5)
  const registry = openSqliteRegistry(join(n.folder, 'registry.sqlite'))
  const id = cas.session.device
  await registry.quarantine(id, OLD, 1, { deflated: new Uint8Array(3), statements: 1 }, { pieces: 9, bytes: 99 })
  const { line, ask, hangUp } = await online(desk)
  expect(await seal(desk, ask, line)).toBe('apart')
  expect(await desk.device.db.visits.filter(v => v.doc === OLD).count()).toBe(160)
  // its last device is gone too: another one is to be made for it, which then decides
  await registry.revoke(id, 1)
  expect(await seal(desk, ask, line)).toBe('apart-nobody')
  await device(n, 'staff', 'cas')
  expect(await seal(desk, ask, line)).toBe('apart')
  await registry.settle(id, OLD, 99, { as: 'declined', by: id, at: 1 })
  await registry.close()
  expect(await seal(desk, ask, line)).toBe('sealed')
  await hangUp()
})

test('SE8 C14 the coordinator is told that the centre is to decide first, in a sentence of its own', async () => {
  await speak('fr')
  await staffTexts()
  expect(sealWords('apart')).toMatch(/un appareil retiré .* Rien n’est fermé/)
  expect(sealWords('apart')).not.toBe(sealWords('refused'))
  expect(sealWords('apart-nobody')).toMatch(/faites un code pour ce centre.*décidera.* Rien n’est fermé/)
})

test('SE8 two coordinators seal the same month at the same time: it is counted once', async () => {
  const { n, desk } = await start(4)
  const other = await device(n, 'coordinator', null)
  await other.sync()
  const before = await seen(desk)
  const [a, b] = [await online(desk), await online(other)]
  const done = await Promise.all([seal(desk, a.ask, a.line), seal(other, b.ask, b.line)])
  expect(done.every(d => d === 'sealed')).toBe(true)
  for (const t of [desk, other]) await until('gone', async () => (await t.device.db.places.get(OLD))?.gone !== undefined)
  await a.hangUp()
  await b.hangUp()
  await desk.sync()
  await other.sync()
  expect(await seen(desk)).toEqual(before)
  expect(await seen(other)).toEqual(before)
})

test('SE9 what is not whole, not readable, not yours or too young is not sealed, and nothing is written', async () => {
  const { cas, desk } = await start(5)
  const ask: Ask = async () => {
    throw new Error('nothing may be asked')
  }
  const attempt = (t: Tablet, doc = OLD): Promise<Sealing> => sealMonth({ device: t.device, ask, pause, patience: 0 }, doc)
  expect(await attempt(desk, visitsDocument(CAS, '2026-12' as Month))).toBe('too-early')
  expect(await attempt(desk, REMARKS)).toBe('too-early')
  const place = (await desk.device.db.places.get(OLD))!
  await desk.device.db.places.put({ ...place, want: place.want + 1 })
  expect(await attempt(desk)).toBe('arriving')
  await desk.device.db.places.put(place)
  await desk.device.db.aside.put({ doc: OLD, key: keyFrom(new Uint8Array(16)), target: '', why: 'newer' })
  expect(await attempt(desk)).toBe('unread')
  await desk.device.db.aside.clear()
  expect(await desk.device.db.sealed.count()).toBe(0)
  // a centre's own device may write no counts: they are refused, and no tombstone follows
  const { line, hangUp } = await online(cas)
  expect(await sealMonth({ device: cas.device, ask, pause: async ms => (line.push(), pause(ms)), patience: 1000 }, OLD)).toBe('slow')
  await hangUp()
})
