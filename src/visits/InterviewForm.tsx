// The questions of an interview: purposes, duration, save. Four taps, three with what is usual here; up to seven with situation and next step. Save is
// never disabled: it says what lacks.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { referenceOf, type Choice } from '../domain/purposes.ts'
import { choicesWith } from '../domain/choices-with.ts'
import { DURATIONS, HAND_OVERS, MAX_PARTY, MAX_PURPOSES, VISIT_KINDS, type VisitProblem } from '../domain/visit.ts'
import { NO_HABITS, usualFirst, type Habits } from '../domain/habits.ts'
import { fact } from '../store/facts.ts'
import { purposesOf, referenceChanges } from '../store/read-day.ts'
import { listValues } from '../store/read-lists.ts'
import { useLive } from '../store/use-live.ts'
import { purposeWord, purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { EntrySheet } from './EntrySheet.tsx'
import { listChoices } from './list-choices.ts'
import { Presets } from './Presets.tsx'
import { purposeSign } from './purpose-signs.ts'
import type { Room } from './room.ts'
import { useEntryForm, type EntryKind } from './use-entry-form.ts'
import { ToldParts } from './ToldParts.tsx'
import type { Interview } from './visit-draft.ts'

/** Situations shown before "others": what is said most. */
const USUAL_SITUATIONS = 5

const tickOf = (c: Choice): { value: string; label: string; short: string; icon: ReturnType<typeof purposeSign>['icon']; tone: string } => {
  const words = purposeWords(c)
  return { value: c.id, label: words.long, short: words.short, ...purposeSign(c) }
}

export type InterviewKind = EntryKind<Interview, VisitProblem>
type Props = { readonly room: Room; readonly id: string; readonly title: string; readonly of: InterviewKind }

export const InterviewForm = ({ room, id, title, of }: Props): JSX.Element => {
  const { device, where, minute } = room
  const locals = useLive(() => purposesOf(device.db, where.centre), [device, where.centre]).value ?? []
  const changes = useLive(() => referenceChanges(device.db, where.centre), [device, where.centre]).value ?? []
  const stated = useLive(() => listValues(device.db), [device]).value ?? []
  const day = localOn(device, minute.value).day
  /** Read once, before anything can be pressed: what is usual may not push the boxes away from under a finger. */
  const [habits, setHabits] = useState<Habits | null>(null)
  useEffect(() => {
    fact(device.db, 'habits').then(
      known => setHabits(known ?? NO_HABITS),
      () => setHabits(NO_HABITS), // the database is closed: the form still opens, and saving will say so
    )
  }, [device])
  const form = useEntryForm(room, id, of)
  const { entry, touch, problems, kept } = form
  /** Who counsels says who was sent in; reception who was sent on. Of what is corrected both can be. */
  const handOvers = of.corrects === undefined ? HAND_OVERS.filter(h => (h === 'to-counsellor') === (room.hat === 'reception')) : HAND_OVERS
  const has = (p: VisitProblem): string | null => (problems.includes(p) ? t(`problem.${p}`, { max: MAX_PARTY }) : null)

  /** The purpose that gave way to a fourth: never without a word. */
  const [gone, setGone] = useState<string | null>(null)
  const rank = (purposes: readonly string[]): void => {
    const added = purposes.find(p => !entry.purposes.includes(p))
    const left = added === undefined ? undefined : entry.purposes.find(p => !purposes.includes(p))
    const gave = left === undefined ? null : t('interview.purpose.gone', { purpose: purposeWord(locals, left) })
    if (added) {
      const say = t('interview.purpose.say', { rank: purposes.indexOf(added) + 1, purpose: purposeWord(locals, added) })
      announce(gave === null ? say : `${say}. ${gave}`)
    }
    setGone(gave)
    touch({ purposes })
  }

  const choices = choicesWith(entry.purposes, locals, day, changes)
  const often = (list: 'situation' | 'next-step', chosen: readonly string[]) =>
    usualFirst(habits ?? NO_HABITS, list, listChoices(list, stated, where.centre, day, chosen))
  /** Only an interview wants something; of what is corrected it can be another kind. */
  const wants = entry.kind === 'interview'
  const sum = [
    entry.purposes.map(p => purposeWord(locals, p)).join(', '),
    entry.duration && t('duration.minutes', { range: t(`duration.${entry.duration}`) }),
  ].filter(Boolean)
  return (
    <EntrySheet
      room={room}
      title={title}
      form={form}
      corrects={of.corrects !== undefined}
      said={sum.length > 0 ? sum.join(', ') : t(wants ? 'interview.enough' : 'correct.optional')}
      state={
        !kept ? null : wants && entry.purposes.length > 0 && !entry.duration ? t('interview.chooseDuration') : t('interview.draftKept')
      }
    >
      {habits && (
        <div class="sheet stack">
          {of.corrects === undefined ? (
            <Presets habits={habits} choices={choices} entry={entry} touch={touch} />
          ) : (
            <Ticks
              legend={t('step.kind')}
              kind="one"
              look="flow"
              choices={VISIT_KINDS.map(k => ({ value: k, label: t(`kind.${k}`) }))}
              chosen={[entry.kind]}
              onChange={([k]) => touch({ kind: VISIT_KINDS.find(x => x === k) ?? entry.kind })}
            />
          )}
          <div class="halves">
            <Ticks
              legend={t('interview.purposes')}
              hint={gone ?? t(wants ? 'interview.purposes.hint' : 'correct.purposes.hint')}
              kind="ranked"
              most={MAX_PURPOSES}
              look="pairs"
              size="thumb"
              choices={choices.map(tickOf)}
              chosen={entry.purposes}
              onChange={rank}
              problem={has('purpose-missing') ?? has('too-many-purposes')}
            />
            <div class="stack">
              <Ticks
                legend={t('interview.duration')}
                hint={t('interview.duration.hint')}
                kind="one"
                look="columns"
                choices={DURATIONS.map(d => ({ value: d, label: t(`duration.${d}`) }))}
                chosen={entry.duration ? [entry.duration] : []}
                onChange={([d]) => touch({ duration: DURATIONS.find(x => x === d) ?? null })}
                problem={has('duration-missing')}
              />
              <Ticks
                legend={t('interview.situations')}
                hint={t('field.optional')}
                kind="several"
                look="flow"
                choices={often('situation', entry.situations)}
                chosen={entry.situations}
                first={USUAL_SITUATIONS}
                rest={t('interview.others')}
                onChange={situations => touch({ situations })}
              />
              <Ticks
                legend={t('interview.next')}
                hint={t('field.optional')}
                kind="several"
                look="flow"
                choices={often('next-step', entry.next)}
                chosen={entry.next}
                onChange={next => touch({ next })}
              />
              <Stepper
                label={t('interview.party')}
                value={entry.party}
                least={1}
                most={MAX_PARTY}
                more={t('step.more', { what: t('interview.party') })}
                less={t('step.less', { what: t('interview.party') })}
                outside={t('problem.party-size', { max: MAX_PARTY })}
                problem={has('party-size')}
                onChange={n => touch({ party: n ?? 1 })}
              />
              <Ticks
                legend={t('interview.handOver')}
                legendLook="hidden"
                kind="maybe"
                look="flow"
                choices={handOvers.map(h => ({ value: h, label: t(`handOver.${h}`) }))}
                chosen={entry.handOver ? [entry.handOver] : []}
                onChange={([h]) => touch({ handOver: HAND_OVERS.find(x => x === h) ?? null })}
              />
            </div>
          </div>
          <ToldParts
            room={room}
            day={day}
            stated={stated}
            refs={entry.purposes.map(p => referenceOf(locals, p) ?? p)}
            told={entry.told}
            party={entry.party}
            habits={habits}
            tell={part => touch({ told: { ...entry.told, ...part } })}
          />
          <div class="row flush">
            <Button look="quiet" icon="print" to="/sheet">
              {t('nav.sheet')}
            </Button>
          </div>
          <Note icon="lock">{t('interview.notAsked')}</Note>
        </div>
      )}
    </EntrySheet>
  )
}
