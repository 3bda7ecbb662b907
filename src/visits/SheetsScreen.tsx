// Last year's tick sheets taken in from a spreadsheet: what was understood and what was not is shown first, row by row; then one press notes it, as estimates; another takes a whole sheet back, days later too.
import type { JSX } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { addDays, type Day } from '../domain/day.ts'
import { choicesOn } from '../domain/purposes.ts'
import { wasShut } from '../domain/shut-then.ts'
import { likeRows, readTickSheet, type ReadSheet, type SheetLine, type SheetProblem } from '../domain/tick-sheet.ts'
import { VISIT_KINDS, type VisitKind } from '../domain/visit.ts'
import { localOn, nowOn } from '../device/device.ts'
import { hoursOf, purposesOf, referenceChanges } from '../store/read-day.ts'
import { sheetsTaken } from '../store/read-sheets.ts'
import { isTrial } from '../store/trial.ts'
import { useLive } from '../store/use-live.ts'
import { NotTried } from '../records/NotTried.tsx'
import { dayText, numberText } from '../text/format.ts'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { useTitle } from '../ui/use-title.ts'
import { lookAtSheet, noteSheet, type SheetSeen } from './note-sheet.ts'
import { readTableFile, type TableFile } from './read-sheet-file.ts'
import { tellNotKept, type Room } from './room.ts'
import { besidesOf, NO_BESIDES, SharedDays, type Besides } from './SharedDays.tsx'
import { SheetsTaken } from './SheetsTaken.tsx'
import { tellFault } from './tell-fault.ts'

/** Nothing older is taken for a sheet of this place. Days. */
const BACK = 3 * 366
/** Problems shown; the rest is counted. */
const SHOWN = 20
/** Days on which the centre was shut that are named; the rest is counted. */
const NAMED = 5
/** Columns that are named; a sheet of another kind may have many. */
const COLUMNS = 8
/** More than ten years of a busy centre; a tablet that makes a million visits is lost. */
const MOST = 30_000

type Looked =
  | { readonly is: 'none' }
  | { readonly is: 'unread'; readonly why: Extract<TableFile, { is: 'unread' }>['why'] }
  /** The database could not be read. */
  | { readonly is: 'failed' }
  | { readonly is: 'read'; readonly sheet: ReadSheet }

const NOTHING: readonly SheetLine[] = []
/** The list is read again this much after others have written: it goes through the whole book. Milliseconds. */
const LISTED_AFTER = 1000

const problemWord = ({ row, why, said }: SheetProblem): string =>
  t('sheets.problem', { row, said: said === '' ? '–' : said, why: t(`sheets.why.${why}`) })

export const SheetsScreen = ({ room }: { readonly room: Room }): JSX.Element | null => {
  useTitle(t('app.title', { screen: t('sheets.title') }))
  const today = localOn(room.device, room.minute.value).day
  const trial = useLive(() => isTrial(room.device.db, today), [room.device, today]).value
  if (trial === undefined) return null // it is being read
  return (
    <div class="stack close">
      <div class="row apart">
        <h1>{t('sheets.title')}</h1>
        <Button look="quiet" to="/catch-up">
          {t('catchUp.title')}
        </Button>
      </div>
      {trial ? <NotTried /> : <Taking room={room} today={today} />}
    </div>
  )
}

const Taking = ({ room, today }: { readonly room: Room; readonly today: Day }): JSX.Element => {
  const { device, where } = room
  const [looked, look] = useState<Looked>({ is: 'none' })
  const [seen, see] = useState<SheetSeen | null>(null)
  const [besides, choose] = useState<Besides>(NO_BESIDES)
  const [done, tell] = useState<{ readonly n: number } | null>(null)
  const [acts, act] = useState(0)
  const taken = useLive(() => sheetsTaken(device.db, where.centre), [device, where.centre, acts], LISTED_AFTER).value ?? []
  const hours = useLive(() => hoursOf(device.db, where.centre), [device, where.centre]).value
  const busy = useRef(false)
  /** Which file or look is the last: one that takes long does not come back over it. */
  const turn = useRef(0)
  const last = useRef<File | undefined>(undefined)
  /** What the last file says; nothing while it is being read. */
  const given = useRef(NOTHING)
  const sheet = looked.is === 'read' ? looked.sheet : null
  const lines = sheet?.is === 'read' ? sheet.lines : NOTHING
  const visits = lines.reduce((n, l) => n + l.n, 0)
  const ofKind = (kind: VisitKind): number => lines.reduce((n, l) => (l.kind === kind ? n + l.n : n), 0)
  const days = [...new Set(lines.map(l => l.day))].sort()

  const lookThrough = async (): Promise<void> => {
    if (given.current.length === 0) return
    const mine = ++turn.current
    tell(null)
    see(null)
    try {
      const found = await lookAtSheet(device, where, given.current)
      if (mine === turn.current) see(found)
    } catch (e) {
      if (mine === turn.current) look({ is: 'failed' })
      tellFault(room, e)
    }
  }

  const give = async (file: File | undefined): Promise<void> => {
    if (!file) return
    const mine = ++turn.current
    const isLast = (): boolean => mine === turn.current
    last.current = file
    given.current = NOTHING
    look({ is: 'none' })
    tell(null)
    see(null)
    choose(NO_BESIDES)
    const table = await readTableFile(file)
    if (!isLast()) return
    if (table.is === 'unread') return look({ is: 'unread', why: table.why })
    const known = await Promise.all([
      nowOn(device, 'hour'),
      purposesOf(device.db, where.centre),
      referenceChanges(device.db, where.centre),
    ]).catch((e: unknown) => {
      if (isLast()) look({ is: 'failed' })
      tellFault(room, e)
    })
    if (!known) return
    const [{ day }, locals, changes] = known
    const purposes = choicesOn(locals, day, changes).map(c => ({ id: c.id, words: [purposeWords(c).long, purposeWords(c).short] }))
    if (!isLast()) return
    const read = readTickSheet(table.rows, { today: day, earliest: addDays(day, -BACK), purposes })
    if (read.is === 'read' && read.lines.reduce((n, l) => n + l.n, 0) > MOST) return look({ is: 'unread', why: 'large' })
    look({ is: 'read', sheet: read })
    if (read.is === 'read') given.current = read.lines
    await lookThrough()
  }
  const adds = seen ? seen.fresh.length + besidesOf(besides, seen.shared).reduce((n, d) => n + d.strokes.length, 0) : 0
  const save = async (): Promise<void> => {
    if (busy.current || seen === null || adds === 0) return
    busy.current = true
    const mine = turn.current
    const chosen: ReadonlySet<Day> = new Set(besidesOf(besides, seen.shared).map(d => d.day))
    const noted = await noteSheet(device, where, lines, chosen)
      .catch((e: unknown) => tellFault(room, e))
      .finally(() => (busy.current = false))
    act(n => n + 1)
    if (!noted) return
    if (!noted.kept) {
      if ('done' in noted && noted.done > 0) announce(t('sheets.done', { n: noted.done })) // the first ones are; pressed again, the rest
      return tellNotKept(room, noted.why)
    }
    room.worked()
    if (mine === turn.current) tell(noted)
    announce(t('sheets.done', { n: noted.n }))
  }
  const onBack = (): void => {
    act(n => n + 1)
    void lookThrough()
  }
  const shut = useMemo(
    () => (hours ? [...new Set(lines.filter(l => wasShut(hours, l.day, l.half)).map(l => l.day))].sort() : []),
    [hours, lines],
  )
  const unsaid = lines.reduce((n, l) => n + (l.half === null ? l.n : 0), 0)
  const like = useMemo(() => likeRows(lines), [lines])
  const wrong =
    looked.is === 'failed'
      ? t('sheets.failed')
      : looked.is === 'unread'
        ? t(`sheets.unread.${looked.why}`)
        : sheet?.is === 'unread'
          ? t('sheets.unread.heading', { columns: sheet.missing.map(m => t(`sheets.column.${m}`)).join(', ') })
          : null
  return (
    <>
      <Sheet>
        <div class="stack near">
          <p>{t('sheets.say')}</p>
          <Note icon="about">{t('sheets.columns')}</Note>
          <Note icon="warning">{t('sheets.desks')}</Note>
          <label class="field">
            <span>{t('sheets.file')}</span>
            <input
              type="file"
              accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              onChange={e => void give(e.currentTarget.files?.[0])}
            />
          </label>
          {wrong !== null && (
            <div role="alert">
              <Wrong id="sheets-wrong">{wrong}</Wrong>
            </div>
          )}
          {looked.is === 'failed' && (
            <div class="row">
              <Button onPress={() => void give(last.current)}>{t('alert.retry')}</Button>
            </div>
          )}
        </div>
      </Sheet>
      {sheet?.is === 'read' && (
        <Sheet heading={t('sheets.understood')}>
          <div class="stack near">
            <p>
              {visits === 0
                ? t('sheets.nothing')
                : t('sheets.sum', { n: visits, days: days.length, from: dayText(days[0]!, today), to: dayText(days.at(-1)!, today) })}
            </p>
            {sheet.unread.length > 0 && (
              <div role="status">
                <Note icon="warning" tone="ochre">
                  {t('sheets.unreadColumns', {
                    n: sheet.unread.length,
                    list: [...sheet.unread.slice(0, COLUMNS), ...(sheet.unread.length > COLUMNS ? ['…'] : [])].join(', '),
                  })}
                </Note>
              </div>
            )}
            {visits > 0 && (
              <>
                <ul class="plain">
                  {VISIT_KINDS.map(kind => (
                    <li key={kind}>{t('labelled', { what: t(`kind.${kind}`), value: numberText(ofKind(kind)) })}</li>
                  ))}
                </ul>
                {sheet.lacks.map(what => what !== 'half' && <p key={what}>{t(`sheets.lacks.${what}`)}</p>)}
              </>
            )}
            {sheet.problems.length > 0 && (
              <>
                <p>
                  <b>{t('sheets.problems', { n: sheet.problems.length })}</b>
                </p>
                <ul class="plain stack near">
                  {sheet.problems.slice(0, SHOWN).map(p => (
                    <li key={p.row}>{problemWord(p)}</li>
                  ))}
                </ul>
                {sheet.problems.length > SHOWN && <p class="soft">{t('sheets.more', { n: sheet.problems.length - SHOWN })}</p>}
              </>
            )}
            {shut.length > 0 && (
              <Note icon="warning">
                {t('sheets.shut', {
                  n: shut.length,
                  days: [...shut.slice(0, NAMED).map(d => dayText(d, today)), ...(shut.length > NAMED ? ['…'] : [])].join(', '),
                })}
              </Note>
            )}
            {like > 0 && <Note icon="warning">{t('sheets.like', { n: like })}</Note>}
            {unsaid > 0 && <p class="soft">{t('sheets.unsaid', { n: unsaid })}</p>}
            {done ? (
              <p role="status">
                <b>{t('sheets.done', { n: done.n })}</b>
              </p>
            ) : (
              seen && (
                <>
                  {seen.known > 0 && <p>{t('sheets.known', { n: seen.known })}</p>}
                  {seen.shared.length > 0 && <SharedDays shared={seen.shared} besides={besides} choose={choose} />}
                  {adds === 0 ? (
                    <p>
                      <b>{t('sheets.nothingNew')}</b>
                    </p>
                  ) : (
                    <div class="row">
                      <Button look="main" size="large" onPress={() => void save()}>
                        {t('sheets.do', { n: adds })}
                      </Button>
                    </div>
                  )}
                </>
              )
            )}
          </div>
        </Sheet>
      )}
      <SheetsTaken room={room} taken={taken} today={today} onBack={onBack} />
    </>
  )
}
