// What can be done with a line of the page: one more step, the same once more, correct it, or take it back with a reason. The line stays, struck.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { toldFields, toldFrom } from '../domain/told.ts'
import type { Visit, VoidReason } from '../domain/visit.ts'
import { Cover } from '../records/Cover.tsx'
import type { Entry } from '../store/read-day.ts'
import { stepsBeside } from '../store/read-steps.ts'
import { useLive } from '../store/use-live.ts'
import { titleCase } from '../text/format.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { copyEntry } from './copy-entry.ts'
import { tellNoted } from './noted-toast.tsx'
import { recordVisit, voidRecord } from './record-visit.ts'
import { tellNotKept, type Room } from './room.ts'
import { StepForm } from './StepForm.tsx'
import { stopHere } from './stop-here.ts'
import type { Today } from './today.ts'
import { VoidReasons } from './VoidReasons.tsx'

type Props = {
  readonly room: Room
  readonly book: Today
  readonly entry: Entry
  /** The line in words. */
  readonly what: string
  readonly onVoid: (reason: VoidReason) => void
  readonly onClose: () => void
  /** The page of the day is (use-covered.ts); what is ticked here stays. */
  readonly covered: boolean
  readonly uncover: () => void
}

const StepsOf = ({ room, book, visit }: { readonly room: Room; readonly book: Today; readonly visit: Visit }): JSX.Element | null => {
  const steps = useLive(() => stepsBeside(room.device.db, [visit]), [visit.id]).value?.filter(s => s.visit === visit.id) ?? []
  if (steps.length === 0) return null
  const remove = async (step: (typeof steps)[number]): Promise<void> => {
    const done = await voidRecord(room.device, room.where, step, 'other')
    if (!done.kept) return tellNotKept(room, done.why)
    announce(t('step.removed'))
  }
  return (
    <ul class="plain" aria-label={t('step.list')}>
      {steps.map((s, i) => {
        const said = [t(`kind.${s.kind}`), ...s.purposes.map(p => purposeWord(book.locals, p))].join(', ')
        return (
          <li key={s.id} class="row apart">
            <span>{t('step.line', { n: i + 2, said })}</span>
            <Button look="bare" icon="undo" label={t('step.remove', { said })} onPress={() => void remove(s)} />
          </li>
        )
      })}
    </ul>
  )
}

export const EntryDialog = ({ room, book, entry, what, onVoid, onClose, covered, uncover }: Props): JSX.Element => {
  const { device, where } = room
  const [stepping, step] = useState(false)
  const visit = entry.is === 'visit' ? entry.visit : null
  const { doc, id } = visit ?? (entry.is === 'group' ? entry.group : entry.visit)

  const busy = useRef(false)
  const again = async (of: Visit): Promise<void> => {
    if (busy.current) return // two presses are one
    busy.current = true
    await copy(of).finally(() => (busy.current = false))
  }
  const copy = async (of: Visit): Promise<void> => {
    if (of.kind === 'interview') {
      try {
        const draft = await copyEntry(device, where, of)
        return room.go(`/interview/${draft}`)
      } catch {
        return tellNotKept(room, 'closed')
      }
    }
    const { kind, purposes, duration, party, situations, next, besides } = of
    const stop = await stopHere(device, where).catch(() => null) // where the bus stands now
    const told = toldFields({ ...toldFrom(besides), stop })
    const done = await recordVisit(device, where, {
      kind,
      purposes,
      duration,
      party,
      situations,
      next,
      besides: told, // whether this one was handed on is another question
    })
    if (!done.kept) return done.why === 'incomplete' ? undefined : tellNotKept(room, done.why)
    onClose()
    tellNoted(room, { doc: done.doc, id: done.keys[0]! }, kind) // one draft in, one key out
  }
  const over = covered && <Cover lift={uncover} />
  if (visit && stepping)
    return (
      <>
        <StepForm room={room} book={book} visit={visit} onClose={onClose} />
        {over}
      </>
    )
  return (
    <Dialog title={titleCase(what)} onClose={onClose}>
      {visit && <StepsOf room={room} book={book} visit={visit} />}
      <div class="row">
        {visit && !where.shut && (
          <Button icon="plus" onPress={() => step(true)}>
            {t('step.add')}
          </Button>
        )}
        {visit && !where.shut && <Button onPress={() => void again(visit)}>{t('entry.again')}</Button>}
        <Button icon="pen" onPress={() => room.go(`/${visit ? 'visit' : 'group'}/${doc.slice(-7)}/${id}`)}>
          {t('entry.correct')}
        </Button>
        <Button icon="print" to="/sheet">
          {t('nav.sheet')}
        </Button>
      </div>
      <VoidReasons onVoid={onVoid} onClose={onClose} />
      {over}
    </Dialog>
  )
}
