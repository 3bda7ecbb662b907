// The device's database did not open at the start, so nobody knows yet whose device this is: said in words, with the way to try again.
import { render, type JSX } from 'preact'
import { noteFault } from '../device/faults.ts'
import { deviceClock } from '../device/clock.ts'
import type { Device } from '../device/device.ts'
import { isFull } from '../store/commit.ts'
import { laterTexts } from '../text/later-texts.ts'
import { speakFirst, t } from '../text/translate.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Report } from '../sending/Report.tsx'
import { reportText } from '../sending/report.ts'
import { path } from './location.ts'
import { BareFrame } from './Frame.tsx'
import { StorageAlert } from './StorageAlert.tsx'
import '../ui/later-icons.ts'

/** 'blocked': another window holds it, or the browser takes its time. 'absent': this browser lets no page keep anything. */
type Why = 'closed' | 'full' | 'blocked' | 'absent'

const ABSENT = new Set(['MissingAPIError', 'MissingApiError', 'SecurityError', 'InvalidStateError'])
const namesOf = (e: unknown): string[] =>
  typeof e === 'object' && e !== null ? [String((e as Error).name), ...('inner' in e ? namesOf(e.inner) : [])] : [] // an error, or like one

const whyOf = (e: unknown): Why => {
  if (e === 'blocked') return 'blocked'
  if (isFull(e)) return 'full'
  return namesOf(e).some(n => ABSENT.has(n)) ? 'absent' : 'closed'
}

const again = (): void => location.reload()

const Said = ({ why }: { readonly why: Why }): JSX.Element =>
  why === 'closed' || why === 'full' ? (
    <StorageAlert keeping={why} onMend={again} />
  ) : (
    <Alert title={t(`unopened.${why}.title`)} actions={<Button onPress={again}>{t('alert.retry')}</Button>}>
      {t(`unopened.${why}.text`)}
    </Alert>
  )

const Unopened = ({ why, device }: { readonly why: Why; readonly device: Device | undefined }): JSX.Element => {
  const gather = (to: Device): Promise<string> =>
    reportText(to, { version: __VERSION__, built: __BUILD_DAY__, role: null, keeping: why, storage: 'unknown', activity: null })
  return (
    <BareFrame path={path.value} alert={<Said why={why} />}>
      <h1 class="great-mark">Relais</h1>
      {device && why !== 'blocked' && (
        <Disclosure title={t('report.title')}>
          <Report gather={() => gather(device)} today={device.clock.local().day} />
        </Disclosure>
      )}
    </BareFrame>
  )
}

/** In the place of the app. `e`: what opening it raised, or 'blocked' while it is still `awaited`: whoever called then goes on when it opens. */
export const sayUnopened = async (root: HTMLElement, e: unknown, device: Device | undefined, awaited: () => boolean): Promise<void> => {
  if (e !== 'blocked') {
    console.error(e)
    noteFault(e, deviceClock.now())
  }
  await speakFirst()
  await laterTexts().catch(() => undefined) // the words of the first screen are there at least
  if (awaited()) render(<Unopened why={whyOf(e)} device={device} />, root)
}
