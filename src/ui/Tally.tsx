// Strokes in fives, as on a paper sheet: today, here. Up to 25; beyond that the number beside them is enough. Never in a report, never to compare.
import type { JSX } from 'preact'

const MOST = 25
const FIVE = 34 // width of a bundle
const slant = (i: number): number => ((i * 7) % 5) / 3 - 0.6 // a hand is not a ruler, but always the same hand

const bundle = (from: number, strokes: number): string => {
  const x = from * FIVE
  const upright = Array.from(
    { length: Math.min(strokes, 4) },
    (_, i) => `M${(x + 3.2 + i * 6.2).toFixed(1)} 4L${(x + 3.2 + i * 6.2 + slant(i + from)).toFixed(1)} 21`,
  )
  return upright.join('') + (strokes === 5 ? `M${x + 0.5} 18.2L${x + 26} 7.2` : '')
}

export const Tally = ({ count, tone }: { readonly count: number; readonly tone?: string }): JSX.Element | null => {
  if (count < 1 || count > MOST) return null
  const bundles = Math.ceil(count / 5)
  const width = bundles * FIVE
  const strokes = Array.from({ length: bundles }, (_, i) => bundle(i, Math.min(5, count - i * 5)))
  return (
    <svg class="tally" width={width} height={25} viewBox={`0 0 ${width} 25`} aria-hidden="true" data-tone={tone}>
      <path d={strokes.join('')} />
    </svg>
  )
}
