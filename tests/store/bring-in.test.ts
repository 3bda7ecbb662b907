import { expect, test } from 'vitest'
import { estimatedFields } from '../../src/domain/estimates.ts'
import type { Day } from '../../src/domain/day.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { bringIn, weigh, type Brought } from '../../src/store/bring-in.ts'
import { setFact, type Session } from '../../src/store/facts.ts'
import { documents, rebuild } from '../../src/store/rebuild.ts'
import { pieces, rehome } from '../../src/store/outbox.ts'
import type { Database } from '../../src/store/tables.ts'
import { LIMITS } from '../../src/wire/limits.ts'
import { writeAppend, type Struct } from '../../src/wire/append.ts'
import { create, device, diceOf, DOC, tables, write } from './device-under-test.ts'

const DAY = '2025-10-09' as Day
const SAYING = { when: { day: DAY, slot: 18, clock: 'ok' as const }, by: 'counsellor', now: 1_760_000_000_000 }
const as = async (db: Database, centre = 'cas'): Promise<Database> => {
  await setFact(db, 'session', { device: 'd', role: 'staff', centre: centre as CentreCode, at: '' } as unknown as Session) // its key is not asked for
  return db
}
const estimated = () => ({ kind: 'create', noun: 'visit', fields: estimatedFields(emptyVisit('quick'), DAY, 'am') }) as const

/** `n` visits of another device, and the places they had there. */
const others = async (n: number, seed = 9): Promise<Brought> => {
  const db = device()
  await write(
    db,
    diceOf(seed),
    Array.from({ length: n }, () => create()),
  )
  return {
    doc: DOC,
    structs: (await db.log.toArray())
      .map(l => ({ client: l.client, clock: l.clock, key: l.key, value: l.raw }))
      .sort((a, b) => a.clock - b.clock),
  }
}
const visits = async (db: Database): Promise<[standing: number, estimated: number]> => {
  const all = (await db.visits.toArray()).filter(v => v.voided === null)
  return [all.length, all.filter(v => v.estimated).length]
}
const placeOf = (s: Pick<Struct, 'client' | 'clock' | 'key'>): string => `${s.client} ${s.clock} ${s.key}`

test('T8 V8 what is brought keeps its places, replaces the estimates in the same act, and brought again it changes nothing', async () => {
  const db = await as(device())
  await write(db, diceOf(1), [create(), estimated(), estimated()])
  const brought = await others(3)
  expect(await weigh(db, brought)).toMatchObject({ known: 0, others: 0, late: [{ day: DAY, estimated: 2, now: 3 }] })
  expect(await bringIn(db, diceOf(2), brought, 'replace', SAYING)).toEqual({ is: 'done', added: 3, known: 0 })
  expect(await visits(db)).toEqual([4, 0])
  const logged = (await db.log.toArray()).map(placeOf)
  for (const s of brought.structs) expect(logged).toContain(placeOf(s))
  const before = await tables(db)
  expect(await bringIn(db, diceOf(3), { doc: DOC, structs: [...brought.structs, ...brought.structs] }, 'replace', SAYING)).toEqual({
    is: 'done',
    added: 0,
    known: 3,
  })
  expect(await tables(db)).toEqual(before)
  for (const doc of await documents(db)) await rebuild(db, doc)
  expect(await tables(db)).toEqual(before)
})

test('T8 kept estimates: what was brought stands in the book, struck, and never counts, whichever way it comes again', async () => {
  const db = await as(device())
  await write(db, diceOf(1), [create(), estimated(), estimated()])
  const brought = await others(3)
  await bringIn(db, diceOf(2), brought, 'keep', SAYING)
  expect(await visits(db)).toEqual([3, 2])
  expect((await db.visits.toArray()).filter(v => v.voided === 'twice')).toHaveLength(3)
  await bringIn(db, diceOf(3), brought, 'replace', SAYING)
  expect(await visits(db)).toEqual([3, 2])
})

test('T8 one act is one piece, behind all that was said by itself, however much waits in the same document; also after it had to move', async () => {
  const db = await as(device())
  await write(
    db,
    diceOf(1),
    Array.from({ length: 150 }, () => create()),
  ) // more than one piece
  await write(db, diceOf(1), [estimated(), estimated()])
  const brought = await others(40)
  await bringIn(db, diceOf(2), brought, 'replace', SAYING)
  const act = new Set((await db.outbox.toArray()).filter(o => o.act !== undefined).map(o => o.key as string))
  expect(act.size).toBe(42)
  const check = async (): Promise<void> => {
    const out = await pieces(db, DAY, new Set())
    expect(out.length).toBeGreaterThan(2)
    expect(out.map(p => p.structs.filter(s => act.has(s.key)).length).filter(n => n > 0)).toEqual([42])
    expect(out.at(-1)!.structs.every(s => act.has(s.key))).toBe(true)
  }
  await check()
  await rehome(db, diceOf(3), DOC, 1)
  await check()
})

test('T8 more than one piece holds: cut between any two statements nothing counts twice', async () => {
  for (const choice of ['replace', 'keep'] as const) {
    const db = await as(device())
    await write(
      db,
      diceOf(1),
      Array.from({ length: 60 }, () => estimated()),
    )
    await db.outbox.clear() // all of that is at the head
    const brought = await others(140)
    expect(writeAppend(brought.structs).length).toBeGreaterThan(LIMITS.piece)
    await bringIn(db, diceOf(2), brought, choice, SAYING)
    const at140 = choice === 'replace' ? 140 : 60
    expect((await visits(db))[0]).toBe(at140)
    // as any reader follows it: the estimates, then statement by statement
    const standing = new Set(
      (await db.log.filter(l => l.raw[0] === 'create' && !brought.structs.some(s => s.key === l.key)).toArray()).map(l => l.key as string),
    )
    const gone = new Set<string>()
    const said = (await pieces(db, DAY, new Set())).flatMap(p => p.structs)
    expect(said.length).toBe(choice === 'replace' ? 200 : 280)
    for (const s of said) {
      if (s.value[0] === 'void') {
        gone.add(String(s.value[2]))
        standing.delete(String(s.value[2]))
      } else if (!gone.has(s.key)) standing.add(s.key)
      expect(standing.size).toBeLessThanOrEqual(at140)
    }
    expect(standing.size).toBe(at140)
  }
})

test('A4 what does not follow on what is here gets new places under the same keys, and so does what stands in this device’s own', async () => {
  const { structs } = await others(4)
  const hole: Brought = { doc: DOC, structs: [structs[0]!, structs[2]!] }
  const db = await as(device())
  await bringIn(db, diceOf(2), hole, 'replace', SAYING)
  const rows = await db.outbox.orderBy('[doc+client+clock]').toArray()
  expect(rows.map(o => [o.clock, o.key])).toEqual(hole.structs.map((s, i) => [i, s.key]))
  expect(rows[0]!.client).not.toBe(structs[0]!.client)
  // a copy of this very profile brought it: the same dice, the same client
  const copied = await as(device())
  await write(copied, diceOf(9), [create()])
  const again = await others(3)
  expect((await copied.places.get(DOC))?.client).toBe(again.structs[0]!.client)
  await bringIn(copied, diceOf(4), { doc: DOC, structs: again.structs.slice(1) }, 'replace', SAYING)
  const clients = (await copied.outbox.toArray()).filter(o => o.act !== undefined).map(o => o.client)
  expect(new Set(clients).size).toBe(1)
  expect(clients[0]).not.toBe(again.structs[0]!.client)
})

test('C13 a device takes in nothing that it may not write, whoever it is', async () => {
  const db = await as(device(), 'orv')
  expect(await bringIn(db, diceOf(2), await others(2), 'replace', SAYING)).toEqual({ is: 'forbidden' })
  expect([await db.log.count(), await db.outbox.count(), await db.places.count()]).toEqual([0, 0, 0])
})

test('T8 a correction and a void of what was brought come with it; estimates of another month are taken back there', async () => {
  const other = device()
  const dice = diceOf(9)
  const [one, two] = await write(other, dice, [create(), create()])
  await write(other, dice, [
    { kind: 'edit', target: one!, field: 'purposes', value: ['P3'], base: [one!] },
    { kind: 'void', target: two!, reason: 'undo' },
  ])
  const structs = (await other.log.toArray()).map(l => ({ client: l.client, clock: l.clock, key: l.key, value: l.raw }))
  const db = await as(device())
  await write(db, diceOf(1), [estimated()], { doc: 'centre/cas/visits/2025-11' })
  await bringIn(db, diceOf(2), { doc: DOC, structs }, 'replace', SAYING)
  expect(await visits(db)).toEqual([1, 0])
  expect(await db.visits.get([DOC, one as Key])).toMatchObject({ purposes: ['P3'], voided: null })
  expect(
    (await db.outbox.toArray())
      .filter(o => o.act !== undefined)
      .map(o => o.doc)
      .sort(),
  ).toEqual([DOC, DOC, DOC, DOC, 'centre/cas/visits/2025-11'])
})
