// The gists of a centre's books after whatever happened to the rows: counted from them is what counting the rows gives.
import { describe, expect, test } from 'vitest'
import { countSaid, NO_FILTER } from '../../src/domain/count-said.ts'
import type { Day } from '../../src/domain/day.ts'
import { visitsDocument } from '../../src/domain/document-name.ts'
import { groupFields } from '../../src/domain/group-entry.ts'
import { keyFrom, type CentreCode, type Key } from '../../src/domain/ids.ts'
import { NOTHING_TOLD, toldFields } from '../../src/domain/told.ts'
import { stepFields } from '../../src/domain/step.ts'
import { writeStatement, type Draft } from '../../src/domain/statement.ts'
import { tallyFields } from '../../src/domain/tally.ts'
import { dropGone } from '../../src/store/drop-gone.ts'
import { makeGist, readGists, wholesElsewhere } from '../../src/store/gists.ts'
import { receive } from '../../src/store/receive.ts'
import { rebuild } from '../../src/store/rebuild.ts'
import type { Database } from '../../src/store/tables.ts'
import type { Struct } from '../../src/wire/append.ts'
import { plain, slowCount } from '../figures/random-books.ts'
import { rng, seedOf } from '../random.ts'
import { create, device, diceOf, DOC, write } from './device-under-test.ts'

const CAS = 'cas' as CentreCode
const ALL = { from: '2000-01-01' as Day, to: '2100-12-31' as Day }
const at = (day: string): Day => day as Day // the tests' own days
const MONTHS = ['2025-09', '2025-10', '2025-11'].map(m => visitsDocument(CAS, m as never))

let makers = 0
const turn = (): Promise<void> => Promise.resolve()
/** Until nothing is due. */
const makeAll = async (db: Database, pause = turn): Promise<number> => {
  let made = 0
  for (;;) {
    const { due } = await readGists(db, CAS)
    if (due.length === 0) return made
    for (const doc of due) await makeGist(db, doc, `maker ${++makers}`, pause)
    made += due.length
    if (made > 100) throw new Error('it is never done')
  }
}
const fast = async (db: Database): Promise<ReturnType<typeof plain>> => {
  const { gists } = await readGists(db, CAS)
  return plain(countSaid(gists, ALL, NO_FILTER, await wholesElsewhere(db, gists)))
}
const slow = async (db: Database): Promise<ReturnType<typeof plain>> =>
  slowCount(
    {
      visits: await db.visits.toArray(),
      groups: await db.groups.toArray(),
      steps: await db.steps.toArray(),
      tallies: await db.tallies.toArray(),
      purposes: [],
    },
    ALL,
    NO_FILTER,
  )

const seed = seedOf()
describe(`after whatever was said, seed ${seed}`, () => {
  /** What another device says: in its own words and places. */
  const author = (n: number) => {
    const dice = diceOf(seed + n)
    const client = new DataView(dice.bytes(4).buffer).getUint32(0)
    const clocks = new Map<string, number>()
    let seq = 0
    return (doc: string, draft: Draft, by = 'counsellor'): Struct => {
      const clock = clocks.get(doc) ?? 0
      clocks.set(doc, clock + 1)
      return {
        ...{ client, clock, key: keyFrom(dice.bytes(16)) },
        value: writeStatement(draft, { day: at('2025-10-09'), slot: 9, clock: 'ok', seq: ++seq }, by),
      }
    }
  }
  test(
    'V3 V8 visits, groups, corrections, voids, hand-overs, remarks, rebuilds and lost gists, from here and from elsewhere',
    { timeout: 60_000 },
    async () => {
      const r = rng(seed)
      const one = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)]! // no list here is empty
      const db = device()
      const dice = diceOf(seed)
      const other = author(1)
      const known: { readonly doc: string; readonly id: Key }[] = []
      let sequence = 0
      const anyDraft = (doc: string): Draft => {
        const what = r()
        const same = known.filter(k => k.doc === doc)
        const day = at(`${doc.slice(-7)}-${String(1 + Math.floor(r() * 28)).padStart(2, '0')}`)
        if (same.length === 0 || what < 0.5) {
          const besides = toldFields({ ...NOTHING_TOLD, channel: one(['on-site', 'phone']), ageBand: one([null, '18-25', '45-54']) })
          return create({ kind: one(['quick', 'interview', 'self-service']), purposes: r() < 0.5 ? ['P1', 'P3'] : [], besides }, day)
        }
        const target = one(same).id
        if (what < 0.6) return { kind: 'void', target, reason: 'twice' }
        if (what < 0.7) return { kind: 'edit', target, field: 'party', value: 1 + Math.floor(r() * 9), base: [target] }
        if (what < 0.78) return { kind: 'edit', target, field: 'day', value: day, base: [target] }
        if (what < 0.88) return { kind: 'edit', target, field: 'sameAs', value: one(known).id, base: [] }
        if (what < 0.93)
          return { kind: 'create', noun: 'step', fields: stepFields(target, { kind: 'quick', purposes: ['P2'], duration: null }) }
        if (what < 0.97) return { kind: 'create', noun: 'tally', fields: tallyFields('entries', Math.floor(r() * 9) - 2, day, 10) }
        return {
          kind: 'create',
          noun: 'group',
          fields: groupFields({ kind: 'class', size: 1 + Math.floor(r() * 30), accompanying: 1 }, day, 10),
        }
      }
      for (let step = 0; step < 120; step++) {
        const doc = one(MONTHS)
        const what = r()
        if (what < 0.45) {
          const draft = anyDraft(doc)
          const [key] = await write(db, dice, [draft], { doc })
          if (draft.kind === 'create') known.push({ doc, id: key! })
        } else if (what < 0.8) {
          const structs = Array.from({ length: 1 + Math.floor(r() * 4) }, () => other(doc, anyDraft(doc)))
          await receive(db, doc, structs, ++sequence, 1)
          for (const s of structs) if (s.value[0] === 'create') known.push({ doc, id: s.key })
        } else if (what < 0.86 && known.length > 0) {
          const about = one(known)
          const remark = other(
            about.doc.replace('/visits/', '/remarks/'),
            { kind: 'edit', target: about.id, field: 'kind', value: one(['quick', 'interview']), base: [about.id] },
            'coordination',
          )
          await receive(db, about.doc.replace('/visits/', '/remarks/'), [remark], ++sequence, 1)
        } else if (what < 0.92) await rebuild(db, doc)
        else if (what < 0.95) await db.gists.clear()
        else await db.gists.delete([doc, ''])
        if (r() < 0.5) {
          await makeAll(db)
          expect(await fast(db), `step ${step}`).toEqual(await slow(db))
        }
      }
      // Whatever the dice brought, one of each is there at the end.
      const [kept, voided] = await write(db, dice, [create(), create()], { doc: DOC })
      await write(
        db,
        dice,
        [
          { kind: 'void', target: voided!, reason: 'twice' },
          { kind: 'create', noun: 'step', fields: stepFields(kept!, { kind: 'quick', purposes: ['P2'], duration: null }) },
          { kind: 'create', noun: 'tally', fields: tallyFields('entries', 3, at('2025-10-09'), 10) },
          { kind: 'create', noun: 'group', fields: groupFields({ kind: 'class', size: 9, accompanying: 1 }, at('2025-10-09'), 10) },
        ],
        { doc: DOC },
      )
      await makeAll(db)
      const end = await fast(db)
      expect(end).toEqual(await slow(db))
      expect(end.services).toBeGreaterThan(end.entries)
      expect(end.values).toMatchObject({ 'tally entries': expect.any(Number) })
      expect(
        [end.visits, end.voids, end.groups].every(n => n > 0),
        JSON.stringify([end.visits, end.voids, end.groups]),
      ).toBe(true)
      expect(await makeAll(db)).toBe(0) // what nothing has touched is not made again
    },
  )
})

describe('what happens while one is being made', () => {
  const entries = (n: number): Draft[] => Array.from({ length: n }, () => create())
  test('V3 a visit that is taken back, or noted, between two steps is not overlooked', async () => {
    for (const happens of ['void', 'new'] as const) {
      const db = device()
      const keys = await write(db, diceOf(1), entries(250))
      let turns = 0
      await makeGist(db, DOC, 'a', async () => {
        if (++turns !== 2) return
        await write(db, diceOf(2), [happens === 'new' ? create() : { kind: 'void', target: keys[0]!, reason: 'twice' }])
      })
      expect(turns).toBeGreaterThan(2)
      if (happens === 'void') expect((await readGists(db, CAS)).due).toEqual([DOC]) // a new one may have come in time to be read
      await makeAll(db)
      expect((await fast(db)).visits).toBe(happens === 'new' ? 251 : 249)
    }
  })
  test('V3 two windows make the same one: neither keeps what the other has seen change', async () => {
    const db = device()
    const keys = await write(db, diceOf(1), entries(150))
    let turns = 0
    await makeGist(db, DOC, 'first', async () => {
      if (++turns !== 1) return
      await write(db, diceOf(2), [{ kind: 'void', target: keys[0]!, reason: 'twice' }])
      await db.gists.put({ doc: DOC, id: '', maker: 'second' }) // the other has begun
    })
    expect((await readGists(db, CAS)).due).toEqual([DOC])
  })
  test('V3 who is told to stop leaves nothing that would be believed', async () => {
    const db = device()
    await write(db, diceOf(1), entries(150))
    await expect(makeGist(db, DOC, 'a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect(await readGists(db, CAS)).toEqual({ gists: [], due: [DOC] })
  })
})

describe('with the rows it goes', () => {
  test('E5 the gist of a document that was erased at the head is erased with it', async () => {
    const db = device()
    await receive(
      db,
      DOC,
      [
        {
          ...{ client: 1, clock: 0, key: keyFrom(new Uint8Array(16).fill(3)) },
          value: writeStatement(create(), { day: at('2025-10-09'), slot: 9, clock: 'ok', seq: 1 }, 'counsellor'),
        },
      ],
      1,
      1,
    )
    await makeAll(db)
    expect((await fast(db)).visits).toBe(1)
    await dropGone(db, { doc: DOC, seq: 2, mark: new Uint8Array(8), reason: 'period', day: at('2026-12-01') }, 0)
    expect(await db.gists.toArray()).toEqual([])
  })
  test('V3 one of another shape, as an older app made it, is made again', async () => {
    const db = device()
    await write(db, diceOf(1), [create()])
    await makeAll(db)
    const [made] = (await readGists(db, CAS)).gists
    await db.gists.put({ ...made!, shape: 0, words: ['kind nonsense'] })
    expect(await readGists(db, CAS)).toEqual({ gists: [], due: [DOC] })
  })
})
