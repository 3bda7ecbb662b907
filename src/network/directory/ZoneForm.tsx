// A living area: its name and how many live there. A small one is kept, and said not to be offered on visits.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { changes, statedOnly } from '../../domain/changed.ts'
import { DIRECTORY } from '../../domain/document-name.ts'
import type { Folded } from '../../domain/fold.ts'
import { isSameName } from '../../domain/name.ts'
import type { Value } from '../../domain/statement.ts'
import { isLargeEnough, ZONE_FLOOR, type Zone } from '../../domain/territory.ts'
import type { Desk } from '../../records/desk.ts'
import { namesProblem, namesRead, typedNames, type NameProblem } from '../../records/names-typed.ts'
import { nameProblemText, NamesFields } from '../../records/NamesFields.tsx'
import { RecordForm, type Saved } from '../../records/RecordForm.tsx'
import { saveChanges } from '../../records/save-changes.ts'
import { useTyped } from '../../records/use-typed.ts'
import { numberText } from '../../text/format.ts'
import { t } from '../../text/translate.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Ticks } from '../../ui/Ticks.tsx'
import { zoneForm } from './directory-forms.ts'
import { readPositive } from './number-typed.ts'

type Props = {
  readonly desk: Desk
  /** Null for a new one. */
  readonly zone: Zone | null
  readonly record: Folded | null
  /** Those in use, to tell two alike. */
  readonly zones: readonly Zone[]
  /** Of a new one. */
  readonly order: number
  readonly close: () => void
  /** Asks whether this one is to be withdrawn. */
  readonly withdraw?: () => void
}

type Wrong = { readonly names: NameProblem | 'taken' | null; readonly population: boolean }

export const ZoneForm = ({ desk, zone, record, zones, order, close, withdraw }: Props): JSX.Element => {
  const { typed, type, before, ...drafted } = useTyped(
    desk,
    zoneForm(zone?.id ?? 'new-zone'),
    () => ({
      names: typedNames(zone?.names ?? null),
      population: zone?.population ? String(zone.population) : '',
      outside: zone?.outside ?? false,
    }),
    record,
  )
  const { names, population, outside } = typed
  const set = (part: Partial<typeof typed>): void => type(was => ({ ...was, ...part }))
  const [wrong, tell] = useState<Wrong>({ names: null, population: false })

  const read = outside ? null : readPositive(population)
  const unsaid = !outside && (read === null || read === 'no-number')
  const isSmall = typeof read === 'number' && !isLargeEnough({ population: read, outside })
  const save = async (at: Desk): Promise<Saved> => {
    const problems: Wrong = {
      names: namesProblem(names, 'needed') ?? (zones.some(z => z.id !== zone?.id && isSameName(z.names.main, names.main)) ? 'taken' : null),
      population: read === 'no-number' || (read !== null && !Number.isInteger(read)),
    }
    tell(problems)
    if (problems.names || problems.population || read === 'no-number') return 'wrong'
    const fields: Record<string, Value> = { ...namesRead('name', names), population: read, outside: outside || null }
    const drafts = before ? changes(before, fields) : [{ kind: 'create' as const, noun: 'zone', fields: { ...statedOnly(fields), order } }]
    return saveChanges(at, before?.doc ?? DIRECTORY, drafts, 'network.saved', close)
  }

  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t(zone ? 'network.zone.edit' : 'network.zone.add')}
      look="inline"
      more={
        withdraw && (
          <Button look="danger" onPress={withdraw}>
            {t('network.zone.withdraw')}
          </Button>
        )
      }
      save={save}
      close={close}
    >
      <NamesFields
        label={t('network.field.name')}
        typed={names}
        onChange={next => set({ names: next })}
        problem={wrong.names === 'taken' ? t('network.problem.zone-taken') : nameProblemText(wrong.names)}
      />
      <Ticks
        legend={t('network.zone.kind')}
        legendLook="hidden"
        kind="several"
        look="flow"
        choices={[{ value: 'outside', label: t('network.zone.outside') }]}
        chosen={outside ? ['outside'] : []}
        onChange={chosen => set({ outside: chosen.length > 0 })}
      />
      {!outside && (
        <Field
          label={t('network.field.population')}
          hint={t('network.zone.population.hint', { floor: numberText(ZONE_FLOOR) })}
          value={population}
          onInput={n => set({ population: n })}
          problem={wrong.population ? t('network.problem.whole') : null}
        />
      )}
      <p class="hint" role="status">
        {isSmall ? t('network.zone.small', { floor: numberText(ZONE_FLOOR) }) : unsaid ? t('network.zone.unsaid') : ''}
      </p>
    </RecordForm>
  )
}
