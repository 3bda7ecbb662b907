// While something is read: nothing for 300 ms, then grey lines and a sentence. No spinner; entry stays possible elsewhere.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

const PATIENCE = 300 // milliseconds in which nothing at all is shown

export const Skeleton = ({ words }: { readonly words: string }): JSX.Element | null => {
  const [shown, show] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => show(true), PATIENCE)
    return () => clearTimeout(timer)
  }, [])
  if (!shown) return null
  return (
    <div class="skeleton">
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <i aria-hidden="true" />
      <p class="soft">{words}</p>
    </div>
  )
}
