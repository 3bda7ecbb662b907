// A plain table of counts that stays a table on a phone. A count that is hidden, or that nobody took, is a dash, and a word for who does not see it.
import type { ComponentChildren, JSX } from 'preact'

/** Null: a dash. */
export type CountCell = string | null
export type CountRow = {
  readonly key: string
  readonly head: ComponentChildren
  readonly cells: readonly CountCell[]
  /** Said beside the values: what was not asked. */
  readonly look?: 'rest'
}
type Props = {
  readonly caption: string
  readonly captionLook?: 'hidden'
  /** The heading of the first column, whose cells name the rows. */
  readonly first: string
  readonly columns: readonly string[]
  readonly rows: readonly CountRow[]
  readonly total?: CountRow
  /** What the dash says. */
  readonly hidden: string
  /** 'plain': nothing is masked by it, there is nothing. */
  readonly hiddenLook?: 'plain'
  /** Of many columns: it scrolls by itself, under its caption as a name. */
  readonly look?: 'grid'
}

const Line = ({
  row,
  columns,
  hidden,
  hiddenLook,
}: { readonly row: CountRow } & Pick<Props, 'columns' | 'hidden' | 'hiddenLook'>): JSX.Element => (
  <tr role="row" class={row.look}>
    <th role="rowheader" scope="row">
      {row.head}
    </th>
    {row.cells.map((cell, i) => (
      <td role="cell" key={i} class={cell === null && !hiddenLook ? 'figure hidden-count' : 'figure'} data-heading={columns[i]}>
        {cell ?? (
          <>
            <span aria-hidden="true">–</span>
            <span class="heard-only">{hidden}</span>
          </>
        )}
      </td>
    ))}
  </tr>
)

export const CountTable = ({ caption, captionLook, first, columns, rows, total, hidden, hiddenLook, look }: Props): JSX.Element => {
  const table = (
    <table role="table" class={look ? `counts ${look}` : 'counts'}>
      <caption class={captionLook === 'hidden' ? 'heard-only' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {first}
          </th>
          {columns.map((c, i) => (
            <th role="columnheader" scope="col" key={i} class="figure">
              {c}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(r => (
          <Line key={r.key} row={r} columns={columns} hidden={hidden} hiddenLook={hiddenLook} />
        ))}
      </tbody>
      {total && (
        <tfoot role="rowgroup">
          <Line row={total} columns={columns} hidden={hidden} hiddenLook={hiddenLook} />
        </tfoot>
      )}
    </table>
  )
  return look === 'grid' ? (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      {table}
    </div>
  ) : (
    table
  )
}
