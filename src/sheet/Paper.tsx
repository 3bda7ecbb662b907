// The sheet as it is printed, and as it is seen before: on white whatever the theme, in its own language, the square with the sheet's own words at its foot.
import type { JSX } from 'preact'
import type { Voice } from '../text/voice.ts'
import { Icon } from '../ui/Icon.tsx'
import { QrSquare } from '../ui/QrSquare.tsx'
import { SIGNS } from './Picks.tsx'
import type { Square } from './plain-text.ts'
import type { Line, SaidSheet } from './say-sheet.ts'

export const FORMATS = ['a5', 'a4', 'large'] as const
export type Format = (typeof FORMATS)[number]

const LineOf = ({ line }: { readonly line: Line }): JSX.Element => {
  const title = <b lang={line.lang}>{line.title}</b>
  return (
    <li>
      {line.struck ? <s>{title}</s> : title}
      {/[.!?…]$/.test(line.title) ? '' : '.'}
      {line.said.map(s => (
        <span key={s.text} lang={s.lang}>
          {' '}
          {s.text}
        </span>
      ))}
    </li>
  )
}

type Props = { readonly said: SaidSheet; readonly square: Square; readonly format: Format; readonly voice: Voice }

export const Paper = ({ said, square, format, voice }: Props): JSX.Element => (
  <article class={`take-away ${format}`} lang={said.language} aria-label={said.title}>
    <header>
      <p class="mark-name">{said.network}</p>
      <p>
        <b>{said.centre}</b>
        {said.host !== null && `, ${said.host}`}
      </p>
    </header>
    <h2>{said.title}</h2>
    <p class="lead">{said.lead}</p>
    {said.blocks.map((block, i) => (
      <section key={`${block.is} ${i}`}>
        <h3>
          <Icon name={SIGNS[block.is]} />
          {block.heading}
        </h3>
        <ul>
          {block.lines.map(line => (
            <LineOf key={`${line.item.is} ${line.item.id}`} line={line} />
          ))}
        </ul>
      </section>
    ))}
    <footer>
      <QrSquare text={square.text} label={voice.t('sheet.square.title')} />
      <div>
        {said.hours.map(h => (
          <p key={h}>{h}</p>
        ))}
        <p>{said.free}</p>
        <p>{said.made}</p>
        <p>{voice.t('sheet.paper.square', { whole: square.left.length === 0 && square.lines === 0 ? 'yes' : 'no' })}</p>
      </div>
    </footer>
  </article>
)
