// Sealing one centre's month: the counts first, then, once the head has them, the tombstone. Whatever ends it in between, the same call goes on where it was.
import { mayWrite } from '../domain/access.ts'
import { companionOf, parseDocumentName } from '../domain/document-name.ts'
import { erasureProblem } from '../domain/erasure.ts'
import type { Key } from '../domain/ids.ts'
import { openOn } from '../domain/opening.ts'
import { aggregate, sealedFields } from '../domain/sealed-month.ts'
import type { Device } from '../device/device.ts'
import { keep, type NotKept } from '../device/keep.ts'
import { areReceived } from '../store/are-received.ts'
import { withPast } from '../domain/logging-days.ts'
import { readLoggingDays } from '../store/read-logging-days.ts'
import { centres, hoursFrom, network } from '../store/read-day.ts'
import { rowsReady } from '../store/rows.ts'
import { bookToSeal, type Book } from '../store/sealing.ts'
import type { Answer, Question } from '../wire/questions.ts'

export type Ask = (q: Question) => Promise<Answer | 'no-line'>

/**
 * 'sealed': it is done, or was. 'arriving': not all of it is here. 'unread': something of it this app cannot count. 'slow': the counts are
 * written and on their way. 'moved': an entry came meanwhile. 'apart': what a removed device brought waits for the centre's word; 'apart-nobody': and that
 * centre has no device any more that could say it. 'refused': the head says no.
 */
export type Sealing =
  'sealed' | 'too-early' | 'arriving' | 'unread' | 'slow' | 'no-line' | 'moved' | 'apart' | 'apart-nobody' | 'refused' | 'storage' | NotKept

/** How long the head may take to say that it has the counts; what was written waits in the outbox like everything else. Milliseconds. */
const PATIENCE = 20_000
const LOOK = 100 // milliseconds

type Around = { readonly device: Device; readonly ask: Ask; readonly pause: (ms: number) => Promise<void>; readonly patience?: number }

const countsOf = async ({ db }: Device, doc: string, book: Book): Promise<ReturnType<typeof sealedFields>> => {
  const name = parseDocumentName(doc)
  const centre = name && 'centre' in name ? name.centre : null
  const [all, net] = await Promise.all([centres(db), network(db)])
  const own = <T extends { readonly centre: string }>(rows: readonly T[]): T[] => rows.filter(r => r.centre === centre)
  const of = all.find(c => c.code === centre)
  const hours = withPast(hoursFrom(of?.week, own(book.periods), own(book.exceptions), net), of ? await readLoggingDays(db, of) : [])
  return sealedFields(
    aggregate(book, day => openOn(hours, day)),
    book.basis,
  )
}

/** The keys of the counts, written now or before. */
const written = async ({ device }: Around, doc: string, remarks: string, book: Book): Promise<readonly Key[] | NotKept> => {
  if (book.written) return book.written.map(p => p.id)
  await rowsReady()
  const fields = await countsOf(device, doc, book)
  const kept = await keep(device, { precision: 'half-day' }, () => ({
    doc: remarks,
    drafts: fields.map(f => ({ kind: 'create', noun: 'sealed-month', fields: f }) as const),
  }))
  return kept.kept ? kept.keys : kept.why
}

/** Whether every device that could decide about what lies apart there has been removed; false where the head does not say. */
const nobodyDecides = async (ask: Ask, doc: string): Promise<boolean> => {
  const answer = await ask({ do: 'devices' })
  if (answer === 'no-line' || !answer.ok || !answer.devices) return false
  return !answer.devices.some(d => d.revokedAt === null && mayWrite(d, doc))
}

/** `doc`: the visits of one centre in one month. */
export const sealMonth = async (around: Around, doc: string): Promise<Sealing> => {
  const { device, ask, pause, patience = PATIENCE } = around
  const remarks = companionOf(doc)
  if (remarks === null || erasureProblem(doc, 'period', device.clock.local().day)) return 'too-early'
  const book = await bookToSeal(device.db, doc)
  if (book === 'gone') return 'sealed'
  if (typeof book === 'string') return book
  const keys = await written(around, doc, remarks, book)
  if (typeof keys === 'string') return keys
  for (let waited = 0; !(await areReceived(device.db, remarks, keys)); waited += LOOK) {
    if (waited >= patience) return 'slow'
    await pause(LOOK)
  }
  const answer = await ask({ do: 'seal', doc, reason: 'period', upTo: book.upTo })
  if (answer === 'no-line') return 'no-line'
  if (answer.ok) return 'sealed'
  switch (answer.problem) {
    case 'too-early':
    case 'moved':
    case 'storage':
      return answer.problem
    case 'apart':
      return (await nobodyDecides(ask, doc)) ? 'apart-nobody' : 'apart'
    case 'unknown': // the line went before the head could answer
      return 'no-line'
    default:
      return 'refused'
  }
}
