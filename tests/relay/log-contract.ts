// What every log must do, whichever database stands behind it. Run by log.test.ts against each of them.
import { beforeEach, afterEach, describe, expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { readAppend, writeAppend, type Struct } from '../../src/wire/append.ts'
import { nextMark, NO_MARK, xorInto, type Log, type Offered, type Row, type Written } from '../../sync-server/log.ts'
import { writeTombstone } from '../../sync-server/tombstone.ts'
import { newStruct, newStructs, sha } from './relay-under-test.ts'

const A = 'centre/castelroc/visits/2027-03'
const B = 'centre/valdoux/visits/2027-03'
const offer = (doc: string, structs: readonly Struct[], device = 'd'): Offered => ({
  doc,
  device,
  at: 1_800_000_000,
  content: { is: 'append', structs },
})

/** `open` gives an empty log; `reopen` closes it and opens what it kept. */
export const logContract = (name: string, open: () => Promise<Log>, reopen: (log: Log) => Promise<Log>, remove: () => void): void => {
  describe(`log contract: ${name}`, () => {
    let log: Log
    beforeEach(async () => {
      log = await open()
    })
    afterEach(async () => {
      await log.close()
      remove()
    })
    const keep = async (...offered: Offered[]): Promise<readonly Written[]> => {
      const written = await log.write(offered)
      await log.flush()
      return written
    }
    const rowsOf = async (doc: string, after = 0): Promise<readonly Row[]> => log.rows(doc, after, Infinity)

    test('L1 what is written is seen by nobody before the flush, and is there after it', async () => {
      await keep(offer(A, newStructs(1, 0, 2)))
      await log.write([offer(A, newStructs(1, 2, 1)), offer(B, newStructs(1, 0, 1))])
      expect(await log.head()).toMatchObject({ seq: 1 })
      expect(await rowsOf(A)).toHaveLength(1)
      expect(await log.headOf(B)).toBe(0)
      expect(await log.changed(0)).toEqual([[A, 1]])
      expect((await log.vector(A)).get(1)).toBe(2)
      expect((await log.inventory(A)).count).toBe(2)
      await log.flush()
      expect(await log.head()).toMatchObject({ seq: 3 })
      expect(await log.headOf(B)).toBe(3)
      expect((await log.vector(A)).get(1)).toBe(3)
    })

    test('L1 a rollback leaves no trace: the same piece is fresh again, and the chain goes on from what is kept', async () => {
      const first = await keep(offer(A, newStructs(1, 0, 1)))
      const lost = offer(A, newStructs(1, 1, 2))
      await log.write([lost])
      await log.rollback()
      expect((await log.vector(A)).get(1)).toBe(1)
      const [again] = await keep(lost)
      expect(again).toMatchObject({ is: 'kept', seq: 2, previous: 1, rows: [2] })
      const [one] = first
      const bytes = (await rowsOf(A, 1))[0]!.bytes
      expect((await log.head()).mark).toEqual(nextMark(one!.is === 'kept' ? one!.mark : NO_MARK, bytes))
    })

    test('L2 sequence numbers rise by one over all documents, and each mark is the first 8 bytes of sha-256 of the last mark and the bytes', async () => {
      for (let i = 0; i < 6; i++) await keep(offer(i % 2 ? A : B, newStructs(1, Math.floor(i / 2), 1)))
      const rows = [...(await rowsOf(A)), ...(await rowsOf(B))].sort((x, y) => x.seq - y.seq)
      let mark: Uint8Array = new Uint8Array(8)
      rows.forEach((r, i) => {
        mark = sha(new Uint8Array([...mark, ...r.bytes])).subarray(0, 8)
        expect(r.seq).toBe(i + 1)
        expect(Buffer.from(r.mark).equals(Buffer.from(mark))).toBe(true)
      })
      expect(Buffer.from((await log.markAt(6))!).equals(Buffer.from(mark))).toBe(true)
      expect(await log.markAt(7)).toBeNull()
      expect(await log.markAt(0)).toBeNull()
      expect((await log.changed(4)).toSorted()).toEqual(
        [
          [A, 6],
          [B, 5],
        ].toSorted(),
      )
    })

    test('A2 again, gap, taken and key-known are told as placeStructs tells them, within a batch too', async () => {
      const [a, b, c] = newStructs(1, 0, 3) as [Struct, Struct, Struct]
      const batch = await keep(
        offer(A, [a]),
        offer(A, [a, b]),
        offer(A, [newStruct(1, 9)]),
        offer(A, [newStruct(1, 0)]),
        offer(A, [{ ...a, client: 2, clock: 0 }]),
        offer(A, [b]),
        offer(A, [c]),
      )
      expect(batch).toMatchObject([
        { is: 'kept', seq: 1, previous: 0, rows: [1] },
        { is: 'kept', seq: 2, previous: 1, rows: [2] },
        { is: 'refused', reason: 'gap', client: 1, clock: 2 },
        { is: 'refused', reason: 'taken', client: 1, clock: 0 },
        { is: 'refused', reason: 'key-known', client: 2, clock: 0 },
        { is: 'kept', seq: 2, previous: 2, rows: [] },
        { is: 'kept', seq: 3, previous: 2, rows: [3] },
      ])
      expect((batch[5] as { mark: Uint8Array }).mark).toEqual(await log.markAt(2))
    })

    test('A2 keys are per document: the same key in another document is fresh there', async () => {
      const s = newStruct(1, 0)
      const [one, two] = await keep(offer(A, [s]), offer(B, [s]))
      expect([one?.is, two?.is]).toEqual(['kept', 'kept'])
    })

    test('A3 one bad statement keeps the whole piece out', async () => {
      const held = newStruct(1, 0)
      await keep(offer(A, [held]))
      const [refused] = await keep(offer(A, [newStruct(2, 0), { ...held, client: 2, clock: 1 }]))
      expect(refused).toMatchObject({ is: 'refused', reason: 'key-known' })
      expect((await log.vector(A)).has(2)).toBe(false)
    })

    test('A3 what is stored is the fresh part, written anew', async () => {
      const [a, b] = newStructs(1, 0, 2) as [Struct, Struct]
      await keep(offer(A, [a]), offer(A, [a, b]))
      const rows = await rowsOf(A)
      expect(rows.map(r => Buffer.from(r.bytes).toString('hex'))).toEqual([[a], [b]].map(s => Buffer.from(writeAppend(s)).toString('hex')))
      expect(rows[1]).toMatchObject({ device: 'd', at: 1_800_000_000, doc: A })
    })

    test('A3 a long upload becomes rows of ordinary size, and is still one piece', async () => {
      const [w] = await keep(offer(A, newStructs(1, 0, 1000)))
      const rows = await rowsOf(A)
      expect(rows.length).toBeGreaterThan(3)
      expect(Math.max(...rows.map(r => r.bytes.length))).toBeLessThanOrEqual(16 * 1024)
      expect(w).toMatchObject({ is: 'kept', seq: rows.length, previous: 0, rows: rows.map(r => r.seq) })
      expect(rows.flatMap(r => readAppend(r.bytes)).map(s => s.clock)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
    })

    test('M9 rows come in order, about as many bytes as asked for and at least one', async () => {
      for (let i = 0; i < 20; i++) await keep(offer(A, newStructs(1, i * 5, 5)))
      const size = (await rowsOf(A))[0]!.bytes.length
      expect((await log.rows(A, 0, 1)).map(r => r.seq)).toEqual([1])
      expect((await log.rows(A, 3, size * 4 + 40)).map(r => r.seq)).toEqual([4, 5, 6, 7])
      expect(await log.rows(A, 20, 1)).toEqual([])
      expect(await log.rows('centre/none/holdings', 0, 1)).toEqual([])
    })

    test('M10 the inventory counts the keys of one document and folds their bytes, in any order', async () => {
      const structs = newStructs(1, 0, 9)
      await keep(offer(A, structs.slice(0, 4)), offer(B, newStructs(1, 0, 2)), offer(A, structs.slice(4)))
      const xor = new Uint8Array(16)
      for (const s of structs.toReversed()) xorInto(xor, bytesOf(s.key))
      expect(await log.inventory(A)).toEqual({ count: 9, xor })
      expect(await log.inventory('centre/none/holdings')).toEqual({ count: 0, xor: new Uint8Array(16) })
    })

    test('M5 documents are weighed by the bytes of their rows, flushed ones only', async () => {
      await keep(offer(A, newStructs(1, 0, 9)), offer(B, newStructs(1, 0, 2)))
      const bytes = async (doc: string): Promise<number> => (await rowsOf(doc)).reduce((n, r) => n + r.bytes.length, 0)
      expect(await log.weight([A])).toBe(await bytes(A))
      expect(await log.weight([A, 'centre/none/holdings', B])).toBe((await bytes(A)) + (await bytes(B)))
      await log.write([offer(A, newStructs(1, 9, 5))])
      expect(await log.weight([A])).toBe(await bytes(A))
      await log.rollback()
      await keep(offer(A, newStructs(1, 9, 1)))
      expect(await log.weight([A])).toBe(await bytes(A))
      expect(await log.weight([])).toBe(0)
    })

    test('O3 an update of a free document is kept as it is given', async () => {
      const update = new Uint8Array([0, 0, 7])
      const [w] = await keep({ doc: 'note/aaaaaaaaaaaaaaaaaaaaaa', device: 'd', at: 1, content: { is: 'free', update } })
      expect(w).toMatchObject({ is: 'kept', seq: 1, previous: 0 })
      expect(Buffer.from((await rowsOf('note/aaaaaaaaaaaaaaaaaaaaaa'))[0]!.bytes).equals(Buffer.from(update))).toBe(true)
    })

    test('L1 everything flushed is there after it was closed and opened again, and the chain goes on', async () => {
      await keep(offer(A, newStructs(1, 0, 3)), offer(B, newStructs(4, 0, 1)))
      const before = await log.head()
      log = await reopen(log)
      expect(Buffer.from((await log.head()).mark).equals(Buffer.from(before.mark))).toBe(true)
      expect((await log.vector(A)).get(1)).toBe(3)
      const [w] = await keep(offer(A, newStructs(1, 3, 1)))
      expect(w).toMatchObject({ is: 'kept', seq: 3, previous: 1 })
    })

    const tomb = (doc: string, upTo: number): Offered => ({
      doc,
      device: '',
      at: 1_800_000_100,
      content: { is: 'tombstone', tombstone: { doc, reason: 'period', day: '2028-05-01' as Day }, upTo },
    })

    test('E1 a tombstone takes every row of its document, has a number and a mark of its own, and the chain goes on over what is gone', async () => {
      await keep(offer(A, newStructs(1, 0, 3)), offer(B, newStructs(1, 0, 2)), offer(A, newStructs(1, 3, 1)))
      const marks = await Promise.all([1, 2, 3].map(n => log.markAt(n)))
      const [w] = await keep(tomb(A, 3))
      expect(w).toMatchObject({ is: 'kept', seq: 4, previous: 3, rows: [4] })
      expect(await rowsOf(A)).toEqual([])
      expect([await log.headOf(A), (await log.vector(A)).size, (await log.inventory(A)).count]).toEqual([4, 0, 0])
      expect(await rowsOf(B)).toHaveLength(1)
      expect((await log.changed(3)).toSorted()).toEqual([[A, 4]])
      expect((await Promise.all([1, 2, 3].map(n => log.markAt(n)))).map(m => Buffer.from(m!).toString('hex'))).toEqual(
        marks.map(m => Buffer.from(m!).toString('hex')),
      )
      const bytes = writeTombstone({ doc: A, reason: 'period', day: '2028-05-01' as Day })
      expect((await log.head()).mark).toEqual(nextMark(marks[2]!, bytes))
      const [next] = await keep(offer(B, newStructs(1, 2, 1)))
      expect(next).toMatchObject({ is: 'kept', seq: 5, previous: 2 })
      log = await reopen(log)
      expect([...(await log.tombstones())]).toMatchObject([[A, { doc: A, seq: 4, reason: 'period', day: '2028-05-01' }]])
      expect(Buffer.from((await log.tombstones()).get(A)!.mark)).toEqual(Buffer.from((await log.markAt(4))!))
      expect(await rowsOf(A)).toEqual([])
      expect(await log.head()).toMatchObject({ seq: 5 })
      expect(await rowsOf(B)).toHaveLength(2)
    })

    test('E2 nothing is taken behind a tombstone, in the same batch or later; a second tombstone changes nothing', async () => {
      const structs = newStructs(1, 0, 2)
      const batch = await keep(offer(A, structs), tomb(A, 1), offer(A, structs), offer(A, newStructs(9, 0, 1)), tomb(A, 7))
      expect(batch).toMatchObject([
        { is: 'kept', seq: 1 },
        { is: 'kept', seq: 2 },
        { is: 'refused', reason: 'closed' },
        { is: 'refused', reason: 'closed' },
        { is: 'kept', seq: 2, previous: 2, rows: [] },
      ])
      expect((await keep(offer(A, structs)))[0]).toMatchObject({ is: 'refused', reason: 'closed' })
      log = await reopen(log)
      expect((await keep(offer(A, structs)))[0]).toMatchObject({ is: 'refused', reason: 'closed' })
      const [empty] = await keep(tomb('centre/none/visits/2026-01', 0)) // a month of which nothing ever came
      expect(empty).toMatchObject({ is: 'kept', seq: 3, previous: 0 })
    })

    test('E4 a tombstone for less than there is erases nothing; one that is rolled back neither', async () => {
      await keep(offer(A, newStructs(1, 0, 1)), offer(A, newStructs(1, 1, 1)))
      expect((await keep(tomb(A, 1)))[0]).toMatchObject({ is: 'refused', reason: 'gap', clock: 2 })
      expect(await rowsOf(A)).toHaveLength(2)
      await log.write([tomb(A, 2)])
      await log.rollback()
      expect(await rowsOf(A)).toHaveLength(2)
      expect((await log.tombstones()).size).toBe(0)
      expect((await keep(offer(A, newStructs(1, 2, 1))))[0]).toMatchObject({ is: 'kept', seq: 3, previous: 2 })
    })

    test('E1 a free document is erased like any other', async () => {
      const note = 'note/aaaaaaaaaaaaaaaaaaaaaa'
      await keep({ doc: note, device: 'd', at: 1, content: { is: 'free', update: new Uint8Array([0, 0, 7]) } })
      await keep(tomb(note, 1))
      expect(await rowsOf(note)).toEqual([])
      log = await reopen(log)
      expect(await rowsOf(note)).toEqual([])
      expect(await log.scrub()).toBe('done')
    })

    test('H5 a log that can be written says so', async () => {
      await log.probe()
      await log.write([offer(A, newStructs(1, 0, 1))])
      await log.probe()
      await log.flush()
      expect(await log.headOf(A)).toBe(1)
    })
  })
}
