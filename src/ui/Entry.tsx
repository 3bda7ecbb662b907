// One of the great buttons: a tap acts, the corner gives the count back. `off` hatches it; it then answers a tap with why.
import type { JSX } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

type Props = {
  readonly icon: IconName
  readonly word: string
  readonly hint: string
  /** Null while it is being read. */
  readonly count: number | null
  /** How the count is spoken, after the word. */
  readonly countSpoken: string
  readonly look?: 'first'
  readonly off?: boolean
  readonly to?: string
  readonly onPress?: () => void
}

export const Entry = ({ icon, word, hint, count, countSpoken, look, off, to, onPress }: Props): JSX.Element => {
  const inside = (
    <>
      <Icon name={icon} />
      <span class="word">
        {word}
        <small>{hint}</small>
      </span>
      <span class="count">
        <span aria-hidden="true">{count ?? '–'}</span>
        {count !== null && <span class="heard-only">, {countSpoken}</span>}
      </span>
    </>
  )
  const shape = look ? `entry ${look}` : 'entry'
  return to !== undefined && !off ? (
    <a class={shape} href={to}>
      {inside}
    </a>
  ) : (
    <button class={shape} type="button" aria-disabled={off ? 'true' : undefined} onClick={onPress}>
      {inside}
    </button>
  )
}
