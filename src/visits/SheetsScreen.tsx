// Last year's tick sheets taken in from a spreadsheet: what was understood and what was not is shown first, row by row; then one press notes it, as estimates; another takes a whole sheet back, days later too.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { addDays, type Day } from '../domain/day.ts'
import { choicesOn } from '../domain/purposes.ts'
import { readTickSheet, type ReadSheet, type SheetLine, type SheetProblem } from '../domain/tick-sheet.ts'
import { nowOn } from '../device/device.ts'
import { purposesOf, referenceChanges } from '../store/read-day.ts'
import { sheetsTaken, type SheetTaken } from '../store/read-sheets.ts'
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

/** Nothing older is taken for a sheet of this place. Days. */
const BACK = 3 * 366
/** Problems shown; the rest is counted. */
const SHOWN = 20
/** More than ten years of a busy centre; a tablet that makes a million visits is lost. */
const MOST = 30_000

type Looked =
  | { readonly is: 'none' }
  | { readonly is: 'unread'; readonly why: Extract<TableFile, { is: 'unread' }>['why'] }
  | { readonly is: 'read'; readonly sheet: ReadSheet }

const NOTHING: readonly SheetLine[] = []

const problemWord = ({ row, why, said }: SheetProblem): string =>
  t('sheets.problem', { row, said: said === '' ? '–' : said, why: t(`sheets.why.${why}`) })

export const SheetsScreen = ({ room }: { readonly room: Room }): JSX.Element => {
  useTitle(t('app.title', { screen: t('sheets.title') }))
  const { device, where } = room
  const [looked, look] = useState<Looked>({ is: 'none' })
  const [seen, see] = useState<SheetSeen | null>(null)
  const [besides, choose] = useState<Besides>(NO_BESIDES)
  const [done, tell] = useState<{ readonly n: number } | null>(null)
  const [taken, list] = useState<readonly SheetTaken[]>([])
  const busy = useRef(false)
  /** Which file is the last: one that takes long to look through does not come back over it. */
  const turn = useRef(0)
  const sheet = looked.is === 'read' ? looked.sheet : null
  const lines = sheet?.is === 'read' ? sheet.lines : NOTHING
  const visits = lines.reduce((n, l) => n + l.n, 0)
  const days = [...new Set(lines.map(l => l.day))].sort()

  const readTaken = (): Promise<void> => sheetsTaken(device.db, where.centre).then(list, () => room.failed('closed'))
  const lookAgain = async (): Promise<void> => {
    tell(null)
    if (lines.length > 0) see(await lookAtSheet(device, where, lines))
    await readTaken()
  }
  useEffect(() => void readTaken(), [device, where.centre])

  const give = async (file: File | undefined): Promise<void> => {
    if (!file) return
    const mine = ++turn.current
    const isLast = (): boolean => mine === turn.current
    tell(null)
    see(null)
    choose(NO_BESIDES)
    const table = await readTableFile(file)
    if (!isLast()) return
    if (table.is === 'unread') return look({ is: 'unread', why: table.why })
    const [{ day }, locals, changes] = await Promise.all([
      nowOn(device, 'hour'),
      purposesOf(device.db, where.centre),
      referenceChanges(device.db, where.centre),
    ])
    const purposes = choicesOn(locals, day, changes).map(c => ({ id: c.id, words: [purposeWords(c).long, purposeWords(c).short] }))
    if (!isLast()) return
    const read = readTickSheet(table.rows, { today: day, earliest: addDays(day, -BACK), purposes })
    if (read.is === 'read' && read.lines.reduce((n, l) => n + l.n, 0) > MOST) return look({ is: 'unread', why: 'large' })
    look({ is: 'read', sheet: read })
    if (read.is === 'unread' || read.lines.length === 0) return
    const there = await lookAtSheet(device, where, read.lines)
    if (isLast()) see(there)
  }
  const adds = seen ? seen.fresh.length + besidesOf(besides, seen.shared).reduce((n, d) => n + d.strokes.length, 0) : 0
  const save = async (): Promise<void> => {
    if (busy.current || seen === null || adds === 0) return
    busy.current = true
    const chosen: ReadonlySet<Day> = new Set(besidesOf(besides, seen.shared).map(d => d.day))
    const noted = await noteSheet(device, where, lines, chosen).finally(() => (busy.current = false))
    void readTaken()
    if (!noted.kept) {
      if ('done' in noted && noted.done > 0) announce(t('sheets.done', { n: noted.done })) // the first ones are; pressed again, the rest
      return tellNotKept(room, noted.why)
    }
    room.worked()
    tell(noted)
    announce(t('sheets.done', { n: noted.n }))
  }
  const unsaid = lines.reduce((n, l) => n + (l.half === null ? l.n : 0), 0)
  const today = device.clock.local(room.minute.value).day
  const wrong =
    looked.is === 'unread'
      ? t(`sheets.unread.${looked.why}`)
      : sheet?.is === 'unread'
        ? t('sheets.unread.heading', { columns: sheet.missing.map(m => t(`sheets.column.${m}`)).join(', ') })
        : null
  return (
    <div class="stack close">
      <div class="row apart">
        <h1>{t('sheets.title')}</h1>
        <Button look="quiet" to="/catch-up">
          {t('catchUp.title')}
        </Button>
      </div>
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
                        {t('sheets.do', { n: numberText(adds) })}
                      </Button>
                    </div>
                  )}
                </>
              )
            )}
          </div>
        </Sheet>
      )}
      <SheetsTaken room={room} taken={taken} today={today} onBack={() => void lookAgain()} />
    </div>
  )
}
