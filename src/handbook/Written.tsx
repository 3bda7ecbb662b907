// Lines of the handbook and of its papers, as they are read.
import type { JSX } from 'preact'
import { blocksOf, type Block, type Run } from './read-lines.ts'

const Runs = ({ runs }: { readonly runs: readonly Run[] }): JSX.Element => (
  <>{runs.map((r, i) => (r.is === 'text' ? r.words : r.is === 'word' ? <b key={i}>{r.words}</b> : <span key={i} class="blank" />))}</>
)

const One = ({ block, level }: { readonly block: Block; readonly level: 2 | 3 }): JSX.Element => {
  switch (block.is) {
    case 'heading':
      return level === 2 ? (
        <h2>
          <Runs runs={block.runs} />
        </h2>
      ) : (
        <h3>
          <Runs runs={block.runs} />
        </h3>
      )
    case 'para':
      return (
        <p>
          <Runs runs={block.runs} />
        </p>
      )
    case 'list':
      return (
        <ul class="said">
          {block.items.map((item, i) => (
            <li key={i}>
              <Runs runs={item} />
            </li>
          ))}
        </ul>
      )
    case 'pairs':
      return (
        <dl class="rows">
          {block.rows.map(([a, b], i) => (
            <div key={i}>
              <dt>
                <Runs runs={a} />
              </dt>
              <dd>
                <Runs runs={b} />
              </dd>
            </div>
          ))}
        </dl>
      )
  }
}

export const Written = ({ lines, level = 2 }: { readonly lines: readonly string[]; readonly level?: 2 | 3 }): JSX.Element => (
  <>
    {blocksOf(lines).map((block, i) => (
      <One key={i} block={block} level={level} />
    ))}
  </>
)
