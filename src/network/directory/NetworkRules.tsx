// What holds for the whole network: where it is, in what it pays, what time it is there, when its school year begins, and how small a number may be to be shown.
import type { JSX } from 'preact'
import type { Network } from '../../domain/centre.ts'
import type { Folded } from '../../domain/fold.ts'
import { SHOWN_FROM } from '../../domain/thresholds.ts'
import type { Desk } from '../../records/desk.ts'
import { t } from '../../text/translate.ts'
import { withStaffTexts } from '../../text/with-texts.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Button } from '../../ui/Button.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { openerOf } from '../../ui/use-focus-back.ts'
import { schoolStartText } from './directory-words.ts'
import { Facts } from './Facts.tsx'
import { countryName, currencyName } from './places-known.ts'

/** The coordination’s: nobody else loads it. */
const PlaceForm = lazyPart(withStaffTexts(async () => (await import('./PlaceForm.tsx')).PlaceForm))

type Props = {
  readonly desk: Desk
  readonly network: Network
  /** Null where this device may not change it. */
  readonly record: Folded | null
  /** The month in which its school year begins. */
  readonly schoolStart: number
  readonly changing: boolean
  readonly change: () => void
  readonly close: () => void
}

export const NetworkRules = ({ desk, network, record, schoolStart, changing, change, close }: Props): JSX.Element => (
  <Sheet heading={t('network.rules')}>
    {changing && record ? (
      <PlaceForm desk={desk} network={network} record={record} close={close} />
    ) : (
      <div class="stack close">
        <Facts
          lines={[
            [t('network.field.country'), countryName(network.country)],
            [t('network.field.currency'), currencyName(network.currency)],
            [t('network.field.timeZone'), network.timeZone],
            [t('network.field.schoolStart'), schoolStartText(schoolStart)],
            [t('network.thresholds'), t('network.thresholds.say', SHOWN_FROM)],
          ]}
        />
        {record && (
          <div>
            <Button id={openerOf('place')} icon="pen" onPress={change}>
              {t('network.place.edit')}
            </Button>
          </div>
        )}
      </div>
    )}
  </Sheet>
)
