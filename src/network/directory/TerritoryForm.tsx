// The territory the network serves, described once and changed by the coordination.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { changes, statedOnly } from '../../domain/changed.ts'
import { DIRECTORY } from '../../domain/document-name.ts'
import type { Folded } from '../../domain/fold.ts'
import { cleanName } from '../../domain/name.ts'
import type { Value } from '../../domain/statement.ts'
import { DENSITIES, type Density, type Territory } from '../../domain/territory.ts'
import { alike } from '../../records/alike.ts'
import type { Desk } from '../../records/desk.ts'
import { RecordForm, type Saved } from '../../records/RecordForm.tsx'
import { saveChanges } from '../../records/save-changes.ts'
import { namesProblem, namesRead, typedNames, type NameProblem, type NamesTyped } from '../../records/names-typed.ts'
import { nameProblemText, NamesFields } from '../../records/NamesFields.tsx'
import { nothingToRead, personalText, type NothingToRead, type PersonalText } from '../../records/text-problem.ts'
import { textProblemWords } from '../../records/text-problem-words.ts'
import { useTyped } from '../../records/use-typed.ts'
import { t } from '../../text/translate.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { networkForm } from './directory-forms.ts'
import { readPositive } from './number-typed.ts'

type Props = {
  readonly desk: Desk
  /** Null while nobody described it. */
  readonly territory: Territory | null
  readonly record: Folded | null
  readonly close: () => void
}

type TerritoryTyped = {
  readonly names: NamesTyped
  readonly population: string
  readonly km2: string
  readonly density: Density | ''
  /** Between semicolons. */
  readonly excludes: string
}
const typedOf = (territory: Territory | null): TerritoryTyped => ({
  names: typedNames(territory?.names ?? null),
  population: territory?.population ? String(territory.population) : '',
  km2: territory?.areaKm2 ? String(territory.areaKm2) : '',
  density: territory?.density ?? '',
  excludes: territory?.excludes.join('; ') ?? '',
})
/** As it was kept while it was typed. */
const again = (first: TerritoryTyped, kept: unknown): TerritoryTyped => {
  const typed = alike(first, kept)
  return { ...typed, density: DENSITIES.find(d => d === typed.density) ?? '' }
}

type Wrong = {
  readonly names: NameProblem | null
  readonly population: boolean
  readonly km2: boolean
  readonly excludes: NothingToRead | PersonalText | null
}
const FINE: Wrong = { names: null, population: false, km2: false, excludes: null }

export const TerritoryForm = ({ desk, territory, record, close }: Props): JSX.Element => {
  const { typed, type, before, ...drafted } = useTyped(desk, networkForm('territory'), () => typedOf(territory), record, again)
  const [wrong, tell] = useState(FINE)
  const set = (part: Partial<TerritoryTyped>): void => type(was => ({ ...was, ...part }))

  const save = async (at: Desk): Promise<Saved> => {
    const population = readPositive(typed.population)
    const km2 = readPositive(typed.km2)
    const problems: Wrong = {
      names: namesProblem(typed.names, 'needed'),
      population: population === 'no-number' || (population !== null && !Number.isInteger(population)),
      km2: km2 === 'no-number',
      excludes: typed.excludes.split(';').map(nothingToRead).find(Boolean) ?? personalText(typed.excludes),
    }
    tell(problems)
    if (problems.names || problems.population || problems.km2 || problems.excludes) return 'wrong'
    const excludes = typed.excludes.split(';').map(cleanName).filter(Boolean)
    const fields: Record<string, Value> = {
      ...namesRead('name', typed.names),
      population: population === 'no-number' ? null : population,
      km2: km2 === 'no-number' ? null : km2,
      density: typed.density || null,
      excludes: excludes.length > 0 ? excludes : null,
    }
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
