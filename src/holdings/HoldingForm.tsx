// The copies of this centre: how many, under which mark, where.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { MAX_COPIES, type Holding } from '../domain/holding.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Work } from '../domain/work.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm } from '../records/RecordForm.tsx'
import { textProblemWords } from '../records/text-problem-words.ts'
import { useTyped } from '../records/use-typed.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import type { OwnCopies } from './card.ts'
import { NO_HOLDING, readHolding, typedOfHolding, type HoldingTyped, type HoldingWrong } from './said-typed.ts'
import { workForm } from './work-typed.ts'
import { addHolding, editHolding } from './write-holding.ts'

type Props = {
  readonly desk: Desk
  readonly work: Work
  readonly centre: CentreCode
  /** Those that are described again, as they stood when the form was opened. */
  readonly copies: OwnCopies | null
  readonly close: () => void
  readonly takeBack: (holding: Holding) => void
}

export const HoldingForm = ({ desk, work, centre, copies, close, takeBack }: Props): JSX.Element => {
  const {
    typed,
    type,
    before: begun, // what was being looked at: what comes meanwhile is another version
    ...drafted
  } = useTyped(
    desk,
    workForm(work.id, copies ? `copies/${copies.holding.id}` : 'copies'),
    copies ? typedOfHolding(copies.holding) : NO_HOLDING,
    copies && { holding: copies.holding, record: copies.recorded.record },
  )
  const [wrong, tell] = useState<HoldingWrong>({})
  const change = (part: Partial<HoldingTyped>): void => type({ ...typed, ...part })
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t('holdings.shelf.form')}
      of={work.title}
      close={close}
      save={async at => {
        const read = readHolding(typed)
        tell('wrong' in read ? read.wrong : {})
        if ('wrong' in read) return 'wrong'
        const kept = begun
          ? await editHolding(at, begun.record, read.holding)
          : await addHolding(at, centre, { work: work.id, ...read.holding })
        if (!kept) return 'failed'
        announce(t('records.kept'))
        close()
        return 'kept'
      }}
    >
      <Field
        label={t('holdings.field.copies')}
        value={typed.copies}
        onInput={n => change({ copies: n })}
        problem={wrong.copies ? t('holdings.copies.problem', { max: MAX_COPIES }) : null}
      />
      <Field
        label={t('holdings.field.mark')}
        value={typed.mark}
        onInput={mark => change({ mark })}
        problem={textProblemWords(wrong.mark)}
      />
      <Field
        label={t('holdings.field.place')}
        value={typed.place}
        onInput={place => change({ place })}
        problem={textProblemWords(wrong.place)}
      />
      {begun && (
        <p>
          <Button look="quiet" onPress={() => takeBack(begun.holding)}>
            {t('holdings.shelf.takeBack')}
          </Button>
        </p>
      )}
    </RecordForm>
  )
}
