// What people came for this week, and what answers it: given back to whoever ticked it.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { useLive } from '../store/use-live.ts'
import { numberText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import type { Room } from './room.ts'
import { weekNeeds } from './week-needs.ts'

export const WeekNeeds = ({ room, day }: { readonly room: Room; readonly day: Day }): JSX.Element | null => {
  const { device, where } = room
  const needs = useLive(() => weekNeeds(device.db, where.centre, day), [device, where.centre, day]).value
  if (!needs || needs.length === 0) return null
  return (
    <Sheet heading={t('needs.week')}>
      <ul class="plain stack near">
        {needs.map(n => (
          <li key={n.theme}>
            <p class="row apart">
              <span>
                <b>{n.word}</b> {n.open > 0 && <span class="soft">{t('close.asked.open', { n: n.open })}</span>}
              </span>
              <b>{numberText(n.n)}</b>
            </p>
            {n.documents + n.events + n.partners === 0 ? (
              <p class="soft">{t('needs.nothing')}</p>
            ) : (
              <>
                <p class="soft">{t('needs.answers', { documents: n.documents, events: n.events, partners: n.partners })}</p>
                <div class="row flush">
                  {n.shown.map(a => (
                    <Button key={a.to} look="quiet" to={a.to}>
                      {a.title}
                    </Button>
                  ))}
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
      <p class="meta">{t('needs.note')}</p>
    </Sheet>
  )
}
