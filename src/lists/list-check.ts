// What must hold of a value of a list, or of a centre's own purpose, when an older word is put back or one of two is chosen.
import { isDay, type Day } from '../domain/day.ts'
import type { Folded } from '../domain/fold.ts'
import { countsAnew } from '../domain/has-counted.ts'
import { datesProblem, partsFrom, type ListItem } from '../domain/lists.ts'
import { purposeFrom } from '../domain/purpose-record.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Value } from '../domain/statement.ts'
import type { Check } from '../records/check.ts'
import { nameSentence } from '../records/NamesFields.tsx'
import { t } from '../text/translate.ts'
import { isPurposeTaken, isWordTaken, type PurposeNamed } from './same-word.ts'

const withValue = (record: Folded, field: string, value: Value): Folded => ({
  ...record,
  heads: { ...record.heads, [field]: [{ key: record.id, at: record.at, by: record.by, value }] },
})

/** `items`: the list it stands in, retired values too. */
export const valueCheck =
  (record: Folded, item: ListItem, items: readonly ListItem[], today: Day): Check =>
  (field, value) => {
    const { labels, from, to, replacedBy, ref } = partsFrom(withValue(record, field, value).heads)
    if (field === 'label' && labels === null && item.value === record.id) return nameSentence('missing') // one of ours has our words
    if (field.startsWith('label') && isWordTaken({ ...item, labels }, items)) return t('lists.problem.taken')
    const problem =
      field === 'from' || field === 'to' || field === 'replacedBy' ? datesProblem({ value: item.value, from, to, replacedBy }, items) : null
    if (problem !== null) return t(`lists.problem.${problem}`)
    if (field !== 'ref') return null
    if (!items.some(i => i.value === ref && i.ref === i.value)) return t('lists.problem.ref')
    return countsAnew(record, value, today) ? t('lists.fixed') : null
  }

export const purposeCheck =
  (record: Folded, centre: CentreCode, today: Day, named: readonly PurposeNamed[] = []): Check =>
  (field, value) => {
    if (field === 'label' && value === null) return nameSentence('missing')
    if (field === 'from' && !isDay(value)) return t('network.problem.day')
    const purpose = purposeFrom(withValue(record, field, value), centre)
    if (purpose === null) return field === 'ref' ? t('lists.problem.ref') : null
    if (field === 'ref' && countsAnew(record, value, today)) return t('lists.fixed')
    if ((field === 'from' || field === 'to') && purpose.to !== null && purpose.to < purpose.from) return t('lists.problem.to-before-from')
    return field !== 'ref' && isPurposeTaken({ ...purpose, word: purpose.label }, purpose.standsFor, named)
      ? t('lists.problem.taken')
      : null
  }
