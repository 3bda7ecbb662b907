// What was brought to this device and what became of it at the head: handed over, waiting, set apart, refused with why.
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import { waits } from '../store/carried-names.ts'
import { carriedCounts, carriedRead, type CarriedCount } from '../store/carried.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { StateSign } from '../ui/StateSign.tsx'

type State = 'kept' | 'received' | 'aside' | 'refused'
/** In the order in which a person wants to know. */
const STATES: Readonly<Record<CarriedCount['fate'], State>> = {
  forbidden: 'refused',
  unknown: 'refused',
  signature: 'refused',
  form: 'refused',
  'too-big': 'refused',
  full: 'refused',
  closed: 'refused',
  quarantine: 'aside',
  gap: 'kept',
  waiting: 'kept',
  taken: 'aside',
  'key-known': 'received',
  kept: 'received',
}
const ORDER = Object.keys(STATES)

type Props = {
  readonly device: Device
  /** Of what was taken just now: how much waits beside estimates until the head has it. */
  readonly beside?: number
}

export const BroughtList = ({ device, beside = 0 }: Props): JSX.Element | null => {
  const counts = useLive(() => carriedCounts(device.db), [device]).value
  if (!counts || counts.length === 0) return null
  const [open, over] = [counts.some(waits), counts.some(c => !waits(c))]
  return (
    <Sheet heading={t('bring.list')}>
      <div class="stack near">
        <ul class="legend">
          {[...counts]
            .sort((a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate))
            .map(({ fate, n, fresh }) => (
              <li key={fate}>
                <StateSign state={STATES[fate]} word="" />
                <span>
                  <Emphasis k={`bring.fate.${fate}`} values={{ n, fresh }} />
                </span>
              </li>
            ))}
        </ul>
        {open && beside > 0 && <Note icon="clock">{t('bring.beside.say', { n: beside })}</Note>}
        {over && (
          <div class="row">
            <Button onPress={() => void carriedRead(device.db)}>{t('bring.read')}</Button>
          </div>
        )}
      </div>
    </Sheet>
  )
}
