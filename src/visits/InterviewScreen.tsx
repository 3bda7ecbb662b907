// An interview: purposes, duration, save. Four taps; up to seven with situation and next step. Save is never disabled: it says what lacks.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import type { Choice } from '../domain/purposes.ts'
import { choicesOn } from '../domain/purposes.ts'
import {
  DURATIONS,
  emptyVisit,
  MAX_PARTY,
  MAX_PURPOSES,
  NEXT_STEPS,
  SITUATIONS,
  visitProblems,
  type VisitEntry,
  type VisitProblem,
} from '../domain/visit.ts'
import { purposesOf } from '../store/read-day.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { dayText, titleCase, waitText } from '../text/format.ts'
import { purposeWord, purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Slip } from '../ui/Slip.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { useTitle } from '../ui/use-title.ts'
import { FormFoot } from './FormFoot.tsx'
import { tellNoted } from './noted-toast.tsx'
import { purposeSign } from './purpose-signs.ts'
import { recordVisit } from './record-visit.ts'
import type { Room } from './room.ts'
import { useDraft } from './use-draft.ts'
import { readVisitDraft } from './visit-draft.ts'

/** Situations shown before "others": what is said most. */
const USUAL_SITUATIONS = 5

const tickOf = (c: Choice): { value: string; label: string; short: string; icon: ReturnType<typeof purposeSign>['icon']; tone: string } => {
  const words = purposeWords(c)
  return { value: c.id, label: words.long, short: words.short, ...purposeSign(c.ref) }
}

export const InterviewScreen = ({ room, id }: { readonly room: Room; readonly id: string }): JSX.Element => {
  useTitle(t('app.title', { screen: t('kind.interview') }))
  const { device, where, minute } = room
  const today = device.clock.local(minute.value).day
  const locals = useLive(() => purposesOf(device.db, where.centre), [device, where.centre]).value ?? []
  const { entry, change, latest, found, kept } = useDraft<VisitEntry>(room, id, 'visit', emptyVisit('interview'), readVisitDraft)
  const [problems, setProblems] = useState<readonly VisitProblem[]>([])
  const [failed, setFailed] = useState<'full' | 'closed' | 'form' | null>(null)
  const [on, setOn] = useState<Day | null>(null)
  const busy = useRef(false) // at once, not with the next picture: two presses of Save are one
  const { form, look } = useFirstWrong()
  const overnight = found && found.day !== today ? found : null
  const has = (p: VisitProblem): string | null => (problems.includes(p) ? t(`problem.${p}`, { max: MAX_PARTY }) : null)

  const touch = (part: Partial<VisitEntry>): void => {
    const next = { ...latest(), ...part }
    if (problems.length > 0) setProblems(visitProblems(next))
    change(next)
  }
  const rank = (purposes: readonly string[]): void => {
    const added = purposes.find(p => !entry.purposes.includes(p))
    if (added) announce(t('interview.purpose.say', { rank: purposes.indexOf(added) + 1, purpose: purposeWord(locals, added) }))
    touch({ purposes })
  }
  const save = async (): Promise<void> => {
    if (busy.current) return
    busy.current = true
    const day = overnight ? (on ?? today) : null
    const then = overnight && day === overnight.day ? device.clock.local(overnight.started) : null
    const slot = then && (where.precision === 'hour' ? then.hour : then.hour < 12 ? ('am' as const) : ('pm' as const))
    const done = await recordVisit(device, where, latest(), {
      finishes: id,
      ...(then && slot !== null && { on: { day: then.day, slot } }),
    }).finally(() => (busy.current = false))
    if (done.kept) {
      room.worked()
      const key = done.keys[0]! // one draft in, one key out
      tellNoted(room, { doc: done.doc, id: key }, 'interview', [])
      return room.go('/')
    }
    if (done.why === 'incomplete') {
      setProblems(done.problems)
      return look()
    }
    setFailed(done.why)
    if (done.why !== 'form') room.failed(done.why)
  }

  const sum = [
    entry.purposes.map(p => purposeWord(locals, p)).join(', '),
    entry.duration && t('duration.minutes', { range: t(`duration.${entry.duration}`) }),
  ].filter(Boolean)
  return (
    <form
      ref={form}
      class="form stack close"
      aria-labelledby="interview"
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
    >
      <div class="row apart">
        <h1 id="interview">{t('kind.interview')}</h1>
        <Button look="quiet" to="/" label={t('interview.later.full')}>
          {t('interview.later')}
        </Button>
      </div>
      {found && (
        <Slip>
          <Emphasis k="interview.draftBack" values={{ wait: waitText(found.started, minute.value) }} />
        </Slip>
      )}
      {failed && (
        <Slip tone="brick" role="alert">
          <Emphasis k={failed === 'full' ? 'save.full' : 'save.failed'} />
        </Slip>
      )}
      <div class="sheet">
        <div class="halves">
          <Ticks
            legend={t('interview.purposes')}
            hint={t('interview.purposes.hint')}
            kind="ranked"
            most={MAX_PURPOSES}
            look="pairs"
            size="thumb"
            choices={choicesOn(locals, today).map(tickOf)}
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
              choices={SITUATIONS.map(s => ({ value: s, label: t(`situation.${s}`) }))}
              chosen={entry.situations}
              first={USUAL_SITUATIONS}
              rest={t('interview.others')}
              onChange={chosen => touch({ situations: SITUATIONS.filter(s => chosen.includes(s)) })}
            />
            <Ticks
              legend={t('interview.next')}
              hint={t('field.optional')}
              kind="several"
              look="flow"
              choices={NEXT_STEPS.map(s => ({ value: s, label: t(`next.${s}`) }))}
              chosen={entry.next}
              onChange={chosen => touch({ next: NEXT_STEPS.filter(s => chosen.includes(s)) })}
            />
            <Disclosure title={t('interview.more')} open={entry.party > 1}>
              <Stepper
                label={t('interview.party')}
                value={entry.party}
                least={1}
                most={MAX_PARTY}
                more={t('step.more', { what: t('interview.party') })}
                less={t('step.less', { what: t('interview.party') })}
                onChange={party => touch({ party })}
              />
            </Disclosure>
            {overnight && (
              <Ticks
                legend={t('interview.overnight')}
                kind="one"
                look="flow"
                choices={[
                  { value: overnight.day, label: titleCase(dayText(overnight.day, today)) },
                  { value: today, label: t('interview.overnight.today') },
                ]}
                chosen={[on ?? today]}
                onChange={([d]) => setOn(d === overnight.day ? overnight.day : today)}
              />
            )}
          </div>
        </div>
        <Note icon="lock">{t('interview.notAsked')}</Note>
      </div>
      <FormFoot
        said={sum.length > 0 ? sum.join(', ') : t('interview.enough')}
        state={!kept ? null : entry.purposes.length > 0 && !entry.duration ? t('interview.chooseDuration') : t('interview.draftKept')}
      />
    </form>
  )
}
