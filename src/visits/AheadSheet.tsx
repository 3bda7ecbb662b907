// What is ahead at this centre, for whoever opens the page in the morning (J1): who has duty today or is signed on here, how many events within a week, and which comes next.
import type { JSX } from 'preact'
import { stillToCome } from '../domain/agenda.ts'
import { localOn } from '../device/device.ts'
import { addDays, type Day } from '../domain/day.ts'
import { nameOn } from '../domain/partner.ts'
import { dayOf } from '../domain/wall-time.ts'
import { partnerHere } from '../store/partner-here.ts'
import { dutiesToCome } from '../store/read-duties.ts'
import { eventsFrom } from '../store/read-events.ts'
import { partnerById } from '../store/read-partners.ts'
import { useLive } from '../store/use-live.ts'
import { inWords } from '../text/centre-words.ts'
import { comingText } from '../text/duty-text.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { PartnerHere } from '../text/PartnerHere.tsx'
import { whenText } from '../text/event-text.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import type { Room } from './room.ts'

/** Days that are looked ahead, today among them. */
const AHEAD = 7

export const AheadSheet = ({ room, day }: { readonly room: Room; readonly day: Day }): JSX.Element | null => {
  const { device, where, minute: at } = room
  const { db, clock } = device
  const { minute } = localOn(device, at.value)
  const duties = useLive(async () => {
    const coming = (await dutiesToCome(db, where.centre, day, minute)).filter(c => c.day === day)
    const houses = await Promise.all(coming.map(c => partnerById(db, c.duty.partner)))
    return coming.flatMap((c, i) =>
      houses[i] ? [{ id: c.duty.id, partner: c.duty.partner, name: nameOn(houses[i], day), when: comingText(c, day) }] : [],
    )
  }, [db, where.centre, day, at.value]).value
  /** Signed on here: said beside the duties, of which it may be none. */
  const here = useLive(() => partnerHere(db, day), [db, day]).value
  const events = useLive(
    async () =>
      stillToCome(await eventsFrom(db, day), clock.now()).filter(
        ({ event, cancelled }) => event.centre === where.centre && !cancelled && dayOf(event.when.start) < addDays(day, AHEAD),
      ),
    [db, where.centre, day, at.value],
  ).value
  if (!duties || !events) return null
  const [next] = events
  const signed = room.hat === 'partner' && here && !duties.some(d => d.partner === here.institution) ? here : null
  return (
    <Sheet heading={t('ahead.title')}>
      <div class="stack near">
        {signed && <PartnerHere {...signed} />}
        {duties.length === 0 && !signed && <p>{t('ahead.nobody')}</p>}
        {duties.map(({ id, name, when }) => (
          <p key={id}>
            <Emphasis k="ahead.duty" values={{ name, when }} />
          </p>
        ))}
        <p>{t('ahead.events', { n: events.length })}</p>
        {next && (
          <p>
            <Emphasis k="ahead.next" values={{ title: inWords(next.event.titles), when: whenText(next.event.when, day) }} />
          </p>
        )}
        <div class="row flush">
          <Button look="quiet" icon="calendar" to="/agenda">
            {t('nav.agenda')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
