// Three questions and no more by which figures may be narrowed: purpose, kind, channel.
import type { JSX } from 'preact'
import { CHANNELS } from '../domain/told-lists.ts'
import { NO_FILTER, type Filter } from '../domain/count-said.ts'
import { byPurpose } from '../domain/figures.ts'
import type { Choice, LocalPurpose } from '../domain/purposes.ts'
import { VISIT_KINDS } from '../domain/visit.ts'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Select } from '../ui/Select.tsx'
import { filterText } from './words.ts'

type Props = {
  readonly filter: Filter
  readonly choices: readonly Choice[]
  readonly locals: readonly LocalPurpose[]
  readonly choose: (to: Filter) => void
}

export const FilterChoice = ({ filter, choices, locals, choose }: Props): JSX.Element => {
  const list = filterText(filter, choices)
  return (
    <div class="stack close">
      <Disclosure title={list === null ? t('figures.filter') : t('figures.filter.on', { list })}>
        <div class="fields">
          <Select
            label={t('figures.filter.purpose')}
            ask={t('figures.filter.any')}
            choices={choices.map(c => ({ value: c.id, label: purposeWords(c).long }))}
            value={filter.purposes?.[0] ?? ''}
            onChange={id => choose({ ...filter, purposes: byPurpose(id, locals).purposes })}
          />
          <Select
            label={t('figures.filter.kind')}
            ask={t('figures.filter.any')}
            choices={VISIT_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
            value={filter.kind ?? ''}
            onChange={kind => choose({ ...filter, kind: VISIT_KINDS.find(k => k === kind) ?? null })}
          />
          <Select
            label={t('figures.filter.channel')}
            ask={t('figures.filter.any')}
            choices={CHANNELS.map(value => ({ value, label: t(`told.channel.${value}`) }))}
            value={filter.channel ?? ''}
            onChange={channel => choose({ ...filter, channel: CHANNELS.find(c => c === channel) ?? null })}
          />
        </div>
      </Disclosure>
      {list !== null && (
        <div class="row flush">
          <Button look="quiet" icon="cross" onPress={() => choose(NO_FILTER)}>
            {t('figures.filter.clear')}
          </Button>
        </div>
      )}
    </div>
  )
}
