// What can be done with the page as a whole: catch up what was not noted, count what is no visit, close the page.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import type { Room } from './room.ts'

export const DayActs = ({ room: { where } }: { readonly room: Room }): JSX.Element => (
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
    <Button to="/close">{t('close.title')}</Button>
  </div>
)
