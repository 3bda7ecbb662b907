// A form about a record: what it asks, save, give up. It stays, with what was typed, until it is kept, also over a killed browser.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { Wrong } from '../ui/Wrong.tsx'
import type { Desk } from './desk.ts'
import { ResumedLine } from './ResumedLine.tsx'
import type { Drafted } from './use-typed.ts'

/** 'wrong': something typed is asked about; 'failed': it could not be kept, which the form says; 'told': it could not, which has been said. */
export type Saved = 'kept' | 'wrong' | 'failed' | 'told'

type Props = {
  readonly desk: Desk
  /** What is typed in it (use-typed.ts). */
  readonly drafted: Drafted
  readonly heading: string
  /** 'sheet': a sheet of its own; 'wide sheet': with more room between its questions; 'inline': in a sheet or a list that has its heading. */
  readonly look?: 'sheet' | 'wide sheet' | 'inline'
  /** What it is about. */
  readonly of?: string
  /** What the button says. */
  readonly saying?: string
  /** Said beside the buttons too when something typed is asked about, where the form is longer than a screen. */
  readonly wrong?: string
  /** Stands between save and give up. */
  readonly more?: ComponentChildren
  /** Writes at this desk, and closes the form when it is kept. */
  readonly save: (desk: Desk) => Promise<Saved>
  /** It was given up. */
  readonly close: () => void
  readonly children: ComponentChildren
}

const CLASSES = { sheet: 'sheet stack', 'wide sheet': 'sheet stack wide', inline: 'stack' } as const

export const RecordForm = ({
  desk,
  drafted,
  heading,
  look = 'sheet',
  of,
  saying,
  wrong,
  more,
  save,
  close,
  children,
}: Props): JSX.Element => {
  const [said, say] = useState<string | null>(null)
  const id = useId()
  const atWork = useRef(false)
  const title = useRef<HTMLHeadingElement>(null)
  const { form, isWhole, look: lookAt } = useFirstWrong()
  useEffect(() => title.current?.focus(), [])

  const submit = async (): Promise<void> => {
    if (atWork.current) return // a second press is the first one
    atWork.current = true
    try {
      const done = isWhole() ? await save({ ...desk, finishes: drafted.held }) : 'wrong'
      if (done === 'kept') drafted.end()
      say(done === 'failed' ? t('save.failedShort') : done === 'wrong' && wrong !== undefined ? wrong : null)
      if (done === 'wrong') lookAt()
    } finally {
      atWork.current = false
    }
  }
  const Heading = look === 'inline' ? 'h3' : 'h2'
  return (
    <form
      ref={form}
      class={CLASSES[look]}
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void submit()
      }}
    >
      <Heading ref={title} tabIndex={-1}>
        {heading}
      </Heading>
      {of !== undefined && <p class="soft">{of}</p>}
      <ResumedLine resumed={drafted.resumed} minute={desk.minute} />
      {children}
      <div role="alert">{said !== null && <Wrong id={`${id}-not-kept`}>{said}</Wrong>}</div>
      <div class="row">
        <Button look="main" type="submit">
          {saying ?? t('do.save')}
        </Button>
        {more}
        <Button
          onPress={() => {
            drafted.end()
            close()
          }}
        >
          {t('do.cancel')}
        </Button>
      </div>
    </form>
  )
}
