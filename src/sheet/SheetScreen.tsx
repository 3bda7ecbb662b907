// A sheet to take away (J13): two to five things are ticked, and it is printed, photographed or copied. What was ticked is of this device and this hour only.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { signal } from '@preact/signals'
import { download } from '../device/download.ts'
import { LANGUAGES } from '../domain/languages.ts'
import type { SheetItem } from '../domain/sheet.ts'
import { keepFact } from '../records/keep-fact.ts'
import type { Desk } from '../records/desk.ts'
import {
  emptySheet,
  fillSheet,
  forgetSheet,
  moveUpOnSheet,
  onSheet,
  onSheetsBefore,
  putOnSheet,
  takeOffSheet,
} from '../store/sheet-basket.ts'
import { useLive } from '../store/use-live.ts'
import { language } from '../text/language.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { listText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { QrSquare } from '../ui/QrSquare.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { showToast } from '../ui/Toasts.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Wrong } from '../ui/Wrong.tsx'
import { KeyDates } from './KeyDates.tsx'
import { onPaper } from './on-paper.ts'
import { OnSheet } from './OnSheet.tsx'
import { FORMATS, Paper, type Format } from './Paper.tsx'
import { Picks } from './Picks.tsx'
import { plainText, squareText, type Square } from './plain-text.ts'
import { saySheet } from './say-sheet.ts'
import { things } from './things.ts'
import { useLingering } from './use-lingering.ts'
import { useVoice } from './use-voice.ts'

/** Everything that can be chosen is read again this much after a commit. Milliseconds. */
const READ_AGAIN = 600

/** Of the sheet that is being made; outlives the way to a card and back. */
const format = signal<Format>('a5')

const say = (words: string): void => showToast({ spoken: words, words: () => words })
const namesOf = (items: readonly SheetItem[]): string => items.map(i => `${i.is} ${i.id}`).join()

export const SheetScreen = ({ desk }: { readonly desk: Desk }): JSX.Element => {
  const { device, centre, minute } = desk
  const { db, clock } = device
  const now = clock.local(minute.value)
  const today = now.day
  useTitle(t('app.title', { screen: t('nav.sheet') }))
  const { voice, choose, absent, reset } = useVoice()
  const [before, remember] = useState<readonly SheetItem[]>([])
  const [round, next] = useState(0)
  const [, redraw] = useState(0)
  const [large, enlarge] = useState(false)

  const basket = useLive(() => onSheet(db, clock.now()), [db, minute.value]).value ?? []
  const read = useLive(() => things(db, centre, today, clock.now()), [db, centre, today, language.value], READ_AGAIN).value
  const lingering = useLingering(() => begin(t('sheet.cleared')))
  const isPrinted = basket.length === 0 && lingering.items.length > 0
  const items = isPrinted ? lingering.items : basket
  const paper = useLive(
    async () => ({ of: namesOf(items), paper: await onPaper(db, centre, items, today, now.hour * 60 + now.minute) }),
    [db, centre, namesOf(items), minute.value],
  ).value
  // what was taken off is not shown until the rest has been read anew
  const shown = paper && items.length > 0 ? paper.paper : null
  const said = shown && voice ? saySheet(voice, shown) : null
  const square = said && voice ? squareText(said, n => voice.t('sheet.paper.more', { n })) : null

  // the order of what was on sheets before stays while one chooses: nothing moves under the finger
  useEffect(() => void keepFact(desk, onSheetsBefore(db)).then(list => list && remember(list)), [db, round])
  useEffect(() => void keepFact(desk, forgetSheet(db, clock.now())), [db, minute.value])

  /** As for the next one who comes. */
  const begin = (words: string): void => {
    lingering.linger([])
    format.value = 'a5'
    reset()
    enlarge(false)
    next(n => n + 1)
    announce(words)
  }
  const turn = async (item: SheetItem, on: boolean): Promise<void> => {
    if (!on) return void (await keepFact(desk, takeOffSheet(db, item, clock.now())))
    const done = await keepFact(desk, putOnSheet(db, item, clock.now()))
    if (done !== 'full') return
    say(t('sheet.full'))
    redraw(n => n + 1) // the box is ticked by then, and must not stay so
  }
  const up = async (item: SheetItem, what: string, line: number): Promise<void> => {
    await keepFact(desk, moveUpOnSheet(db, item, clock.now()))
    announce(t('sheet.up.done', { what, line }))
  }

  /** Also when somebody printed by the browser's own menu; only what stood there when the dialog opened. */
  const latest = useRef(items)
  latest.current = items
  const given = useRef<readonly SheetItem[]>([])
  const printed = (): void => {
    if (given.current.length === 0 || namesOf(given.current) !== namesOf(latest.current)) return
    lingering.linger(given.current)
    void keepFact(desk, emptySheet(db))
  }
  useEffect(() => {
    const opens = (): void => {
      given.current = latest.current
    }
    addEventListener('beforeprint', opens)
    addEventListener('afterprint', printed)
    return () => {
      removeEventListener('beforeprint', opens)
      removeEventListener('afterprint', printed)
    }
  }, [])
  /** False, and told, while nothing stands on it. */
  const isReady = (): boolean => {
    if (said) return true
    say(t('sheet.lacking'))
    document.getElementById('find-thing')?.focus()
    return false
  }
  const press = (): void => {
    if (!isReady()) return
    given.current = items
    print()
    printed() // a browser may tell of the end of printing late, or never
  }
  const copy = async (): Promise<void> => {
    if (!isReady() || !said) return
    try {
      await navigator.clipboard.writeText(plainText(said))
      say(t('sheet.copied'))
    } catch {
      say(t('sheet.copy.failed')) // forbidden, or not a secure page
    }
  }

  return (
    <div class="stack sheet-making">
      <h1 class="screen-only">{t('nav.sheet')}</h1>
      <div class="cols unequal">
        <div class="stack screen-only">
          {isPrinted && (
            <Slip
              tone="slate"
              actions={
                <>
                  <Button onPress={() => void keepFact(desk, fillSheet(db, lingering.items, clock.now()))}>{t('sheet.again')}</Button>
                  <Button onPress={() => begin(t('sheet.cleared'))}>{t('sheet.new')}</Button>
                </>
              }
            >
              {t('sheet.printed')}
            </Slip>
          )}
          {read ? (
            <>
              <Picks key={round} read={read} before={before} items={basket} today={today} turn={(item, on) => void turn(item, on)} />
              <KeyDates read={read} items={basket} today={today} turn={(item, on) => void turn(item, on)} />
            </>
          ) : (
            <Sheet busy>
              <Skeleton words={t('sheet.reading')} />
            </Sheet>
          )}
        </div>
        <div class="stack">
          <div class="stack screen-only">
            <OnSheet
              chosen={shown?.chosen ?? []}
              missing={shown && paper?.of === namesOf(items) ? items.length - shown.chosen.length : 0}
              today={today}
              up={(...moved) => void up(...moved)}
              off={item => void turn(item, false).then(() => announce(t('sheet.off.done')))}
            />
            <div class="sheet stack">
              <Ticks
                legend={t('sheet.language')}
                kind="one"
                look="flow"
                choices={LANGUAGES.map(l => ({ value: l, label: LANGUAGE_NAMES[l], lang: l }))}
                chosen={voice ? [voice.language] : []}
                onChange={([to]) => choose(to ?? '')}
              />
              <div role="alert">{absent !== null && <Wrong id="language-absent">{absent}</Wrong>}</div>
              <Ticks
                legend={t('sheet.format')}
                kind="one"
                look="flow"
                choices={FORMATS.map(f => ({ value: f, label: t(`sheet.format.${f}`) }))}
                chosen={[format.value]}
                onChange={([f]) => (format.value = FORMATS.find(x => x === f) ?? 'a5')}
              />
              <div class="row">
                <Button icon="square" onPress={() => isReady() && enlarge(true)}>
                  {t('sheet.square')}
                </Button>
                <Button onPress={() => void copy()}>{t('sheet.copy')}</Button>
                <Button onPress={() => said && isReady() && download(`${t('sheet.file')}.txt`, plainText(said), 'text/plain')}>
                  {t('sheet.save')}
                </Button>
                <Button look="quiet" onPress={() => void keepFact(desk, emptySheet(db)).then(() => begin(t('sheet.cleared')))}>
                  {t('sheet.new')}
                </Button>
              </div>
              {square && <LeftOut square={square} />}
              <Note icon="lock">{t('sheet.kept')}</Note>
            </div>
            {said && <h2>{t('sheet.preview')}</h2>}
          </div>
          {said && square && voice && <Paper said={said} square={square} format={format.value} voice={voice} />}
        </div>
      </div>
      <div class="foot">
        <p>
          <b>{t('sheet.lines', { n: items.length })}</b>{' '}
          <span class="soft">
            {[voice && LANGUAGE_NAMES[voice.language], t(`sheet.format.${format.value}`)].filter(Boolean).join(', ')}
          </span>
        </p>
        <Button look="main" size="large" icon="print" onPress={press}>
          {t('notes.print')}
        </Button>
      </div>
      {large && square && (
        <Dialog title={t('sheet.square.title')} onClose={() => enlarge(false)}>
          <QrSquare look="large" text={square.text} label={t('sheet.square.title')} />
          <p>{t('sheet.square.say')}</p>
          <LeftOut square={square} />
          <Button onPress={() => enlarge(false)}>{t('do.close')}</Button>
        </Dialog>
      )}
    </div>
  )
}

/** What the square does not hold; nothing where it holds all. */
const LeftOut = ({ square: { left, lines } }: { readonly square: Square }): JSX.Element | null =>
  left.length === 0 && lines === 0 ? null : (
    <p class="meta">
      {t('sheet.square.left', {
        parts: listText([...left.map(part => t(`sheet.left.${part}`)), ...(lines > 0 ? [t('sheet.left.lines', { n: lines })] : [])]),
      })}
    </p>
  )
