// A table that becomes cards where it is narrow: each cell brings its heading along. Roles are given back, since CSS takes them away.
import type { ComponentChildren, JSX } from 'preact'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type Column = { readonly key: string; readonly heading: string; readonly look?: 'figure' | 'unnamed' }
export type CardRow = {
  readonly key: string
  readonly head: ComponentChildren
  /** By column key; a cell that is left out is empty. */
  readonly cells: Readonly<Record<string, ComponentChildren>>
}

type Props = {
  readonly caption: string
  /** The heading of the first column, whose cells name the rows. */
  readonly first: string
  readonly columns: readonly Column[]
  readonly rows: readonly CardRow[]
  readonly total?: CardRow
}

const line = (row: CardRow, columns: readonly Column[]): JSX.Element => (
  <tr role="row" key={row.key}>
    <th role="rowheader" scope="row">
      {row.head}
    </th>
    {columns.map(c => (
      <td
        role="cell"
        key={c.key}
        class={c.look === 'figure' ? 'figure' : undefined}
        data-heading={c.look === 'unnamed' ? undefined : c.heading}
      >
        {row.cells[c.key]}
      </td>
    ))}
  </tr>
)

export const CardTable = ({ caption, first, columns, rows, total }: Props): JSX.Element => (
  <div class="cards-host">
    <table role="table" class="cards">
      <caption class="heard-only">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {first}
          </th>
          {columns.map(c => (
            <th role="columnheader" scope="col" key={c.key} class={c.look === 'figure' ? 'figure' : undefined}>
              {c.look === 'unnamed' ? <VisuallyHidden>{c.heading}</VisuallyHidden> : c.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{rows.map(r => line(r, columns))}</tbody>
      {total && <tfoot role="rowgroup">{line(total, columns)}</tfoot>}
    </table>
  </div>
)
