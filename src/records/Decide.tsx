// Two people wrote one field apart. Both values stand side by side with who, where and when; a person decides with three taps, and can decide again.
import type { JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { Folded } from '../domain/fold.ts'
import type { HistoryLine } from '../domain/history.ts'
import type { Value } from '../domain/statement.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import type { Describe } from './describe.ts'
import { hatOf, placeOf, whenOf } from './said-words.ts'

type Props = {
  readonly record: Folded
  readonly field: string
  readonly history: readonly HistoryLine[]
  readonly describe: Describe
  readonly centres: readonly Centre[]
  readonly today: Day
  /** For texts: a third wording can be written. Returns the value, or what is wrong with what was typed. */
  readonly third?: ((typed: string) => { readonly value: Value } | { readonly problem: string }) | undefined
  /** Why a value that stands there cannot be chosen, as a sentence; null where it can. */
  readonly refused?: (value: Value) => string | null
  /** Absent where this device may not write the document: both are shown, nothing can be decided. Resolves to true when it is kept. */
  readonly decide?: ((value: Value) => Promise<boolean>) | undefined
}

const THIRD = 'third'

export const Decide = ({ record, field, history, describe, centres, today, third, refused, decide }: Props): JSX.Element | null => {
  const heads = record.heads[field] ?? []
  const [chosen, choose] = useState<string | null>(null)
  const [typed, type] = useState('')
  const [problem, tell] = useState<string | null>(null)
  const id = useId()
  const shown = heads[0]
  if (heads.length < 2 || shown === undefined) return null
  const words = (value: Value): string => describe(field, value)?.text ?? ''
  const what = describe(field, shown.value)?.what ?? ''

  const settle = async (): Promise<void> => {
    if (!decide) return
    if (chosen === null) return tell(t('records.decide.none'))
    let value: Value | undefined = heads.find(h => h.key === chosen)?.value
    if (chosen === THIRD) {
      const read = third?.(typed)
      if (!read || 'problem' in read) return tell(read?.problem ?? t('records.decide.none'))
      value = read.value
    }
    const no = value === undefined ? null : (refused?.(value) ?? null)
    if (no !== null) return tell(no)
    if (value !== undefined && (await decide(value))) announce(t('records.decide.done'))
  }

  return (
    <section class="stack" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{t('records.decide.title', { what, n: heads.length })}</h3>
      <p class="soft">{t('records.decide.say')}</p>
      <div class="versions">
        {heads.map((head, i) => {
          const before = history.find(l => l.key === head.key && l.field === field)?.before ?? []
          return (
            <article key={head.key} class={i === 0 ? 'version shown' : 'version'}>
              <p>
                {i === 0 ? (
                  <Tag tone="fir" icon="tick">
                    {t('records.shown')}
                  </Tag>
                ) : (
                  <Tag icon="clock">{t('records.aside')}</Tag>
                )}
              </p>
              <p class="value">{words(head.value)}</p>
              <p>
                <b>{placeOf(head.by, record.doc, centres)}</b>, {hatOf(head.by)}
              </p>
              <p>{whenOf(head.at, today)}</p>
              {before.length > 0 && <p class="meta">{t('records.decide.saw', { value: before.map(words).join(' / ') })}</p>}
            </article>
          )
        })}
      </div>
      {decide && (
        <form
          class="stack close"
          noValidate
          onSubmit={e => {
            e.preventDefault()
            void settle()
          }}
        >
          <Ticks
            legend={t('records.decide.ask')}
            kind="one"
            look="grid"
            choices={[
              ...heads.map((h, i) => ({
                value: h.key as string,
                label: t(i === 0 ? 'records.decide.leave' : 'records.decide.take', { value: words(h.value) }),
              })),
              ...(third ? [{ value: THIRD, label: t('records.decide.third') }] : []),
            ]}
            chosen={chosen === null ? [] : [chosen]}
            onChange={([to]) => {
              choose(to ?? null)
              if (to === THIRD && typed === '') type(heads.map(h => words(h.value)).join(' / '))
              tell(null)
            }}
          />
          {chosen === THIRD && <Field label={t('records.decide.third.label', { what })} value={typed} onInput={type} problem={null} />}
          <div role="alert">{problem !== null && <Wrong id={`${id}-wrong`}>{problem}</Wrong>}</div>
          <div class="row">
            <Button look="main" type="submit">
              {t('records.decide.do')}
            </Button>
            <span class="meta">{t('records.decide.undo')}</span>
          </div>
        </form>
      )}
    </section>
  )
}
