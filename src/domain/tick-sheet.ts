// Last year's tick sheets, as a table of a spreadsheet: a day, perhaps a half-day, a kind, a purpose, and how many. Each row is read by itself: what is
// wrong with one keeps no other from being taken in.
import { isDay, type Day, type HalfDay } from './day.ts'
import { plainWords } from './find-work.ts'
import type { Key } from './ids.ts'
import { openHalves, type Interval } from './opening.ts'
import { isReference } from './purposes.ts'
import type { VisitKind } from './visit.ts'

/** `row`: as the spreadsheet numbers it, the heading being 1. `half` null: not said. `purpose`: a reference or a key of a local one. */
export type SheetLine = {
  readonly row: number
  readonly day: Day
  readonly half: HalfDay | null
  readonly kind: VisitKind
  readonly purpose: string | null
  readonly n: number
}
export type SheetProblem = {
  readonly row: number
  readonly why: 'day' | 'ahead' | 'old' | 'half' | 'kind' | 'purpose' | 'number'
  readonly said: string
}
export type Lacking = 'half' | 'kind' | 'purpose'
export type ReadSheet =
  | {
      readonly is: 'read'
      readonly lines: readonly SheetLine[]
      readonly problems: readonly SheetProblem[]
      /** Columns of which nothing is read, by their heading, or by their letter where they have none. */
      readonly unread: readonly string[]
      /** What no column says. */
      readonly lacks: readonly Lacking[]
    }
  /** No heading for what every row must say. */
  | { readonly is: 'unread'; readonly missing: readonly ('day' | 'n')[] }

export type KnownOfSheets = {
  readonly today: Day
  /** Nothing before it is taken for a day of this network. */
  readonly earliest: Day
  /** What a purpose may be called here. */
  readonly purposes: readonly { readonly id: string; readonly words: readonly string[] }[]
}

/** More in one row than anybody ticked in half a day. */
const MOST = 99

/** Headings, in our six languages, as `plainWords` has them. A heading is known whole: 'date de naissance' is no day of a visit. */
const HEADINGS: Readonly<Record<'day' | 'half' | 'kind' | 'purpose' | 'n', string>> = {
  day: 'jour|date|day|giorno|data|dia|fecha|journee|date de visite|date du passage|date of visit|data della visita|fecha de la visita|data de la visita|data da visita',
  half: 'demi journee|moment|half day|half|mezza giornata|media jornada|mitja jornada|meio dia|matin apres midi|am pm|creneau|plage|momento|part of day|time of day|parte della giornata|franja|franja horaria|turno|periodo do dia',
  kind: 'type|kind|tipo|tipus|type de visite|type de passage|type d accueil|type d entretien|type de service|nature|forme|visit type|type of visit|kind of visit|tipo di visita|tipo di passaggio|tipo di accesso|tipo di servizio|tipo de visita|tipo de atencion|tipo de servicio|tipus de visita|tipus d atencio|tipus de servei|tipo de atendimento|tipo de servico',
  purpose:
    'pole|purpose|polo|pol|poles|motif|motifs|motif de visite|motif de la visite|theme|themes|thematique|objet|sujet|domaine|theme pole|pole theme|pole motif|motif pole|purposes|topic|subject|reason|reason for visit|theme purpose|purpose theme|motivo|motivo della visita|tema|argomento|ambito|ambit|scopo|tema polo|polo tema|motivo de la visita|asunto|area|motiu|motiu de la visita|assumpte|motivo da visita|assunto|finalidade|tema pol|pol tema',
  n: 'nombre|number|n|numero|quantite|quantita|nb|nbre|nombre de passages|nombre de visites|nb de passages|nb de visites|passages|visites|count|quantity|number of visits|visits|numero di visite|numero di passaggi|passaggi|accessi|cantidad|numero de visitas|visitas|quantitat|quantidade',
}
type Column = keyof typeof HEADINGS
const LACKING: readonly Lacking[] = ['half', 'kind', 'purpose']
/** Beginnings of the words for a kind; the first that fits. */
const KINDS: readonly (readonly [VisitKind, readonly string[]])[] = [
  ['quick', ['rapid', 'info', 'quick', 'veloc']],
  ['interview', ['entretien', 'interview', 'colloqui', 'entrevist']],
  ['self-service', ['libre', 'self', 'autonom', 'auto', 'doc', 'livre']],
]
const MORNING = ['am', 'matin', 'morning', 'mattin', 'mañana', 'manana', 'mati', 'manha', 'm']
const AFTERNOON = ['pm', 'apres midi', 'afternoon', 'pomeriggio', 'tarde', 'tarda', 'a', 's', 'soir']

/** Names of the months in our six languages, as `plainWords` has them. */
const MONTHS = [
  'janvier|january|gennaio|enero|gener|janeiro',
  'fevrier|february|febbraio|febrero|febrer|fevereiro',
  'mars|march|marzo|marc|marco',
  'avril|april|aprile|abril',
  'mai|may|maggio|mayo|maig|maio',
  'juin|june|giugno|junio|juny|junho',
  'juillet|july|luglio|julio|juliol|julho',
  'aout|august|agosto|agost',
  'septembre|september|settembre|septiembre|setiembre|setembre|setembro',
  'octobre|october|ottobre|octubre|outubro',
  'novembre|november|noviembre|novembro',
  'decembre|december|dicembre|diciembre|desembre|dezembro',
].map(names => names.split('|'))
/** From a name or its beginning, of three letters at least; null where that may be two. */
const monthNamed = (word: string): number | null => {
  const plain = plainWords(word)
  const [only, other] = plain.length < 3 ? [] : MONTHS.flatMap((names, i) => (names.some(n => n.startsWith(plain)) ? [i + 1] : []))
  return only !== undefined && other === undefined ? only : null
}
/** "9 octobre 2025", "1er octobre 2025", "9 de octubre de 2025", "9 d’octubre de 2025". */
const IN_WORDS = /^(\d{1,2})(?:er|[º°.])?\s+(?:de\s+|d[’'])?(\p{L}{3,})\.?\s+(?:del?\s+)?(\d{4})$/u

/** ISO, or day, month and year with points, strokes or dashes, or the month by its name; two figures are of this century; the weekday may stand before. Null for no day of the calendar. */
export const dayTyped = (text: string): Day | null => {
  const figures = text.trim().replace(/^\p{L}{2,}[.,]?\s+(?=\d)/u, '') // the day of the week
  const named = IN_WORDS.exec(figures)
  const month = named && monthNamed(named[2]!)
  const trimmed = named && month !== null ? `${named[3]}-${month}-${named[1]}` : figures
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(trimmed)
  const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})$/.exec(trimmed)
  const [y, m, d] = iso ? iso.slice(1) : written ? [written[3], written[2], written[1]] : []
  if (y === undefined || m === undefined || d === undefined) return null
  const day = `${y.length === 2 ? `20${y}` : y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  return isDay(day) ? day : null
}

const columnsOf = (heading: readonly string[]): Partial<Record<Column, number>> => {
  const words = heading.map(plainWords)
  const found: Partial<Record<Column, number>> = {}
  for (const column of Object.keys(HEADINGS) as Column[]) {
    const names = HEADINGS[column].split('|')
    const at = words.findIndex(word => names.includes(word))
    if (at >= 0) found[column] = at
  }
  return found
}

/** As a spreadsheet names its first columns. */
const letterOf = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : String(at + 1))

/** In their order; one without a heading only where something stands below. */
const unreadIn = (rows: readonly (readonly string[])[], columns: Partial<Record<Column, number>>): string[] => {
  const read = new Set(Object.values(columns))
  const used = new Set(rows.flatMap(cells => cells.flatMap((c, i) => (c.trim() === '' ? [] : [i]))))
  return [...used].sort((a, b) => a - b).flatMap(i => (read.has(i) ? [] : [(rows[0]?.[i] ?? '').trim() || letterOf(i)]))
}

/** The first row is the heading; rows without a word are passed over. */
export const readTickSheet = (rows: readonly (readonly string[])[], known: KnownOfSheets): ReadSheet => {
  const columns = columnsOf(rows[0] ?? [])
  const missing = (['day', 'n'] as const).filter(c => columns[c] === undefined)
  if (missing.length > 0) return { is: 'unread', missing }
  const lines: SheetLine[] = []
  const problems: SheetProblem[] = []
  for (const [i, cells] of rows.entries()) {
    if (i === 0 || cells.every(c => c.trim() === '')) continue
    const of = (c: Column): string => (columns[c] === undefined ? '' : (cells[columns[c]] ?? '')).trim()
    const row = i + 1
    const wrong = (why: SheetProblem['why'], column: Column): void => void problems.push({ row, why, said: of(column) })
    const day = dayTyped(of('day'))
    if (day === null) wrong('day', 'day')
    else if (day > known.today) wrong('ahead', 'day')
    else if (day < known.earliest) wrong('old', 'day')
    else {
      const half = plainWords(of('half'))
      const isAm = MORNING.some(w => (w.length < 3 ? half === w : half.startsWith(w)))
      const isPm = AFTERNOON.some(w => (w.length < 3 ? half === w : half.startsWith(w)))
      const kindWord = plainWords(of('kind'))
      const kind = kindWord === '' ? 'quick' : KINDS.find(([, words]) => words.some(w => kindWord.startsWith(w)))?.[0]
      const said = of('purpose')
      const purpose =
        said === ''
          ? null
          : isReference(said.toUpperCase())
            ? said.toUpperCase()
            : known.purposes.find(p => p.words.some(w => plainWords(w) === plainWords(said)))?.id
      const n = /^\d{1,3}$/.test(of('n')) ? Number(of('n')) : null
      if (half !== '' && !isAm && !isPm) wrong('half', 'half')
      else if (kind === undefined) wrong('kind', 'kind')
      else if (purpose === undefined) wrong('purpose', 'purpose')
      else if (n === null || n > MOST) wrong('number', 'n')
      else if (n > 0) lines.push({ row, day, half: isPm ? 'pm' : isAm ? 'am' : null, kind, purpose, n })
    }
  }
  return { is: 'read', lines, problems, unread: unreadIn(rows, columns), lacks: LACKING.filter(c => columns[c] === undefined) }
}

/** One stroke, a visit. `nth`: of those of the sheet that say the same. */
export type Stroke = Omit<SheetLine, 'row' | 'n'> & { readonly nth: number }

const cellOf = ({ day, half, kind, purpose }: Omit<SheetLine, 'row' | 'n'>): string => `${day} ${half ?? '-'} ${kind} ${purpose ?? ''}`

/** How many rows say the day, half-day, kind and purpose of one above them: their numbers are added up, which may be meant or a row pasted twice. */
export const likeRows = (lines: readonly SheetLine[]): number => lines.length - new Set(lines.map(cellOf)).size

export const strokesOf = (lines: readonly SheetLine[]): readonly Stroke[] => {
  const times = new Map<string, number>()
  return lines.flatMap(line => {
    const { day, half, kind, purpose, n } = line
    const before = times.get(cellOf(line)) ?? 0
    times.set(cellOf(line), before + n)
    return Array.from({ length: n }, (_, i) => ({ day, half, kind, purpose, nth: before + i + 1 }))
  })
}

/** What a whole sheet says, the same whatever its order and however its rows are split. No file's name: somebody's could stand in it. */
export const sheetName = (centre: string, lines: readonly SheetLine[]): string => {
  const cells = new Map<string, number>()
  for (const line of lines) cells.set(cellOf(line), (cells.get(cellOf(line)) ?? 0) + line.n)
  const said = [...cells].map(([cell, n]) => `${cell} ${n}`).sort()
  return ['whole tick-sheet', centre, ...said].join('\n')
}

/**
 * What the key of a stroke is made of. The same sheet gives the same names on whichever device it is read, so that it counts once (V8); no other
 * sheet does, so that two desks both count. `sheet`: the key made of the sheet's name. `again`: how often the stroke was taken back with its sheet;
 * what was taken back stays so, and the sheet that comes again is counted anew, as the same by two devices that know of it.
 */
export const strokeName = (sheet: Key, stroke: Stroke, again: number): string =>
  `tick-sheet ${sheet} ${cellOf(stroke)} ${stroke.nth} ${again}`

/**
 * In which half-day a visit of the sheet is noted. Where none was said and only one half of that day opens, it was that one; else nobody knows,
 * and the visit is of the whole day: it stands in no table of hours, and neither half is a hole.
 */
export const slotOfStroke = (half: HalfDay | null, open: readonly Interval[]): { readonly slot: HalfDay; readonly wholeDay: boolean } => {
  const [only, other] = openHalves(open)
  return {
    slot: half ?? (other === undefined ? only : undefined) ?? 'am',
    wholeDay: half === null && (only === undefined || other !== undefined),
  }
}
