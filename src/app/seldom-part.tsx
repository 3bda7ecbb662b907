// A part that may not be on this device (sw.ts): where it is neither here nor to be had by the line, that is said in its place, and nothing else stops.
import type { ComponentType, JSX } from 'preact'
import { t } from '../text/translate.ts'
import { withStaffTexts, withTexts } from '../text/with-texts.ts'
import { Button } from '../ui/Button.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'

/** A part that not every device keeps: `absent` stands in its place. */
export const seldomPart = <P extends object>(
  load: () => Promise<ComponentType<P & { readonly absent: JSX.Element }>>,
): ComponentType<P & { readonly absent: JSX.Element }> => lazyPart(withTexts(load), (_, props) => props.absent)

const absentScreen = (): JSX.Element => (
  <div class="stack">
    <h1>{t('handbook.absent.title')}</h1>
    <Absent />
  </div>
)

type Load<P> = () => Promise<ComponentType<P>>
/** A screen of later: a device that was linked over a line that died has not all of them yet. */
export const screen = <P extends object>(load: Load<P>): ComponentType<P> => lazyPart(withTexts(load), absentScreen)
/** One that an associated centre's phone has not (`isStaffsOwn` in staff-parts.ts). */
export const staffScreen = <P extends object>(load: Load<P>): ComponentType<P> => lazyPart(withStaffTexts(load), absentScreen)

export const Absent = (): JSX.Element => (
  <div class="stack near">
    <p>{t('handbook.absent')}</p>
    <div class="row">
      {/* a browser does not try an import again that has failed */}
      <Button onPress={() => location.reload()}>{t('alert.retry')}</Button>
      <Button look="quiet" to="/">
        {t('do.back')}
      </Button>
    </div>
  </div>
)
