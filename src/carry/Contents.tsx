// What is in a copy, before it is taken: whose, of which days, what, and how much of it is new here.
import { Fragment, type JSX } from 'preact'
import { localOn, type Device } from '../device/device.ts'
import { ofCode } from '../domain/centre.ts'
import { VISIT_KINDS } from '../domain/visit.ts'
import { centres } from '../store/read-day.ts'
import { useLive } from '../store/use-live.ts'
import { centreName } from '../text/centre-words.ts'
import { dayText, numberText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import type { Look } from './bring.ts'
import { copyDays } from './copy-days.ts'

type Props = {
  readonly device: Device
  readonly look: Look
  readonly busy: boolean
  /** This device may link the one that made the copy. */
  readonly linksHere: boolean
  readonly take: () => void
  readonly leave: () => void
}

export const Contents = ({ device, look, busy, linksHere, take, leave }: Props): JSX.Element => {
  const { bundle, contents, fresh, beside, known, unread, own, texts, handsOn, links } = look
  const today = localOn(device).day
  const names = useLive(() => centres(device.db), [device]).value ?? []
  const centre = ofCode(names, bundle.centre)
  const from = centre ? centreName(centre) : bundle.centre
  const counts: readonly (readonly [string, number])[] = [
    ...VISIT_KINDS.map(k => [t(`kind.${k}`), contents.visits[k]] as const),
    [t('kind.group'), contents.groups],
    [t('bring.other'), contents.other],
    [t('bring.texts'), texts],
  ]
  const here: readonly (readonly [string, number])[] = [
    [t('bring.fresh'), fresh],
    [t('bring.beside'), beside],
    [t('bring.known'), known],
    [t('bring.unread'), unread],
  ]
  const all = fresh + beside + known + unread + (handsOn ? texts : 0)
  /** Of texts only taking them tells. */
  const nothingNew = texts === 0 && all > 0 && all === known
  const days = contents.days
  return (
    <Sheet heading={from === null ? t('bring.from.network') : t('bring.from', { centre: from })}>
      <div class="stack near">
        <p>{t('bring.made', { own: own ? 'yes' : 'no', date: dayText(bundle.made, today) })}</p>
        {days && (
          <p>
            <b>{copyDays(days[0], days[1], today)}</b>
          </p>
        )}
        {all + texts === 0 ? (
          <p>{t('bring.nothing')}</p>
        ) : (
          <Pairs
            lines={[...counts.filter(([, n]) => n > 0), ...here.filter(([, n], i) => n > 0 || (i === 0 && beside + unread + texts === 0))]}
          />
        )}
        {nothingNew && <p>{t('bring.nothingNew')}</p>}
        {beside > 0 && <Note icon="clock">{t('bring.beside.say', { n: beside })}</Note>}
        {!handsOn && <Note icon="warning">{t('bring.texts.elsewhere')}</Note>}
        {links && (
          <Note icon={linksHere ? 'key' : 'warning'}>
            {linksHere ? t('bring.links', { label: bundle.unlinked?.label ?? '' }) : t('bring.links.elsewhere')}
          </Note>
        )}
        <div class="row">
          {all > 0 && (linksHere || !links) && (
            <Button look={nothingNew ? 'plain' : 'main'} size="large" icon="tick" off={busy} onPress={take}>
              {t('bring.take')}
            </Button>
          )}
          <Button look="quiet" size="large" onPress={leave}>
            {t('bring.leave')}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}

const Pairs = ({ lines }: { readonly lines: readonly (readonly [string, number])[] }): JSX.Element => (
  <dl class="pairs-list">
    {lines.map(([word, n]) => (
      <Fragment key={word}>
        <dt>{word}</dt>
        <dd>{numberText(n)}</dd>
      </Fragment>
    ))}
  </dl>
)
