// What people say in two taps as they leave (S091, S094, I28): how content they are, and perhaps of one thing more. Counts of a month, of one screen, and
// nothing else: no text, nobody, and no half-day of its own – a lone answer of a half-day would be that of the one who came. An answer waits at the screen
// until there are three, or the month is over.
import { isMonth, type Month } from './day.ts'
import { shown, type Folded } from './fold.ts'
import type { CentreCode, Key } from './ids.ts'
import type { Value } from './statement.ts'
import { CRITERIA, LEVELS } from './survey-library.ts'
import { answersOf } from './tapped-answers.ts'

/** What a centre's kiosks write of a month: counts. */
export const kioskDocument = (centre: CentreCode, month: Month): string => `centre/${centre}/kiosk/${month}`

/** Three faces or four words; the screen's own choice. The last level is the most content. */
export const SCALES = { faces: ['1', '2', '3'], words: LEVELS } as const satisfies Readonly<Record<string, readonly string[]>>
export type Scale = keyof typeof SCALES
export const isScale = (x: unknown): x is Scale => typeof x === 'string' && Object.hasOwn(SCALES, x)

/** The first is asked of everybody, one of the others after it. */
export const ASPECTS = ['whole', ...CRITERIA] as const
export type Aspect = (typeof ASPECTS)[number]

export type Levels = Readonly<Partial<Record<Aspect, Readonly<Record<string, number>>>>>
/** Of one month and one scale: two scales are never added up. */
export type Contents = { readonly month: Month; readonly scale: Scale; readonly levels: Levels }

/** Stated from so many answers on: an answer is never alone but at the end of a month. */
export const STATED_FROM = 3

/** How many chose the two upper levels of four, or the uppermost of three (I28). */
export const contentOf = (levels: Levels, scale: Scale, aspect: Aspect): number =>
  (scale === 'words' ? ['3', '4'] : ['3']).reduce((n, level) => n + (levels[aspect]?.[level] ?? 0), 0)

/** All of them, in the order of the scale. */
export const allLevels = (list: readonly Levels[]): Levels =>
  Object.fromEntries(
    ASPECTS.flatMap(aspect => {
      const levels = LEVELS.flatMap(level => {
        const n = list.reduce((sum, l) => sum + (l[aspect]?.[level] ?? 0), 0)
        return n > 0 ? [[level, n] as const] : []
      })
      return levels.length > 0 ? [[aspect, Object.fromEntries(levels)] as const] : []
    }),
  )

/** What one who leaves has tapped. */
export type Tapped = Readonly<Partial<Record<Aspect, string>>>

/** One answer more; as it was where it is none of that scale. */
export const withTapped = (waiting: Contents, tapped: Tapped): Contents => {
  const known = ASPECTS.flatMap(aspect => {
    const level = tapped[aspect]
    return level !== undefined && SCALES[waiting.scale].some(l => l === level) ? [{ [aspect]: { [level]: 1 } }] : []
  })
  return tapped.whole === undefined || known.length === 0 ? waiting : { ...waiting, levels: allLevels([waiting.levels, ...known]) }
}

/** Whether what waits is stated now. */
export const isDue = ({ month, levels }: Pick<Contents, 'month' | 'levels'>, now: Month): boolean =>
  answersOf(levels) >= STATED_FROM || (month !== now && answersOf(levels) > 0)

/** A child plays: so many taps within a minute are no answers. */
const MOST_A_MINUTE = 20
const MINUTE = 60_000
/** Whether a tap counts. `taps`: when others were, those that did not count too, milliseconds: nobody remembers them longer than this. */
export const tapCounts = (taps: readonly number[], now: number): boolean => recentTaps(taps, now).length < MOST_A_MINUTE
export const recentTaps = (taps: readonly number[], now: number): readonly number[] => taps.filter(at => at <= now && now - at < MINUTE)

/** What was stated, as it stands in the device's table. */
export type Satisfaction = Contents & { readonly id: Key; readonly doc: string; readonly centre: CentreCode; readonly voided: boolean }

/** `levels`: aspect, level, how often. */
export const satisfactionFields = ({ month, scale, levels }: Contents): Record<string, Value> => ({
  month,
  scale,
  levels: Object.entries(allLevels([levels])).flatMap(([aspect, by]) => Object.entries(by ?? {}).map(([level, n]) => [aspect, level, n])),
})

/** More in one statement is no count of answers. */
const MOST = 9999

/** A level that its scale does not have, or that stands there twice, falls out; null where it says of no month and scale. */
export const satisfactionFrom = (record: Folded, centre: CentreCode): Satisfaction | null => {
  const [month, scale, levels] = [shown(record, 'month'), shown(record, 'scale'), shown(record, 'levels')]
  if (!isMonth(month) || !isScale(scale)) return null
  const read = new Map<string, Levels>()
  for (const line of Array.isArray(levels) ? (levels as readonly Value[]) : []) {
    if (!Array.isArray(line)) continue
    const [of, level, n] = line as readonly Value[]
    const aspect = ASPECTS.find(a => a === of)
    if (!aspect || !SCALES[scale].some(l => l === level) || !Number.isInteger(n) || (n as number) < 0 || (n as number) > MOST) continue
    const name = `${aspect} ${String(level)}`
    if (!read.has(name)) read.set(name, { [aspect]: { [String(level)]: n as number } }) // an integer, as just seen
  }
  const { id, doc } = record
  return { id, doc, centre, month, scale, levels: allLevels([...read.values()]), voided: record.ended !== null }
}

/** By month and scale, the newest month first; the same statement counts once. */
export const byMonth = (list: readonly Satisfaction[]): readonly Contents[] => {
  const months = new Map<string, Contents>()
  for (const s of new Map(list.filter(x => !x.voided).map(x => [x.id, x])).values()) {
    const name = `${s.month} ${s.scale}`
    const before = months.get(name)
    months.set(name, { month: s.month, scale: s.scale, levels: allLevels([...(before ? [before.levels] : []), s.levels]) })
  }
  return [...months].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, contents]) => contents)
}
