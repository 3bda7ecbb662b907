// A face of lines. Hidden from screen readers: the word under it speaks.
import type { JSX } from 'preact'

/** `mouth`: −1 down, 0 straight, 1 up. */
export const Face = ({ mouth }: { readonly mouth: number }): JSX.Element => (
  <svg class="face" viewBox="0 0 64 64" aria-hidden="true">
    <circle cx="32" cy="32" r="28" />
    <circle class="eye" cx="22" cy="26" r="3" />
    <circle class="eye" cx="42" cy="26" r="3" />
    <path d={`M20 ${43 - 3 * mouth} Q 32 ${43 + 9 * mouth} 44 ${43 - 3 * mouth}`} />
  </svg>
)
