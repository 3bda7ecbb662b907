// A year of events of a network as its centres might have written them: titles, summaries, changes, cancellations. Fictional, from a seed.
import { addDays, weekday, type Day } from '../../src/domain/day.ts'
import type { Circle } from '../../src/domain/document-name.ts'
import { calendarDocument } from '../../src/domain/documents-of.ts'
import { eventFields, whenValue } from '../../src/domain/event-record.ts'
import { keyFrom, type CentreCode, type Key } from '../../src/domain/ids.ts'
import { writeStatement, type Draft } from '../../src/domain/statement.ts'
import { wallTime } from '../../src/domain/wall-time.ts'
import type { Struct } from '../../src/wire/append.ts'
import type { Log } from '../../sync-server/log.ts'

/** `domain.md` §13: 410 events a year, of eight owners; of what kind, and how many of them. */
export const A_YEAR = 410
export const A_MONTH = 35
const OWNERS = ['val', 'cas', 'orv', 'irg', 'the', 'nav', 'aur', 'cor'] as CentreCode[]
const TYPES = ['workshop', 'workshop', 'workshop', 'information-day', 'meeting', 'seminar', 'club', 'group-visit']
const ABOUT = [
  'voie d’eau',
  'montagne',
  'bois',
  'soin',
  'numérique',
  'bâtiment',
  'hôtellerie',
  'agriculture',
  'transport',
  'artisanat',
  'enfance',
  'énergie',
]
const BEGIN = [
  'Découvrir les métiers de la filière',
  'Préparer son entretien dans le secteur',
  'Un CV pour la saison :',
  'Se former aux métiers de la filière',
  'Créer son activité :',
  'Changer de voie vers',
  'Rencontre avec des professionnels :',
  'Club de recherche :',
]
const WORDS =
  'atelier parcours formation employeurs témoignages échanges salle documentation exercices groupe projet saison stage apprentissage diplôme conseil visite entreprise découverte métier mobilité logement horaires contrat recrutement dossier pratique questions réponses écoute démarche simulation'.split(
    ' ',
  )

const sentence = (r: () => number, words: number): string => {
  const list = Array.from({ length: words }, () => WORDS[Math.floor(r() * WORDS.length)])
  return `${list.join(' ')}.`.replace(/^./, c => c.toUpperCase())
}
const pick = <T>(r: () => number, list: readonly T[]): T => list[Math.floor(r() * list.length)]! // no list here is empty

type Author = { readonly client: number; clock: number; seq: number }

/**
 * Writes `n` events of the days from `from` on into the relay's log, each as its device sent it: one event, one row. One in eight is changed
 * once, one in fifteen cancelled. All in circles that an associated centre may read. Returns how many statements that was.
 */
export const fillCalendars = async (log: Log, n: number, from: Day, days: number, r: () => number): Promise<number> => {
  const authors = new Map<string, Author>()
  let statements = 0
  const put = async (doc: string, drafts: readonly Draft[]): Promise<readonly Key[]> => {
    const author = authors.get(doc) ?? { client: Math.floor(r() * 0xffffffff), clock: 0, seq: 0 }
    authors.set(doc, author)
    const structs: Struct[] = drafts.map(d => ({
      client: author.client,
      clock: author.clock++,
      key: keyFrom(Uint8Array.from({ length: 16 }, () => Math.floor(r() * 256))),
      value: writeStatement(d, { day: addDays(from, -20), slot: 9, clock: 'ok', seq: ++author.seq }, 'counsellor'),
    }))
    await log.write([{ doc, device: 'before', at: 1, content: { is: 'append', structs } }])
    statements += structs.length
    return structs.map(s => s.key)
  }
  for (let i = 0; i < n; i++) {
    let day = addDays(from, Math.floor((i * days) / n))
    while (weekday(day) > 5) day = addDays(day, 1)
    const doc = calendarDocument(pick(r, OWNERS), '2026', pick<Circle>(r, ['public', 'public', 'associated']))
    const when = {
      start: wallTime(day, pick(r, [540, 570, 600, 840, 870, 930])),
      end: r() < 0.5 ? wallTime(day, 1020) : null,
      zone: 'Europe/Paris',
    }
    const fields = eventFields({
      titles: { main: `${pick(r, BEGIN)} ${pick(r, ABOUT)}`, by: {} },
      language: 'fr',
      type: pick(r, TYPES),
      when,
      place: r() < 0.3 ? `Salle ${pick(r, ABOUT)}` : null,
      audience: r() < 0.4 ? pick(r, ['lycéens', 'demandeurs d’emploi', 'tout public', 'salariés']) : null,
      summary: r() < 0.8 ? { main: sentence(r, 15 + Math.floor(r() * 30)), by: {} } : null,
    })
    const [id] = await put(doc, [{ kind: 'create', noun: 'event', fields }])
    if (r() < 1 / 8)
      await put(doc, [{ kind: 'edit', target: id!, field: 'when', value: whenValue({ ...when, start: wallTime(day, 600) }), base: [id!] }])
    if (r() < 1 / 15) await put(doc, [{ kind: 'cancel', target: id!, reason: 'strike' }])
  }
  await log.flush()
  return statements
}
