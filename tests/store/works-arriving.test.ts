import { expect, test } from 'vitest'
import { learnHeads } from '../../src/store/places.ts'
import { worksArriving } from '../../src/store/read-works.ts'
import { device } from './device-under-test.ts'

test('S7 while the head has works that are not here the holdings say so; what is only said of them does not count', async () => {
  const db = device()
  const told = (documents: readonly (readonly [string, number])[]) =>
    learnHeads(db, { seq: 9, mark: new Uint8Array(8), forked: false, rights: 1, documents })
  expect(await worksArriving(db)).toBe(false)
  await told([
    ['network/catalogue/2025/staff', 4],
    ['network/directory', 2],
  ])
  expect(await worksArriving(db)).toBe(false)
  await told([['network/catalogue/2024/public', 9]])
  expect(await worksArriving(db)).toBe(true)
  await db.places.update('network/catalogue/2024/public', { have: 9 })
  expect(await worksArriving(db)).toBe(false)
})
