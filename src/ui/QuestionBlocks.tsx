// A sheet of questions, one block each, of which every one may be left out. Big ticks: one tap answers, the same again takes it back.
import type { JSX } from 'preact'
import { Ticks, type Choice } from './Ticks.tsx'

export type Question = { readonly key: string; readonly legend: string; readonly choices: readonly Choice[] }

type Props = {
  readonly questions: readonly Question[]
  /** By key of the question; not there: not answered. */
  readonly chosen: Readonly<Record<string, string>>
  readonly onChange: (chosen: Readonly<Record<string, string>>) => void
}

export const QuestionBlocks = ({ questions, chosen, onChange }: Props): JSX.Element => (
  <div class="two-sheets">
    {questions.map(({ key, legend, choices }) => (
      <div class="sheet" key={key}>
        <Ticks
          legend={legend}
          kind="maybe"
          look="flow"
          size="thumb"
          choices={choices}
          chosen={chosen[key] === undefined ? [] : [chosen[key]]}
          onChange={([value]) => {
            const { [key]: _, ...others } = chosen
            onChange(value === undefined ? others : { ...others, [key]: value })
          }}
        />
      </div>
    ))}
  </div>
)
