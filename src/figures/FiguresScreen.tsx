// Chiffres: a centre's own figures of a day, a week, a month, a year. Read on this device alone, so it is the same offline; its team sees all of them,
// and what leaves the centre is masked. Nothing here is about one of those who work there.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { NO_FILTER, type Filter } from '../domain/count-said.ts'
import { hasTables, isSaid, TABLE_PARTS, tablesIn, type TablePart } from '../domain/figures.ts'
import { begunIn, periodBefore, PERIODS, periodWith, type Period } from '../domain/figure-period.ts'
import type { CentreCode } from '../domain/ids.ts'
import { isReleasable } from '../domain/release.ts'
import { schoolStartNow } from '../domain/school-start.ts'
import { localOn, type Device } from '../device/device.ts'
import { Cover } from '../records/Cover.tsx'
import { useLive } from '../store/use-live.ts'
import { listText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { LaterDisclosure } from '../ui/LaterDisclosure.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { Autonomy } from './Autonomy.tsx'
import { CoverageNote } from './CoverageNote.tsx'
import { BandsTable, HoursTable } from './CrossedTables.tsx'
import { CountsTable, FigureTableView } from './FigureTables.tsx'
import { FiguresSentence } from './FiguresSentence.tsx'
import { FilterChoice } from './FilterChoice.tsx'
import type { Made } from './file.ts'
import { makeDue } from './make-due.ts'
import { Out } from './Out.tsx'
import { Paper } from './Paper.tsx'
import { PeriodChoice } from './PeriodChoice.tsx'
import { PurposesChart } from './PurposesChart.tsx'
import { readBook, type Book } from './read-book.ts'
import { minutesOpen, viewOf, type View } from './view.ts'
import { VisitsChart, visitsTitle } from './VisitsChart.tsx'
import { partTitle, tableTitle } from './words.ts'

/** What is shown is read again so long after something came. Milliseconds. */
const AGAIN = 150
const HOUR = 3_600_000
const LONG = PERIODS.filter(isReleasable)

type Props = {
  readonly device: Device
  readonly centre: CentreCode
  /** When the head last answered, milliseconds; null = never. */
  readonly heard: number | null
  readonly minute: ReadonlySignal<number>
  /** Of the app. */
  readonly version: string
  /** 'masked': what goes out, and no more (`domain.md` §5.7). */
  readonly sees: 'all' | 'masked'
}

/** The person has gone elsewhere. */
class Left extends Error {}

/** The book as it stands, and how many months are still to be read before there is one. The last one stays until the next. */
const useBook = (device: Device, centre: CentreCode, hour: number): { readonly book: Book | null; readonly left: number } => {
  const read = useLive(() => readBook(device.db, { local: () => localOn(device) }, centre), [device, centre, hour], AGAIN).value
  const last = useRef<Book | null>(null)
  if (read?.is === 'read') last.current = read.book
  const due = read?.is === 'reading'
  const [round, again] = useState(0)
  useEffect(() => {
    if (!due) return undefined
    let gone = false
    let timer = 0
    const pause = async (): Promise<void> => {
      await new Promise(go => setTimeout(go))
      if (gone) throw new Left()
    }
    makeDue(device, centre, pause).then(
      () => {
        // what came between the last look and the answer is still due, and nobody makes it
        if (!gone) timer = window.setTimeout(again, 2 * AGAIN, round + 1)
      },
      (e: unknown) => {
        if (!(e instanceof Left)) throw e
      },
    )
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [device, centre, due, round])
  return { book: last.current, left: read?.is === 'reading' ? read.due.length : 0 }
}

export const FiguresScreen = ({ device, centre, heard, minute, version, sees }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('nav.figures') }))
  const now = minute.value
  const today = localOn(device, now).day
  const all = sees === 'all'
  const [chosen, choose] = useState<Period>(() => (all ? periodWith('month', today) : periodBefore(periodWith('month', today))))
  const [filter, narrow] = useState<Filter>(NO_FILTER)
  const { book, left } = useBook(device, centre, Math.floor(now / HOUR))
  const begins = schoolStartNow(book?.schoolStarts ?? [])
  const period = useMemo(() => begunIn(chosen, begins), [chosen, begins]) // another first month may come while one looks
  const view = useMemo(() => book && viewOf(book, period, filter), [book, period, filter])
  const minutes = useMemo(
    () => book && view && minutesOpen({ ...book, now: localOn(device, now) }, view), // the book may have been read an hour ago
    [device, book, view, now],
  )
  const [paper, lay] = useState<Made | null>(null)
  const [covered, uncover] = useCovered() // of a day or a small week it may be one visit
  const printed = paper !== null && paper.view === view ? paper : null
  const print = (sheet: Made): void => {
    lay(sheet)
    setTimeout(() => globalThis.print()) // once it lies there
  }
  return (
    <>
      <div class="stack near screen-only">
        <div class="row">
          <h1>{t('nav.figures')}</h1>
          {book?.network?.demo && <Tag tone="slate">{t('app.demo')}</Tag>}
        </div>
        <PeriodChoice
          period={period}
          today={today}
          first={book?.first ?? null}
          kinds={all ? PERIODS : LONG}
          begins={begins}
          choose={choose}
        />
        {book && view ? (
          <>
            {all && (
              <>
                <FilterChoice filter={filter} choices={book.choices} locals={book.words.locals} choose={narrow} />
                <Seen book={book} view={view} minutes={minutes} heard={heard} now={now} />
              </>
            )}
            <Out
              say={t(all ? 'figures.out.say' : 'figures.masked')}
              book={book}
              view={view}
              filter={filter}
              minutes={minutes}
              today={today}
              version={version}
              print={print}
            />
          </>
        ) : (
          <Sheet busy>
            <Skeleton words={t('figures.reading', { n: left })} />
          </Sheet>
        )}
      </div>
      {covered && <Cover lift={uncover} />}
      <div class="paper-only">{printed ? <Paper {...printed} /> : <p>{t('figures.paper.elsewhere')}</p>}</div>
    </>
  )
}

type SeenProps = {
  readonly book: Book
  readonly view: View
  readonly minutes: number | null
  readonly heard: number | null
  readonly now: number
}

const Seen = ({ book, view, minutes, heard, now }: SeenProps): JSX.Element => {
  const { words } = book
  const tables = (part: TablePart): JSX.Element => {
    const all = tablesIn(part, view.now, view.earlier, words)
    const silent = all.filter(table => !isSaid(table)).map(table => tableTitle(table.id))
    return (
      <>
        <div class="side-by-side">
          {all.filter(isSaid).map(table => (
            <FigureTableView
              key={table.id}
              table={table}
              on={view.stretch.to}
              compared={view.earlier !== null}
              words={words}
              {...(all.length === 1 && { captionLook: 'hidden' })}
            />
          ))}
        </div>
        {silent.length > 0 && <p class="soft">{t('figures.nothing', { list: listText(silent) })}</p>}
      </>
    )
  }
  const [purposes] = tablesIn('first', view.now, view.earlier, words)
  return (
    <>
      <FiguresSentence view={view} />
      <Sheet heading={visitsTitle(view)}>
        <div class="stack near">
          <VisitsChart view={view} />
          <CoverageNote view={view} heard={heard} now={now} demo={book.network?.demo === true} />
        </div>
      </Sheet>
      <div class="cols equal">
        <Sheet heading={t('figures.totals')}>
          <div class="stack close">
            <CountsTable view={view} />
          </div>
        </Sheet>
        {purposes && (
          <Sheet heading={t('lists.name.purpose')}>
            <div class="stack near">
              <PurposesChart table={purposes} words={words} />
              <FigureTableView table={purposes} on={view.stretch.to} compared={view.earlier !== null} words={words} captionLook="hidden" />
            </div>
          </Sheet>
        )}
      </div>
      <Sheet>
        {TABLE_PARTS.filter(p => p !== 'first')
          .filter(part => hasTables(part, view.now, words))
          .map(part => (
            <LaterDisclosure key={part} title={partTitle(part)}>
              {() => (
                <>
                  {tables(part)}
                  {part === 'how' && <Autonomy view={view} />}
                </>
              )}
            </LaterDisclosure>
          ))}
        <LaterDisclosure title={t('figures.title.when')}>{() => <HoursTable view={view} openMinutes={minutes} />}</LaterDisclosure>
        <LaterDisclosure title={t('figures.title.bands')}>{() => <BandsTable view={view} words={words} />}</LaterDisclosure>
      </Sheet>
    </>
  )
}
