// The words of the status line and what of it is said aloud. The Status itself is proven in the replica's tests.
import { beforeAll, expect, test } from 'vitest'
import { statusWords } from '../../src/app/status-words.ts'
import { worthSaying } from '../../src/app/status-voice.ts'
import type { Status } from '../../src/replica/status.ts'
import { speak } from '../../src/text/translate.ts'

const NOW = new Date(2026, 2, 12, 14, 44).getTime()
const HEARD = new Date(2026, 2, 12, 12, 40).getTime()
const HOUR = 3_600_000
const words = (status: Status, storage: 'persistent' | 'best-effort' = 'persistent') => statusWords(status, storage, NOW)
const line = (status: Status, storage?: 'best-effort'): string => words(status, storage).facts.join(' · ').replaceAll('\u00a0', ' ')
const waiting = (age: number, late: 'late' | 'in time', heard: number | null = HEARD): Status => ({
  is: 'waiting',
  count: 3,
  age,
  heard,
  late: late === 'late',
})

beforeAll(() => speak('fr'))

test('SL1 what waits is told with its count, the age of the oldest and when the head was last heard', () => {
  expect(line(waiting(2 * HOUR, 'in time'))).toBe('3 à envoyer · la plus ancienne : 2 h · siège entendu à 12:40')
  expect(line(waiting(2 * HOUR, 'in time', null))).toBe('3 à envoyer · la plus ancienne : 2 h · siège pas encore entendu')
  expect(words(waiting(2 * HOUR, 'in time')).level).toBe('quiet')
})

test('SL1 what waits too long turns ochre and says what to do', () => {
  expect(line(waiting(9 * 24 * HOUR, 'late'))).toBe('3 à envoyer · la plus ancienne : 9 jours · cherchez du réseau')
  expect(line(waiting(30 * HOUR, 'late'), 'best-effort')).toBe('3 à envoyer · la plus ancienne : 1 jour · stockage non garanti')
  expect(words(waiting(9 * 24 * HOUR, 'late')).level).toBe('late')
})

test('SL2 C25 "all received" is said only of a status that is received, and not while a paragraph stays here', () => {
  expect(line({ is: 'received', heard: HEARD, held: 0 })).toBe('Tout est reçu au siège · entendu à 12:40')
  expect(line({ is: 'received', heard: HEARD, held: 1 })).toBe('1 à reformuler · entendu à 12:40')
  expect(line({ is: 'nothing' })).toBe('Rien à envoyer · siège pas encore entendu')
})

test('SL3 refused, removed and a closed log are brick, and the count stays', () => {
  expect(line({ is: 'refused', refused: 1, count: 2, heard: HEARD })).toBe('1 refusé · 2 à envoyer · siège entendu à 12:40')
  expect(line({ is: 'removed', count: 2, heard: HEARD })).toBe('Appareil retiré du réseau · 2 à envoyer')
  expect(line({ is: 'not-kept', why: 'closed', count: 2 })).toBe('Le cahier est fermé · 2 à envoyer')
  for (const s of [
    { is: 'refused', refused: 1, count: 2, heard: HEARD },
    { is: 'removed', count: 0, heard: null },
    { is: 'not-kept', why: 'full', count: 0 },
  ] as const)
    expect(words(s).level).toBe('refused')
})

test('SL4 aloud: a worse level, all received after waiting, the head answering again; nothing for a count or a minute', () => {
  const say = (before: Status, after: Status): string | null =>
    worthSaying({ status: before, words: words(before) }, { status: after, words: words(after) })
  expect(say(waiting(HOUR, 'in time'), waiting(2 * HOUR, 'in time'))).toBeNull()
  expect(say(waiting(HOUR, 'in time'), { is: 'received', heard: NOW, held: 0 })).toBe('Tout est reçu au siège')
  expect(say(waiting(HOUR, 'in time'), { is: 'received', heard: NOW, held: 2 })).toBe('2 à reformuler')
  expect(say({ is: 'received', heard: NOW - HOUR, held: 0 }, { is: 'received', heard: NOW, held: 0 })).toBeNull()
  expect(say(waiting(HOUR, 'in time'), { is: 'refused', refused: 1, count: 2, heard: HEARD })).toMatch(/^1 refusé/)
  expect(say(waiting(HOUR, 'in time'), waiting(HOUR, 'in time', NOW))).toBe('Le siège répond de nouveau.')
})
