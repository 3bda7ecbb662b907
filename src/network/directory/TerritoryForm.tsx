// The territory the network serves, described once and changed by the coordination.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { changes, statedOnly } from '../../domain/changed.ts'
import { DIRECTORY } from '../../domain/document-name.ts'
import type { Folded } from '../../domain/fold.ts'
import { DENSITIES, type Territory } from '../../domain/territory.ts'
import type { Desk } from '../../records/desk.ts'
import { RecordForm, type Saved } from '../../records/RecordForm.tsx'
import { saveChanges } from '../../records/save-changes.ts'
import { nameProblemText, NamesFields } from '../../records/NamesFields.tsx'
import { textProblemWords } from '../../records/text-problem-words.ts'
import { useTyped } from '../../records/use-typed.ts'
import { t } from '../../text/translate.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { networkForm } from './directory-forms.ts'
import { again, FINE, readTerritory, typedOf, type TerritoryTyped } from './territory-typed.ts'

type Props = {
  readonly desk: Desk
  /** Null while nobody described it. */
  readonly territory: Territory | null
  readonly record: Folded | null
  readonly close: () => void
}

export const TerritoryForm = ({ desk, territory, record, close }: Props): JSX.Element => {
  const { typed, type, before, ...drafted } = useTyped(desk, networkForm('territory'), () => typedOf(territory), record, again)
  const [wrong, tell] = useState(FINE)
  const set = (part: Partial<TerritoryTyped>): void => type(was => ({ ...was, ...part }))

  const save = async (at: Desk): Promise<Saved> => {
    const read = readTerritory(typed)
    tell('wrong' in read ? read.wrong : FINE)
    if ('wrong' in read) return 'wrong'
    const { fields } = read
    const drafts = before ? changes(before, fields) : [{ kind: 'create' as const, noun: 'territory', fields: statedOnly(fields) }]
    return saveChanges(at, before?.doc ?? DIRECTORY, drafts, 'network.saved', close)
  }

  return (
    <RecordForm desk={desk} drafted={drafted} heading={t('network.territory.edit')} look="inline" save={save} close={close}>
      <NamesFields
        label={t('network.field.name')}
        typed={typed.names}
        onChange={names => set({ names })}
        problem={nameProblemText(wrong.names)}
      />
      <Field
        label={t('network.field.population')}
        value={typed.population}
        onInput={population => set({ population })}
        problem={wrong.population ? t('network.problem.whole') : null}
      />
      <Field
        label={t('network.field.km2')}
        value={typed.km2}
        onInput={km2 => set({ km2 })}
        problem={wrong.km2 ? t('network.problem.no-number') : null}
      />
      <Select
        label={t('network.field.density')}
        ask={t('network.unknown')}
        choices={DENSITIES.map(d => ({ value: d, label: t(`network.density.${d}`) }))}
        value={typed.density}
        onChange={v => set({ density: DENSITIES.find(d => d === v) ?? '' })}
      />
      <Field
        label={t('network.field.excludes')}
        hint={t('network.field.excludes.hint')}
        value={typed.excludes}
        onInput={excludes => set({ excludes })}
        problem={textProblemWords(wrong.excludes)}
      />
    </RecordForm>
  )
}
