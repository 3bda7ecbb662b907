// A table that becomes cards where it is narrow: each cell brings its heading along. Roles are given back, since CSS takes them away.
import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type Column = {
  readonly key: string
  readonly heading: string
  readonly look?: 'figure' | 'unnamed'
  /** In a dense table, with its unit: tables that open within one another then stand under one another. The first column takes what is left. */
  readonly width?: string
}
export type CardRow = {
  readonly key: string
  readonly head: ComponentChildren
  /** By column key; a cell that is left out is empty. */
  readonly cells: Readonly<Record<string, ComponentChildren>>
  /** What opens under the row when its head is pressed. */
  readonly more?: { readonly open: boolean; readonly toggle: () => void; readonly shown: () => ComponentChildren }
}

type Props = {
  readonly caption: string
  /** The heading of the first column, whose cells name the rows. */
  readonly first: string
  readonly columns: readonly Column[]
  readonly rows: readonly CardRow[]
  readonly total?: CardRow
  /** Many columns: less air between them, each as wide as it says. */
  readonly look?: 'dense'
}

const Line = ({ row, columns }: { readonly row: CardRow; readonly columns: readonly Column[] }): JSX.Element => {
  const id = useId()
  const { more } = row
  return (
    <>
      <tr role="row">
        <th role="rowheader" scope="row">
          {more ? (
            <button class="opener" type="button" aria-expanded={more.open} aria-controls={more.open ? id : undefined} onClick={more.toggle}>
              <span class="head">{row.head}</span>
            </button>
          ) : (
            <span class="head">{row.head}</span>
          )}
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
      {more?.open && (
        <tr role="row" class="more" id={id}>
          <td role="cell" colSpan={columns.length + 1}>
            {more.shown()}
          </td>
        </tr>
      )}
    </>
  )
}

export const CardTable = ({ caption, first, columns, rows, total, look }: Props): JSX.Element => (
  <div class={look ? `cards-host ${look}` : 'cards-host'}>
    <table role="table" class={look ? `cards ${look}` : 'cards'}>
      <caption class="heard-only">{caption}</caption>
      {look && (
        <colgroup>
          <col />
          {columns.map(c => (
            <col key={c.key} style={{ width: c.width }} />
          ))}
        </colgroup>
      )}
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
      <tbody role="rowgroup">
        {rows.map(r => (
          <Line key={r.key} row={r} columns={columns} />
        ))}
      </tbody>
      {total && (
        <tfoot role="rowgroup">
          <Line row={total} columns={columns} />
        </tfoot>
      )}
    </table>
  </div>
)
