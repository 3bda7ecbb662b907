// A price somebody has seen: how much, of what kind, on which day. What is not understood is asked about, with what is.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import type { Work } from '../domain/work.ts'
import { isGivenAway, isPriceKind, PRICE_KINDS, readAmount, type AmountProblem } from '../domain/price.ts'
import type { Desk } from '../records/desk.ts'
import { useTyped } from '../records/use-typed.ts'
import { RecordForm } from '../records/RecordForm.tsx'
import { t } from '../text/translate.ts'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { newPrice, priceAgain, readPrice, type PriceTyped, type PriceWrong } from './price-typed.ts'
import { amountText, isCurrency, moneyText } from './price-words.ts'
import { workForm } from './work-typed.ts'
import { isStated, statePrice } from './write-said.ts'

type Props = { readonly desk: Desk; readonly work: Work; readonly currency: string; readonly today: Day; readonly close: () => void }

const amountWords = (problem: AmountProblem, typed: string): string =>
  problem.is === 'currency'
    ? t('holdings.price.problem.currency', { amount: amountText(problem.amount), word: problem.word })
    : t(`holdings.price.problem.${problem.is}`, { typed })

export const PriceForm = ({ desk, work, currency, today, close }: Props): JSX.Element => {
  const {
    typed: all,
    type,
    ...drafted
  } = useTyped<PriceTyped, null>(desk, workForm(work.id, 'price'), newPrice(currency, today), null, priceAgain)
  const { kind, amount: typed, on } = all
  const change = (part: Partial<PriceTyped>): void => type({ ...all, ...part })
  const [wrong, tell] = useState<PriceWrong>({})
  const asked = !isGivenAway(kind)
  const read = readAmount(typed, all.currency, isCurrency)
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t('holdings.price.add')}
      of={work.title}
      close={close}
      save={async at => {
        const said = readPrice(all, today)
        tell('wrong' in said ? said.wrong : {})
        if ('wrong' in said) return 'wrong'
        if (await isStated(at, { work: work.id, ...said.stated })) {
          tell({ on: 'already' })
          announce(t('holdings.price.on.already'))
          return 'wrong'
        }
        if (!(await statePrice(at, { work: work.id, ...said.stated }))) return 'failed'
        announce(t('records.kept'))
        close()
        return 'kept'
      }}
    >
      <Ticks
        legend={t('holdings.price.kind')}
        kind="one"
        look="flow"
        choices={PRICE_KINDS.map(k => ({ value: k, label: t(`holdings.price.kind.${k}`) }))}
        chosen={[kind]}
        onChange={([k]) => isPriceKind(k) && change({ kind: k })}
      />
      {asked && all.currency !== currency && <Note icon="pen">{t('holdings.price.begun', { currency: all.currency, now: currency })}</Note>}
      {asked && (
        <Field
          label={t('holdings.price')}
          hint={
            'problem' in read
              ? t('holdings.price.hint', { currency: all.currency })
              : t('holdings.price.understood', { amount: moneyText(read.amount, read.currency) })
          }
          value={typed}
          onInput={amount => change({ amount })}
          problem={wrong.amount ? amountWords(wrong.amount, typed) : null}
        />
      )}
      <DateTimeField
        type="date"
        label={t('holdings.price.on')}
        value={on}
        onInput={day => change({ on: day })}
        problem={wrong.on ? t(`holdings.price.on.${wrong.on}`) : null}
        unfinished={t('records.problem.half-date')}
      />
    </RecordForm>
  )
}
