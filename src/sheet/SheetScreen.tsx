// A sheet to take away (J13): two to five things are ticked, and it is printed, photographed or copied. What was ticked is of this device and this hour only.
import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import type { SheetItem } from '../domain/sheet.ts'
import { Cover } from '../records/Cover.tsx'
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
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { KeyDates } from './KeyDates.tsx'
import { onPaper } from './on-paper.ts'
import { OnSheet } from './OnSheet.tsx'
import { Paper, type Format } from './Paper.tsx'
import { Picks } from './Picks.tsx'
import { squareText } from './plain-text.ts'
import { saySheet } from './say-sheet.ts'
import { sayShown } from './say-shown.ts'
import { SheetOptions } from './SheetOptions.tsx'
import { things } from './things.ts'
import { useLingering } from './use-lingering.ts'
import { useVoice } from './use-voice.ts'

/** Everything that can be chosen is read again this much after a commit. Milliseconds. */
const READ_AGAIN = 600

/** Of the sheet that is being made, in memory only; outlives the way to a card and back. */
const format = signal<Format>('a5')

const namesOf = (items: readonly SheetItem[]): string => items.map(i => `${i.is} ${i.id}`).join()

export const SheetScreen = ({ desk }: { readonly desk: Desk }): JSX.Element => {
  const { device, centre, minute } = desk
  const { db, clock } = device
  const now = localOn(device, minute.value)
  const today = now.day
  useTitle(t('app.title', { screen: t('nav.sheet') }))
  const voices = useVoice()
  const { voice } = voices
  const [before, remember] = useState<readonly SheetItem[]>([])
  const [round, next] = useState(0)
  const [, redraw] = useState(0)
  const [covered, uncover] = useCovered()

  const basket = useLive(() => onSheet(db, clock.now()), [db, minute.value]).value ?? []
  const read = useLive(() => things(db, centre, today, clock.now()), [db, centre, today, language.value], READ_AGAIN).value
  const lingering = useLingering(() => begin())
  const isPrinted = basket.length === 0 && lingering.items.length > 0
  const items = isPrinted ? lingering.items : basket
  const paper = useLive(
    async () => ({ of: items, ...(await onPaper(db, centre, items, today, now.minute)) }),
    [db, centre, namesOf(items), minute.value],
  ).value
  const shown = paper && items.length > 0 ? paper : null
  const said = shown && shown.chosen.length > 0 && voice ? saySheet(voice, shown) : null
  const square = said && voice && squareText(said, n => voice.t('sheet.paper.more', { n }))

  const likeTheScreen = (): void => {
    format.value = 'a5'
    voices.reset()
  }
  useEffect(() => {
    // the order of what was on sheets before stays while one chooses: nothing moves under the finger
    void keepFact(desk, Promise.all([onSheetsBefore(db), onSheet(db, clock.now())])).then(found => {
      if (!found) return
      remember(found[0])
      if (found[1].length === 0) likeTheScreen() // the last one was for somebody else
    })
  }, [db, round])
  useEffect(() => void keepFact(desk, forgetSheet(db, clock.now())), [db, minute.value])

  /** As for the next one who comes. */
  const begin = (): void => {
    lingering.linger([])
    next(n => n + 1)
    announce(t('sheet.cleared'))
  }
  const turn = async (item: SheetItem, on: boolean): Promise<void> => {
    if (!on) {
      await keepFact(desk, takeOffSheet(db, item, clock.now()))
      return
    }
    if ((await keepFact(desk, putOnSheet(db, item, clock.now()))) !== 'full') return
    sayShown(t('sheet.full'))
    redraw(n => n + 1) // the box is ticked by then, and must not stay so
  }
  const up = async (item: SheetItem, what: string, line: number): Promise<void> => {
    await keepFact(desk, moveUpOnSheet(db, item, clock.now()))
    announce(t('sheet.up.done', { what, line }))
  }

  // also when somebody prints by the browser's own menu; only what stood there when its dialog opened
  const latest = useRef(items)
  latest.current = items
  const given = useRef<readonly SheetItem[]>([])
  const opens = (): void => {
    given.current = latest.current
  }
  const printed = (): void => {
    if (given.current.length === 0 || namesOf(given.current) !== namesOf(latest.current)) return
    lingering.linger(given.current)
    void keepFact(desk, emptySheet(db))
  }
  useEffect(() => {
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
    sayShown(t('sheet.lacking'))
    document.getElementById('find-thing')?.focus()
    return false
  }
  const press = (): void => {
    if (!isReady()) return
    opens()
    print()
    printed() // a browser may tell of the end of printing late, or never
  }

  return (
    <div class="stack sheet-making">
      <h1 class="screen-only">{t('nav.sheet')}</h1>
      <div class="cols">
        <div class="stack screen-only">
          {isPrinted && (
            <Slip
              tone="slate"
              actions={<Button onPress={() => void keepFact(desk, fillSheet(db, lingering.items, clock.now()))}>{t('sheet.again')}</Button>}
            >
              {t('sheet.printed')}
            </Slip>
          )}
          {read ? (
            <>
              <Picks
                key={round}
                read={read}
                before={before}
                items={basket}
                today={today}
                tongue={voice?.language ?? language.value}
                turn={(item, on) => void turn(item, on)}
              />
              <KeyDates read={read} items={basket} today={today} turn={(item, on) => void turn(item, on)} />
            </>
          ) : (
            <Sheet busy>
              <Skeleton words={t('sheet.reading')} />
            </Sheet>
          )}
          <OnSheet
            chosen={shown?.chosen ?? []}
            missing={shown ? shown.of.length - shown.chosen.length : 0}
            today={today}
            up={(...moved) => void up(...moved)}
            off={item => void turn(item, false).then(() => announce(t('sheet.off.done')))}
          />
          <SheetOptions
            voices={voices}
            format={format}
            said={said}
            square={square}
            isReady={isReady}
            renew={() => void keepFact(desk, emptySheet(db)).then(begin)}
          />
        </div>
        {said && square && voice && <Paper said={said} square={square} format={format.value} voice={voice} />}
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
      {covered && <Cover lift={uncover} />}
    </div>
  )
}
