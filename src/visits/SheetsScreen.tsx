// Last year's tick sheets taken in from a spreadsheet: what was understood and what was not is shown first, row by row; then one press notes it, as estimates.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { addDays } from '../domain/day.ts'
import { choicesOn } from '../domain/purposes.ts'
import { readTickSheet, type ReadSheet, type SheetProblem } from '../domain/tick-sheet.ts'
import { nowOn } from '../device/device.ts'
import { purposesOf, referenceChanges } from '../store/read-day.ts'
import { dateText, numberText } from '../text/format.ts'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { useTitle } from '../ui/use-title.ts'
import { noteSheet } from './note-sheet.ts'
import { readTableFile, type TableFile } from './read-sheet-file.ts'
import { tellNotKept, type Room } from './room.ts'

/** Nothing older is taken for a sheet of this place. Days. */
const BACK = 3 * 366
/** Problems shown; the rest is counted. */
const SHOWN = 20
/** More than ten years of a busy centre; a tablet that makes a million visits is lost. */
const MOST = 30_000

type Looked =
  | { readonly is: 'none' }
  | { readonly is: 'unread'; readonly why: Extract<TableFile, { is: 'unread' }>['why'] }
  | { readonly is: 'read'; readonly name: string; readonly sheet: ReadSheet }

const problemWord = ({ row, why, said }: SheetProblem): string =>
  t('sheets.problem', { row, said: said === '' ? '–' : said, why: t(`sheets.why.${why}`) })

export const SheetsScreen = ({ room }: { readonly room: Room }): JSX.Element => {
  useTitle(t('app.title', { screen: t('sheets.title') }))
  const { device, where } = room
  const [looked, look] = useState<Looked>({ is: 'none' })
  const [done, tell] = useState<{ readonly added: number; readonly known: number } | null>(null)
  const busy = useRef(false)

  const choose = async (file: File | undefined): Promise<void> => {
    if (!file) return
    tell(null)
    const table = await readTableFile(file)
    if (table.is === 'unread') return look({ is: 'unread', why: table.why })
    const [{ day }, locals, changes] = await Promise.all([
      nowOn(device, 'hour'),
      purposesOf(device.db, where.centre),
      referenceChanges(device.db, where.centre),
    ])
    const purposes = choicesOn(locals, day, changes).map(c => ({ id: c.id, words: [purposeWords(c).long, purposeWords(c).short] }))
    const sheet = readTickSheet(table.rows, { today: day, earliest: addDays(day, -BACK), purposes })
    if (sheet.is === 'read' && sheet.lines.reduce((n, l) => n + l.n, 0) > MOST) return look({ is: 'unread', why: 'large' })
    look({ is: 'read', name: file.name, sheet })
  }
  const sheet = looked.is === 'read' ? looked.sheet : null
  const lines = sheet?.is === 'read' ? sheet.lines : []
  const visits = lines.reduce((n, l) => n + l.n, 0)
  const days = [...new Set(lines.map(l => l.day))].sort()
  const save = async (): Promise<void> => {
    if (busy.current || lines.length === 0) return
    busy.current = true
    const noted = await noteSheet(device, where, lines).finally(() => (busy.current = false))
    if (!noted.kept) {
      if ('added' in noted && noted.added > 0) announce(t('sheets.done', { n: noted.added })) // the first ones are; pressed again, the rest
      return tellNotKept(room, noted.why)
    }
    room.worked()
    tell(noted)
    announce(t('sheets.done', { n: noted.added }))
  }
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
              onChange={e => void choose(e.currentTarget.files?.[0])}
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
                : t('sheets.sum', { n: visits, days: days.length, from: dateText(days[0]!), to: dateText(days.at(-1)!) })}
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
            {done ? (
              <p role="status">
                <b>{t('sheets.done', { n: done.added })}</b> {done.known > 0 && t('sheets.known', { n: done.known })}
              </p>
            ) : (
              visits > 0 && (
                <div class="row">
                  <Button look="main" size="large" onPress={() => void save()}>
                    {t('sheets.do', { n: numberText(visits) })}
                  </Button>
                </div>
              )
            )}
          </div>
        </Sheet>
      )}
    </div>
  )
}
