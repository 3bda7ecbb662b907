// Centres, for the coordinator: who is heard, which half-days are noted, and the figures with what is missing of them. Alphabetical, never
// by a figure. Reads this device alone, so it is the same offline.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { Clock } from '../device/clock.ts'
import { localOn, type Device } from '../device/device.ts'
import { useLive } from '../store/use-live.ts'
import { centreName } from '../text/centre-words.ts'
import { dateText, moment } from '../text/format.ts'
import { byName } from '../text/later-format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { CardTable, type CardRow } from '../ui/CardTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Strip, type Square } from '../ui/Strip.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { CentreDays } from './CentreDays.tsx'
import { CentresSentence } from './CentresSentence.tsx'
import { centresTable, type CentreLine, type CentresTable } from './centres-table.ts'
import { Coverage } from './Coverage.tsx'
import { figureCells, figureColumns, WIDTHS } from './figures.tsx'
import { HalvesStrip } from './HalvesStrip.tsx'
import { completeOf, halvesOf, lineState, thereUpTo } from './line-state.ts'
import { MaybeTwice } from './MaybeTwice.tsx'
import { networkTotal } from './network-total.ts'
import { QuietCentres } from './QuietCentres.tsx'
import { SealMonths } from './SealMonths.tsx'
import type { Ask } from './seal-month.ts'
import { MonthChoice } from './MonthChoice.tsx'
import { NEAR, nearOf, periodFrom, spanOf, type Period } from './period.ts'
import { StateTag } from './StateTag.tsx'

/** A month of all centres is read again this long after something came, not for each page of a year that is being fetched. Milliseconds. */
const AGAIN = 150

type Props = {
  readonly device: Device
  /** Whether there is a line to the head. */
  readonly online: ReadonlySignal<boolean>
  /** When the head last answered, milliseconds; null = never. */
  readonly heard: number | null
  readonly minute: ReadonlySignal<number>
  /** What the head may be asked. */
  readonly ask: Ask
}

/** What was heard when stands as the head said it; only now is of the day that was said here (V7). */
const saidClock = (device: Device): Clock => ({
  ...device.clock,
  local: at => (at === undefined ? localOn(device) : device.clock.local(at)),
})

export const CentresScreen = ({ device, online, heard, minute, ask }: Props): JSX.Element => {
  const [period, choose] = useState<Period>('week')
  const now = minute.value
  const today = localOn(device, now).day
  const table = useLive(
    () => centresTable(device.db, saidClock(device), spanOf(period, localOn(device).day), byName),
    [device, period, Math.floor(now / 60_000)],
    AGAIN,
  ).value
  const near = nearOf(period, today)
  return (
    <div class="stack near">
      <div class="row apart">
        <span class="row">
          <h1>{t('nav.centres')}</h1>
          {table?.network?.demo && <Tag tone="slate">{t('app.demo')}</Tag>}
        </span>
        <div class="row">
          <Ticks
            kind="one"
            look="flow"
            legend={t('centres.period')}
            legendLook="hidden"
            choices={NEAR.map(value => ({ value, label: t(`centres.period.${value}`) }))}
            chosen={near === null ? [] : [near]}
            onChange={([chosen]) => choose(periodFrom(chosen, today) ?? period)}
          />
          <MonthChoice period={period} today={today} first={table?.first ?? null} choose={choose} />
        </div>
      </div>
      {!online.value && <Note icon="cut">{heard === null ? t('status.neverHeard') : t('centres.asOf', moment(heard, now))}</Note>}
      {table?.arriving && <Note icon="clock">{t('centres.arriving')}</Note>}
      {table ? <Seen table={table} heard={heard} now={now} dayOf={at => device.clock.local(at).day} /> : <Reading />}
      {table && <SealMonths device={device} ask={ask} online={online} today={today} />}
    </div>
  )
}

const Reading = (): JSX.Element => (
  <Sheet busy>
    <Skeleton words={t('centres.reading')} />
  </Sheet>
)

type SeenProps = {
  readonly table: CentresTable
  readonly heard: number | null
  readonly now: number
  readonly dayOf: (at: number) => Day
}

const Seen = ({ table, heard, now, dayOf }: SeenProps): JSX.Element => {
  const today = dayOf(now)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  if (table.lines.length === 0)
    return (
      <Sheet heading={t('centres.caption')} headingLook="hidden">
        <Empty icon="centres" title={t('centres.none')}>
          {t('centres.none.say')}
        </Empty>
      </Sheet>
    )
  const toggle = (code: string): void => {
    const next = new Set(open)
    if (!next.delete(code)) next.add(code)
    setOpen(next)
  }
  const rows = [
    ...table.lines.map(line => ({ name: centreName(line.centre), row: lineRow(line, { today, now, dayOf, open, toggle }) })),
    ...table.silent.map(centre => ({ name: centreName(centre), row: silentRow(centre) })),
  ].sort((a, b) => byName(a.name, b.name))
  return (
    <>
      <CentresSentence table={table} today={today} />
      <Sheet heading={t('centres.caption')} headingLook="hidden" look="flush">
        <CardTable
          look="dense"
          caption={t('centres.caption')}
          first={t('centres.column.centre')}
          columns={[
            { key: 'halves', heading: t('centres.column.halves'), width: WIDTHS.halves },
            { key: 'heard', heading: t('centres.column.heard'), width: WIDTHS.heard },
            ...figureColumns(),
          ]}
          rows={rows.map(r => r.row)}
          total={totalRow(table.lines)}
        />
        <div class="sheet-foot stack near">
          <SquareWords />
          <MaybeTwice lines={table.lines} />
          <QuietCentres lines={table.lines} today={today} dayOf={dayOf} />
          <Coverage table={table} today={today} heard={heard} now={now} />
          <Definitions />
        </div>
      </Sheet>
    </>
  )
}

/** 'siège, site'. Its status follows its name. */
const kindText = (centre: Centre): string => [...(centre.isHead ? [t('centre-kind.head')] : []), t(`centre-kind.${centre.kind}`)].join(', ')

type Around = {
  readonly today: Day
  readonly now: number
  readonly dayOf: (at: number) => Day
  readonly open: ReadonlySet<string>
  readonly toggle: (code: string) => void
}

/** 'aujourd’hui 12:40', 'hier 17:50', '6 mars': short enough for its column. */
const heardText = (at: number, { now, dayOf }: Around): string => t('moment', { ...moment(at, now), date: dateText(dayOf(at)) })

const lineRow = (line: CentreLine, around: Around): CardRow => ({
  key: line.centre.code,
  head: (
    <>
      {centreName(line.centre)}
      <small>{kindText(line.centre)}</small>
      <VisuallyHidden>, {t('centres.dayByDay')}</VisuallyHidden>
    </>
  ),
  cells: {
    halves: <Halves line={line} today={around.today} />,
    heard: line.heard === null ? <span class="soft">{t('centres.neverHeard')}</span> : heardText(line.heard, around),
    ...figureCells(halvesOf(line.days), line.totals, line),
  },
  more: {
    open: around.open.has(line.centre.code),
    toggle: () => around.toggle(line.centre.code),
    shown: () => <CentreDays line={line} />,
  },
})

const Halves = ({ line, today }: { readonly line: CentreLine; readonly today: Day }): JSX.Element => (
  <span class="lines">
    <HalvesStrip days={line.days} today={today} />
    <span class="row close">
      {line.holes > 0 && <StateTag state="hole" word={t('centres.halves.toAsk', { n: line.holes })} />}
      {line.awaited > 0 && <StateTag state="awaited" word={t('centres.halves.awaited', { n: line.awaited })} />}
      {line.holes + line.awaited === 0 && <StateTag state={lineState(line)} />}
    </span>
    <UpTo line={line} />
  </span>
)

/** Where all is missing from some day on: up to when it is there. Of a week one sees that. */
const UpTo = ({ line }: { readonly line: CentreLine }): JSX.Element | null => {
  const day = line.days.length > 7 ? thereUpTo(line.days) : null
  return day && <small>{t('centres.upTo', { date: dateText(day) })}</small>
}

const silentRow = (centre: Centre): CardRow => ({
  key: centre.code,
  head: (
    <>
      {centreName(centre)}
      <small>{kindText(centre)}</small>
    </>
  ),
  cells: {},
})

const totalRow = (lines: readonly CentreLine[]): CardRow => ({
  key: 'network',
  head: t('centres.total'),
  cells: {
    halves: <small>{t('centres.total.complete', completeOf(lines))}</small>,
    ...figureCells(
      lines.flatMap(l => halvesOf(l.days)),
      networkTotal(lines),
    ),
  },
})

const SQUARES = [
  ['full', 'noted'],
  ['dash', 'closed'],
  ['ask', 'hole'],
  ['awaited', 'awaited'],
  ['begun', 'running'],
  ['ahead', 'ahead'],
] as const satisfies readonly (readonly [Square, string])[]

const SquareWords = (): JSX.Element => (
  <ul class="squares">
    {SQUARES.map(([square, state]) => (
      <li key={square}>
        <span aria-hidden="true">
          <Strip squares={[square]} spoken="" />
        </span>
        {state === 'closed' ? t('centres.square.closed') : t(`centres.half.${state}`)}
      </li>
    ))}
  </ul>
)

const Definitions = (): JSX.Element => (
  <Disclosure title={t('centres.definitions')}>
    {(['visits', 'present', 'groups', 'complete', 'reserves'] as const).map(what => (
      <p key={what}>
        <Emphasis k={`centres.definition.${what}`} />
      </p>
    ))}
  </Disclosure>
)
