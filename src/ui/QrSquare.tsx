// A square to photograph. Always black on white, whatever the theme: that is what cameras read.
import type { JSX } from 'preact'
import { encode } from 'uqr'

const QUIET = 4 // modules of white around, as the standard asks

/** One run of dark modules after another, row by row. */
const path = (rows: readonly (readonly boolean[])[]): string =>
  rows
    .map((row, y) => {
      let drawn = ''
      for (let x = 0; x < row.length; x++) {
        if (!row[x]) continue
        const from = x
        while (row[x + 1]) x++
        drawn += `M${from + QUIET} ${y + QUIET}h${x + 1 - from}v1h${from - x - 1}z`
      }
      return drawn
    })
    .join('')

type Props = {
  readonly text: string
  readonly label: string
  /** As large as the page is wide, for a camera that reads much at once; it then bears less dirt. */
  readonly look?: 'large'
}

export const QrSquare = ({ text, label, look }: Props): JSX.Element => {
  const { size, data } = encode(text, { ecc: look ? 'L' : 'M', border: 0 })
  const side = size + 2 * QUIET
  return (
    <svg class={look ? `qr ${look}` : 'qr'} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={side} height={side} fill="#fff" />
      <path d={path(data)} fill="#000" />
    </svg>
  )
}
