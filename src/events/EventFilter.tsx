// Only some events of the agenda: of one owner, one kind, one circle. What is offered is what stands in the list.
import type { JSX } from 'preact'
import { CIRCLES } from '../domain/document-name.ts'
import type { ListItem } from '../domain/lists.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { titleCase } from '../text/format.ts'
import { byName } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Select } from '../ui/Select.tsx'
import type { Listed, Wanted } from './agenda-list.ts'
import { typeWord } from './event-words.ts'

type Props = { readonly list: Listed; readonly wanted: Wanted; readonly onChange: (wanted: Wanted) => void }

const offered = (values: readonly string[], word: (value: string) => string) =>
  [...new Set(values)].map(value => ({ value, label: titleCase(word(value)) })).sort((a, b) => byName(a.label, b.label))

/** As the list has them; what it does not know comes last. */
const inOrder = (values: readonly string[], items: readonly ListItem[]): readonly string[] => {
  const standing = new Set(values)
  return [...new Set([...items.map(i => i.value).filter(v => standing.has(v)), ...values])]
}

export const EventFilter = ({ list, wanted, onChange }: Props): JSX.Element => {
  const events = list.events.map(s => s.event)
  return (
    <Disclosure title={t('agenda.filter')}>
      <div class="beside">
        <Select
          label={t('agenda.owner')}
          ask={t('agenda.filter.all')}
          choices={offered(
            events.map(e => e.centre),
            c => centreOfCode(c, list.centres),
          )}
          value={wanted.owner}
          onChange={owner => onChange({ ...wanted, owner })}
        />
        <Select
          label={t('agenda.type')}
          ask={t('agenda.filter.all')}
          choices={inOrder(
            events.map(e => e.type),
            list.types,
          ).map(value => ({ value, label: titleCase(typeWord(value, list.types)) }))}
          value={wanted.type}
          onChange={type => onChange({ ...wanted, type })}
        />
        <Select
          label={t('agenda.circle')}
          ask={t('agenda.filter.all')}
          choices={CIRCLES.filter(c => events.some(e => e.circle === c)).map(c => ({ value: c, label: t(`agenda.circle.${c}`) }))}
          value={wanted.circle}
          onChange={circle => onChange({ ...wanted, circle })}
        />
      </div>
    </Disclosure>
  )
}
