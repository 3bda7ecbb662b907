// What is typed in a form of a record, on its way to the device and back.
import { signal } from '@preact/signals'
import { expect, test } from 'vitest'
import { deskDocument } from '../../src/domain/documents-of.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { typedAgain, newEvent } from '../../src/events/event-typed.ts'
import { valueAgain, typedOf as typedValue } from '../../src/lists/value-typed.ts'
import { centreAgain, NEW_CENTRE } from '../../src/network/centre-typed.ts'
import { opinionAgain, NO_OPINION } from '../../src/holdings/said-typed.ts'
import type { Clock } from '../../src/device/clock.ts'
import type { Device } from '../../src/device/device.ts'
import { alike } from '../../src/records/alike.ts'
import type { Desk } from '../../src/records/desk.ts'
import { typedKeeper, type Side } from '../../src/records/typed-keeper.ts'
import { write } from '../../src/records/write.ts'
import { drafts } from '../../src/store/drafts.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { forgetOld, forgetTyped, typedOf, typedUnder } from '../../src/store/typed-drafts.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import type { Database } from '../../src/store/tables.ts'
import { clockAt, code, day } from '../review/desk.ts'
import { device, diceOf } from '../store/device-under-test.ts'

type Value = { readonly title: string }
const CAS = code('cas')
const MORNING = '2025-10-09 09:00'
const ms = (at: string): number => clockAt(at).now()
const on = (db: Database, at = MORNING): Device => ({ db, clock: clockAt(at), dice: diceOf(1), build: day('2025-09-01') })
const keeper = (d: Device, form = 'event/new', centre = CAS) => typedKeeper<Value, null>(d, centre, form)
const side = (title: string, more: Partial<Side<Value, null>> = {}): Side<Value, null> => ({
  typed: { title },
  first: { title: '' },
  before: null,
  started: null,
  ...more,
})
const typedIn = async (d: Device, title: string, form?: string): Promise<void> => {
  const k = keeper(d, form)
  k.touch(side(title))
  k.flush()
  await k.done()
}
const titles = async (db: Database, forms = '', at = MORNING): Promise<unknown[]> =>
  (await typedUnder(db, CAS, forms, ms(at))).map(r => (r.typed as Value).title)

test('V14 ten keys are one writing, of the last of them; what is found again is what was typed, and since when', async () => {
  const db = device()
  let at = ms(MORNING)
  const clock: Clock = { ...clockAt(MORNING), now: () => at }
  const k = keeper({ ...on(db), clock })
  let written = 0
  db.use({
    stack: 'dbcore',
    create: down => ({
      ...down,
      table: name => ({ ...down.table(name), mutate: q => (q.type === 'put' && written++, down.table(name).mutate(q)) }),
    }),
  })
  await k.found()
  for (let i = 1; i <= 10; i++) {
    k.touch(side('Journée d'.slice(0, i)))
    at += 10
  }
  expect(await titles(db)).toEqual([])
  k.flush()
  await k.done()
  expect(written).toBe(1)
  const again = await keeper(on(db)).found()
  expect(again).toMatchObject({
    form: 'event/new',
    started: ms(MORNING),
    typed: { title: 'Journée d' },
    first: { title: '' },
    before: null,
  })
})

test('V14 it is written a moment after the first key, also while one goes on typing', async () => {
  const db = device()
  const k = keeper(on(db))
  for (let i = 0; i < 16; i++) {
    k.touch(side(`x${i}`))
    await new Promise(go => setTimeout(go, 50))
  }
  await k.done()
  expect(await titles(db)).toHaveLength(1)
})

test('S2 kept or given up it is gone, and nothing that was on its way brings it back; what is emptied again is no draft', async () => {
  const db = device()
  const k = keeper(on(db))
  k.touch(side('Salon'))
  k.flush()
  k.touch(side('Salon des métiers'))
  k.end()
  k.touch(side('too late'))
  k.flush()
  await k.done()
  expect(await titles(db)).toEqual([])

  const emptied = keeper(on(db))
  emptied.touch(side('Salon'))
  emptied.flush()
  emptied.touch(side(''))
  emptied.flush()
  await emptied.done()
  expect(await titles(db)).toEqual([])
})

test('S2 what was found and is taken up goes when it is kept, though nothing more was typed', async () => {
  const db = device()
  await typedIn(on(db), 'Salon')
  const k = keeper(on(db, '2025-10-10 08:00'))
  expect(await k.found()).toMatchObject({ typed: { title: 'Salon' } })
  k.end()
  await k.done()
  expect(await titles(db)).toEqual([])
})

/** A desk of Castelroc at which a form stands. */
const linked = (d: Device): Promise<void> =>
  setFact(d.db, 'session', { device: 'x', role: 'staff', centre: CAS, key: {}, at: '' } as unknown as Session) // no key is needed to write
const deskWith = async (d: Device, finishes: Desk['finishes']): Promise<Desk> => {
  await linked(d)
  const nothing = (): void => undefined
  return { device: d, centre: CAS, minute: signal(0), failed: nothing, worked: nothing, go: nothing, ...(finishes && { finishes }) }
}
const DESK_DOC = deskDocument(CAS)
const value = (label: string): Draft => ({ kind: 'create', noun: 'local-value', fields: { list: 'purpose', ref: 'P1', label } })

test('S2 V14 the very transaction that keeps the record takes what was typed: a kill right after it offers nothing to save twice', async () => {
  const d = on(device())
  const k = keeper(d)
  k.touch(side('Salon')) // not written yet when one presses
  const seen: number[] = []
  d.db.log.hook('creating', () => void d.db.drafts.count().then(n => seen.push(n)))
  expect(await write(await deskWith(d, k.held), DESK_DOC, [value('Salon')])).toMatchObject({ kept: true })
  expect(seen).toEqual([1]) // the record is made while it is there
  expect([await d.db.drafts.count(), await d.db.log.count()]).toEqual([0, 1]) // `end` was not called: the browser is gone
  expect(await keeper(d).found()).toBeUndefined()
})

test('A5 V14 what is refused, and what finds no room, leaves what was typed where it was', async () => {
  await speak('fr')
  await staffTexts()
  const d = on(device())
  await linked(d)
  await typedIn(d, 'Salon')
  const k = keeper(d)
  await k.found()
  const desk = await deskWith(d, k.held)
  expect(await write(desk, DESK_DOC, [value('x'.repeat(5000))])).toEqual({ kept: false, why: 'form' })
  d.db.log.hook('creating', () => {
    throw new Error('the disk')
  })
  await expect(write(desk, DESK_DOC, [value('Salon')])).rejects.toThrow()
  expect(await titles(d.db)).toEqual(['Salon'])
  expect(await d.db.log.count()).toBe(0)
})

test('M2 the commit of one tab does not take what another tab has typed since', async () => {
  const d = on(device())
  await linked(d)
  const k = keeper(d)
  k.touch(side('of the first tab'))
  const held = await k.held()
  await typedIn(on(d.db, '2025-10-09 09:01'), 'of the second tab')
  expect(await write(await deskWith(d, () => Promise.resolve(held)), DESK_DOC, [value('Salon')])).toMatchObject({ kept: true })
  expect(await titles(d.db)).toEqual(['of the second tab'])
})

test('M2 two tabs: the last writer wins; what the other tab wrote since is not taken with what is kept here', async () => {
  const db = device()
  const [one, two] = [keeper(on(db)), keeper(on(db, '2025-10-09 09:01'))]
  one.touch(side('of the first tab'))
  one.flush()
  await one.done()
  two.touch(side('of the second tab'))
  two.flush()
  await two.done()
  expect(await titles(db)).toEqual(['of the second tab'])
  one.end()
  await one.done()
  expect(await titles(db)).toEqual(['of the second tab'])
  two.end()
  await two.done()
  expect(await titles(db)).toEqual([])
})

test('E10 it is of one form and one centre: another form, another centre finds nothing; visits are not mixed with it', async () => {
  const db = device()
  await typedIn(on(db), 'an event')
  await typedIn(on(db), 'a work', 'work/new')
  expect(await titles(db, 'work/')).toEqual(['a work'])
  expect(await typedOf(db, code('irg'), 'event/new', ms(MORNING))).toBeUndefined()
  expect(await typedUnder(db, null, 'event/', ms(MORNING))).toEqual([])
  expect(await drafts(db)).toEqual([])
})

test('E10 V14 a new event is not the change of one whose key begins with "new"; what lies below a record is found with it', async () => {
  const db = device()
  await typedIn(on(db), 'the new one', 'event/new')
  await typedIn(on(db), 'a change', 'event/newAAAAAAAAAAAAAAAAAAA')
  await typedIn(on(db), 'copies', 'work/w/copies')
  await typedIn(on(db), 'copies of a centre', 'work/w/copies/c')
  await typedIn(on(db), 'another work', 'work/w2/edit')
  const under = async (forms: string): Promise<unknown[]> => (await titles(db, forms)).sort()
  expect(await under('event/new')).toEqual(['the new one'])
  expect(await under('event/newAAAAAAAAAAAAAAAAAAA')).toEqual(['a change'])
  expect(await under('work/w')).toEqual(['copies', 'copies of a centre'])
  expect(await under('work/w/')).toEqual(['copies', 'copies of a centre'])
  expect((await under('')).length).toBe(5)
})

test('A1 after two weeks it is forgotten, wherever one opens a form; a clock that was set back forgets nothing', async () => {
  const db = device()
  await typedIn(on(db), 'an event')
  await db.drafts.put({ id: 'd', noun: 'visit', centre: CAS, day: day('2025-10-09'), started: 1, touched: 1, entry: {} })
  expect(await titles(db, 'event/', '2025-10-23 09:00')).toEqual(['an event'])
  expect(await titles(db, 'event/', '2024-10-23 09:00')).toEqual(['an event'])
  await forgetOld(db, ms('2025-10-23 09:00'))
  expect(await db.drafts.count()).toBe(2)
  expect(await titles(db, 'event/', '2025-10-23 09:01')).toEqual([])
  await keeper(on(db, '2025-10-23 09:01'), 'work/new').found()
  expect(await db.drafts.toCollection().primaryKeys()).toEqual(['d']) // a visit waits as long as it likes
})

test('V14 closed: typing goes on, nothing is thrown, and nothing is claimed to be found', async () => {
  const db = device()
  db.close()
  const k = keeper(on(db))
  expect(await k.found()).toBeUndefined()
  k.touch(side('Salon'))
  k.flush()
  k.end()
  await k.done()
})

test('V16 of another kind of app: a record that was begun under another shape is not taken up, a new one is', async () => {
  const db = device()
  await typedIn(on(db), 'an event')
  const k = typedKeeper<Value, { readonly record: string }>(on(db), CAS, 'event/x')
  k.touch({ typed: { title: 'b' }, first: { title: 'a' }, before: { record: 'r' }, started: null })
  k.flush()
  await k.done()
  expect(await titles(db)).toEqual(['an event', 'b'])
  await db.table('drafts').toCollection().modify({ shape: 0 })
  expect(await titles(db)).toEqual(['an event'])
  const [row] = await typedUnder(db, CAS, '', ms(MORNING))
  await forgetTyped(db, CAS, row!.form, row!.touched) // the one that is there
  expect(await titles(db)).toEqual([])
})

test('V16 what comes back from the disk is of the form’s own kind, whatever lies there', () => {
  const first = newEvent('Europe/Paris', 'network', 'fr')
  expect(typedAgain(first, null)).toEqual(first)
  expect(typedAgain(first, { ...first, title: 'Salon', titles: { it: 'Salone', en: 4 }, circle: 'galaxy', from: 14, more: 'x' })).toEqual({
    ...first,
    title: 'Salon',
    titles: { it: 'Salone' },
  })
  expect(typedAgain(first, { ...first, circle: 'public', language: 'ca' })).toEqual({ ...first, circle: 'public', language: 'ca' })
  expect(opinionAgain(NO_OPINION, { rating: 7, strengths: 'x' })).toEqual({ ...NO_OPINION, strengths: 'x' })
  expect(opinionAgain(NO_OPINION, { ...NO_OPINION, rating: 3 })).toEqual({ ...NO_OPINION, rating: 3 })
  expect(alike({ purposes: ['P1'], on: true }, { purposes: ['P2', 3], on: 'yes' })).toEqual({ purposes: ['P2'], on: true })
})

test('V16 of a new centre and of a value comes back what the form knows: the days of its week, its words', () => {
  const hours = { days: [2, 4], am: { from: '09:3', to: '' }, pm: { from: '', to: '' } }
  expect(centreAgain(NEW_CENTRE, { ...NEW_CENTRE, name: 'Orv', status: 'planned', hours })).toEqual({
    ...NEW_CENTRE,
    name: 'Orv',
    status: 'planned',
    hours,
  })
  expect(centreAgain(NEW_CENTRE, { hours: { days: [9, '2', 3] }, precision: 'second' })).toEqual({
    ...NEW_CENTRE,
    hours: { ...NEW_CENTRE.hours, days: [3] },
  })
  expect(centreAgain(NEW_CENTRE, null)).toEqual(NEW_CENTRE)
  expect(valueAgain(typedValue(null), { ...typedValue(null), icon: 'crown', from: '2026-01-01' })).toEqual({
    ...typedValue(null),
    from: '2026-01-01',
  })
})
