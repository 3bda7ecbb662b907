// What the forms of Interview and Group share: a draft kept at each touch, problems told after Save, and one Save for two presses.
import { useRef, useState } from 'preact/hooks'
import type { RefObject } from 'preact'
import { localOn } from '../device/device.ts'
import { slotOf, type Day, type Slot } from '../domain/day.ts'
import type { DraftRow } from '../store/tables.ts'
import type { Same } from './correct-visit.ts'
import { begunOn } from './begun-on.ts'
import { isCopied } from './copy-entry.ts'
import { t } from '../text/translate.ts'
import { showToast } from '../ui/Toasts.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import type { Kept, NotNoted, Shutting } from './keep.ts'
import { tellNoted } from './noted-toast.tsx'
import type { Room } from './room.ts'
import { useDraft, type DraftOf, type Lost } from './use-draft.ts'

/** The word that it is kept goes first, then the other screen is drawn, which takes a slow device longer. Milliseconds. */
const TOLD = 16

/** `finishes`: the draft, where one was kept; `on`: when it took place, for a form that was left open overnight. */
export type HowRecorded<E> = {
  /** What the form showed before anything was touched. */
  readonly was: E
  readonly finishes?: string
  readonly on?: { readonly day: Day; readonly slot: Slot }
}

export type EntryKind<E, P> = DraftOf<E> & {
  readonly kind: 'interview' | 'group'
  readonly check: (entry: E) => readonly P[]
  readonly record: (
    entry: E,
    how: HowRecorded<E>,
  ) => Promise<Kept | Shutting | Same | { readonly kept: false; readonly why: 'incomplete'; readonly problems: readonly P[] }>
}

export type EntryForm<E, P> = {
  readonly entry: E
  readonly touch: (part: Partial<E>) => void
  readonly problems: readonly P[]
  /** Why it could not be kept; the form stays open and full. 'already': what was begun here was saved or thrown away in another window. */
  readonly failed: NotNoted | null
  readonly save: () => Promise<void>
  /** Where it was saved or thrown away elsewhere: notes what stands here all the same, which is then an entry of its own. */
  readonly saveApart: () => Promise<void>
  /** Where the last touch is not on the device, why; what is left is not there any more. */
  readonly lost: Lost | null
  /** To Today, with what was touched kept; where it cannot be, the form stays and says so. */
  readonly later: () => Promise<void>
  readonly form: RefObject<HTMLFormElement | null>
  /** The draft this form was opened with; null for a new one. */
  readonly found: DraftRow | null
  /** The last touch is on the device. */
  readonly kept: boolean
  /** Begun on another day, also where the form stayed open since: of which day is it? Null when that is no question. */
  readonly overnight: { readonly began: Day; readonly on: Day; readonly say: (day: Day) => void } | null
}

export const useEntryForm = <E extends object, P>(room: Room, id: string, of: EntryKind<E, P>): EntryForm<E, P> => {
  const { device, where, minute } = room
  const today = localOn(device, minute.value).day
  const { entry, change, latest, was, found, begun, kept, lost, settled, known } = useDraft<E>(room, id, of)
  const [problems, setProblems] = useState<readonly P[]>([])
  const [failed, setFailed] = useState<NotNoted | null>(null)
  const [gone, setGone] = useState(false)
  const [on, setOn] = useState<Day | null>(null)
  const busy = useRef(false) // at once, not with the next picture: two presses of Save are one
  const { form, look } = useFirstWrong()
  const row = begun()
  const began = row && of.corrects === undefined ? begunOn(device, row, today) : null
  const overnight = began !== null && began !== today ? { began, on: on ?? began, say: setOn } : null

  const touch = (part: Partial<E>): void => {
    const next = { ...latest(), ...part }
    if (problems.length > 0) setProblems(of.check(next))
    change(next)
  }
  const how = (draft: string | null): HowRecorded<E> => {
    const finishes = { was: was(), ...(draft === null ? {} : { finishes: draft }) }
    if (!row || !overnight || overnight.on !== overnight.began) return finishes
    const { hour } = device.clock.local(row.started)
    return { ...finishes, on: { day: overnight.began, slot: slotOf(hour, where.precision) } }
  }
  /** Says what lacks, and goes there. */
  const lacks = (): boolean => {
    const lacking = of.check(latest())
    if (lacking.length === 0) return false
    setProblems(lacking)
    look()
    return true
  }
  const later = async (): Promise<void> => {
    if ((await settled()) === null) room.go(room.home)
  }
  const note = async (apart: boolean): Promise<void> => {
    if (busy.current) return
    if (found !== undefined && lacks()) return // told at once: nothing is read for it
    busy.current = true
    const done = await known()
      .then(draft => (lacks() ? null : of.record(latest(), how(apart ? null : draft))))
      .finally(() => (busy.current = false))
    if (!done) return
    if (done.kept) {
      busy.current = true // it is over
      room.worked()
      if (of.corrects !== undefined) showToast({ spoken: t('correct.done'), words: () => t('correct.done') })
      else tellNoted(room, { doc: done.doc, id: done.keys[0]! }, of.kind) // one draft in, one key out
      return void setTimeout(() => room.go(room.home, 'replace'), TOLD)
    }
    if (done.why === 'incomplete') {
      setProblems(done.problems)
      return look()
    }
    if (done.why === 'same') return room.go(room.home, 'replace')
    setFailed(done.why)
    if (done.why === 'already') setGone(true)
    if (done.why === 'full' || done.why === 'closed') room.failed(done.why)
  }
  return {
    ...{ entry, touch, problems, failed, form, overnight, later },
    found: found && !isCopied(found) ? found : null,
    save: () => note(false),
    saveApart: () => note(true),
    lost: gone ? 'gone' : busy.current ? null : lost, // what is being saved goes out of the drafts
    kept: kept && !gone,
  }
}
