// How many of four boxes are full. Hidden from screen readers: the word beside it speaks.
import type { JSX } from 'preact'

export const Boxes = ({ full }: { readonly full: number }): JSX.Element => (
  <svg class="boxes" viewBox="0 0 58 14" aria-hidden="true">
    {[0, 1, 2, 3].map(i => (
      <rect key={i} x={0.75 + i * 15} y="0.75" width="11.5" height="11.5" class={i < full ? 'full' : undefined} />
    ))}
  </svg>
)
