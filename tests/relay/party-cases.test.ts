// What the suite of y-partyserver asks of a server, in our own words and without its files; the suite itself: npm run interop.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { startTestRelay, until, type RelayUnderTest } from './relay-under-test.ts'
import { openStock, type StockClient } from './stock-client.ts'

let t: RelayUnderTest
const clients: StockClient[] = []
beforeEach(async () => {
  t = await startTestRelay({ open: 'open/' })
})
afterEach(async () => {
  for (const c of clients.splice(0)) c.end()
  await t.end()
})

const join = async (room: string): Promise<StockClient> => {
  const c = openStock(t.url, `open/${room}`)
  clients.push(c)
  await c.until(() => c.provider.synced)
  return c
}
const leave = (c: StockClient): void => {
  clients.splice(clients.indexOf(c), 1)
  c.end()
}
const text = (c: StockClient): Y.Text => c.doc.getText('shared')
const words = (c: StockClient): string => text(c).toString()
/** Until the relay has it on its disk. */
const stored = (room: string, rows: number): Promise<void> => until(async () => (await t.log.headOf(`open/${room}`)) >= rows)

describe('what y-partyserver asks', () => {
  test('F3 text, maps and lists come to who opens the room later, and live to who is in it', async () => {
    const one = await join('kinds')
    text(one).insert(0, 'hello')
    one.doc.getMap('config').set('key', 42)
    one.doc.getArray('items').push(['a', 'b', 'c'])
    await stored('kinds', 3)
    const two = await join('kinds')
    expect([words(two), two.doc.getMap('config').get('key'), two.doc.getArray('items').toJSON()]).toEqual(['hello', 42, ['a', 'b', 'c']])
    text(one).insert(5, ' live')
    await until(() => words(two) === 'hello live')
  })

  test('F3 two who write at the same moment agree, and both are in it', async () => {
    const [one, two] = [await join('both'), await join('both')]
    text(one).insert(0, 'AAA')
    text(two).insert(0, 'BBB')
    await until(() => words(one).length === 6 && words(one) === words(two))
    expect(words(one)).toMatch(/AAABBB|BBBAAA/)
  })

  test('F3 a room is apart from every other', async () => {
    const [one, two] = [await join('room-a'), await join('room-b')]
    text(one).insert(0, 'only a')
    await stored('room-a', 1)
    const late = await join('room-b')
    expect([words(two), words(late)]).toEqual(['', ''])
  })

  test('F3 a hundred edits, each of its own', async () => {
    const one = await join('many')
    for (let i = 0; i < 100; i++) text(one).insert(text(one).length, `line ${i}\n`)
    const two = await join('many')
    await until(() => words(two) === words(one))
    expect(words(two).split('\n')).toHaveLength(101)
  })

  test('F3 what was written is there after two restarts with nobody in the room, and those who were in one go on', async () => {
    const first = await join('kept')
    text(first).insert(0, 'round 1')
    await stored('kept', 1)
    leave(first)
    const [one, two] = [await join('stay'), await join('stay')]
    text(one).insert(0, 'before')
    await until(() => words(two) === 'before')
    t = await t.restart()
    const second = await join('kept')
    expect(words(second)).toBe('round 1')
    const before = await t.log.headOf('open/kept')
    text(second).insert(7, ', round 2')
    await until(async () => (await t.log.headOf('open/kept')) > before)
    leave(second)
    t = await t.restart()
    expect(words(await join('kept'))).toBe('round 1, round 2')
    text(one).insert(6, ' and after')
    await until(() => words(two) === 'before and after')
  })

  test('F3 whoever was away and wrote, brings it when the line is back', async () => {
    const one = await join('away')
    one.provider.disconnect()
    text(one).insert(0, 'written alone')
    one.provider.connect()
    const two = await join('away')
    await until(() => words(two) === 'written alone')
  })
})
