// One more step of a visit: nothing has to be ticked, Save is enough (J6).
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { StepEntry } from '../domain/step.ts'
import { DURATIONS, MAX_PURPOSES, VISIT_KINDS, type Visit } from '../domain/visit.ts'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { addStep } from './add-step.ts'
import { purposeSign } from './purpose-signs.ts'
import { voidRecord } from './record-visit.ts'
import { tellNotKept, type Room } from './room.ts'
import { offerUndo } from './undo-toast.tsx'
import type { Today } from './today.ts'

type Props = { readonly room: Room; readonly book: Today; readonly visit: Visit; readonly onClose: () => void }

/** Whoever got a quick answer, or looked for himself, stays for a talk; whoever had a talk comes back with a question. */
const usual = (visit: Visit): StepEntry => ({ kind: visit.kind === 'interview' ? 'quick' : 'interview', purposes: [], duration: null })

export const StepForm = ({ room, book, visit, onClose }: Props): JSX.Element => {
  const [entry, set] = useState(() => usual(visit))
  const busy = useRef(false) // two presses are one
  const save = async (): Promise<void> => {
    if (busy.current) return
    busy.current = true
    const done = await addStep(room.device, room.where, visit, entry).finally(() => (busy.current = false))
    if (!done.kept) return tellNotKept(room, done.why)
    onClose()
    const step = { doc: visit.doc, id: done.keys[0]! } // one draft in, one key out
    offerUndo(
      room,
      () => t('step.added'),
      () => voidRecord(room.device, room.where, step, 'undo'),
      () => t('step.removed'),
    )
  }
  return (
    <Dialog title={t('step.title')} onClose={onClose}>
      <p class="soft">{t('step.say')}</p>
      <Ticks
        legend={t('step.kind')}
        kind="one"
        look="flow"
        choices={VISIT_KINDS.map(k => ({ value: k, label: t(`kind.${k}`) }))}
        chosen={[entry.kind]}
        onChange={([k]) => set({ ...entry, kind: VISIT_KINDS.find(x => x === k) ?? entry.kind })}
      />
      <Ticks
        legend={t('interview.purposes')}
        hint={t('field.optional')}
        kind="ranked"
        most={MAX_PURPOSES}
        look="flow"
        choices={book.choices.map(c => ({ value: c.id, label: purposeWords(c).long, short: purposeWords(c).short, ...purposeSign(c) }))}
        chosen={entry.purposes}
        onChange={purposes => set({ ...entry, purposes })}
      />
      <Ticks
        legend={t('interview.duration')}
        hint={t('field.optional')}
        kind="maybe"
        look="columns"
        choices={DURATIONS.map(d => ({ value: d, label: t(`duration.${d}`) }))}
        chosen={entry.duration ? [entry.duration] : []}
        onChange={([d]) => set({ ...entry, duration: DURATIONS.find(x => x === d) ?? null })}
      />
      <div class="row">
        <Button look="main" focusFirst onPress={() => void save()}>
          {t('do.save')}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t('do.cancel')}
        </Button>
      </div>
    </Dialog>
  )
}
