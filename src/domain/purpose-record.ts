// How a centre's own purpose stands in statements.
import { isDay } from './day.ts'
import { shown, type Folded } from './fold.ts'
import type { CentreCode } from './ids.ts'
import { isIcon } from './lists.ts'
import { isReference, type LocalPurpose } from './purposes.ts'
import type { Value } from './statement.ts'

export const purposeFields = (
  p: Pick<LocalPurpose, 'label' | 'short' | 'ref' | 'standsFor' | 'from' | 'to' | 'order'> & Partial<Pick<LocalPurpose, 'icon'>>,
): Record<string, Value> => ({
  label: p.label,
  short: p.short,
  ref: p.ref,
  standsFor: p.standsFor,
  from: p.from,
  to: p.to,
  order: p.order,
  ...(p.icon && { icon: p.icon }),
})

export const purposeFrom = (record: Folded, centre: CentreCode): LocalPurpose | null => {
  const label = shown(record, 'label')
  const short = shown(record, 'short')
  const ref = shown(record, 'ref')
  const from = shown(record, 'from')
  const to = shown(record, 'to')
  const order = shown(record, 'order')
  const standsFor = shown(record, 'standsFor')
  const icon = shown(record, 'icon')
  if (typeof label !== 'string' || !isReference(ref) || !isDay(from)) return null
  return {
    id: record.id,
    doc: record.doc,
    centre,
    label,
    short: typeof short === 'string' && short !== '' ? short : label,
    ref,
    standsFor: Array.isArray(standsFor) ? standsFor.filter(isReference) : [],
    from,
    to: isDay(to) ? to : null,
    order: typeof order === 'number' ? order : 0,
    icon: isIcon(icon) ? icon : null,
  }
}
