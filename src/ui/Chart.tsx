// Counts as bars, with the year before as a line across each and what is not complete hatched. Drawn to its container, never scaled: as columns where
// there is room, as lines one under the other where there is not. It says nothing that the table under it does not say.
import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import { useWidth, type Room } from './use-width.ts'

export type Bar = {
  readonly key: string
  readonly label: string
  /** Under a column. */
  readonly short: string
  /** Null: there is none, or none yet. */
  readonly n: number | null
  /** The number as it is written. */
  readonly text: string
  readonly before: number | null
  readonly look?: 'partial'
}
type Props = {
  /** What it is of, and what one sees in it: for who does not see it. */
  readonly title: string
  readonly description: string
  readonly bars: readonly Bar[]
  /** The lines of the scale as they are written. */
  readonly scale: (n: number) => string
  /** 'lying': one under the other whatever the room, for long words. */
  readonly look?: 'lying'
  readonly words: { readonly now: string; readonly before: string; readonly partial: string }
}

/** Below this many rem columns with their numbers have no room. */
const WIDE = 34
/** So many bars and no more are legible one under the other. */
const FEW = 12

export const Chart = (props: Props): JSX.Element => {
  const [at, room] = useWidth()
  const id = useId()
  const { title, description, bars, look, words } = props
  const lying = look === 'lying' || (room !== null && room.width < WIDE * room.rem && bars.length <= FEW)
  return (
    <figure class="chart">
      <div ref={at}>
        {room && room.width > 0 && (
          <svg role="img" aria-labelledby={`${id}-t ${id}-d`} {...sizeOf(room, bars, lying)}>
            <title id={`${id}-t`}>{title}</title>
            <desc id={`${id}-d`}>{description}</desc>
            <Hatching id={`${id}-h`} />
            {lying ? <Lines {...props} room={room} hatch={`${id}-h`} /> : <Columns {...props} room={room} hatch={`${id}-h`} />}
          </svg>
        )}
      </div>
      <figcaption class="chart-key" aria-hidden="true">
        <span>
          <svg width="16" height="16">
            <rect class="now" width="16" height="16" />
          </svg>
          {words.now}
        </span>
        {bars.some(b => b.before !== null) && (
          <span>
            <svg width="20" height="16">
              <path class="before" d="M0 8h20" />
            </svg>
            {words.before}
          </span>
        )}
        {bars.some(b => b.look === 'partial') && (
          <span>
            <svg width="16" height="16">
              <Hatching id={`${id}-k`} />
              <rect class="partial" x="1" y="1" width="14" height="14" fill={`url(#${id}-k)`} />
            </svg>
            {words.partial}
          </span>
        )}
      </figcaption>
    </figure>
  )
}

const Hatching = ({ id }: { readonly id: string }): JSX.Element => (
  <defs>
    <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="hatch-ground" width="7" height="7" />
      <rect class="now" width="3" height="7" />
    </pattern>
  </defs>
)

/** Of one line of bars one under the other: its words, then its bar; in rem. */
const LINE = 2.9
const HEIGHT = 17

/** What is still to come has no line, nor what nobody noted: there is nothing to see of it. */
const isLine = (b: Bar): boolean => b.n !== null || b.before !== null

const sizeOf = ({ width, rem }: Room, bars: readonly Bar[], lying: boolean): { readonly width: number; readonly height: number } => ({
  width,
  height: Math.round((lying ? bars.filter(isLine).length * LINE : HEIGHT) * rem),
})

/** A round number above the highest, and how far apart the lines of the scale are: three to five of them. */
const scaleOf = (bars: readonly Bar[]): { readonly top: number; readonly step: number } => {
  const highest = Math.max(1, ...bars.flatMap(b => [b.n ?? 0, b.before ?? 0]))
  const tens = 10 ** Math.floor(Math.log10(highest / 3))
  const step = Math.max(1, [1, 2, 5, 10].map(m => m * tens).find(s => highest / s <= 5) ?? 10 * tens)
  return { top: Math.ceil(highest / step) * step, step }
}

type Drawn = Props & { readonly room: Room; readonly hatch: string }

const Box = ({
  bar,
  hatch,
  ...box
}: { readonly bar: Bar; readonly hatch: string } & Readonly<Record<'x' | 'y' | 'width' | 'height', number>>) =>
  bar.look === 'partial' ? <rect class="partial" {...box} fill={`url(#${hatch})`} /> : <rect class="now" {...box} />

/** Of one sign of 14 px, in rem, more or less. */
const SIGN = 0.52

const Columns = ({ bars, scale, room: { width, rem }, hatch }: Drawn): JSX.Element => {
  const { top, step } = scaleOf(bars)
  const left = (scale(top).length * SIGN + 0.6) * rem
  const [head, foot] = [1.6 * rem, 1.8 * rem]
  const ground = HEIGHT * rem - foot
  const y = (n: number): number => ground - (n / top) * (ground - head)
  const each = (width - left) / bars.length
  const wide = Math.max(2, Math.min(each * 0.62, 4 * rem))
  const longest = Math.max(...bars.map(b => b.short.length))
  const every = Math.max(1, Math.ceil(((longest + 1) * SIGN * rem) / each))
  const numbers = Math.max(...bars.map(b => b.text.length)) * SIGN * rem <= each
  const lines = Array.from({ length: Math.round(top / step) }, (_, i) => (i + 1) * step)
  return (
    <>
      {lines.map(n => (
        <g key={n}>
          <path class="grid" d={`M${left} ${y(n)}H${width}`} />
          <text x={left - 0.4 * rem} y={y(n) + 0.32 * rem} text-anchor="end">
            {scale(n)}
          </text>
        </g>
      ))}
      <text x={left - 0.4 * rem} y={ground + 0.32 * rem} text-anchor="end">
        {scale(0)}
      </text>
      {bars.map((bar, i) => {
        const middle = left + (i + 0.5) * each
        const [n, before] = [bar.n ?? 0, bar.before]
        return (
          <g key={bar.key}>
            {n > 0 && <Box bar={bar} hatch={hatch} x={middle - wide / 2} y={y(n)} width={wide} height={ground - y(n)} />}
            {before !== null && (
              <>
                <path class="halo" d={`M${middle - wide * 0.62} ${y(before)}h${wide * 1.24}`} />
                <path class="before" d={`M${middle - wide * 0.62} ${y(before)}h${wide * 1.24}`} />
              </>
            )}
            {numbers && bar.n !== null && (
              <text class="number" x={middle} y={Math.min(y(n), before === null ? Infinity : y(before)) - 0.4 * rem} text-anchor="middle">
                {bar.text}
              </text>
            )}
            {i % every === 0 && (
              <text x={middle} y={ground + 1.3 * rem} text-anchor="middle">
                {bar.short}
              </text>
            )}
          </g>
        )
      })}
      <path class="zero" d={`M${left} ${ground}H${width}`} />
    </>
  )
}

const Lines = ({ bars, room: { width, rem }, hatch }: Drawn): JSX.Element => {
  const { top } = scaleOf(bars)
  const room = width - (Math.max(...bars.map(b => b.text.length)) * SIGN + 1) * rem
  const x = (n: number): number => (n / top) * room
  const thick = 1 * rem
  return (
    <>
      {bars.filter(isLine).map((bar, i) => {
        const y = i * LINE * rem
        const [n, before] = [bar.n ?? 0, bar.before]
        return (
          <g key={bar.key}>
            <text x={0} y={y + 1 * rem}>
              {bar.label}
            </text>
            {n > 0 && <Box bar={bar} hatch={hatch} x={1} y={y + 1.4 * rem} width={x(n)} height={thick} />}
            {before !== null && (
              <>
                <path class="halo" d={`M${x(before) + 1} ${y + 1.25 * rem}v${thick * 1.3}`} />
                <path class="before" d={`M${x(before) + 1} ${y + 1.25 * rem}v${thick * 1.3}`} />
              </>
            )}
            <path class="zero" d={`M1 ${y + 1.25 * rem}v${thick * 1.3}`} />
            <text class="number" x={Math.max(x(n), before === null ? 0 : x(before)) + 0.6 * rem} y={y + 2.2 * rem}>
              {bar.text}
            </text>
          </g>
        )
      })}
    </>
  )
}
