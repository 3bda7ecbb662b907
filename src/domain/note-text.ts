// What is done with a text that several people write: where two texts differ, and how two changes of one text are both kept. Positions in UTF-16 units.

/** At `at`, `gone` units are replaced by `put`. */
export type Splice = { readonly at: number; readonly gone: number; readonly put: string }

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000

/** The one piece in which they differ, as short as it can be without cutting a character in two; null where they are the same. */
export const spliceOf = (before: string, after: string): Splice | null => {
  if (before === after) return null
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--
  let end = 0
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--
  return { at: start, gone: before.length - start - end, put: after.slice(start, after.length - end) }
}

export const spliced = (text: string, { at, gone, put }: Splice): string => text.slice(0, at) + put + text.slice(at + gone)

/** More lines, or words, than this that differ are compared as a whole. */
const MOST_LINES = 1500

/** Which lines of `a` stand in `b` still, as pairs of their numbers, rising in both: the most there can be. Past a bound those at the two ends alone. */
export const linesKept = (a: readonly string[], b: readonly string[]): [number, number][] => {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  const between: [number, number][] = []
  if (x.length <= MOST_LINES && y.length <= MOST_LINES) {
    // how many can stand from each pair of places on
    const most = Array.from({ length: x.length + 1 }, () => new Uint16Array(y.length + 1))
    for (let i = x.length - 1; i >= 0; i--)
      for (let j = y.length - 1; j >= 0; j--)
        most[i]![j] = x[i] === y[j] ? most[i + 1]![j + 1]! + 1 : Math.max(most[i + 1]![j]!, most[i]![j + 1]!)
    for (let i = 0, j = 0; i < x.length && j < y.length;)
      if (x[i] === y[j]) between.push([head + i++, head + j++])
      else if (most[i + 1]![j]! >= most[i]![j + 1]!) i++
      else j++
  }
  return [
    ...Array.from({ length: head }, (_, i): [number, number] => [i, i]),
    ...between,
    ...Array.from({ length: tail }, (_, i): [number, number] => [a.length - tail + i, b.length - tail + i]),
  ]
}

/** Where each line begins, and where one more would. */
const startsOf = (lines: readonly string[]): number[] => {
  const out = [0]
  for (const l of lines) out.push(out.at(-1)! + l.length + 1)
  return out
}

/** Each word, and each blank. */
const wordsOf = (text: string): string[] => text.match(/\s|\S+/g) ?? []
/** Word by word, so that what others put between two words that stay is between them still. */
const inWords = (before: string, after: string): Splice[] => {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const out: Splice[] = []
  let [i, j, at] = [0, 0, 0]
  for (const [p, q] of [...linesKept(a, b), [a.length, b.length] as const]) {
    const old = a.slice(i, p).join('')
    const s = spliceOf(old, b.slice(j, q).join(''))
    if (s) out.push({ ...s, at: s.at + at })
    at += old.length + (a[p]?.length ?? 0)
    ;[i, j] = [p + 1, q + 1]
  }
  return out
}

/** Line by line, and in a line word by word, what makes `after` of `before`: from the end to the beginning, so that each stands where it says. */
export const splicesOf = (before: string, after: string): Splice[] => {
  const [a, b] = [before.split('\n'), after.split('\n')]
  const [ax, by] = [startsOf(a), startsOf(b)]
  const out: Splice[] = []
  let [i, j] = [0, 0]
  for (const [p, q] of [...linesKept(a, b), [a.length, b.length] as const]) {
    // between two lines that stay; each line goes with the sign that ends it
    out.push(...inWords(`${before}\n`.slice(ax[i], ax[p]), `${after}\n`.slice(by[j], by[q])).map(s => ({ ...s, at: s.at + ax[i]! })))
    ;[i, j] = [p + 1, q + 1]
  }
  // the last line has no such sign: what takes it or brings it goes with the one before
  return out
    .reverse()
    .map(s => (s.at + s.gone > before.length ? { at: s.at - 1, gone: s.gone, put: s.put === '' ? '' : `\n${s.put.slice(0, -1)}` } : s))
}

/**
 * Two people changed `base` apart. What both wrote is there, each change at its place; where they changed the very same words, both paragraphs stand one under
 * the other.
 */
export const bothKept = (base: string, mine: string, theirs: string): string => {
  if (mine === theirs || mine === base) return theirs
  if (theirs === base) return mine
  const [own, others] = [splicesOf(base, mine), splicesOf(base, theirs)]
  const meet = (a: Splice, b: Splice): boolean => a.at < b.at + b.gone && b.at < a.at + a.gone
  const inside = (a: Splice, b: Splice): boolean => a.gone === 0 && b.at < a.at && a.at < b.at + b.gone
  if (own.some(a => others.some(b => meet(a, b) || inside(a, b) || inside(b, a)))) return `${theirs}\n${mine}`
  const moved = (at: number): number => others.reduce((n, b) => (b.at + b.gone <= at ? n + b.put.length - b.gone : n), at)
  return own.reduce((text, a) => spliced(text, { ...a, at: moved(a.at) }), theirs) // from the end to the beginning
}
