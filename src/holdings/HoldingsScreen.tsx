// The holdings: a list to look through and the card of one work, side by side on a desk, one after the other on a phone.
import type { JSX } from 'preact'
import { localOn } from '../device/device.ts'
import { isKey } from '../domain/ids.ts'
import type { Desk } from '../records/desk.ts'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useLastOpened } from '../ui/use-last-opened.ts'
import { useTitle } from '../ui/use-title.ts'
import { catalogue, knownCatalogue } from './catalogue.ts'
import { lastOpened } from './seeking.ts'
import { WorkCard } from './WorkCard.tsx'
import { WorkForm } from './WorkForm.tsx'
import { WorkList } from './WorkList.tsx'
import { NEW } from './work-typed.ts'
import { addWork } from './write-work.ts'

/** The whole list is read again this much after a commit. Milliseconds. */
const READ_AGAIN = 600

type Props = {
  readonly desk: Desk
  /** What stands behind the slash: nothing for the list, a work's key, or 'new'. */
  readonly rest: string
}

export const HoldingsScreen = ({ desk, rest }: Props): JSX.Element => {
  const { device, centre } = desk
  useTitle(t('app.title', { screen: t('nav.holdings') }))
  const today = localOn(device, desk.minute.value).day
  const read = useLive(() => catalogue(device.db, centre, today), [device, centre, today], READ_AGAIN).value ?? knownCatalogue(device.db)
  const key = isKey(rest) ? rest : null
  useLastOpened(lastOpened, '/holdings', key)

  return (
    <div class={rest === '' ? 'finding stack' : 'finding opened stack'}>
      <h1 class="heard-only">{t('holdings.title')}</h1>
      {rest !== '' && (
        <p>
          <Button look="quiet" icon="back" to="/holdings">
            {t('holdings.toList')}
          </Button>
        </p>
      )}
      <div class={rest === '' ? 'both' : 'both cols'}>
        <div class="listed stack near">
          {rest !== 'new' && <TypedSlips desk={desk} forms={NEW} what={() => t('holdings.add')} resume={() => desk.go('/holdings/new')} />}
          {read ? (
            <WorkList read={read} current={rest === '' ? null : rest} />
          ) : (
            <Sheet busy>
              <Skeleton words={t('holdings.reading')} />
            </Sheet>
          )}
        </div>
        {key !== null && <WorkCard desk={desk} id={key} others={read?.lines ?? []} />}
        {rest === 'new' && read && (
          <WorkForm
            desk={desk}
            heading={t('holdings.add')}
            lists={read.lists}
            today={today}
            begin={null}
            others={read.lines}
            close={() => desk.go('/holdings', 'replace')}
            save={async (at, stated) => {
              const made = await addWork(at, stated)
              if (made === null) return false
              announce(t('records.kept'))
              desk.go(`/holdings/${made}`, 'replace')
              return true
            }}
          />
        )}
      </div>
    </div>
  )
}
