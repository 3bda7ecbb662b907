// What must hold in the directory when a value is put back or chosen: the form's own rules, and those which the form keeps by what it offers.
import { parentProblem, withoutProblem } from '../../domain/centre-parents.ts'
import { centreFrom, ON_NONE, parentDay } from '../../domain/centre-record.ts'
import { statusesAfter } from '../../domain/centre-status.ts'
import { CENTRE_STATUSES } from '../../domain/centre-lists.ts'
import type { Centre } from '../../domain/centre.ts'
import type { Day } from '../../domain/day.ts'
import type { Folded } from '../../domain/fold.ts'
import { isCentreCode } from '../../domain/ids.ts'
import { cleanName, isSameName } from '../../domain/name.ts'
import type { Names } from '../../domain/names.ts'
import type { Value } from '../../domain/statement.ts'
import { ZONE_STATE } from '../../domain/territory.ts'
import type { Check } from '../../records/check.ts'
import { nameSentence } from '../../records/NamesFields.tsx'
import { listText } from '../../text/later-format.ts'
import { t } from '../../text/translate.ts'
import { editOf, readEdit, type CentreEditWrong } from './centre-edit.ts'

/** `word`: how a service is called. */
export const centreCheck =
  (record: Folded, all: readonly Centre[], services: readonly string[], word: (service: string) => string, today: Day): Check =>
  (field, value) => {
    const centre = centreFrom(record)
    if (centre === null) return null
    if (field === 'status') {
      const problem = statusProblem(record, value)
      if (problem !== null) return problem
    }
    const from = parentDay(field)
    if (from !== null) {
      const problem = isCentreCode(value)
        ? parentProblem(all, centre.code, value, from)
        : value === ON_NONE
          ? null
          : withoutProblem(all, centre, [from])
      return problem && t(`network.problem.${problem}`)
    }
    const changed = centreFrom({
      ...record,
      heads: { ...record.heads, [field]: [{ key: record.id, at: record.at, by: record.by, value }] },
    })
    if (changed === null) return nameSentence('missing')
    const said = (c: Centre): readonly string[] => {
      const read = readEdit(editOf(c, services, today), c, all, today)
      return 'wrong' in read ? sentences(read.wrong, word) : []
    }
    const before = said(centre) // what was wrong already is not this value's doing
    return said(changed).find(s => !before.includes(s)) ?? null
  }

/** Between two that were said apart either may hold, except that what was closed stays closed. */
const statusProblem = (record: Folded, value: Value): string | null => {
  const now = (record.heads['status'] ?? []).map(h => CENTRE_STATUSES.find(s => s === h.value) ?? 'open')
  const to = CENTRE_STATUSES.find(s => s === value) ?? 'open'
  const from = now[0]
  if (now.includes('closed')) return to === 'closed' ? null : t('network.problem.closed')
  if (from === undefined || now.includes(to) || statusesAfter(from).includes(to)) return null
  return t('network.problem.status', { from: t(`centre-status.${from}`), to: t(`centre-status.${to}`) })
}

const sentences = (wrong: CentreEditWrong, word: (service: string) => string): string[] =>
  [
    wrong.names === 'taken' ? t('network.problem.taken') : nameSentence(wrong.names),
    nameSentence(wrong.area),
    wrong.areaM2 && t('network.problem.no-number'),
    wrong.staff && t('network.problem.no-number'),
    wrong.opened && t(`network.problem.${wrong.opened}`),
    wrong.services.length > 0 ? t('network.problem.services', { list: listText(wrong.services.map(word)) }) : null,
  ].filter(s => s !== null)

/** A zone, also when it comes back: another may bear its name by then. `inUse`: the zones that are. */
export const zoneCheck = (zone: Named, inUse: readonly Named[]): Check => {
  const check = namedCheck(zone.id, inUse, () => t('network.problem.zone-taken'))
  return (field, value) => (field === ZONE_STATE && value === 'current' ? check('name', zone.names.main) : check(field, value))
}

type Named = { readonly id: string; readonly names: Names }
/** Of what has a name and little else; `others` are those of its kind, with which it may not share it. */
export const namedCheck =
  (id: string, others: readonly Named[], taken: () => string): Check =>
  (field, value) => {
    if (field !== 'name') return null
    const name = typeof value === 'string' ? cleanName(value) : ''
    if (name === '') return nameSentence('missing')
    return others.some(o => o.id !== id && isSameName(o.names.main, name)) ? taken() : null
  }
