// A grid of counts for whoever has a keyboard: arrows go from cell to cell, figures are typed, + and − count.
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'

type Head = { readonly key: string; readonly word: string }
type Props = {
  readonly caption: string
  /** What the rows are. */
  readonly corner: string
  readonly columns: readonly Head[]
  readonly rows: readonly Head[]
  readonly value: (column: string, row: string) => number
  /** More in one cell is marked as wrong. */
  readonly most: number
  /** NaN for what is no number. */
  readonly onChange: (column: string, row: string, n: number) => void
}

const TURN: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
}

export const CountGrid = ({ caption, corner, columns, rows, value, most, onChange }: Props): JSX.Element => {
  const table = useRef<HTMLTableElement>(null)
  /** What was typed and is no number stays to be seen, by cell. */
  const odd = useRef(new Map<string, string>())
  const onKey = (e: KeyboardEvent, r: number, c: number): void => {
    const now = value(columns[c]!.key, rows[r]!.key) // the cell it was pressed in
    if (e.key === '+' || e.key === '-') {
      e.preventDefault()
      return onChange(columns[c]!.key, rows[r]!.key, Math.max(0, (now || 0) + (e.key === '+' ? 1 : -1)))
    }
    const turn = TURN[e.key]
    if (!turn) return
    e.preventDefault()
    const next = table.current?.querySelector<HTMLInputElement>(`[data-at="${r + turn[0]} ${c + turn[1]}"]`)
    next?.focus()
    next?.select()
  }
  return (
    <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table ref={table} class="counts">
        <caption class="heard-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(c => (
              <th key={c.key} scope="col">
                {c.word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => (
            <tr key={row.key}>
              <th scope="row">{row.word}</th>
              {columns.map((column, c) => {
                const n = value(column.key, row.key)
                return (
                  <td key={column.key}>
                    <input
                      type="text"
                      inputmode="numeric"
                      autocomplete="off"
                      data-at={`${r} ${c}`}
                      aria-label={`${row.word}, ${column.word}`}
                      aria-invalid={Number.isInteger(n) && n <= most ? undefined : 'true'}
                      value={Number.isNaN(n) ? (odd.current.get(`${r} ${c}`) ?? '') : n > 0 ? n : ''}
                      onFocus={e => e.currentTarget.select()}
                      onKeyDown={e => onKey(e, r, c)}
                      onInput={e => {
                        const text = e.currentTarget.value.trim()
                        odd.current.set(`${r} ${c}`, text)
                        onChange(column.key, row.key, text === '' ? 0 : /^\d+$/.test(text) ? Number(text) : NaN)
                      }}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
