// The sheet of paper: masked figures of a month or a year on A4, with what they are of and what they mean. Seen by the printer only.
import type { JSX } from 'preact'
import { centreName } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { figureFile, type Made } from './file.ts'
import { ReleasedTables } from './ReleasedTables.tsx'
import { periodText } from './words.ts'

export const Paper = (made: Made): JSX.Element => {
  const { book, view, released } = made
  const { about, definitions } = figureFile(made)
  return (
    <div class="stack">
      <h1>
        {book.centre && `${centreName(book.centre)}, `}
        {periodText(view.period)}
      </h1>
      <ReleasedTables released={released} book={book} on={view.period.to} />
      <h2>{about.name}</h2>
      <dl class="facts">
        {about.rows.map(([what, value], i) => (
          <div key={i}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{t('figures.file.definitions')}</h2>
      <dl class="facts">
        {definitions.rows.slice(1).map(([what, id, text], i) => (
          <div key={i}>
            <dt>
              {what} {id}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
