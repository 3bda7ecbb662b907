// Months past their storage limit: one button, with a question that says what goes and what stays.
import type { ReadonlySignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { parseDocumentName } from '../domain/document-name.ts'
import { STORAGE_MONTHS } from '../domain/erasure.ts'
import type { Month } from '../domain/day.ts'
import type { Device } from '../device/device.ts'
import { centres } from '../store/read-day.ts'
import { heardCentres } from '../store/read-centres.ts'
import { overdue } from '../store/sealing.ts'
import { useLive } from '../store/use-live.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { listText } from '../text/later-format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { monthText } from '../text/month-text.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Slip } from '../ui/Slip.tsx'
import { sealMonth, type Ask, type Sealing } from './seal-month.ts'
import { sealWords } from './seal-words.ts'

type Book = { readonly doc: string; readonly month: Month; readonly code: string; readonly centre: string; readonly unheard: boolean }

/** `unheard`: nothing was heard of the centre since that month was over, so that something may lie there still. */
const booksOf = async ({ db, clock }: Device): Promise<readonly Book[]> => {
  const [docs, all, heard] = await Promise.all([overdue(db, clock.local().day), centres(db), heardCentres(db)])
  return docs.flatMap((doc): Book[] => {
    const name = parseDocumentName(doc)
    if (name?.is !== 'visits') return []
    const at = heard.get(name.centre)
    const unheard = at === undefined || clock.local(at * 1000).day.slice(0, 7) <= name.month
    return [{ doc, month: name.month, code: name.centre, centre: centreOfCode(name.centre, all), unheard }]
  })
}
const once = <T,>(list: readonly T[]): T[] => [...new Set(list)]
const monthsText = (books: readonly Book[]): string => listText(once(books.map(b => b.month)).map(monthText))

type Props = { readonly device: Device; readonly ask: Ask; readonly online: ReadonlySignal<boolean>; readonly today: string }

export const SealMonths = ({ device, ask, online, today }: Props): JSX.Element | null => {
  const books = useLive(() => booksOf(device), [device, today], 500).value ?? []
  const [asked, setAsked] = useState<readonly Book[] | null>(null)
  if (books.length === 0 && !asked) return null
  return (
    <>
      {books.length > 0 && (
        <Slip
          actions={
            <Button icon="lock" onPress={() => setAsked(books)}>
              {t('centres.seal.open')}
            </Button>
          }
        >
          <Emphasis k="centres.seal.say" values={{ n: STORAGE_MONTHS, list: monthsText(books) }} />
        </Slip>
      )}
      {asked && <SealDialog device={device} ask={ask} online={online} books={asked} close={() => setAsked(null)} />}
    </>
  )
}

type Asked = Omit<Props, 'today'> & { readonly books: readonly Book[]; readonly close: () => void }
type Failed = { readonly book: Book; readonly how: Exclude<Sealing, 'sealed'> }

const pause = (ms: number): Promise<void> => new Promise(go => setTimeout(go, ms))

const SealDialog = ({ device, ask, online, books, close }: Asked): JSX.Element => {
  const [done, count] = useState<number | null>(null)
  const [failed, fail] = useState<readonly Failed[] | null>(null)
  const busy = done !== null && failed === null
  const unheard = once(books.filter(b => b.unheard).map(b => b.centre))
  const seal = async (): Promise<void> => {
    if (busy) return
    fail(null)
    const not: Failed[] = []
    for (const [i, book] of books.entries()) {
      count(i)
      const how = online.peek() ? await sealMonth({ device, ask, pause }, book.doc) : 'no-line'
      if (how !== 'sealed') not.push({ book, how })
      if (how === 'no-line' || how === 'slow') break // the others would wait as long
    }
    if (not.length === 0) {
      announce(t('centres.seal.done', { list: monthsText(books) }))
      return close()
    }
    fail(not)
  }
  return (
    <Dialog title={t('centres.seal.title', { list: monthsText(books) })} onClose={busy ? () => undefined : close}>
      <p>
        <Emphasis k="centres.seal.goes" />
      </p>
      <p>
        <Emphasis k="centres.seal.stays" />
      </p>
      {unheard.length > 0 && (
        <Note icon="warning" tone="ochre">
          {t('centres.seal.unheard', { list: listText(unheard) })}
        </Note>
      )}
      <div role="status">{busy && <p>{t('centres.seal.busy', { n: done + 1, total: books.length })}</p>}</div>
      <div role="alert">
        {failed?.map(({ book, how }) => (
          <p key={book.doc}>
            <b>{t('centres.seal.of', { centre: book.centre, month: monthText(book.month) })}</b> {sealWords(how)}
          </p>
        ))}
      </div>
      <div class="row">
        <Button look="stop" off={busy} onPress={() => void seal()}>
          {failed ? t('centres.seal.again') : t('centres.seal.do')}
        </Button>
        <Button off={busy} focusFirst onPress={() => !busy && close()}>
          {t('centres.seal.keep')}
        </Button>
      </div>
    </Dialog>
  )
}
