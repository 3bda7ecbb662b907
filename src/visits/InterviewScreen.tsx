// A new interview, or the draft of one.
import type { JSX } from 'preact'
import { toldFields } from '../domain/told.ts'
import { visitProblems } from '../domain/visit.ts'
import { t } from '../text/translate.ts'
import { InterviewForm } from './InterviewForm.tsx'
import { recordVisit } from './record-visit.ts'
import { localOn } from '../device/device.ts'
import { rememberHabit } from './remember-habit.ts'
import type { Room } from './room.ts'
import { stopHere } from './stop-here.ts'
import { EMPTY_INTERVIEW, readVisitDraft } from './visit-draft.ts'

export const InterviewScreen = ({ room, id }: { readonly room: Room; readonly id: string }): JSX.Element => (
  <InterviewForm
    room={room}
    id={id}
    title={t('kind.interview')}
    of={{
      noun: 'visit',
      kind: 'interview',
      empty: { ...EMPTY_INTERVIEW, purposes: room.purposes ?? [] },
      read: readVisitDraft,
      check: visitProblems,
      record: async ({ told: said, ...entry }, how) => {
        // of a form that was left open overnight it is not known
        const told = { ...said, stop: how.on ? null : await stopHere(room.device, room.where).catch(() => null) }
        const done = await recordVisit(room.device, room.where, { ...entry, besides: toldFields(told) }, how)
        if (done.kept) void rememberHabit(room.device.db, localOn(room.device).day, entry, told)
        return done
      },
    }}
  />
)
