// What a coordinator is told about a centre: nothing here blocks, all of it can be asked (`domain.md` §7.1 C29, S058, S067).
import { isInCircle, parentOn } from './centre-parents.ts'
import type { ServiceLevel } from './centre-lists.ts'
import type { Centre } from './centre.ts'
import type { Day } from './day.ts'
import { isSameName } from './name.ts'

/** An outlet is smaller than this, in square metres (S067). */
export const OUTLET_BELOW = 100
/** What a site offers (S058): the three ways of serving people. */
export const OF_A_SITE = ['interview', 'documentation', 'events'] as const

export type CentreCheck =
  'outlet-too-large' | 'site-lacks-service' | 'circle' | 'parent-gone' | 'no-parent' | 'conflict' | 'one-code' | 'one-name'

/** Which of the three a site says it does not offer itself. */
export const lackingServices = (services: Readonly<Record<string, ServiceLevel>>): string[] =>
  OF_A_SITE.filter(id => services[id] === 'none' || services[id] === 'referral')

export const centreChecks = (c: Centre, all: readonly Centre[], day: Day): CentreCheck[] => {
  const parent = parentOn(c, day)
  const out: CentreCheck[] = []
  if (c.conflicts.length > 0) out.push('conflict')
  const beside = c.status === 'closed' ? [] : all.filter(x => x.id !== c.id && x.status !== 'closed')
  if (beside.some(x => x.code === c.code)) out.push('one-code')
  else if (beside.some(x => isSameName(x.names.main, c.names.main))) out.push('one-name')
  if (c.kind === 'outlet' && c.areaM2 !== null && c.areaM2 >= OUTLET_BELOW) out.push('outlet-too-large')
  if (c.kind === 'site' && lackingServices(c.services).length > 0) out.push('site-lacks-service')
  if (isInCircle(all, c.code, day)) out.push('circle')
  else if (parent !== null && all.find(x => x.code === parent)?.status === 'closed') out.push('parent-gone')
  else if (parent === null && !c.isHead && c.status !== 'closed') out.push('no-parent')
  return out
}
