// A table out of a text file: what stands between the columns, however few they are.
import { expect, test } from 'vitest'
import { readTableFile } from '../../src/visits/read-sheet-file.ts'

const rows = async (text: string): Promise<unknown> => {
  const read = await readTableFile(new File([text], 'old.csv'))
  return read.is === 'read' ? read.rows.filter(r => r.some(c => c !== '')) : read
}

test('V8 two columns are two, whatever stands between them, with one row or many, with or without a last line', async () => {
  const two = [
    ['Jour', 'Nombre'],
    ['08/10/2025', '3'],
  ]
  for (const between of [';', ',', '\t', '|'])
    for (const ends of ['\n', '\r\n'])
      for (const last of ['', ends])
        expect(await rows(two.map(r => r.join(between)).join(ends) + last), JSON.stringify([between, ends, last])).toEqual(two)
  expect(await rows('Jour;Nombre\n')).toEqual([['Jour', 'Nombre']])
})
test('V8 a sign within quotes stands between nothing; one column is one', async () => {
  expect(await rows('"Jour, mois, année";Nombre\n08/10/2025;3')).toEqual([
    ['Jour, mois, année', 'Nombre'],
    ['08/10/2025', '3'],
  ])
  expect(await rows('Jour\n08/10/2025\n')).toEqual([['Jour'], ['08/10/2025']])
})
