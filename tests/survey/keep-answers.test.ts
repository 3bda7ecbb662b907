// What the public answers on a device: it waits as counts, is stated once it is mixed, and neither a kill nor a second window loses or doubles it.
import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { NO_ANSWERS, together, withSheet, type Batch, type Sheet } from '../../src/domain/answer-batch.ts'
import { collected } from '../../src/domain/answers-record.ts'
import type { Role } from '../../src/domain/access.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import type { Contents } from '../../src/domain/satisfaction.ts'
import { restated } from '../../src/domain/restated.ts'
import { SURVEY_ENDED, surveyFields, type SurveyStated } from '../../src/domain/survey-record.ts'
import type { Key } from '../../src/domain/ids.ts'
import type { Device } from '../../src/device/device.ts'
import { keepSheet, keepTapped, stateWhatIsDue } from '../../src/device/keep-answers.ts'
import { keepAnswersStated } from '../../src/app/keep-answers-stated.ts'
import { typedKeeper, type TypedKeeper } from '../../src/records/typed-keeper.ts'
import { eraseUnreadable, erasureRead } from '../../src/store/erase-unreadable.ts'
import { leaving } from '../../src/store/erase-all.ts'
import { fact, setFact, type Session } from '../../src/store/facts.ts'
import { readRecord } from '../../src/store/read-record.ts'
import { answersBy, satisfactionOf, sheetsWaiting } from '../../src/store/read-surveys.ts'
import { forgetSheets, keepTyped, sheetForm } from '../../src/store/typed-drafts.ts'
import { sheetAgain } from '../../src/survey/survey-typed.ts'
import { until } from '../until.ts'
import { clockAt, code, day } from '../review/desk.ts'
import { device, diceOf, tables, write } from '../store/device-under-test.ts'

const STATED: SurveyStated = {
  titles: { main: 'Qui vient ?', by: {} },
  from: day('2026-03-02'),
  to: day('2026-03-29'),
  questions: ['gender', 'studies', 'access'],
  centres: [],
  modes: ['counsellor', 'kiosk', 'paper'],
  target: null,
}
const be = (d: Pick<Device, 'db'>, role: Role, centre: string | null = 'cas'): Promise<void> =>
  setFact(d.db, 'session', { device: 'x', role, centre, key: {}, at: '' } as unknown as Session) // no key is needed to write
const counter = async (role: Role, at = '2026-03-10 10:00', seed = 1) => {
  const db = device()
  const dice = diceOf(seed)
  const d = (when: string): Device => ({ db, clock: clockAt(when), dice, build: day('2026-03-01') })
  await be({ db }, role)
  const survey = async (change: Partial<SurveyStated> = {}): Promise<Key> => {
    const fields = surveyFields({ ...STATED, ...change })
    return (await write(db, dice, [{ kind: 'create', noun: 'survey', fields }], { doc: COMMONS_PUBLIC }))[0]!
  }
  return { db, dice, at: d, now: d(at), survey }
}
const sheet = (n: number): Sheet => ({ gender: n % 3 === 0 ? 'man' : 'woman', studies: n % 2 === 0 ? 'none' : 'higher', access: '4' })
const waitingOf = async (d: Pick<Device, 'db'>, survey: Key): Promise<Batch> =>
  together(((await fact(d.db, 'sheets')) ?? []).filter(w => w.survey === survey))

test('R25 V1 nine sheets wait as counts and nothing is stated; the tenth brings one statement of five, in the visits of the month, of the half-day', async () => {
  const { db, now, survey } = await counter('staff')
  const id = await survey()
  const before = await db.log.count()
  for (let n = 0; n < 9; n++) expect(await keepSheet(now, id, sheet(n))).toEqual({ kept: true })
  expect(await db.log.count()).toBe(before)
  expect(await sheetsWaiting(db)).toEqual(new Map([[id, 9]]))
  expect(await fact(db, 'sheets')).toEqual([
    { survey: id, centre: 'cas', sheets: 9, counts: { gender: { woman: 6, man: 3 }, studies: { none: 5, higher: 4 }, access: { '4': 9 } } },
  ])
  await keepSheet(now, id, sheet(9))
  const [row, ...more] = await db.answers.toArray()
  expect(more).toEqual([])
  expect(row).toMatchObject({ doc: 'centre/cas/visits/2026-03', centre: 'cas', survey: id, sheets: 5 })
  const log = await db.log.filter(l => l.doc.includes('/visits/')).toArray()
  expect(log).toHaveLength(1)
  expect(log[0]!.raw.slice(6)).toEqual([['2026-03-10', 'am', 'ok', 2], 'counsellor'])
  expect(await db.outbox.filter(o => o.doc.includes('/visits/')).count()).toBe(1)
  const all = Array.from({ length: 10 }, (_, n) => sheet(n)).reduce(withSheet, NO_ANSWERS)
  expect(together([collected(await db.answers.toArray()), await waitingOf(now, id)])).toEqual(all)
  // nothing else of it lies on the device
  expect((await db.facts.toArray()).map(f => f.k).sort()).toEqual(['clocks', 'session', 'sheets'])
  expect(await db.drafts.count()).toBe(0)
})

test('R25 a kiosk states into its own document, as a noun of its own; what is of two surveys never mixes', async () => {
  const { db, now, survey } = await counter('kiosk')
  const [a, b] = [await survey(), await survey({ titles: { main: 'Autre', by: {} } })]
  for (let n = 0; n < 9; n++) for (const id of [a, b]) await keepSheet(now, id, sheet(n))
  expect(await db.answers.count()).toBe(0)
  await keepSheet(now, b, sheet(9))
  expect((await db.answers.toArray()).map(r => [r.doc, r.survey, r.sheets])).toEqual([['centre/cas/kiosk/2026-03', b, 5]])
  const raw = (await db.log.filter(l => l.doc.includes('/kiosk/')).toArray())[0]!.raw
  expect([raw[3], raw[7]]).toEqual(['kiosk-answers', 'kiosk'])
  expect(await sheetsWaiting(db)).toEqual(new Map([[a, 9], [b, 5]])) // prettier-ignore
})

test('R25 two windows that take sheets at once lose none and state none twice', async () => {
  const { db, now, survey } = await counter('staff')
  const id = await survey()
  await Promise.all(Array.from({ length: 27 }, (_, n) => keepSheet(now, id, sheet(n))))
  const stated = collected(await db.answers.toArray())
  const waits = await waitingOf(now, id)
  expect([stated.sheets, waits.sheets]).toEqual([20, 7])
  expect(together([stated, waits]).counts.access).toEqual({ '4': 27 })
})

test('R25 when the statement cannot be written the sheet is not kept either, and nothing of the others is lost', async () => {
  const { db, now, survey } = await counter('staff')
  const id = await survey()
  for (let n = 0; n < 9; n++) await keepSheet(now, id, sheet(n))
  const before = [await fact(db, 'sheets'), await tables(db)]
  const stop = (): never => {
    throw new Error('the disk is gone')
  }
  db.outbox.hook('creating').subscribe(stop)
  await expect(keepSheet(now, id, sheet(9))).rejects.toThrow()
  expect([await fact(db, 'sheets'), await tables(db)]).toEqual(before)
  db.outbox.hook('creating').unsubscribe(stop)
  expect(await keepSheet(now, id, sheet(9))).toEqual({ kept: true })
  expect([(await waitingOf(now, id)).sheets, await db.answers.count()]).toEqual([5, 1])
})

test('R25 in a database that was erased meanwhile nothing is kept, and it is said', async () => {
  const { db, now, survey } = await counter('staff')
  const id = await survey()
  await db.facts.clear()
  expect(await keepSheet(now, id, sheet(0))).toEqual({ kept: false, why: 'closed' })
  expect(await fact(db, 'sheets')).toBe(undefined)
})

test('R25 what waits is stated once no more sheets come, and once only: at a desk with paper two weeks after the last day, at a kiosk the day after, and after an early end', async () => {
  for (const [role, change, last, due] of [
    ['staff', {}, '2026-04-12 18:00', '2026-04-13 08:00'],
    ['kiosk', {}, '2026-03-29 18:00', '2026-03-30 08:00'],
    ['staff', { modes: ['counsellor'] }, '2026-03-29 18:00', '2026-03-30 08:00'],
  ] as const) {
    const { db, at, now, survey } = await counter(role)
    const id = await survey(change)
    for (let n = 0; n < 3; n++) await keepSheet(now, id, sheet(n))
    await stateWhatIsDue(at(last))
    expect(await db.answers.count(), role).toBe(0)
    await stateWhatIsDue(at(due))
    await stateWhatIsDue(at(due))
    expect(collected(await db.answers.toArray()), role).toEqual({
      sheets: 3,
      counts: { gender: { woman: 2, man: 1 }, studies: { none: 2, higher: 1 }, access: { '4': 3 } },
    })
    expect(await db.answers.count()).toBe(1)
    expect(await fact(db, 'sheets')).toEqual([])
  }
  const { db, dice, at, now, survey } = await counter('kiosk')
  const id = await survey()
  await keepSheet(now, id, sheet(0))
  await stateWhatIsDue(at('2026-03-12 08:00'))
  expect(await db.answers.count()).toBe(0)
  const read = await readRecord(db, COMMONS_PUBLIC, id)
  await write(db, dice, [restated(read!.record, SURVEY_ENDED, '2026-03-11')], { doc: COMMONS_PUBLIC })
  await stateWhatIsDue(at('2026-03-12 08:00'))
  // it was all alone: one of its answers
  expect((await db.answers.toArray()).map(r => [r.sheets, Object.keys(r.counts).length])).toEqual([[1, 1]])
})

test('R25 V7 a clock that cannot be trusted does not end a survey, and of one that is not known here nothing is stated', async () => {
  const { db, at, now, survey } = await counter('kiosk')
  const id = await survey()
  await keepSheet(now, id, sheet(0))
  await stateWhatIsDue(at('2033-01-01 08:00'))
  expect(await db.answers.count()).toBe(0)
  await db.surveys.clear()
  await stateWhatIsDue(at('2026-05-01 08:00'))
  expect([await db.answers.count(), (await sheetsWaiting(db)).get(id)]).toEqual([0, 1])
})

test('S091 three taps are stated together, in the kiosk’s month; two wait; a month that is over and another scale state what waits', async () => {
  const { db, at, now } = await counter('kiosk')
  const waits = async (): Promise<Contents['levels'] | undefined> => (await fact(db, 'exitAnswers'))?.levels
  await keepTapped(now, 'words', { whole: '4' })
  await keepTapped(now, 'words', { whole: '1', setting: '2' })
  expect([await db.satisfactions.count(), await waits()]).toEqual([0, { whole: { '1': 1, '4': 1 }, setting: { '2': 1 } }])
  await keepTapped(now, 'words', { whole: '4' })
  const [stated, ...more] = await db.satisfactions.toArray()
  expect(more).toEqual([])
  expect(stated).toMatchObject({ doc: 'centre/cas/kiosk/2026-03', centre: 'cas', month: '2026-03', scale: 'words', voided: false })
  expect(stated!.levels).toEqual({ whole: { '1': 1, '4': 2 }, setting: { '2': 1 } })
  expect(await waits()).toBe(undefined)
  // another scale
  await keepTapped(now, 'words', { whole: '3' })
  await keepTapped(now, 'faces', { whole: '3' })
  expect((await db.satisfactions.toArray()).map(s => [s.scale, s.levels.whole])).toContainEqual(['words', { '3': 1 }])
  // the month turns: what waits of March is March's, stated in April's document
  await stateWhatIsDue(at('2026-03-31 18:00'))
  expect(await db.satisfactions.count()).toBe(2)
  await stateWhatIsDue(at('2026-04-01 08:00'))
  await stateWhatIsDue(at('2026-04-01 08:00'))
  expect(await db.satisfactions.count()).toBe(3)
  expect((await db.satisfactions.toArray()).find(s => s.scale === 'faces')).toMatchObject({
    doc: 'centre/cas/kiosk/2026-04',
    month: '2026-03',
  })
  expect(await waits()).toBe(undefined)
  for (const l of await db.log.toArray()) expect(['am', 'pm'], 'nothing finer than the half-day').toContain((l.raw[6] as unknown[])[1])
})

test('S091 a tap that is none of that scale leaves nothing', async () => {
  const { db, now } = await counter('kiosk')
  await keepTapped(now, 'faces', { whole: '4' })
  expect([await db.satisfactions.count(), (await fact(db, 'exitAnswers'))?.levels]).toEqual([0, {}])
})

test('C8 a device reads of answers and of what is said at exits what its rights of now read', async () => {
  const { db, dice, survey } = await counter('staff')
  const id = await survey()
  for (const centre of ['cas', 'irg'])
    for (const [doc, noun] of [
      [`centre/${centre}/visits/2026-03`, 'answers'],
      [`centre/${centre}/kiosk/2026-03`, 'kiosk-answers'],
    ] as const)
      // prettier-ignore
      await write(db, dice, [{ kind: 'create', noun, fields: { survey: id, sheets: 20, counts: [['gender', 'man', 20]] } }], { doc })
  await write(db, dice, [{ kind: 'create', noun: 'satisfaction', fields: { month: '2026-03', scale: 'words', levels: [['whole', '4', 3]] } }], { doc: 'centre/irg/kiosk/2026-03' }) // prettier-ignore
  const seen = async (role: Role, centre: string | null): Promise<unknown> => {
    await be({ db }, role, centre)
    return [[...(await answersBy(db, id))].map(([c, b]) => `${c} ${b.sheets}`), (await satisfactionOf(db, code('irg'))).length]
  }
  expect(await seen('staff', 'cas')).toEqual([['cas 40'], 0])
  expect(await seen('coordinator', null)).toEqual([['cas 40', 'irg 40'], 1])
  for (const role of ['kiosk', 'director', 'associated'] as const) expect(await seen(role, 'cas'), role).toEqual([[], 0])
})

test('R25 what waits is counted among what a device that leaves would lose; a device that came to another centre loses it, and is told; another role of the same centre states it', async () => {
  const { db, now, survey } = await counter('kiosk')
  const id = await survey()
  for (let n = 0; n < 4; n++) await keepSheet(now, id, sheet(n))
  await keepTapped(now, 'words', { whole: '4', access: '3' })
  await setFact(db, 'exit', 'words')
  expect((await leaving(db)).sheets).toBe(5)
  await eraseUnreadable(db, 1)
  expect([(await waitingOf(now, id)).sheets, await fact(db, 'exit'), await fact(db, 'erased')]).toEqual([4, 'words', undefined])
  await be({ db }, 'staff')
  await eraseUnreadable(db, 2)
  expect([(await waitingOf(now, id)).sheets, await fact(db, 'exit'), await fact(db, 'exitAnswers')]).toEqual([4, undefined, undefined])
  expect(await fact(db, 'erased'), 'a tap that was not stated yet').toBe(2)
  for (let n = 4; n < 10; n++) await keepSheet(now, id, sheet(n))
  expect((await db.answers.toArray()).map(a => a.doc)).toEqual(['centre/cas/visits/2026-03'])
  await be({ db }, 'staff', 'irg')
  await keepSheet(now, id, sheet(0))
  await erasureRead(db)
  await eraseUnreadable(db, 3)
  expect((await fact(db, 'sheets'))?.map(w => [w.centre, w.sheets])).toEqual([['irg', 1]])
  expect(await fact(db, 'erased')).toBe(3)
})

test('V14 R25 half a paper sheet is found again on its day and in the one form only; handed in, it goes in the very act that counts it; the next day it is gone', async () => {
  const { db, at, now, survey } = await counter('staff')
  const id = await survey()
  const [TODAY, TOMORROW] = [day('2026-03-10'), day('2026-03-11')]
  const keeper = (d: Device, on = TODAY) => typedKeeper<Sheet, null>(d, code('cas'), sheetForm(id, on))
  const type = async (sheet: Sheet, d = now): Promise<TypedKeeper<Sheet, null>> => {
    const form = keeper(d)
    form.touch({ typed: sheet, first: {}, before: null, started: null })
    form.flush()
    await form.done()
    return form
  }
  const half: Sheet = { gender: 'woman', studies: 'none' }
  await type(half)
  expect((await keeper(now).found())?.typed).toEqual(half) // after a reload
  expect(await keeper(at('2026-03-11 09:00'), TOMORROW).found()).toBeUndefined()
  expect(await db.log.count()).toBe(1) // the survey: nothing of a sheet
  expect(await db.outbox.count()).toBe(1)

  // where it could not be kept, the sheet is neither counted nor gone; the second time both
  const again = keeper(now)
  await again.found()
  const held = await again.held()
  await setFact(db, 'session', undefined as never)
  expect((await keepSheet(now, id, half, held)).kept).toBe(false)
  expect(await db.drafts.count()).toBe(1)
  await be({ db }, 'staff')
  expect(await keepSheet(now, id, half, held)).toEqual({ kept: true })
  expect(await keeper(now).found()).toBeUndefined()
  expect(await db.drafts.count()).toBe(0)
  expect(await waitingOf(now, id)).toMatchObject({ sheets: 1 })

  await type({}) // taken back, box by box
  expect(await db.drafts.count()).toBe(0)

  await type(half)
  await keepTyped(db, code('cas'), {
    form: 'event/new',
    started: now.clock.now(),
    touched: now.clock.now(),
    typed: {},
    first: {},
    before: null,
  })
  await forgetSheets(db, TODAY)
  expect(await db.drafts.count()).toBe(2)
  const minute = signal(at('2026-03-10 23:59').clock.now())
  const stop = keepAnswersStated({ device: now, minute } as never) // what it looks at
  minute.value = at('2026-03-11 00:00').clock.now() // the tablet stays on overnight
  await until('half a sheet is gone', async () => (await db.drafts.count()) === 1)
  stop()
  expect((await db.drafts.toArray()).map(d => d.id)).toEqual(['typed cas event/new'])
})

test('R25 V14 half a paper sheet that two windows have open is counted once: the second to hand it in is refused, also when more was ticked there since', async () => {
  const { db, now, survey } = await counter('staff')
  const id = await survey()
  const half: Sheet = { gender: 'woman' }
  const window = () => typedKeeper<Sheet, null>(now, code('cas'), sheetForm(id, day('2026-03-10')))
  const tick = async (form: TypedKeeper<Sheet, null>, typed: Sheet): Promise<void> => {
    form.touch({ typed, first: {}, before: null, started: null })
    form.flush()
    await form.done()
  }
  const two = async () => {
    await tick(window(), half)
    const forms = [window(), window()] as const
    for (const form of forms) expect((await form.found())?.typed).toEqual(half)
    return forms
  }
  const hand = async (form: TypedKeeper<Sheet, null>) => keepSheet(now, id, half, await form.held())
  const already = { kept: false, why: 'already' }

  const [a, b] = await two()
  expect(await hand(a)).toEqual({ kept: true })
  expect(await hand(b)).toEqual(already)
  expect(await waitingOf(now, id)).toMatchObject({ sheets: 1 })

  const [c, d] = await two() // the other goes on ticking after the first was handed in
  expect(await hand(c)).toEqual({ kept: true })
  await tick(d, { ...half, studies: 'none' })
  expect(await hand(d)).toEqual(already)
  d.end()
  await d.done()
  expect(await db.drafts.count()).toBe(0)

  const [e, f] = await two() // and before: it is that one's now
  await tick(f, { ...half, studies: 'none' })
  expect(await hand(e)).toEqual(already)
  expect(await hand(f)).toEqual({ kept: true })
  expect(await waitingOf(now, id)).toMatchObject({ sheets: 3 })

  const [g, h] = await two() // at one moment
  expect((await Promise.all([hand(g), hand(h)])).map(k => k.kept).toSorted()).toEqual([false, true])
  expect(await waitingOf(now, id)).toMatchObject({ sheets: 4 })
})

test('R25 of a sheet that lies on the device only what these questions know as an answer is taken up', () => {
  const read = sheetAgain(['gender', 'access'])
  expect(read({}, { gender: 'woman', access: '9', studies: 'none', who: 'x' })).toEqual({ gender: 'woman' })
  for (const torn of [null, 'x', 3, [], { gender: {} }]) expect(read({}, torn)).toEqual({})
})
