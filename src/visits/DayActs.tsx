// What can be done with the page as a whole: catch up what was not noted, count what is no visit, read an earlier day, close the page.
import type { JSX } from 'preact'
import { localOn } from '../device/device.ts'
import { readsPast } from '../domain/hats.ts'
import { endsOn } from '../store/read-tallies.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import type { Room } from './room.ts'

export const DayActs = ({ room: { device, where, hat, minute } }: { readonly room: Room }): JSX.Element => {
  const { day } = localOn(device, minute.value)
  const closed = useLive(() => endsOn(device.db, where.centre, day), [device, where.centre, day]).value?.length ?? 0
  return (
    <div class="row close">
      {!where.shut && (
        <>
          <Button look="quiet" to="/catch-up">
            {t('catchUp.title')}
          </Button>
          <Button look="quiet" to="/counters">
            {t('counters.title')}
          </Button>
        </>
      )}
      {readsPast(hat) && (
        <Button look="quiet" to="/earlier">
          {t('earlier.title')}
        </Button>
      )}
      <Button to="/close">{t('close.title')}</Button>
      {closed > 0 && <span class="soft">{t('close.closed')}</span>}
    </div>
  )
}
