// E10: an event was cancelled elsewhere while it stood on this device. The first thing seen after an exchange, until somebody says that it was.
import type { JSX } from 'preact'
import { localOn } from '../device/device.ts'
import type { Role } from '../domain/access.ts'
import { earlierFirst, shared } from '../domain/event.ts'
import type { Desk } from '../records/desk.ts'
import { centres } from '../store/read-day.ts'
import { markSeen, unread } from '../store/unread.ts'
import { useLive } from '../store/use-live.ts'
import { centreOfCode, inWords } from '../text/centre-words.ts'
import { reasonWord, whenText } from '../text/event-text.ts'
import { titleCase } from '../text/format.ts'
import { momentText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Tag } from '../ui/Tag.tsx'
import { decidedText } from './event-words.ts'

type Props = { readonly desk: Desk; readonly role: Role }

/** Cards shown; the others follow once these were seen. */
const SHOWN = 3

export const CancelledNews = ({ desk, role }: Props): JSX.Element | null => {
  const { device, minute } = desk
  const known = useLive(() => Promise.all([unread(device.db), centres(device.db)]), [device]).value
  if (!known || known[0].length === 0) return null
  const now = minute.value
  const today = localOn(device, now).day
  const [news, all] = known
  const learned = new Map(news.map(n => [n.event.uid, n.learned]))
  const events = shared(news.map(n => n.event)).toSorted((a, b) => earlierFirst(a.event.when, b.event.when))
  const see = async (which: typeof events): Promise<void> => {
    await markSeen(
      device.db,
      which.flatMap(s => [s.event, ...s.formers]),
    )
    announce(t('agenda.news.seen'))
  }
  return (
    // for an associated centre it is spoken at once: its phone may be looked at for a minute a week
    <div class="stack close news" role={role === 'associated' ? 'alert' : 'status'}>
      {events.slice(0, SHOWN).map(s => (
        <section key={`${s.event.centre} ${s.event.uid}`} class="told" aria-labelledby={`news-${s.event.uid}`}>
          <p class="row close">
            <Tag tone="brick" icon="cross">
              {t('agenda.cancelled')}
            </Tag>
            {s.cancelled && <span class="meta">{decidedText(s.cancelled, today)}</span>}
          </p>
          <h2 id={`news-${s.event.uid}`}>
            {t('agenda.news.title', { when: titleCase(whenText(s.event.when, today)), title: inWords(s.event.titles) })}
          </h2>
          <p>
            {titleCase(
              t('agenda.news.say', {
                reason: reasonWord(s.cancelled?.reason ?? null),
                owner: centreOfCode(s.event.centre, all),
                learned: momentText(learned.get(s.event.uid) ?? now, now),
              }),
            )}
          </p>
          <div class="row">
            <Button look="main" label={t('agenda.news.seeOf', { title: inWords(s.event.titles) })} onPress={() => void see([s])}>
              {t('agenda.news.see')}
            </Button>
            <Button to={`/agenda/${s.event.uid}`}>{t('agenda.news.open')}</Button>
          </div>
        </section>
      ))}
      {events.length > SHOWN && (
        <div class="row">
          <span>{t('agenda.news.more', { n: events.length - SHOWN })}</span>
          <Button onPress={() => void see(events)}>{t('agenda.news.seeAll')}</Button>
        </div>
      )}
    </div>
  )
}
