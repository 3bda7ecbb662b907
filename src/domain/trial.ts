// A trial (S075, C28): what is noted while it lasts is taken back by the very act that notes it. So it is in no count anywhere, on older apps neither, and
// stays to be seen, struck.
import type { Key } from './ids.ts'
import type { Draft } from './statement.ts'

/** What is counted. What the public answered is not tried, for those who answer know of no trial; nor a tick sheet, whose strokes have keys of their own. */
const TRIED = ['visit', 'group', 'step', 'tally']

/** `newKey`: under which a record is made. What was said comes first, in its order. */
export const tried = (drafts: readonly Draft[], newKey: () => Key): readonly Draft[] => {
  const keyed = drafts.map(d => (d.kind === 'create' && TRIED.includes(d.noun) && !d.fields['sheet'] ? { ...d, key: newKey() } : d))
  return [
    ...keyed,
    ...keyed.flatMap(d => (d.kind === 'create' && d.key ? [{ kind: 'void', target: d.key, reason: 'trial' } as const] : [])),
  ]
}
