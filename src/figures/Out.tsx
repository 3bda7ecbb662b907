// How figures leave the centre: as a spreadsheet, as a text file, on paper; always masked, always with what they mean and what they are of.
import type { JSX } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Filter } from '../domain/count-said.ts'
import { addDays, type Day } from '../domain/day.ts'
import { isSmallTeam } from '../domain/release.ts'
import { SHOWN_FROM } from '../domain/thresholds.ts'
import { download } from '../device/download.ts'
import { language } from '../text/language.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'
import { Button } from '../ui/Button.tsx'
import { LaterDisclosure } from '../ui/LaterDisclosure.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { csvOf } from './csv.ts'
import { figureFile, fileName, type Made } from './file.ts'
import { onItsWay, whyNotOut, type NotOut } from './mask.ts'
import type { Book } from './read-book.ts'
import { release, type Released } from './released.ts'
import { ReleasedTables } from './ReleasedTables.tsx'
import type { View } from './view.ts'

const WHO = ['network', 'public'] as const
type Who = (typeof WHO)[number]
const threshold = (who: Who): number => SHOWN_FROM[who === 'network' ? 'inside' : 'outside']

type Props = {
  /** What is read here, and what leaves. */
  readonly say: string
  readonly book: Book
  readonly view: View
  readonly filter: Filter
  readonly minutes: number | null
  readonly today: Day
  readonly version: string
  /** Lays a sheet of paper under the screen and prints it. */
  readonly print: (sheet: Made) => void
}

const staffOf = (book: Book): number | null => book.centre?.staff ?? null
const turn = (): Promise<void> => new Promise(go => setTimeout(go))

const whyNot = (why: NotOut, view: View): string =>
  why === 'not-over' ? t('figures.out.not-over', { date: wholeDate(addDays(view.period.to, 1)) }) : t(`figures.out.${why}`)

export const Out = (props: Props): JSX.Element => {
  const { book, view, today } = props
  const filter = useMemo(() => onItsWay(book, view, props.filter), [book, view, props.filter])
  const why = whyNotOut(view, filter, today, book.schoolStarts)
  return (
    <Sheet heading={t('figures.out')}>
      <div class="stack near">
        <p>{props.say}</p>
        {why ? <Note icon="about">{whyNot(why, view)}</Note> : <Ways {...props} filter={filter} />}
      </div>
    </Sheet>
  )
}

/** What was masked for whom; asked for once, and anew when what it is made of is another. */
const useReleased = ({ book, view, filter, minutes }: Props, who: Who): (() => Promise<Released | 'back'>) => {
  const made = useRef<{ readonly of: readonly unknown[]; readonly released: Promise<Released | 'back'> } | null>(null)
  return () => {
    const of = [book, view, filter, minutes, who]
    if (!made.current?.of.every((x, i) => x === of[i]))
      made.current = { of, released: release({ book, view, filter, minutes, k: threshold(who), staff: staffOf(book), pause: turn }) }
    return made.current.released
  }
}

const Ways = (props: Props): JSX.Element => {
  const { book, view, filter, today, version, print } = props
  const [who, choose] = useState<Who>('network')
  const [busy, wait] = useState(false)
  const [back, keepBack] = useState(false)
  const [failed, fail] = useState(false)
  const released = useReleased(props, who)
  useEffect(() => keepBack(false), [book, view, filter, who])

  const make = async (then: (of: Released) => Promise<void> | void): Promise<void> => {
    if (busy) return
    wait(true)
    fail(false)
    try {
      const made = await released()
      if (made === 'back') keepBack(true)
      else await then(made)
    } catch (e) {
      fail(true)
      reportError(e)
    } finally {
      wait(false)
    }
  }
  const madeOf = (of: Released): Made => ({ book, view, filter, released: of, today, version })
  const save = (form: 'xlsx' | 'csv') => async (of: Released) => {
    const file = figureFile(madeOf(of))
    const blob = form === 'csv' ? csvOf(file, language.peek()) : await (await import('./xlsx.ts')).xlsxOf(file)
    download(`${fileName(book.centre?.code ?? '', view, filter, of.k)}.${form}`, blob)
    announce(t('figures.out.made'))
  }
  return (
    <>
      <Ticks
        kind="one"
        look="flow"
        legend={t('figures.out.for')}
        choices={WHO.map(value => ({ value, label: t(`figures.out.${value}`) }))}
        chosen={[who]}
        onChange={([chosen]) => choose(WHO.find(w => w === chosen) ?? who)}
      />
      {isSmallTeam(staffOf(book)) && <Note icon="lock">{t('figures.out.small')}</Note>}
      <div class="row">
        <Button icon="send" off={busy} onPress={() => void make(save('xlsx'))}>
          {t('figures.out.xlsx')}
        </Button>
        <Button icon="send" off={busy} onPress={() => void make(save('csv'))}>
          {t('figures.out.csv')}
        </Button>
        <Button icon="print" off={busy} onPress={() => void make(of => print(madeOf(of)))}>
          {t('figures.out.print')}
        </Button>
      </div>
      <div role="status">{busy ? <p>{t('figures.out.busy')}</p> : back && <p>{t('figures.out.back')}</p>}</div>
      <div role="alert">{failed && <Wrong id="figures-out">{t('figures.out.failed')}</Wrong>}</div>
      <LaterDisclosure title={t('figures.out.look')}>
        {() => <Preview key={who} book={book} view={view} released={released} />}
      </LaterDisclosure>
    </>
  )
}

const Preview = ({
  book,
  view,
  released,
}: {
  readonly book: Book
  readonly view: View
  readonly released: () => Promise<Released | 'back'>
}): JSX.Element => {
  const [seen, show] = useState<Released | 'back' | null>(null)
  useEffect(() => {
    let left = false
    released().then(r => !left && show(r), reportError)
    return () => {
      left = true
    }
    // oxlint-disable-next-line react/exhaustive-deps -- what it is made of says when it is made anew
  }, [book, view])
  if (seen === null) return <Skeleton words={t('figures.out.busy')} />
  return seen === 'back' ? <p>{t('figures.out.back')}</p> : <ReleasedTables released={seen} book={book} on={view.period.to} />
}
