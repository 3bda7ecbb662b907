// On which centre a centre depends on a given day. The tree is dated: a parent may change, and old months keep the old one (S057, S249).
import type { Centre } from './centre.ts'
import type { Day } from './day.ts'
import type { CentreCode } from './ids.ts'

type Dependent = Pick<Centre, 'code' | 'parents' | 'isHead'>

/** Null: on none, or nobody said. */
export const parentOn = (centre: Pick<Centre, 'parents'>, day: Day): CentreCode | null =>
  centre.parents.filter(p => p.from <= day).at(-1)?.code ?? null

export type ParentProblem = 'itself' | 'head' | 'unknown' | 'circle'

/** Why `parent` cannot be what `code` depends on from `day` on; null when it can. */
export const parentProblem = (all: readonly Dependent[], code: CentreCode, parent: CentreCode, day: Day): ParentProblem | null => {
  if (parent === code) return 'itself'
  const byCode = new Map(all.map(c => [c.code, c]))
  if (byCode.get(code)?.isHead) return 'head'
  if (!byCode.has(parent)) return 'unknown'
  return ancestorsOn(all, parent, day).includes(code) ? 'circle' : null
}

/** Why the parents from `days` on cannot be taken back: the one before comes back, which by now hangs on this centre. */
export const withoutProblem = (all: readonly Dependent[], centre: Dependent, days: readonly Day[]): ParentProblem | null => {
  const left = { parents: centre.parents.filter(p => !days.includes(p.from)) }
  const ties = (day: Day): boolean => {
    const up = parentOn(left, day)
    return up !== null && ancestorsOn(all, up, day).includes(centre.code)
  }
  return days.some(ties) ? 'circle' : null
}

/** Does the way up come back to where it was? */
export const isInCircle = (all: readonly Dependent[], code: CentreCode, day: Day): boolean => {
  const byCode = new Map(all.map(c => [c.code, c]))
  const seen = new Set<CentreCode>()
  for (let at = byCode.get(code); at;) {
    if (seen.has(at.code)) return true
    seen.add(at.code)
    const up = parentOn(at, day)
    at = up === null ? undefined : byCode.get(up)
  }
  return false
}

/** From the nearest up. Two people apart may have tied a circle: each centre is named once. */
export const ancestorsOn = (all: readonly Dependent[], code: CentreCode, day: Day): CentreCode[] => {
  const byCode = new Map(all.map(c => [c.code, c]))
  const out: CentreCode[] = []
  for (let at = byCode.get(code); at;) {
    const up = parentOn(at, day)
    if (up === null || up === code || out.includes(up)) break
    out.push(up)
    at = byCode.get(up)
  }
  return out
}
