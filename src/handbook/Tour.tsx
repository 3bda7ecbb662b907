// The tour in cards, over whatever screen is there. It can be stopped at each card, and goes on there; nothing is noted by it.
import type { JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Database } from '../store/tables.ts'
import type { Say } from '../text/use-seldom.ts'
import { useSeldom } from '../text/use-seldom.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { CARDS, cardAt, keepTour, readTour, type TourOf } from './tour-kept.ts'
import { plainLine } from './read-lines.ts'

type Props = { readonly db: Database; readonly of: TourOf; readonly close: () => void }

export const Tour = (props: Props): JSX.Element | null => {
  const seldom = useSeldom()
  const [from, know] = useState<number | null>(null)
  useEffect(() => {
    void readTour(props.db).then(
      tour => know(cardAt(tour, props.of)),
      () => know(0),
    )
  }, [])
  useEffect(() => {
    if (seldom === 'absent') props.close() // the handbook says why
  }, [seldom])
  return seldom && seldom !== 'absent' && from !== null ? <Cards {...props} seldom={seldom} from={from} /> : null
}

const Cards = ({ db, of, close, seldom: { say, lines }, from }: Props & { readonly seldom: Say; readonly from: number }): JSX.Element => {
  const [at, set] = useState(from)
  const title = useRef<HTMLHeadingElement>(null)
  const many = CARDS[of].length
  const last = at === many - 1
  const cards = lines(`tour.${of}`)
  // before the card is seen: who stops at once goes on here
  useLayoutEffect(() => {
    void keepTour(db, { state: 'left', at })
    title.current?.focus()
  }, [at])
  const end = (): void => {
    void keepTour(db, { state: 'done', at: 0 }).then(close)
  }
  return (
    <Dialog title={say('tour.title')} onClose={close}>
      <div class="stack near tour">
        <p class="meta">{say('tour.at', { at: String(at + 1), of: String(many) })}</p>
        <h3 ref={title} tabIndex={-1}>
          <Icon name={CARDS[of][at] ?? 'page'} /> {cards[at * 2]}
        </h3>
        <p>{plainLine(cards[at * 2 + 1] ?? '')}</p>
        <div class="row">
          <Button look="main" onPress={last ? end : () => set(at + 1)}>
            {say(last ? 'tour.end' : 'tour.next')}
          </Button>
          {at > 0 && <Button onPress={() => set(at - 1)}>{say('tour.back')}</Button>}
          {!last && (
            <Button look="quiet" onPress={close}>
              {say('tour.stop')}
            </Button>
          )}
        </div>
        <p class="soft">{say('tour.note')}</p>
      </div>
    </Dialog>
  )
}
