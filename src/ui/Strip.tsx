// A strip of small squares, one per half-day: full, a dash, a question, awaited, begun, still to come. One sentence says it for a screen reader.
import type { JSX } from 'preact'

export type Square = 'full' | 'dash' | 'ask' | 'awaited' | 'begun' | 'ahead' | 'none'
const STEP = 15

const square = (kind: Square, i: number): JSX.Element | null => {
  const x = i * STEP + 0.75
  const box = { x, y: 0.75, width: 11.5, height: 11.5 }
  switch (kind) {
    case 'full':
      return <rect key={i} class="full" {...box} />
    case 'dash':
      return <path key={i} class="line" d={`M${x + 2} 6.5h7`} />
    case 'ask':
      return (
        <g key={i}>
          <rect class="ask" {...box} />
          <path class="bang" d={`M${x + 5.75} 3.5v4M${x + 5.75} 9.6v.1`} />
        </g>
      )
    case 'awaited':
      return <rect key={i} class="dashes" {...box} />
    case 'begun':
      return <rect key={i} class="half" {...box} />
    case 'ahead':
      return <rect key={i} class="empty" {...box} />
    case 'none':
      return null
  }
}

export const Strip = ({ squares, spoken }: { readonly squares: readonly Square[]; readonly spoken: string }): JSX.Element => {
  const width = squares.length * STEP
  return (
    <svg class="strip" width={width} height={13} viewBox={`0 0 ${width} 13`} role="img" aria-label={spoken}>
      {squares.map(square)}
    </svg>
  )
}
