// What was begun in a form and waits: to take up again or to throw away. The oldest two.
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import type { TypedRow } from '../store/tables.ts'
import { forgetTyped, typedUnder } from '../store/typed-drafts.ts'
import { useLive } from '../store/use-live.ts'
import { waitText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Slip } from '../ui/Slip.tsx'
import type { Desk } from './desk.ts'

type Props = {
  readonly desk: Desk
  /** How the names of these forms begin. */
  readonly forms: string
  /** What is done in that form, as its button says it; null where it cannot be opened here. */
  readonly what: (form: string) => string | null
  /** The forms that are open beside this. */
  readonly open?: readonly string[]
  readonly resume: (form: string) => void
}
const SHOWN = 2

const NAMES = ['title', 'name', 'names', 'main', 'label', 'labels']
/** What the record is called: a text, or that of the first language. */
const nameIn = (typed: unknown): string => {
  if (typeof typed === 'string') return typed.trim()
  if (typeof typed !== 'object' || typed === null) return ''
  const fields = new Map<string, unknown>(Object.entries(typed))
  return nameIn(fields.get(NAMES.find(n => fields.has(n)) ?? ''))
}
/** The name that was typed, where there is one. */
const titleOf = ({ typed, first }: TypedRow): string => (nameIn(typed) === nameIn(first) ? '' : nameIn(typed))

export const TypedSlips = ({ desk, forms, what, open = [], resume }: Props): JSX.Element | null => {
  const { device, centre, minute } = desk
  const now = minute.value
  const box = useRef<HTMLDivElement>(null)
  const waiting = useLive(() => typedUnder(device.db, centre, forms, device.clock.now()), [device, centre, forms, open.join()]).value ?? []
  // as it was while its form was open: that has just been closed, and what became of it is being read
  const inHand = useRef(new WeakSet<TypedRow>()).current
  const offered = waiting.flatMap(row => {
    const word = what(row.form)
    if (open.includes(row.form)) inHand.add(row)
    return word === null || inHand.has(row) ? [] : [{ row, word }]
  })
  if (offered.length === 0) return null
  const drop = async (row: TypedRow): Promise<void> => {
    await forgetTyped(device.db, centre, row.form, row.touched)
    announce(t('today.draft.dropped'))
    ;(offered.length > 1 ? box.current : box.current?.closest('main'))?.focus({ preventScroll: true }) // its button is going
  }
  return (
    <div class="stack near" ref={box} tabIndex={-1}>
      {offered.slice(0, SHOWN).map(({ row, word }) => {
        const title = titleOf(row)
        return (
          <Slip
            key={row.id}
            actions={
              <>
                <Button look="main" label={`${t('today.draft.resume')}, ${word}`} onPress={() => resume(row.form)}>
                  {t('today.draft.resume')}
                </Button>
                <Button look="quiet" label={`${t('today.draft.drop')}, ${word}`} onPress={() => void drop(row)}>
                  {t('today.draft.drop')}
                </Button>
              </>
            }
          >
            <Emphasis k="records.draft" values={{ what: word, wait: waitText(row.started, now, Infinity) }} />
            {title !== '' && ` ${t('records.draft.title', { title })}`}
          </Slip>
        )
      })}
      {offered.length > SHOWN && <p class="soft">{t('today.draft.more', { n: offered.length - SHOWN })}</p>}
    </div>
  )
}
