// Partners: a list to look through and the card of one, side by side on a desk, one after the other on a phone; beside it who does what here, and what
// visits tell of people who were sent around.
import type { JSX } from 'preact'
import { localOn } from '../device/device.ts'
import { mayWrite, type Rights } from '../domain/access.ts'
import { counsels } from '../domain/counsels.ts'
import { deskDocument } from '../domain/documents-of.ts'
import { isKey, type CentreCode } from '../domain/ids.ts'
import { COMMONS_PUBLIC } from '../domain/partner.ts'
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
import { BouncedScreen } from './BouncedScreen.tsx'
import { directory, knownDirectory, linesOf } from './directory.ts'
import { HereScreen } from './HereScreen.tsx'
import { NEW } from './partner-typed.ts'
import { PartnerCard } from './PartnerCard.tsx'
import { PartnerForm } from './PartnerForm.tsx'
import { PartnerList } from './PartnerList.tsx'
import { PartnerPages } from './PartnerPages.tsx'
import { lastOpened } from './seeking.ts'
import { addPartner } from './write-partner.ts'

/** The whole list is read again this much after a commit. Milliseconds. */
const READ_AGAIN = 600

type Props = {
  readonly desk: Desk
  readonly rights: Rights
  /** What visits of other days tell may be read (domain/hats.ts). */
  readonly past: boolean
  /** What stands behind the slash: nothing for the list, a partner's key, 'new', 'here' or 'bounced'. */
  readonly rest: string
}

export const PartnersScreen = ({ desk, rights, past, rest }: Props): JSX.Element => {
  const notes = counsels(rights) && past
  const { centre } = rights
  const plans = centre !== null && mayWrite(rights, deskDocument(centre)) ? centre : null
  if (rest === 'here') return <HereScreen desk={desk} plans={plans} counsels={notes} />
  if (rest === 'bounced' && notes && centre !== null) return <BouncedScreen desk={desk} centre={centre} />
  return <All desk={desk} rights={rights} notes={notes} rest={rest} plans={plans} />
}

const All = ({
  desk,
  rights,
  notes,
  rest,
  plans,
}: Omit<Props, 'past'> & { readonly notes: boolean; readonly plans: CentreCode | null }): JSX.Element => {
  const { device, centre } = desk
  useTitle(t('app.title', { screen: t('nav.partners') }))
  const may = mayWrite(rights, COMMONS_PUBLIC)
  const now = localOn(device, desk.minute.value)
  const today = now.day
  const read = useLive(() => directory(device.db, centre, today), [device, centre, today], READ_AGAIN).value ?? knownDirectory(device.db)
  const key = isKey(rest) ? rest : null
  const isNew = rest === 'new' && may
  const opened = key !== null || isNew
  useLastOpened(lastOpened, '/partners', key)
  return (
    <div class={opened ? 'finding opened stack' : 'finding stack'}>
      <PartnerPages page="/partners" counsels={notes} />
      <h1 class="heard-only">{t('nav.partners')}</h1>
      {opened && (
        <p>
          <Button look="quiet" icon="back" to="/partners">
            {t('holdings.toList')}
          </Button>
        </p>
      )}
      <div class={opened ? 'both cols' : 'both'}>
        <div class="listed stack near">
          {may && !isNew && <TypedSlips desk={desk} forms={NEW} what={() => t('partners.add')} resume={() => desk.go('/partners/new')} />}
          {read ? (
            <PartnerList
              lines={linesOf(read, centre, today, now.minute)}
              lists={read.lists}
              today={today}
              current={opened ? rest : null}
              may={may}
            />
          ) : (
            <Sheet busy>
              <Skeleton words={t('partners.reading')} />
            </Sheet>
          )}
        </div>
        {key !== null && <PartnerCard desk={desk} id={key} may={may} plans={plans} others={read?.partners ?? []} />}
        {isNew && read && (
          <PartnerForm
            desk={desk}
            heading={t('partners.add')}
            lists={read.lists}
            today={today}
            begin={null}
            others={read.partners}
            close={() => desk.go('/partners', 'replace')}
            save={async (at, stated) => {
              const made = await addPartner(at, stated, today)
              if (made === null) return 'told'
              announce(t('records.kept'))
              desk.go(`/partners/${made}`, 'replace')
              return 'kept'
            }}
          />
        )}
      </div>
    </div>
  )
}
