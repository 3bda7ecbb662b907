// What a centre thinks of a work: one of four marks, and if one likes a few words.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { MAX_OPINION, RATINGS } from '../domain/opinion.ts'
import type { Work } from '../domain/work.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm } from '../records/RecordForm.tsx'
import { textProblemWords } from '../records/text-problem-words.ts'
import { useTyped } from '../records/use-typed.ts'
import { t } from '../text/translate.ts'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { LongField } from '../ui/LongField.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { NO_OPINION, opinionAgain, readOpinion, type OpinionTyped, type OpinionWrong } from './said-typed.ts'
import { workForm } from './work-typed.ts'
import { giveOpinion } from './write-said.ts'

type Props = { readonly desk: Desk; readonly work: Work; readonly close: () => void }

export const OpinionForm = ({ desk, work, close }: Props): JSX.Element => {
  const { typed, type, ...drafted } = useTyped(desk, workForm(work.id, 'opinion'), NO_OPINION, null, opinionAgain)
  const [wrong, tell] = useState<OpinionWrong>({})
  const change = (part: Partial<OpinionTyped>): void => type({ ...typed, ...part })
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t('holdings.opinion.give')}
      of={work.title}
      close={close}
      save={async at => {
        const read = readOpinion(typed)
        tell('wrong' in read ? read.wrong : {})
        if ('wrong' in read) return 'wrong'
        if (!(await giveOpinion(at, { work: work.id, ...read.opinion }))) return 'failed'
        announce(t('records.kept'))
        close()
        return 'kept'
      }}
    >
      <Ticks
        legend={t('holdings.opinion.ask')}
        kind="one"
        look="flow"
        choices={RATINGS.toReversed().map(r => ({ value: String(r), label: t(`holdings.rating.${r}`) }))}
        chosen={typed.rating === null ? [] : [String(typed.rating)]}
        onChange={([value]) => change({ rating: RATINGS.find(r => String(r) === value) ?? null })}
        problem={wrong.rating ? t('holdings.opinion.missing') : null}
      />
      <LongField
        label={t('holdings.opinion.strengths')}
        hint={t('holdings.opinion.hint', { max: MAX_OPINION })}
        value={typed.strengths}
        onInput={strengths => change({ strengths })}
        problem={textProblemWords(wrong.strengths)}
      />
      <LongField
        label={t('holdings.opinion.limits')}
        value={typed.limits}
        onInput={limits => change({ limits })}
        problem={textProblemWords(wrong.limits)}
      />
      <Field
        label={t('holdings.opinion.readership')}
        value={typed.readership}
        onInput={readership => change({ readership })}
        problem={textProblemWords(wrong.readership)}
      />
    </RecordForm>
  )
}
