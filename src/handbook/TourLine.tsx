// In the handbook: the tour, from its beginning, or from where one stopped.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Role } from '../domain/access.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import type { Say } from '../text/use-seldom.ts'
import { Button } from '../ui/Button.tsx'
import { CARDS, cardAt, readTour, tourOf } from './tour-kept.ts'
import { Tour } from './Tour.tsx'

export const TourLine = ({
  seldom: { say },
  db,
  role,
}: {
  readonly seldom: Say
  readonly db: Database
  readonly role: Role | null
}): JSX.Element | null => {
  const [open, show] = useState(false)
  const known = useLive(async () => ({ tour: await readTour(db) }), [db]).value
  const of = tourOf(role)
  if (of === null || !known) return null
  const at = cardAt(known.tour, of)
  return (
    <div class="row">
      <Button icon="forward" onPress={() => show(true)}>
        {known.tour?.state === 'left' && at > 0
          ? say('tour.resume', { at: String(at + 1), of: String(CARDS[of].length) })
          : say(known.tour?.state === 'done' ? 'tour.again' : 'tour.start')}
      </Button>
      {open && <Tour db={db} of={of} close={() => show(false)} />}
    </div>
  )
}
