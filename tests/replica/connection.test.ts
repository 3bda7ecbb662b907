// One connection against a relay that is played frame by frame, so that every cut and every order can be.
import { deflateRawSync } from 'node:zlib'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import Dexie from 'dexie'
import type { CentreCode } from '../../src/domain/ids.ts'
import { keyFrom } from '../../src/domain/ids.ts'
import type { Role } from '../../src/domain/access.ts'
import { beginNote, keepEdit, noteTaken } from '../../src/store/notes.ts'
import { acknowledge, pieces, rehome, sendFrom, type Piece } from '../../src/store/outbox.ts'
import { receive } from '../../src/store/receive.ts'
import { dayBook } from '../../src/store/read-day.ts'
import { waiting } from '../../src/store/waiting.ts'
import type { Database } from '../../src/store/tables.ts'
import type { Frame } from '../../src/wire/frames.ts'
import { readPiece, writePiece } from '../../src/wire/piece.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { writeStatement } from '../../src/domain/statement.ts'
import { clocksOf, fact, setFact } from '../../src/store/facts.ts'
import { followed } from '../../src/store/live.ts'
import { inflate } from '../../src/wire/deflate.ts'
import { create, device, diceOf, DOC, write } from '../store/device-under-test.ts'
import { until } from '../until.ts'
import { writeStateVector } from '../../src/wire/state-vector.ts'
import { answer, MARK, playLine, sessionOf, TODAY, type Playing } from './played-line.ts'
import type { Played } from './played-relay.ts'

const play = async (db: Database, role: Role, centre: string | null, around?: Parameters<typeof playLine>[2]): Promise<Playing> =>
  playLine(db, await sessionOf(role, centre), around)
const keysIn = async (f: Extract<Frame, { is: 'piece' }>): Promise<string[]> =>
  readPiece(await inflate(f.deflated, 1 << 20)).map(s => s.key)

describe('what a device says of itself', () => {
  test('M9 behind its last pieces it says "empty", in the same flight; not while anything else is unsent, nor once something was refused', async () => {
    const db = device()
    await write(db, diceOf(1), [create()])
    const { relay, line } = await play(db, 'staff', 'cas')
    await until('empty', () => relay.all('empty').length === 1)
    expect(relay.said.map(f => f.is)).toEqual(['proof', 'hello', 'piece', 'empty'])
    relay.tell(answer())
    relay.tell({ is: 'ack', doc: DOC, n: 0, seq: 10, previous: 9, mark: MARK })
    await write(db, diceOf(2), [create()])
    line.push()
    await until('empty again', () => relay.all('empty').length === 2)
    relay.tell({ is: 'refused', doc: DOC, n: 1, reason: 'forbidden', client: 0, clock: 0 })
    await until('it is listed as refused', async () => (await db.refused.count()) === 1)
    await write(db, diceOf(3), [create()])
    line.push()
    await until('the third piece', () => relay.all('piece').length === 3)
    line.stop()
    await line.ended
    expect(relay.all('empty')).toHaveLength(2) // what was refused is not at the head either
  })
})

describe('a great first copy', () => {
  const empty = deflateRawSync(writePiece([]))
  const NEAR = 'centre/cas/visits/2025-10'
  const FAR = ['centre/cas/visits/2025-08', 'centre/cas/holdings']
  const great = (bytes: number): Frame => ({ ...answer([NEAR, ...FAR].map(doc => [doc, 5] as const)), bytes }) as Frame
  const give = (relay: Played, doc: string): void => relay.tell({ is: 'piece', doc, n: 5, at: 1, deflated: empty })

  test('S6 E18 its size is told before it is fetched, and no more once all is here; a small one is not told', async () => {
    const { relay, line, progress } = await play(device(), 'staff', 'cas')
    relay.tell(great(1_400_000))
    await until('what is near is asked for', () => relay.all('pull').length === 1)
    expect(progress()).toMatchObject({ expected: 1_400_000, held: false })
    give(relay, NEAR)
    await until('what is far too', () => relay.all('pull').length === 3)
    for (const doc of FAR) give(relay, doc)
    await until('all is here', () => progress()?.expected === 0)
    line.stop()
    await line.ended
    const small = await play(device(), 'staff', 'cas')
    small.relay.tell(great(900_000))
    await until('it is asked for', () => small.relay.all('pull').length === 1)
    expect(small.progress()).toMatchObject({ expected: 0, held: false })
    small.line.stop()
    await small.line.ended
  })

  test('S6 E18 on a line counted by the byte only what the screens show comes, also after a cut and when the rest grows, until a person wants it', async () => {
    const db = device()
    const first = await play(db, 'staff', 'cas', { metered: true })
    first.relay.tell(great(1_400_000))
    await until('what is near is asked for', () => first.relay.all('pull').length === 1)
    give(first.relay, NEAR)
    await until('the months before are said to be on their way', async () => (await fact(db, 'arriving')) !== undefined)
    expect(first.progress()).toMatchObject({ expected: 1_400_000, held: true })
    first.relay.hangUp(1006)
    await first.line.ended

    const { relay, line, progress } = await play(db, 'staff', 'cas')
    relay.tell(answer([['centre/cas/holdings', 6]]))
    relay.tell({ is: 'head', doc: 'centre/cas/holdings', seq: 7 })
    await until('the answer was taken', () => progress()?.answered === true)
    await until('it is said that something waits', () => progress()?.held === true)
    await new Promise(go => setTimeout(go, 30))
    expect(relay.all('pull')).toHaveLength(0)
    line.copy('all')
    await until('all is asked for', () => relay.all('pull').length === 2)
    expect(relay.all('pull').map(p => p.doc)).toEqual(FAR)
    line.copy('near')
    expect(progress()?.held).toBe(true)
    line.stop()
    await line.ended
  })
})

describe('a line on which nothing happens', () => {
  test('L5 it stays while the relay beats, which says that the head was heard; when the beats stop it is given up as dead', async () => {
    const db = device()
    const time = { passed: 0 }
    const { relay, line } = await play(db, 'staff', 'cas', { time })
    relay.tell(answer())
    await until('the answer was taken', async () => (await clocksOf(db)).heard !== null)
    const first = (await clocksOf(db)).heard!.at
    await until('nothing is owed', () => relay.all('empty').length === 1)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    relay.dead = true
    for (let beat = 0; beat < 20; beat++) {
      time.passed += 25_000
      relay.tell({ is: 'beat' })
      vi.advanceTimersByTime(25_000)
    }
    expect(relay.readyState).toBe(1)
    vi.advanceTimersByTime(80_000)
    expect(relay.readyState).toBe(2)
    vi.advanceTimersByTime(2_000) // it does not answer the closing
    vi.useRealTimers()
    expect(await line.ended).toMatchObject({ why: 'silent', code: 1006 })
    expect((await clocksOf(db)).heard!.at).toBeGreaterThanOrEqual(first + 60_000)
  })
})

describe('what a coordinator is told of centres', () => {
  test('C01 that a centre was heard is written down only when its documents are in, and a cut between leaves it unwritten', async () => {
    const db = device()
    const first = await play(db, 'coordinator', null)
    first.relay.tell(answer([[DOC, 5]]))
    first.relay.tell({ is: 'heard', stamp: 1_760_000_000, centres: [['cas' as CentreCode, 1_759_999_000]] })
    await until('the pull', () => first.relay.all('pull').length === 1)
    first.relay.hangUp(1006)
    await first.line.ended
    expect(await db.heard.count()).toBe(0)

    const second = await play(db, 'coordinator', null)
    expect(second.relay.all('hello')[0]!.heard).toBe(1)
    second.relay.tell(answer())
    second.relay.tell({ is: 'heard', stamp: 1_760_000_000, centres: [['cas' as CentreCode, 1_759_999_000]] })
    await until('the pull again', () => second.relay.all('pull').length === 1)
    second.relay.tell({ is: 'piece', doc: DOC, n: 5, at: 1_759_999_000, deflated: deflateRawSync(writePiece([])) })
    await until('heard', async () => (await db.heard.count()) === 1)
    second.line.stop()
    await second.line.ended

    const third = await play(db, 'coordinator', null)
    expect(third.relay.all('hello')[0]!.heard).toBe(1_760_000_000)
    third.line.stop()
  })

  test('M2 S7 a new device asks for what the screens show, then for the months before, last for the holdings, which keep back no word of anything else', async () => {
    const db = device()
    const { relay, line } = await play(db, 'coordinator', null)
    const near = ['network/directory', 'centre/cas/desk/public', 'centre/cas/visits/2025-10', 'centre/cas/calendar/2025/public']
    const months = ['centre/cas/visits/2025-09', 'centre/cas/visits/2025-08']
    const holdings = [
      'network/catalogue/2025/public',
      'network/catalogue/2024/public',
      'centre/cas/holdings',
      'network/catalogue/2025/staff',
    ]
    const come = (docs: readonly string[]): void => {
      for (const doc of docs) relay.tell({ is: 'piece', doc, n: 5, at: 1_759_999_000, deflated: deflateRawSync(writePiece([])) })
    }
    const asked = (): string[] => relay.all('pull').map(f => f.doc)
    relay.tell(answer([...holdings, ...months, ...near].reverse().map(doc => [doc, 5] as const)))
    relay.tell({ is: 'heard', stamp: 1_760_000_000, centres: [['cas' as CentreCode, 1_759_999_000]] })
    await until('what is near was asked for', () => asked().length === near.length)
    expect(asked()).toEqual(near)
    come(near)
    await until('the rest was asked for', () => asked().length === 10)
    expect(asked().slice(4)).toEqual([...months, ...holdings])
    expect(await fact(db, 'arriving')).toEqual({ since: '2025-10', first: '2025-08' })
    come(months)
    await until('the months are said to be here', async () => (await fact(db, 'arriving')) === undefined)
    await until('heard', async () => (await db.heard.count()) === 1)
    line.stop()
    await line.ended

    // later a whole year of the catalogue is behind: what was heard of a centre is true all the same
    const again = await play(db, 'coordinator', null)
    again.relay.tell(answer([['network/catalogue/2026/public', 9]]))
    again.relay.tell({ is: 'heard', stamp: 1_760_000_100, centres: [['cas' as CentreCode, 1_760_000_000]] })
    await until('heard anew', async () => (await db.heard.get('cas' as CentreCode))?.at === 1_760_000_000)
    expect(await fact(db, 'arriving')).toBeUndefined()
    again.line.stop()
  })
})

describe('years that are fetched', () => {
  const book = (month: string): string => `centre/cas/visits/${month}`
  const MONTHS = Array.from({ length: 25 }, (_, i) => `${2023 + Math.floor((9 + i) / 12)}-${String(((9 + i) % 12) + 1).padStart(2, '0')}`)
  const empty = deflateRawSync(writePiece([]))
  const all: [string, number][] = [...MONTHS.map((m): [string, number] => [book(m), 5]), [DIRECTORY, 5], ['centre/cas/desk/public', 5]]
  const asked = (relay: Played): string[] => relay.all('pull').map(f => f.doc)
  const give = (relay: Played, doc: string): void => relay.tell({ is: 'piece', doc, n: 5, at: 1, deflated: empty })
  const arriving = (db: Database) => fact(db, 'arriving')

  test('M9 C01 what the screens show comes first and alone, then the newest months; heard is written before them, which are said to be on their way, also after a cut', async () => {
    const db = device()
    const first = await play(db, 'coordinator', null)
    first.relay.tell(answer(all))
    first.relay.tell({ is: 'heard', stamp: 7, centres: [['cas' as CentreCode, 6]] })
    await until('the first pulls', () => asked(first.relay).length > 0)
    expect(asked(first.relay)).toEqual([DIRECTORY, 'centre/cas/desk/public', book('2025-10')])
    for (const doc of asked(first.relay).slice(0, 2)) give(first.relay, doc)
    await until('the directory is here', async () => (await db.places.get(DIRECTORY))?.have === 5)
    expect([await db.heard.count(), await arriving(db), asked(first.relay).length]).toEqual([0, undefined, 3])
    give(first.relay, book('2025-10'))
    await until('heard', async () => (await db.heard.count()) === 1)
    expect(await arriving(db)).toEqual({ since: '2025-10', first: '2023-10' })
    await until('the next pulls', () => asked(first.relay).length > 3)
    expect(asked(first.relay).slice(3)).toEqual(MONTHS.toReversed().slice(1, 9).map(book))
    give(first.relay, book('2025-09'))
    await until('two more', () => asked(first.relay).length === 13)
    first.relay.hangUp(1006)
    await first.line.ended
    expect(await arriving(db)).toEqual({ since: '2025-10', first: '2023-10' })

    const second = await play(db, 'coordinator', null)
    expect(second.relay.all('hello')[0]!.heard).toBe(7)
    second.relay.tell(answer())
    for (let given = 0; given < 23; given++) {
      await until('a pull', () => asked(second.relay).length > given)
      give(second.relay, asked(second.relay)[given]!)
    }
    await until('all is here', async () => (await arriving(db)) === undefined)
    expect(asked(second.relay)).toEqual(MONTHS.toReversed().slice(2).map(book))
    expect((await db.places.toArray()).filter(p => p.have < p.want)).toEqual([])
    second.line.stop()
    await second.line.ended
  })

  test('M9 C01 a late statement in an old month is no year: nothing is said to be on its way, and heard waits for it', async () => {
    const db = device()
    await db.places.bulkPut(MONTHS.map(m => ({ doc: book(m), have: 5, want: 5, dropped: 0, client: null, clock: 0 })))
    const { relay, line } = await play(db, 'coordinator', null)
    relay.tell(answer([[book('2024-02'), 9]]))
    relay.tell({ is: 'heard', stamp: 7, centres: [['cas' as CentreCode, 6]] })
    await until('the pull', () => asked(relay).length === 1)
    expect([await db.heard.count(), await arriving(db)]).toEqual([0, undefined])
    relay.tell({ is: 'piece', doc: book('2024-02'), n: 9, at: 1, deflated: empty })
    await until('heard', async () => (await db.heard.count()) === 1)
    expect(await arriving(db)).toBe(undefined)
    line.stop()
    await line.ended
  })

  test('S2 pieces that come together are written together, in their order, and one that is broken loses none before it', async () => {
    const db = device()
    const { relay, line } = await play(db, 'coordinator', null)
    relay.tell(answer([[book('2025-10'), 40]]))
    await until('the pull', () => asked(relay).length === 1)
    const written: number[] = []
    const watch = followed(() => db.visits.count(), 0).subscribe({ next: n => void written.push(n), error: e => expect(e).toBe(null) })
    const dice = diceOf(5)
    for (let n = 1; n <= 30; n++) {
      const structs = [0, 1].map(i => {
        const key = keyFrom(dice.bytes(16))
        return {
          client: 7,
          clock: (n - 1) * 2 + i,
          key,
          value: writeStatement(create(), { day: TODAY, slot: 9, clock: 'ok', seq: n * 2 + i }, 'counsellor'),
        }
      })
      relay.tell({ is: 'piece', doc: book('2025-10'), n, at: 1, deflated: deflateRawSync(writePiece(structs)) })
    }
    relay.tell({ is: 'piece', doc: book('2025-10'), n: 31, at: 1, deflated: new Uint8Array([255, 255]) })
    await line.ended
    await until('all before it is here', async () => (await db.visits.count()) === 60)
    expect((await db.places.get(book('2025-10')))?.have).toBe(30)
    await until('it was seen', () => written.at(-1) === 60)
    watch.unsubscribe()
    expect(written.length).toBeLessThan(8) // not thirty transactions
  })
})

describe('when the head was heard', () => {
  test('V7 who only reads hears from the head too: the hour of what it says without being asked is written down', async () => {
    const db = device()
    const time = { passed: 0 }
    const { relay, line } = await play(db, 'coordinator', null, { time })
    relay.tell(answer())
    await until('the answer was taken', async () => (await clocksOf(db)).heard?.at === 1_760_000_000_000)
    time.passed = 240_000
    relay.tell({ is: 'head', doc: DOC, seq: 12 })
    await until('it counts as heard', async () => (await clocksOf(db)).heard?.at === 1_760_000_240_000)
    expect((await clocksOf(db)).heard?.relay).toBe(1_760_000_240_000)
    line.stop()
    await line.ended
  })
})

describe('another history', () => {
  test('M7 only what this device may write is offered back, and what the relay lacks no longer shows as received', async () => {
    const db = device()
    const dice = diceOf(3)
    const [key] = await write(db, dice, [create()])
    const [piece] = await pieces(db, TODAY, new Set())
    await acknowledge(db, piece!, { seq: 1, previous: 0, mark: MARK, at: 1_760_000_000 })
    const desk = await play(db, 'coordinator', null)
    desk.relay.tell(answer([], true))
    desk.relay.tell({ is: 'lack', doc: DOC, seq: 0, vector: new Uint8Array([0]) })
    await until('the answer was taken', async () => (await db.facts.get('cursor')) !== undefined)
    desk.line.stop()
    await desk.line.ended
    expect(desk.relay.all('compare')).toHaveLength(0)
    expect((await waiting(db)).count).toBe(0)

    await sendFrom(db, DOC, () => 0, 1)
    expect((await dayBook(db, 'cas' as CentreCode, TODAY)).states.get(`${DOC} ${key}`)).toEqual({ is: 'kept' })
  })

  const received = async (db: Database, dice: ReturnType<typeof diceOf>, n: number) => {
    const keys = await write(
      db,
      dice,
      Array.from({ length: n }, () => create()),
    )
    const [piece] = await pieces(db, TODAY, new Set())
    await acknowledge(db, piece!, { seq: 1, previous: 0, mark: MARK, at: 1_760_000_000 })
    return { keys, piece: piece! }
  }
  const lacksAll: Frame = { is: 'lack', doc: DOC, seq: 0, vector: new Uint8Array([0]) }

  test('M10 a line that is cut before the relay said what it lacks: the next line asks again, and says "empty" only once that is sent', async () => {
    const db = device()
    const { keys } = await received(db, diceOf(5), 1)
    const first = await play(db, 'staff', 'cas')
    first.relay.tell(answer([], true))
    await until('it asks', () => first.relay.all('compare').length === 1)
    first.relay.hangUp(1006)
    await first.line.ended
    const { relay, line } = await play(db, 'staff', 'cas')
    relay.tell(answer()) // what it says of itself is of this history now
    await until('it asks again', () => relay.all('compare').length === 1)
    expect(relay.all('empty')).toHaveLength(0)
    relay.tell(lacksAll)
    await until('it is given back', () => relay.all('piece').length === 1)
    expect(await keysIn(relay.all('piece')[0]!)).toEqual(keys)
    relay.tell({ is: 'ack', doc: DOC, n: 0, seq: 10, previous: 9, mark: MARK })
    await until('empty', () => relay.all('empty').length === 1)
    line.stop()
    await line.ended
    expect(await fact(db, 'compare')).toBe(undefined)
  })

  test('M10 a piece that is sent back does not end the comparison of its document', async () => {
    const db = device()
    const dice = diceOf(6)
    const theirs = keyFrom(dice.bytes(16))
    const value = writeStatement(create(), { day: TODAY, slot: 9, clock: 'ok', seq: 1 }, 'counsellor')
    await receive(db, DOC, [{ client: 7, clock: 0, key: theirs, value }], 1, 1_760_000_000)
    const { piece } = await received(db, dice, 1)
    await write(db, dice, [create()])
    const { relay, line } = await play(db, 'staff', 'cas')
    relay.tell(answer([], true))
    await until('it asks', () => relay.all('compare').length === 1)
    relay.tell({ is: 'refused', doc: DOC, n: 0, reason: 'gap', client: piece.structs[0]!.client, clock: 0 })
    relay.tell(lacksAll)
    const given = async (): Promise<string[]> => (await Promise.all(relay.all('piece').map(keysIn))).flat()
    await until('what another had written is given back too', async () => (await given()).includes(theirs))
    line.stop()
    await line.ended
  })

  test('B7 M10 who met the other history under rights that fill nothing, and is a coordinator by the next line, gives back what it reads', async () => {
    const db = device()
    const theirs = keyFrom(diceOf(6).bytes(16))
    const value = writeStatement(create(), { day: TODAY, slot: 9, clock: 'ok', seq: 1 }, 'counsellor')
    await receive(db, DOC, [{ client: 7, clock: 0, key: theirs, value }], 1, 1_760_000_000)
    const one = await play(db, 'staff', 'irg')
    one.relay.tell(answer([], true))
    await until('it is answered', () => one.progress()?.useful === true)
    expect(one.relay.all('compare')).toEqual([])
    one.line.stop()
    await one.line.ended
    const two = await play(db, 'coordinator', null)
    two.relay.tell(answer([], false, true))
    await until('it asks', () => two.relay.all('compare').length === 1)
    two.relay.tell(lacksAll)
    await until('it gives', () => two.relay.all('piece').length === 1)
    expect(await keysIn(two.relay.all('piece')[0]!)).toEqual([theirs])
    two.line.stop()
    await two.line.ended
  })

  test('A4 M10 two copies of a profile gave one place to two statements, each in another history: ours is given back at a place of its own', async () => {
    const db = device()
    const dice = diceOf(8)
    const { keys, piece } = await received(db, dice, 1)
    const { client } = piece.structs[0]!
    const { relay, line } = await play(db, 'staff', 'cas')
    relay.tell(answer([], true))
    await until('it asks', () => relay.all('compare').length === 1)
    const vector = writeStateVector(new Map([[client, 1]]))
    relay.tell({ is: 'lack', doc: DOC, seq: 12, vector }) // it holds that place; with what, no vector says
    await until('it reads', () => relay.all('pull').length === 1)
    const twin = keyFrom(dice.bytes(16))
    const value = writeStatement(create(), { day: TODAY, slot: 9, clock: 'ok', seq: 1 }, 'counsellor')
    const deflated = deflateRawSync(writePiece([{ client, clock: 0, key: twin, value }]))
    relay.tell({ is: 'piece', doc: DOC, n: 12, at: 1, deflated })
    await until('ours is given back', () => relay.all('piece').length === 1)
    const given = readPiece(await inflate(relay.all('piece')[0]!.deflated, 1 << 20))
    expect(given.map(g => g.key).sort()).toEqual([...keys, twin].sort()) // the other is 'key-known' there
    expect(given.every(g => g.client !== client)).toBe(true)
    line.stop()
    await line.ended
    expect(await fact(db, 'reread')).toBe(undefined)
  })

  test('A4 B7 two copies gave one place to two statements of a centre that a coordinator only reads: she gives back what the relay lacks of them', async () => {
    const db = device()
    const [ours, theirs] = [keyFrom(diceOf(6).bytes(16)), keyFrom(diceOf(7).bytes(16))]
    const value = writeStatement(create(), { day: TODAY, slot: 9, clock: 'ok', seq: 1 }, 'counsellor')
    await receive(db, DOC, [{ client: 7, clock: 0, key: ours, value }], 1, 1_760_000_000)
    await setFact(db, 'session', await sessionOf('coordinator', null))
    const { relay, line } = await play(db, 'coordinator', null)
    relay.tell(answer([], true, true))
    await until('it asks', () => relay.all('compare').length === 1)
    relay.tell({ is: 'lack', doc: DOC, seq: 12, vector: writeStateVector(new Map([[7, 1]])) })
    await until('it reads', () => relay.all('pull').length === 1)
    relay.tell({ is: 'piece', doc: DOC, n: 12, at: 1, deflated: deflateRawSync(writePiece([{ client: 7, clock: 0, key: theirs, value }])) })
    await until('it gives', () => relay.all('piece').length === 1)
    const given = readPiece(await inflate(relay.all('piece')[0]!.deflated, 1 << 20))
    expect(given.map(g => g.key)).toContain(ours)
    expect(given.every(g => g.client !== 7)).toBe(true)
    line.stop()
    await line.ended
  })

  test('A4 O6 texts are offered to another history in the same stroke that takes it for known: a line that is cut right after loses none', async () => {
    const db = device()
    const id = keyFrom(new Uint8Array(16))
    await beginNote(db, { id, kind: 'practice', title: '', shared: 1, held: [], started: 1, touched: 1, got: null })
    await noteTaken(db, id, (await keepEdit(db, { note: id, bytes: new Uint8Array([1]), count: 1, held: [], now: 1 }))!, 5)
    expect(await waiting(db)).toEqual({ count: 0, oldest: null })
    const drop = db.facts.bulkDelete.bind(db.facts)
    // all that comes after the heads are learned
    const cut = vi.spyOn(db.facts, 'bulkDelete').mockImplementation(keys => {
      if (!keys.includes('removed')) return drop(keys)
      throw new Dexie.DatabaseClosedError()
    })
    const one = await play(db, 'staff', 'cas')
    one.relay.tell(answer([], true))
    await one.line.ended
    expect(cut).toHaveBeenCalledWith(expect.arrayContaining(['removed']))
    cut.mockRestore()
    const two = await play(db, 'staff', 'cas')
    two.relay.tell(answer())
    await until('it is answered', () => two.progress()?.answered === true)
    expect(await waiting(db)).toEqual({ count: 1, oldest: 1_760_000_000_000 })
    two.line.stop()
    await two.line.ended
  })

  test('A4 a hole that nothing here fills does not hold back what follows it: that starts anew', async () => {
    const db = device()
    const dice = diceOf(7)
    const [first, second] = await write(db, dice, [create(), create()])
    const [piece] = await pieces(db, TODAY, new Set())
    const { client } = piece!.structs[0]!
    await rehome(db, dice, DOC, 1, new Set([second!])) // 'key-known': it stands elsewhere at the relay; the first has gone to another client id
    const [moved] = await pieces(db, TODAY, new Set())
    await acknowledge(db, moved!, { seq: 1, previous: 0, mark: MARK, at: 1_760_000_000 })
    const { relay, line } = await play(db, 'staff', 'cas')
    relay.tell(answer([], true))
    await until('it asks', () => relay.all('compare').length === 1)
    relay.tell(lacksAll)
    await until('both are given back', () => relay.all('piece').length > 0)
    const places = async (n: number) =>
      readPiece(await inflate(relay.all('piece')[n]!.deflated, 1 << 20)).map(s => [s.key, s.client, s.clock])
    expect(await places(0)).toContainEqual([second, client, 1])
    relay.tell({ is: 'refused', doc: DOC, n: 0, reason: 'gap', client, clock: 0 })
    await until('again', () => relay.all('piece').length > 1)
    const again = await places(1)
    expect(again.map(([key]) => key).sort()).toEqual([first, second].sort())
    expect(again.map(([, , clock]) => clock)).toEqual([0, 1])
    line.stop()
    await line.ended
  })

  test('M9 a growth that was only told does not outlive its line: a relay that was set back meanwhile has nothing there', async () => {
    const db = device()
    const pulls = (relay: Played): string[] => relay.all('pull').map(f => f.doc)
    const first = await play(db, 'coordinator', null)
    first.relay.tell(answer())
    first.relay.tell({ is: 'head', doc: DOC, seq: 12 })
    await until('the pull', () => pulls(first.relay).length === 1)
    first.relay.hangUp(1006)
    await first.line.ended
    const { relay, line } = await play(db, 'coordinator', null)
    relay.tell(answer([['centre/cas/visits/2025-09', 3]]))
    await until('the pull', () => pulls(relay).length > 0)
    expect(pulls(relay)).toEqual(['centre/cas/visits/2025-09'])
    line.stop()
    await line.ended
  })
})

describe('refused', () => {
  test('A4 what the relay holds elsewhere is settled one by one on the same line, however much of it there is', async () => {
    const db = device()
    await write(
      db,
      diceOf(11),
      Array.from({ length: 60 }, () => create()),
    )
    const { relay, line } = await play(db, 'staff', 'cas')
    relay.tell(answer())
    for (let n = 0; n < 60; n++) {
      await until(`piece ${n}`, () => relay.all('piece').length > n)
      const { client, clock } = readPiece(await inflate(relay.all('piece')[n]!.deflated, 1 << 20))[0]!
      relay.tell({ is: 'refused', doc: DOC, n, reason: 'key-known', client, clock })
    }
    await until('nothing waits', async () => (await db.outbox.count()) === 0)
    expect(await db.refused.count()).toBe(0)
    line.stop()
    await line.ended
  })

  test('A4 all that the relay names as held elsewhere is settled by one answer', async () => {
    const db = device()
    const keys = await write(
      db,
      diceOf(13),
      Array.from({ length: 60 }, () => create()),
    )
    const { relay, line } = await play(db, 'staff', 'cas')
    relay.tell(answer())
    await until('the first piece', () => relay.all('piece').length === 1)
    const { client } = readPiece(await inflate(relay.all('piece')[0]!.deflated, 1 << 20))[0]!
    const known = [...keys.keys()].filter(clock => clock % 2 === 1).map(clock => ({ client, clock }))
    relay.tell({ is: 'refused', doc: DOC, n: 0, reason: 'key-known', client, clock: 1, known })
    await until('the rest goes', () => relay.all('piece').length === 2)
    expect(await keysIn(relay.all('piece')[1]!)).toEqual(keys.filter((_, i) => i % 2 === 0))
    line.stop()
    await line.ended
  })

  test('A4 what the relay does not name goes on, in a piece that is put in another order on its way', async () => {
    for (const seed of [21, 22, 23, 24]) {
      const db = device()
      const dice = diceOf(seed)
      const [first] = await write(db, dice, [create()])
      await db.places.update(DOC, { client: null, clock: 0 })
      const [second] = await write(db, dice, [create()])
      const { relay, line } = await play(db, 'staff', 'cas')
      relay.tell(answer())
      await until('the piece', () => relay.all('piece').length === 1)
      const there = readPiece(await inflate(relay.all('piece')[0]!.deflated, 1 << 20)).find(s => s.key === second)!
      const place = { client: there.client, clock: there.clock }
      relay.tell({ is: 'refused', doc: DOC, n: 0, reason: 'key-known', ...place, known: [place] })
      await until('the rest goes', () => relay.all('piece').length === 2)
      expect(await keysIn(relay.all('piece')[1]!)).toEqual([first])
      line.stop()
      await line.ended
    }
  })

  test('A4 a piece whose statements have moved while it was under way says nothing any more: what was settled is not sent again', async () => {
    const db = device()
    const dice = diceOf(12)
    const [known, other] = await write(db, dice, [create(), create()])
    const { relay, line } = await play(db, 'staff', 'cas')
    relay.tell(answer())
    await until('the first piece', () => relay.all('piece').length === 1)
    const [third] = await write(db, dice, [create()])
    line.push()
    await until('the second piece', () => relay.all('piece').length === 2)
    const { client } = readPiece(await inflate(relay.all('piece')[1]!.deflated, 1 << 20))[0]!
    relay.tell({ is: 'refused', doc: DOC, n: 0, reason: 'key-known', client, clock: 0 })
    relay.tell({ is: 'refused', doc: DOC, n: 1, reason: 'gap', client, clock: 0 })
    relay.tell({ is: 'head', doc: 'centre/cas/visits/2025-09', seq: 3 })
    await until('both were read', () => relay.all('pull').length === 1)
    const all = async (): Promise<string[]> => (await Promise.all(relay.all('piece').slice(2).map(keysIn))).flat()
    await until('the rest goes again', async () => (await all()).includes(third!) && (await all()).includes(other!))
    expect(await all()).not.toContain(known)
    expect((await db.outbox.toArray()).map(o => o.key).sort()).toEqual([other, third].sort())
    line.stop()
    await line.ended
  })

  test('A4 one refused statement blocks nothing that follows it in its document, and taken at a second try it is refused no more', async () => {
    const db = device()
    const dice = diceOf(4)
    const [bad] = await write(db, dice, [create()])
    const { relay, line } = await play(db, 'staff', 'cas')
    relay.tell(answer())
    await until('the first piece', () => relay.all('piece').length === 1)
    relay.tell({ is: 'refused', doc: DOC, n: 0, reason: 'too-big', client: 0, clock: 0 })
    await until('it is listed', async () => (await db.refused.count()) === 1)
    const good = await write(db, dice, [create(), create()])
    line.push()
    await until('the second piece', () => relay.all('piece').length === 2)
    const second = relay.all('piece')[1]!
    expect(await keysIn(second)).toEqual(good)
    const structs = readPiece(await inflate(second.deflated, 1 << 20))
    expect(structs.map(s => s.clock)).toEqual([0, 1]) // a client of its own: no hole where the refused one stood
    relay.tell({ is: 'ack', doc: DOC, n: 1, seq: 10, previous: 9, mark: MARK })
    await until('received', async () => (await waiting(db)).count === 0)
    line.stop()
    await line.ended
    const refused = await db.log.get([DOC, bad!])
    await acknowledge(
      db,
      { doc: DOC, structs: [{ client: refused!.client, clock: refused!.clock, key: bad!, value: refused!.raw }] },
      { seq: 11, previous: 10, mark: MARK, at: 5 },
    )
    expect(await db.refused.count()).toBe(0)
  })
})

describe('a dead line', () => {
  test('L5 a socket that never finishes closing is left, and what was asked on it is answered', async () => {
    const db = device()
    const { relay, line } = await play(db, 'coordinator', null)
    relay.tell(answer())
    relay.dead = true
    const asked = line.ask({ do: 'devices' })
    line.stop()
    const end = await line.ended
    expect(end.why).toBe('stopped')
    expect(await asked).toBe('no-line')
  })
})

test('V14 S2 a write that fails is followed by no later piece of the same line: no place runs ahead of its rows', async () => {
  const db = device()
  const structs = async (seed: number): Promise<Piece['structs']> => {
    const other = device()
    await write(other, diceOf(seed), [create()])
    return (await pieces(other, TODAY, new Set())).flatMap(p => p.structs)
  }
  const piece = (n: number, of: Piece['structs']): Frame => ({
    is: 'piece',
    doc: DOC,
    n,
    at: 1,
    mark: null,
    deflated: new Uint8Array(deflateRawSync(writePiece(of))),
  })
  const [a, b] = [await structs(501), await structs(502)]
  const { relay, line } = await play(db, 'staff', 'cas')
  relay.tell(answer([[DOC, 2]]))
  await until('asked', () => relay.all('pull').length === 1)
  vi.spyOn(db.log, 'bulkAdd').mockImplementationOnce(() => Dexie.Promise.reject(new Dexie.QuotaExceededError()))
  // all three have arrived before the first is written
  relay.tell(piece(1, a))
  relay.tell({ is: 'beat' })
  relay.tell(piece(2, b))
  expect((await line.ended).why).toBe('full')
  expect([(await db.places.get(DOC))?.have, await db.log.count()]).toEqual([0, 0])
})

test('E5 L2 a line that is cut before the head has heard that a document is erased says it again on the next, and once it has, no more', async () => {
  const db = device()
  const gone = { reason: 'period', day: TODAY } as const
  await db.places.put({ doc: DOC, have: 3, want: 3, dropped: 0, client: null, clock: 0, gone })
  const line = async (a: Frame): Promise<Played> => {
    const { relay, line, progress } = await play(db, 'coordinator', null)
    relay.tell(a)
    await until('answered', () => progress()?.answered === true)
    if ((await fact(db, 'sealAgain')) !== undefined) await until('asked', () => relay.all('ask').length === 1)
    const [asked] = relay.all('ask')
    if (asked && said) relay.tell({ is: 'reply', n: asked.n, json: JSON.stringify({ ok: true }) })
    if (said) await until('struck', async () => (await fact(db, 'sealAgain')) === undefined)
    line.stop()
    await line.ended
    return relay
  }
  let said = false
  await line(answer([[DOC, 3]], true)) // nobody answered
  said = true
  const two = await line(answer()) // its cursor is of this history now: nothing is listed
  expect(two.all('ask').map(q => JSON.parse(q.json) as unknown)).toEqual([{ do: 'seal', doc: DOC, reason: 'period', upTo: 3 }])
  expect((await line(answer())).all('ask')).toEqual([])
})
