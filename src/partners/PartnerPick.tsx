// A partner is chosen by a few letters: what is typed is looked for and nothing more, one of what was found is ticked.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import { nameOn, type Partner } from '../domain/partner.ts'
import { partnersFor } from '../store/read-partners.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Field } from '../ui/Field.tsx'
import { Ticks } from '../ui/Ticks.tsx'

/** Found ones that are shown. */
const SHOWN = 6

type Props = {
  readonly db: Database
  readonly today: Day
  /** Who is chosen, with what is known of it; null for nobody. */
  readonly chosen: Partner | null
  readonly choose: (key: string) => void
  readonly problem: string | null
}

export const PartnerPick = ({ db, today, chosen, choose, problem }: Props): JSX.Element => {
  const [letters, type] = useState('')
  const found = useLive(() => partnersFor(db, today, { letters }), [db, today, letters]).value ?? []
  const first = letters.trim() === '' ? [] : found.slice(0, SHOWN)
  const choices = [
    ...first.map(({ partner, name }) => ({ value: partner.id as string, label: name })),
    ...(chosen && !first.some(f => f.partner.id === chosen.id) ? [{ value: chosen.id as string, label: nameOn(chosen, today) }] : []),
  ]
  return (
    <div class="stack close">
      <Field
        label={t('duty.field.partner')}
        hint={t('duty.partner.hint')}
        value={letters}
        onInput={type}
        problem={choices.length === 0 ? problem : null}
      />
      {choices.length > 0 ? (
        <Ticks
          legend={t('duty.partner.found')}
          legendLook="hidden"
          kind="one"
          look="flow"
          choices={choices}
          chosen={chosen ? [chosen.id] : []}
          onChange={([to]) => to !== undefined && choose(to)}
          problem={problem}
        />
      ) : (
        letters.trim() !== '' && <p class="soft">{t('partners.none', { words: letters.trim() })}</p>
      )}
      <p class="heard-only" role="status">
        {letters.trim() === '' ? '' : t('partners.count', { n: found.length })}
      </p>
    </div>
  )
}
