// C25 where an event is typed: its texts go to other devices, and to everybody where its calendar is public.
import { expect, test } from 'vitest'
import type { Day } from '../../src/domain/day.ts'
import { newEvent, readEvent, type EventTyped } from '../../src/events/event-typed.ts'
import { monthNames } from '../../src/text/later-format.ts'

const event = (part: Partial<EventTyped>): object =>
  readEvent(
    { ...newEvent('Europe/Paris', 'public', 'fr'), title: 'CV', type: 'workshop', date: '12 mars', from: '14h', ...part },
    '2026-03-10' as Day,
    monthNames('fr-FR'),
    null,
  )
const seen = (is: string, words: string) => ({ is: 'personal', looks: { is, words } })

test.each([
  [{ summary: 'Inscription auprès de Mme Martin, 06 12 34 56 78' }, { summary: seen('call', '06 12 34 56 78') }],
  [{ place: 'chez Mme Martin' }, { place: seen('name', 'Mme Martin') }],
  [{ audience: 'jean.martin@example.org' }, { audience: seen('letterbox', 'jean.martin@example.org') }],
  [{ title: 'Bilan de Mme Martin' }, { title: seen('name', 'Mme Martin') }],
  [{ titles: { it: 'Bilancio della signora Rossi' } }, { titles: { it: seen('name', 'signora Rossi') } }],
  [{ summaries: { es: 'Llamar al 612 345 678', pt: 'Sem nada' } }, { summaries: { es: seen('call', '612 345 678') } }],
] as const)('C25 a text of an event that looks personal is told at its own field before it travels: %o', (part, wrong) => {
  expect(event(part)).toEqual({ wrong })
})

test.each([
  { title: 'Guide 2025', place: 'Mairie de Castelroc' },
  { place: 'Salle des fêtes, rue du Dr Roux, 48000 Saint-Martin' },
  { summary: 'De 9:00 à 12:00 le 12/03/2026 14:00, ISBN 978-2-910966-08-9, 12 places.' },
  { audience: 'Saisonniers, de 18 à 25 ans', titles: { it: 'Guida 2025' } },
])('C25 a text of an event that speaks of nobody is read: %o', part => {
  expect(event(part)).toHaveProperty('stated')
})
