// What the public answers on this device: to a survey, or in two taps as they leave. It waits here as counts until it is mixed enough to be stated
// (answer-batch.ts, satisfaction.ts); what is stated leaves the waiting counts in the same transaction, so that a kill neither loses nor doubles it.
import { lastBatch, mixed, NO_ANSWERS, withSheet, type Batch, type Draw, type Sheet } from '../domain/answer-batch.ts'
import { answersFields } from '../domain/answers-record.ts'
import { isDoubtful } from '../domain/clock-state.ts'
import { visitsDocument } from '../domain/document-name.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { isDue, kioskDocument, satisfactionFields, withTapped, type Contents, type Scale, type Tapped } from '../domain/satisfaction.ts'
import { lastSheets } from '../domain/survey.ts'
import { isClosed, isFull } from '../store/commit.ts'
import { dropFact, fact, setFact, type WaitingSheets } from '../store/facts.ts'
import { inOneAct } from '../store/one-act.ts'
import { allSurveys } from '../store/read-surveys.ts'
import { forgetSeen, type TypedSeen } from '../store/typed-seen.ts'
import { nowOn, type Device } from './device.ts'
import { keep, type NotKept } from './keep.ts'

/** Kept on this device, stated or not; in each other case nothing was. */
export type Answered = { readonly kept: true } | { readonly kept: false; readonly why: NotKept }

const drawBy =
  ({ dice }: Device): Draw =>
  below =>
    new DataView(dice.bytes(4).buffer).getUint32(0) % below

class NotDone extends Error {
  readonly why: NotKept
  constructor(why: NotKept) {
    super(why)
    this.why = why
  }
}
const act = async (device: Device, work: (centre: CentreCode, on: 'kiosk' | 'desk') => Promise<void>): Promise<Answered> => {
  try {
    await inOneAct(device.db, async () => {
      const session = await fact(device.db, 'session')
      if (!session?.centre) throw new NotDone('closed') // the browser erased everything: the database that was opened anew is nobody's
      await work(session.centre, session.role === 'kiosk' ? 'kiosk' : 'desk')
    })
    return { kept: true }
  } catch (e) {
    if (e instanceof NotDone) return { kept: false, why: e.why }
    if (isFull(e)) return { kept: false, why: 'full' }
    if (isClosed(e)) return { kept: false, why: 'closed' }
    throw e
  }
}

/** A kiosk's own document is the kiosk's; a centre's own devices write into its visits. Nothing finer than the half-day is kept. */
const state = async (device: Device, centre: CentreCode, on: 'kiosk' | 'desk', survey: Key, batch: Batch): Promise<void> => {
  const kept = await keep(device, { precision: 'half-day' }, ({ month }) => ({
    doc: on === 'kiosk' ? kioskDocument(centre, month) : visitsDocument(centre, month),
    drafts: [{ kind: 'create', noun: on === 'kiosk' ? 'kiosk-answers' : 'answers', fields: answersFields(survey, batch) }],
  }))
  if (!kept.kept) throw new NotDone(kept.why)
}

const isOf = (survey: Key, centre: CentreCode) => (w: WaitingSheets) => w.survey === survey && w.centre === centre

/**
 * One sheet is filled in. It is never written as such: its answers are added to those that wait. `finishes`: what was typed of it, gone in the same act; where
 * it is there no more, another tab handed it in, or goes on with it: 'already', and one person is counted once.
 */
export const keepSheet = (device: Device, survey: Key, sheet: Sheet, finishes?: TypedSeen): Promise<Answered> =>
  act(device, async (centre, on) => {
    const waiting = (await fact(device.db, 'sheets')) ?? []
    const own = isOf(survey, centre)
    const now = withSheet(waiting.find(own) ?? NO_ANSWERS, sheet)
    const mix = mixed(now, drawBy(device))
    if (mix) await state(device, centre, on, survey, mix.stated)
    await setFact(device.db, 'sheets', [...waiting.filter(w => !own(w)), { survey, centre, ...(mix ? mix.left : now) }])
    if (finishes && (finishes.gone || (await forgetSeen(device.db, finishes)) === 0)) throw new NotDone('already')
  })

/** What waits of surveys to which no more sheets come is stated, however little it is. */
const stateLastBatches = (device: Device): Promise<Answered> =>
  act(device, async (centre, on) => {
    const [waiting = [], surveys, now] = await Promise.all([fact(device.db, 'sheets'), allSurveys(device.db), nowOn(device, 'half-day')])
    if (isDoubtful(now.clock)) return // whether it is over is not known
    for (const w of waiting.filter(x => x.centre === centre)) {
      const survey = surveys.find(s => s.id === w.survey)
      if (!survey || now.day <= lastSheets(survey, on)) continue
      const last = lastBatch(w, drawBy(device))
      if (last) await state(device, centre, on, w.survey, last)
      await setFact(
        device.db,
        'sheets',
        ((await fact(device.db, 'sheets')) ?? []).filter(x => !isOf(w.survey, centre)(x)),
      )
    }
  })

const stateContents = async (device: Device, centre: CentreCode, contents: Contents): Promise<void> => {
  const kept = await keep(device, { precision: 'half-day' }, ({ month }) => ({
    doc: kioskDocument(centre, month),
    drafts: [{ kind: 'create', noun: 'satisfaction', fields: satisfactionFields(contents) }],
  }))
  if (!kept.kept) throw new NotDone(kept.why)
  await dropFact(device.db, 'exitAnswers')
}

/** Somebody who leaves has tapped. */
export const keepTapped = (device: Device, scale: Scale, tapped: Tapped): Promise<Answered> =>
  act(device, async centre => {
    const [now, before] = await Promise.all([nowOn(device, 'half-day'), fact(device.db, 'exitAnswers')])
    // while the clock is doubtful the month of what waits is as good as any, and never that of the clock
    const month = isDoubtful(now.clock) ? (before?.month ?? now.month) : now.month
    const same = before?.month === month && before.scale === scale && before.centre === centre
    if (before?.centre === centre && !same) await stateContents(device, centre, before)
    const contents = withTapped(same ? before : { month, scale, levels: {} }, tapped)
    if (isDue(contents, month)) await stateContents(device, centre, contents)
    else await setFact(device.db, 'exitAnswers', { centre, ...contents })
  })

/** What was said at the exit in a month that is over. */
const stateLastMonth = (device: Device): Promise<Answered> =>
  act(device, async (centre, on) => {
    const [waiting, now] = await Promise.all([fact(device.db, 'exitAnswers'), nowOn(device, 'half-day')])
    if (on === 'kiosk' && waiting?.centre === centre && !isDoubtful(now.clock) && isDue(waiting, now.month))
      await stateContents(device, centre, waiting)
  })

/** Whatever is due. What cannot be kept now waits on. */
export const stateWhatIsDue = async (device: Device): Promise<void> => {
  if (((await fact(device.db, 'sheets')) ?? []).length > 0) await stateLastBatches(device)
  if ((await fact(device.db, 'exitAnswers')) !== undefined) await stateLastMonth(device)
}
