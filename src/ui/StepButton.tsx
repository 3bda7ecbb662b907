// One step back or forward. Where there is none it stays where it is, so that the next press does not meet something else.
import type { JSX } from 'preact'
import { Button } from './Button.tsx'

type Props<T> = {
  readonly icon: 'back' | 'forward'
  readonly word: string
  /** Null where there is none. */
  readonly to: T | null
  readonly choose: (to: T) => void
}

export const StepButton = <T,>({ icon, word, to, choose }: Props<T>): JSX.Element => (
  <Button icon={icon} look="quiet" label={word} off={to === null} onPress={() => to !== null && choose(to)} />
)
