// A living area: its name and how many live there. A small one is kept, and said not to be offered on visits.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { DIRECTORY } from '../../domain/document-name.ts'
import type { Folded } from '../../domain/fold.ts'
import { isSameName } from '../../domain/name.ts'
import type { Value } from '../../domain/statement.ts'
import { isLargeEnough, ZONE_FLOOR, type Zone } from '../../domain/territory.ts'
import { changes } from '../../records/changes.ts'
import type { Desk } from '../../records/desk.ts'
import { namesProblem, namesRead, typedNames, type NameProblem } from '../../records/names-typed.ts'
import { nameProblemText, NamesFields } from '../../records/NamesFields.tsx'
import { write } from '../../records/write.ts'
import { numberText } from '../../text/format.ts'
import { t } from '../../text/translate.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Ticks } from '../../ui/Ticks.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { useFirstWrong } from '../../ui/use-first-wrong.ts'
import { readPositive } from './number-typed.ts'

type Props = {
  readonly desk: Desk
  /** Null for a new one. */
  readonly zone: Zone | null
  readonly record: Folded | null
  /** All that there are, to give a new one its place and to tell two alike. */
  readonly zones: readonly Zone[]
  readonly close: () => void
}

type Wrong = { readonly names: NameProblem | 'taken' | null; readonly population: boolean }

export const ZoneForm = ({ desk, zone, record, zones, close }: Props): JSX.Element => {
  const [names, name] = useState(() => typedNames(zone?.names ?? null))
  const [population, count] = useState(zone?.population ? String(zone.population) : '')
  const [outside, stand] = useState(zone?.outside ?? false)
  const [before] = useState(record)
  const [wrong, tell] = useState<Wrong>({ names: null, population: false })
  const atWork = useRef(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const { form, look } = useFirstWrong()
  useEffect(() => heading.current?.focus(), [])

  const read = outside ? null : readPositive(population)
  const unsaid = !outside && (read === null || read === 'no-number')
  const isSmall = typeof read === 'number' && !isLargeEnough({ population: read, outside })
  const save = async (): Promise<void> => {
    if (atWork.current) return
    const problems: Wrong = {
      names: namesProblem(names, 'needed') ?? (zones.some(z => z.id !== zone?.id && isSameName(z.names.main, names.main)) ? 'taken' : null),
      population: read === 'no-number' || (read !== null && !Number.isInteger(read)),
    }
    tell(problems)
    if (problems.names || problems.population || read === 'no-number') return look()
    const fields: Record<string, Value> = { ...namesRead('name', names), population: read, outside: outside || null }
    const order = Math.max(0, ...zones.map(z => z.order)) + 1
    const stated = Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== null))
    const drafts = before ? changes(before, fields) : [{ kind: 'create' as const, noun: 'zone', fields: { ...stated, order } }]
    atWork.current = true
    const kept = drafts.length === 0 || (await write(desk, before?.doc ?? DIRECTORY, drafts)).kept
    atWork.current = false
    if (!kept) return
    announce(t(drafts.length === 0 ? 'network.nothingChanged' : 'network.saved'))
    close()
  }
  const withdraw = async (): Promise<void> => {
    if (!zone || !(await write(desk, zone.doc, [{ kind: 'withdraw', target: zone.id, reason: null }])).kept) return
    announce(t('network.zone.withdrawn'))
    close()
  }

  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {t(zone ? 'network.zone.edit' : 'network.zone.add')}
      </h3>
      <NamesFields
        label={t('network.field.name')}
        typed={names}
        onChange={name}
        problem={wrong.names === 'taken' ? t('network.problem.zone-taken') : nameProblemText(wrong.names)}
      />
      <Ticks
        legend={t('network.zone.kind')}
        legendLook="hidden"
        kind="several"
        look="flow"
        choices={[{ value: 'outside', label: t('network.zone.outside') }]}
        chosen={outside ? ['outside'] : []}
        onChange={chosen => stand(chosen.length > 0)}
      />
      {!outside && (
        <Field
          label={t('network.field.population')}
          hint={t('network.zone.population.hint', { floor: numberText(ZONE_FLOOR) })}
          value={population}
          onInput={count}
          problem={wrong.population ? t('network.problem.whole') : null}
        />
      )}
      <p class="hint" role="status">
        {isSmall ? t('network.zone.small', { floor: numberText(ZONE_FLOOR) }) : unsaid ? t('network.zone.unsaid') : ''}
      </p>
      <div class="row">
        <Button look="main" type="submit">
          {t('do.save')}
        </Button>
        {zone && (
          <Button look="danger" onPress={() => void withdraw()}>
            {t('network.zone.withdraw')}
          </Button>
        )}
        <Button onPress={close}>{t('do.cancel')}</Button>
      </div>
    </form>
  )
}
