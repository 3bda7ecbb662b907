// What can be done with the page as a whole: catch up what was not noted, count what is no visit, read an earlier day, close the page.
import type { JSX } from 'preact'
import { readsPast } from '../domain/hats.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import type { Room } from './room.ts'

export const DayActs = ({ room: { where, hat } }: { readonly room: Room }): JSX.Element => (
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
  </div>
)
