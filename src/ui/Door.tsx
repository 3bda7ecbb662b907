// A big choice on a page that has nothing else to do: sign, word, what lies behind it.
import type { JSX } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-paths.ts'

type Props = {
  readonly icon: IconName
  readonly word: string
  readonly hint: string
  readonly look?: 'first'
  readonly to?: string
  readonly onPress?: () => void
}

export const Door = ({ icon, word, hint, look, to, onPress }: Props): JSX.Element => {
  const inside = (
    <>
      <Icon name={icon} />
      <b>{word}</b>
      <span>{hint}</span>
    </>
  )
  const shape = look ? `door ${look}` : 'door'
  return to === undefined ? (
    <button class={shape} type="button" onClick={onPress}>
      {inside}
    </button>
  ) : (
    <a class={shape} href={to}>
      {inside}
    </a>
  )
}
