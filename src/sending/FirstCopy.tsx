// A great copy of what this device may read: its size before it is fetched, how far it is, and a person's word on it.
import type { JSX } from 'preact'
import type { Activity, Engine } from '../replica/engine.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { kilobytes } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Slip } from '../ui/Slip.tsx'

const megabytes = (bytes: number): string => kilobytes(bytes / 1000)

type Props = { readonly activity: Activity; readonly copy: Engine['copy'] }

/** Nothing where no great copy is under way or held. */
export const FirstCopy = ({ activity, copy }: Props): JSX.Element | null => {
  if (activity.is !== 'connected' || !activity.progress.great) return null
  const { expected, held, down } = activity.progress
  const say = (which: 'all' | 'near'): void => {
    copy(which)
    announce(t(`sending.copy.said.${which}`))
  }
  const which = held ? 'all' : 'near'
  return (
    <div class="news">
      <Slip actions={<Button onPress={() => say(which)}>{t(`sending.copy.${which}`)}</Button>}>
        {held && expected === 0 && <Emphasis k="sending.copy.rest" />}
        {held && expected > 0 && <Emphasis k="sending.copy.held" values={{ mb: megabytes(expected) }} />}
        {!held && (
          <label class="stack close">
            <Emphasis k="sending.copy.going" values={{ mb: megabytes(expected), had: megabytes(down) }} />
            <progress max={expected} value={Math.min(down, expected)} />
          </label>
        )}
      </Slip>
    </div>
  )
}
