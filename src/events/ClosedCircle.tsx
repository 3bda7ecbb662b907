// An event that was shared in a closed circle by a device that did not know: a plain word for its owner, who leaves it or cancels it, and for
// the coordination. Whoever else reads it is told nothing: it is an event like any other.
import type { JSX } from 'preact'
import { mayWrite, type Rights } from '../domain/access.ts'
import type { Centre, Network } from '../domain/centre.ts'
import { isLeft, sharedThoughClosed } from '../domain/closed-circles.ts'
import type { Day } from '../domain/day.ts'
import type { Shared } from '../domain/event.ts'
import type { Desk } from '../records/desk.ts'
import { centreOfCode, inWords } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Slip } from '../ui/Slip.tsx'
import { leaveInCircle } from './change-event.ts'

/** What this device says of it: to its owner until he leaves it, to the coordination always. Null for whoever else reads it. */
export const closedSaid = (
  closed: Network['closed'],
  rights: Rights,
  s: Shared,
): { readonly since: Day; readonly to: 'owner' | 'head' } | null => {
  const since = sharedThoughClosed(closed, s)
  if (since === null) return null
  if (mayWrite(rights, s.event.doc) && !isLeft(s, since)) return { since, to: 'owner' }
  return rights.role === 'coordinator' ? { since, to: 'head' } : null
}

type Props = { readonly desk: Desk; readonly shared: Shared; readonly since: Day }
const words = ({ shared, since }: Pick<Props, 'shared' | 'since'>): string =>
  t('agenda.closed.say', { circle: t(`agenda.circle.say.${shared.event.circle}`), date: wholeDate(since) })

const leave = async ({ desk, shared, since }: Props): Promise<void> => {
  if ((await leaveInCircle(desk, shared, since))?.kept) announce(t('agenda.closed.left'))
}

/** On its card. */
export const ClosedOnCard = ({
  to,
  centres,
  ...props
}: Props & { readonly to: 'owner' | 'head'; readonly centres: readonly Centre[] }): JSX.Element =>
  to === 'owner' ? (
    <Slip actions={<Button onPress={() => void leave(props)}>{t('agenda.closed.leave')}</Button>}>
      {words(props)} {t('agenda.closed.owner')}
    </Slip>
  ) : (
    <Slip tone="slate">
      {words(props)}{' '}
      {t(isLeft(props.shared, props.since) ? 'agenda.closed.head.left' : 'agenda.closed.head', {
        owner: centreOfCode(props.shared.event.centre, centres),
      })}
    </Slip>
  )

/** Above the owner's agenda, one for each; no more than a few, the others bear their mention in the list. */
const FEW = 3
export const ClosedAboveList = ({
  desk,
  rights,
  closed,
  events,
}: {
  readonly desk: Desk
  readonly rights: Rights
  readonly closed: Network['closed']
  readonly events: readonly Shared[]
}): JSX.Element => {
  const mine = events.flatMap(shared => {
    const said = closedSaid(closed, rights, shared)
    return said?.to === 'owner' ? [{ shared, since: said.since }] : []
  })
  return (
    <>
      {mine.slice(0, FEW).map(({ shared, since }) => (
        <Slip
          key={shared.event.uid}
          actions={
            <>
              <Button
                label={t('agenda.closed.leaveOf', { title: inWords(shared.event.titles) })}
                onPress={() => void leave({ desk, shared, since })}
              >
                {t('agenda.closed.leave')}
              </Button>
              <Button
                look="quiet"
                label={t('agenda.closed.openOf', { title: inWords(shared.event.titles) })}
                to={`/agenda/${shared.event.uid}`}
              >
                {t('agenda.news.open')}
              </Button>
            </>
          }
        >
          <b>{inWords(shared.event.titles)}</b> {words({ shared, since })} {t('agenda.closed.owner')}
        </Slip>
      ))}
    </>
  )
}
