// The copybook list: the hour in the margin, left of one red line. An hour is written once, on the first line that has it.
import type { ComponentChildren, JSX } from 'preact'

export type CopyLine = {
  readonly key: string
  readonly at: string
  readonly what: ComponentChildren
  /** Signs under the words: purposes, for instance. */
  readonly signs?: ComponentChildren
  readonly stands?: ComponentChildren
  readonly act?: ComponentChildren
  readonly look?: 'fresh' | 'struck'
}

export const CopyList = ({ lines, margin }: { readonly lines: readonly CopyLine[]; readonly margin?: 'broad' }): JSX.Element => (
  <ol class={margin ? `copy ${margin}` : 'copy'}>
    {lines.map((line, i) => (
      <li key={line.key} class={line.look}>
        <span class="at">{line.at === lines[i - 1]?.at ? <span class="heard-only">{line.at}</span> : line.at}</span>
        <div class="what">
          {line.what}
          {line.signs && <div class="signs">{line.signs}</div>}
        </div>
        {line.stands && <div class="stands">{line.stands}</div>}
        {line.act && <div class="act">{line.act}</div>}
      </li>
    ))}
  </ol>
)
