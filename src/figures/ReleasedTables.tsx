// What goes out, as it will be read: the preview on the screen and the sheet of paper are this.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { CountTable } from '../ui/CountTable.tsx'
import { Note } from '../ui/Note.tsx'
import { NOT_ASKED, type Shown } from './mask.ts'
import type { Book } from './read-book.ts'
import { hiddenIn, type Released, type ReleasedCrossed, type ReleasedTable } from './released.ts'
import { bandWord, countText, countWord, monthWord, oneDecimal, percent, slotWord, tableTitle, valueWord, weekdayWord } from './words.ts'

const cell = (n: Shown): string | null => (n === null ? null : countText(n))

const Pairs = ({
  caption,
  rows,
}: {
  readonly caption: string
  readonly rows: readonly { readonly key: string; readonly head: string; readonly n: Shown; readonly before: Shown | undefined }[]
}): JSX.Element => {
  const compared = rows.some(r => r.before !== undefined)
  return (
    <CountTable
      caption={caption}
      first={t('figures.file.value')}
      columns={[t('figures.column.n'), ...(compared ? [t('figures.column.before')] : [])]}
      rows={rows.map(r => ({
        key: r.key,
        head: r.head,
        cells: [cell(r.n), ...(compared ? [r.before === undefined ? '' : cell(r.before)] : [])],
      }))}
      hidden={t('figures.hidden')}
    />
  )
}

const Grid = <C, R extends string | number>({
  caption,
  first,
  of,
  column,
  row,
}: {
  readonly caption: string
  readonly first: string
  readonly of: ReleasedCrossed<C, R>
  readonly column: (c: C) => string
  readonly row: (r: R) => string
}): JSX.Element => (
  <CountTable
    look="grid"
    caption={caption}
    first={first}
    columns={of.columns.map(column)}
    rows={of.rows.map((r, i) => ({ key: String(r), head: row(r), cells: (of.cells[i] ?? []).map(cell) }))}
    hidden={t('figures.hidden')}
  />
)

/** Of a table of which only "not asked" is left nothing is shown: the file has it. */
const isSaid = ({ rows }: ReleasedTable): boolean => rows === null || rows.some(r => r.value !== NOT_ASKED)

type Props = {
  readonly released: Released
  readonly book: Book
  /** Of which day names are that change with time. */
  readonly on: Day
}

export const ReleasedTables = ({ released, book, on }: Props): JSX.Element => {
  const { counts, months, tables, bands, hours, perHour, autonomy, k } = released
  const { words } = book
  const hidden = hiddenIn(released)
  return (
    <div class="side-by-side released">
      <Note icon="lock">
        {hidden === 0 ? t('figures.hidden.none') : <Emphasis k="figures.hidden.count" values={{ n: hidden, most: k - 1 }} />}
      </Note>
      <Pairs caption={t('figures.totals')} rows={counts.map(c => ({ key: c.what, head: countWord(c.what), n: c.n, before: c.before }))} />
      {months.length > 0 && (
        <Pairs
          caption={t('figures.visits.month')}
          rows={months.map(m => ({ key: m.month, head: monthWord(`${m.month}-01` as Day, 'long'), n: m.n, before: undefined }))} // every month has a first
        />
      )}
      {tables.filter(isSaid).map(({ table, rows }) =>
        rows === null ? (
          <p key={table.id}>{t('labelled', { what: tableTitle(table.id), value: t('figures.hidden.table') })}</p>
        ) : (
          <Pairs
            key={table.id}
            caption={tableTitle(table.id)}
            rows={rows.map(r => ({
              key: r.value,
              head: r.value === NOT_ASKED ? t('figures.notAsked') : valueWord(table, r.value, words, on),
              n: r.n,
              before: r.before,
            }))}
          />
        ),
      )}
      {bands === 'too-fine' && <Note icon="about">{t('figures.hidden.crossed')}</Note>}
      {bands && bands !== 'too-fine' && (
        <>
          <Grid
            caption={t('figures.title.bands')}
            first={t('figures.filter.purpose')}
            of={bands}
            column={c => bandWord(c, bands.how, words)}
            row={p => purposeWord(words.locals, p)}
          />
          {bands.how === 'coarse' && <Note icon="about">{t('figures.hidden.coarse')}</Note>}
        </>
      )}
      {hours && <Grid caption={t('figures.title.hours')} first={t('figures.period.day')} of={hours} column={slotWord} row={weekdayWord} />}
      {autonomy && <p>{t('labelled', { what: t('figures.autonomy'), value: percent(autonomy.share) })}</p>}
      {typeof autonomy?.before === 'number' && (
        <p class="soft">{t('labelled', { what: t('figures.column.before'), value: percent(autonomy.before) })}</p>
      )}
      {perHour !== null && <p>{t('labelled', { what: t('figures.perHour'), value: oneDecimal(perHour) })}</p>}
    </div>
  )
}
