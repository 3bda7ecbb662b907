// Deciding about what lies apart, with a line that breaks, a page that is closed, and two devices that decide at once.
import { expect, test } from 'vitest'
import { decline, goOn, saidElsewhere, settleNeedless, takeIn, tidyApart } from '../../src/apart/decide.ts'
import { lotsOf, type Lot } from '../../src/apart/lots.ts'
import { lotsLeft } from '../../src/apart/use-lots.ts'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { fact, setFact } from '../../src/store/facts.ts'
import { tryRefusedAgain } from '../../src/store/outbox.ts'
import { noteEstimates } from '../../src/visits/catch-up.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import type { Connection } from '../../src/replica/connection.ts'
import type { Answer, Question } from '../../src/wire/questions.ts'
import { until } from '../until.ts'
import { network, type Net, type Tablet } from './network-under-test.ts'

const where = { centre: 'cas' as CentreCode, precision: 'hour' } as const
const join = async (t: Tablet): Promise<Connection> => {
  let answered = false
  const line = t.online(p => (answered = p.answered))
  await until('it is answered', () => answered)
  return line
}
const lotOf = async (t: Tablet, line: Connection): Promise<Lot> => {
  const lots = await lotsOf(t.device.db, line.ask)
  if (lots === 'no-line' || !lots[0]) throw new Error('no lot')
  return lots[0]
}
const standing = async (t: Tablet) => (await t.device.db.visits.toArray()).filter(v => v.voided === null)
const counts = async (t: Tablet) => [(await standing(t)).length, (await standing(t)).filter(v => v.estimated).length]

const leave = async (line: Connection): Promise<void> => {
  line.stop()
  await line.ended
}
const remove = async (desk: Tablet, t: Tablet): Promise<void> => {
  const line = await join(desk)
  expect(await line.ask({ do: 'revoke', device: t.session.device })).toEqual({ ok: true })
  await leave(line)
}

/** The lost tablet is linked under a new code, and brings what was refused of it by itself. */
const linkAnew = async (net: Net, lost: Tablet): Promise<void> => {
  const anew = await net.device('staff', 'cas', { before: lost })
  await tryRefusedAgain(anew.device.db, 1)
  await anew.sync()
}

/** Two tablets of Castelroc with three estimates of today; a third, removed, has left three real ones of today at the door. */
const left = async (): Promise<{ net: Net; one: Tablet; two: Tablet; lost: Tablet; desk: Tablet }> => {
  const net = await network({ limits: { quarantineMs: 50, heardMs: 5 } })
  const [lost, one, two, desk] = [
    await net.device('staff', 'cas'),
    await net.device('staff', 'cas'),
    await net.device('staff', 'cas'),
    await net.device('coordinator', null),
  ]
  await remove(desk, lost)
  for (let i = 0; i < 3; i++) await recordVisit(lost.device, where, emptyVisit('quick'))
  for (let tries = 0; tries < 5 && (await lost.device.db.outbox.count()) > 0; tries++)
    expect(await lost.sync()).toMatchObject({ code: 4401 })
  const { day } = one.device.clock.local()
  expect(await noteEstimates(one.device, where, { day, half: 'am', lines: [{ kind: 'quick', purpose: null, n: 3 }] })).toMatchObject({
    kept: true,
  })
  for (const t of [one, two]) await t.sync()
  return { net, one, two, lost, desk }
}

test('C14 T8 of two tablets that answer at once, one way and the other, one decides, and both show the same', async () => {
  const { one, two } = await left()
  const [a, b] = [await join(one), await join(two)]
  const [mine, yours] = [await lotOf(one, a), await lotOf(two, b)]
  const done = await Promise.all([takeIn(one.device, a.ask, mine, 'replace'), takeIn(two.device, b.ask, yours, 'keep')])
  expect([...done].sort()).toEqual(['done', 'elsewhere'])
  for (const line of [a, b]) line.push()
  await until('both have sent', async () => (await one.device.db.outbox.count()) + (await two.device.db.outbox.count()) === 0)
  for (const line of [a, b]) {
    line.stop()
    await line.ended
  }
  for (const t of [one, two, one]) await t.sync()
  expect(await counts(one)).toEqual(done[0] === 'done' ? [3, 0] : [3, 3])
  expect(await counts(two)).toEqual(await counts(one))
})

test('C14 T8 who comes second is told which way the other has decided', async () => {
  for (const how of ['taken', 'declined'] as const) {
    const { one, two } = await left()
    const [a, b] = [await join(one), await join(two)]
    const [mine, yours] = [await lotOf(one, a), await lotOf(two, b)]
    expect(await saidElsewhere(b.ask, yours)).toBeNull() // nobody has yet
    expect(await (how === 'taken' ? takeIn(one.device, a.ask, mine, 'replace') : decline(a.ask, mine))).toBe('done')
    expect(await takeIn(two.device, b.ask, yours, 'keep')).toBe('elsewhere')
    expect(await saidElsewhere(b.ask, yours)).toBe(how)
    expect(await fact(two.device.db, 'deciding')).toBeUndefined()
    for (const line of [a, b]) {
      line.stop()
      await line.ended
    }
  }
})

test('C14 T8 what all came by another way asks nobody: it is settled by itself, once the head has all of it, and nothing changes in the book', async () => {
  const { net, one, lost } = await left()
  const line = await join(one)
  await until('it is told', async () => (await fact(one.device.db, 'apart')) === 3)
  await tidyApart(one.device, line.ask)
  expect(await fact(one.device.db, 'apart')).toBe(3) // three that are not here: a person decides
  line.stop()
  await line.ended
  // the tablet is linked anew and brings them itself
  await linkAnew(net, lost)
  await one.sync()
  expect(await counts(one)).toEqual([6, 3])
  const next = await join(one)
  expect(await lotOf(one, next)).toMatchObject({ needless: true, weighed: { known: 3, fresh: [] } })
  await tidyApart(one.device, next.ask)
  expect(await fact(one.device.db, 'apart')).toBe(3) // looked through today: it is fetched once a day for that
  await setFact(one.device.db, 'apartSeen', { n: 3, day: '2025-01-01' as Day })
  await tidyApart(one.device, next.ask)
  expect(await fact(one.device.db, 'apart')).toBeUndefined()
  expect(await lotsOf(one.device.db, next.ask)).toEqual([])
  expect(await one.device.db.outbox.count()).toBe(0)
  expect(await counts(one)).toEqual([6, 3])
  next.stop()
  await next.ended
})

test('C14 what is known here and not at the head yet is not settled by itself, nor what cannot be read', async () => {
  const { one, lost } = await left()
  const line = await join(one)
  const lot = await lotOf(one, line)
  const asked: string[] = []
  let torn = false
  const ask = async (q: Question): Promise<Answer | 'no-line'> => {
    asked.push(q.do)
    const answer = await line.ask(q)
    if (!torn || answer === 'no-line' || !answer.ok || !Array.isArray(answer.pieces)) return answer
    return { ...answer, pieces: [...answer.pieces, { id: lot.upTo + 1, bytes: 'AAAA' }] }
  }
  const held = async (got: number | null): Promise<void> => {
    for (const l of (await lost.device.db.log.toArray()).filter(x => x.doc === lot.doc)) await one.device.db.log.put({ ...l, got })
  }
  const found = async (): Promise<readonly Lot[]> => {
    const lots = await lotsOf(one.device.db, ask)
    if (lots === 'no-line') throw new Error('no line')
    return lots
  }
  await held(null)
  const here = await found()
  expect(here).toMatchObject([{ needless: false, weighed: { known: 3 } }])
  await held(1)
  torn = true
  const unreadable = await found()
  expect(unreadable).toMatchObject([{ needless: false, unreadable: 1, weighed: { known: 3 } }])
  expect(await settleNeedless(ask, [...here, ...unreadable])).toHaveLength(2)
  expect(asked).not.toContain('settle')
  torn = false
  expect(await settleNeedless(ask, await found())).toEqual([]) // at the head, and readable
  expect(asked).toContain('settle')
  line.stop()
  await line.ended
})

test('C14 the page is closed between the word of the head and the writing: at the next line it is gone on with, once', async () => {
  const { one, two } = await left()
  const line = await join(one)
  const lot = await lotOf(one, line)
  await setFact(one.device.db, 'deciding', { device: lot.device, doc: lot.doc, upTo: lot.upTo, choice: 'replace' })
  expect(await line.ask({ do: 'settle', device: lot.device, doc: lot.doc, upTo: lot.upTo, as: 'taken' })).toEqual({ ok: true })
  line.stop() // and here it is closed
  await line.ended
  expect(await counts(one)).toEqual([3, 3])
  const other = await join(two)
  expect(await lotsOf(two.device.db, other.ask)).toEqual([]) // decided, for everybody else
  other.stop()
  await other.ended
  const next = await join(one)
  expect(await goOn(one.device, next.ask)).toBe('done')
  expect(await goOn(one.device, next.ask)).toBe('done')
  expect(await fact(one.device.db, 'deciding')).toBeUndefined()
  expect(await counts(one)).toEqual([3, 0])
  next.stop()
  await next.ended
})

test('C14 a line that breaks before the head has answered keeps the choice; what came meanwhile makes another question', async () => {
  const { one } = await left()
  const line = await join(one)
  const lot = await lotOf(one, line)
  expect(await takeIn(one.device, async () => 'no-line', lot, 'keep')).toBe('later')
  expect(await fact(one.device.db, 'deciding')).toMatchObject({ choice: 'keep' })
  expect(await counts(one)).toEqual([3, 3])
  // a fourth estimate was noted since: the numbers that were read are others
  const { day } = one.device.clock.local()
  await noteEstimates(one.device, where, { day, half: 'pm', lines: [{ kind: 'quick', purpose: null, n: 1 }] })
  expect(await takeIn(one.device, line.ask, lot, 'replace')).toBe('moved')
  expect(await goOn(one.device, line.ask)).toBe('done') // what had been decided before is carried out
  expect(await counts(one)).toEqual([4, 4])
  line.stop()
  await line.ended
})

test('C14 T8 what the lost tablet brings after the answer is another question: the answer takes none of it in, and voids no estimate for it', async () => {
  const { one, lost } = await left()
  const line = await join(one)
  expect(await takeIn(one.device, async () => 'no-line', await lotOf(one, line), 'replace')).toBe('later')
  await leave(line)
  const { day } = one.device.clock.local()
  await noteEstimates(one.device, where, { day, half: 'pm', lines: [{ kind: 'quick', purpose: null, n: 1 }] })
  await recordVisit(lost.device, where, emptyVisit('quick'))
  for (let tries = 0; tries < 5 && (await lost.device.db.outbox.count()) > 0; tries++) await lost.sync()
  const next = await join(one)
  expect(await goOn(one.device, next.ask)).toBe('done')
  expect(await counts(one)).toEqual([4, 1])
  const lot = await lotOf(one, next)
  expect(lot.weighed.late).toMatchObject([{ estimated: 1, now: 4 }]) // it is asked about
  expect(await takeIn(one.device, next.ask, lot, 'replace')).toBe('done')
  expect(await counts(one)).toEqual([4, 0])
  await leave(next)
})

test('C13 C14 what was declined does not come in with what the same tablet brings later', async () => {
  const { one, lost } = await left()
  const line = await join(one)
  expect(await decline(line.ask, await lotOf(one, line))).toBe('done')
  await recordVisit(lost.device, where, emptyVisit('quick'))
  for (let tries = 0; tries < 5 && (await lost.device.db.outbox.count()) > 0; tries++) await lost.sync()
  const lot = await lotOf(one, line)
  expect(lot.weighed.fresh).toHaveLength(1)
  expect(await takeIn(one.device, line.ask, lot, 'keep')).toBe('done')
  expect(await one.device.db.visits.count()).toBe(4)
  await leave(line)
})

test('C14 what lies apart cannot be looked through with a database that fails, and no promise is left rejected', async () => {
  const { one } = await left()
  const line = await join(one)
  expect(await lotsLeft(one.device.db, line.ask)).toHaveLength(1)
  await leave(line)
  expect(await lotsLeft(one.device.db, line.ask)).toBe('no-line')
  const next = await join(one)
  const fails = (): never => {
    throw new Error('closed')
  }
  const own = one.device.db.log.bulkGet
  one.device.db.log.bulkGet = fails
  expect(await lotsLeft(one.device.db, next.ask)).toBe('no-line')
  one.device.db.log.bulkGet = own
  expect(await lotsLeft(one.device.db, next.ask)).toHaveLength(1)
  await leave(next)
})

test('C14 nothing of it is taken: nothing changes here, and the tablet that is linked anew brings it itself', async () => {
  const { net, one, lost } = await left()
  const line = await join(one)
  const lot = await lotOf(one, line)
  expect(await decline(line.ask, lot)).toBe('done')
  expect(await counts(one)).toEqual([3, 3])
  await until('the question is gone', async () => (await fact(one.device.db, 'apart')) === undefined)
  line.stop()
  await line.ended
  await linkAnew(net, lost)
  await one.sync()
  expect(await counts(one)).toEqual([6, 3])
})

test('C14 a tablet that took it and is lost before it has sent: once it is removed, the others are asked again', async () => {
  const { one, two, desk } = await left()
  const a = await join(one)
  expect(await takeIn(one.device, a.ask, await lotOf(one, a), 'replace')).toBe('done')
  await leave(a) // nothing has left
  const b = await join(two)
  expect(await lotsOf(two.device.db, b.ask)).toEqual([]) // it may still send: two answers would void both
  await remove(desk, one)
  await until('it is told', async () => (await fact(two.device.db, 'apart')) === 3)
  expect(await takeIn(two.device, b.ask, await lotOf(two, b), 'keep')).toBe('done')
  expect(await counts(two)).toEqual([3, 3])
  await leave(b)
})

test('C14 T8 a tablet that took it, has sent all and is then removed: nobody is asked again, and nothing changes', async () => {
  const { one, two, desk } = await left()
  const a = await join(one)
  expect(await takeIn(one.device, a.ask, await lotOf(one, a), 'replace')).toBe('done')
  await leave(a)
  await one.sync()
  await two.sync()
  await remove(desk, one)
  const b = await join(two)
  await until('it is told', async () => (await fact(two.device.db, 'apart')) === 3)
  await tidyApart(two.device, b.ask)
  expect(await fact(two.device.db, 'apart')).toBeUndefined()
  expect(await lotsOf(two.device.db, b.ask)).toEqual([])
  expect(await two.device.db.outbox.count()).toBe(0)
  expect(await counts(two)).toEqual([3, 0])
  await leave(b)
})
