// Catching up at closing (J10): how many of each kind, and of interviews how many for each purpose. By steps under a thumb, or as a grid by keyboard: the same numbers.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { isDay, addDays, halfOf, type Day, type HalfDay } from '../domain/day.ts'
import { readsPast } from '../domain/hats.ts'
import { choicesWith } from '../domain/choices-with.ts'
import { wasShut } from '../domain/shut-then.ts'
import { VISIT_KINDS, type VisitKind } from '../domain/visit.ts'
import { Cover } from '../records/Cover.tsx'
import { fact, setFact, type CatchUp } from '../store/facts.ts'
import { hoursOf, purposesOf, referenceChanges } from '../store/read-day.ts'
import { useLive } from '../store/use-live.ts'
import { titleCase } from '../text/format.ts'
import { purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { LaterDisclosure } from '../ui/LaterDisclosure.tsx'
import { Field } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Slip } from '../ui/Slip.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { useTitle } from '../ui/use-title.ts'
import { BACK, MOST, noteEstimates } from './catch-up.ts'
import { CountGrid } from '../ui/CountGrid.tsx'
import { keep } from './keep.ts'
import { tellNotKept, type Room } from './room.ts'
import { tellAlready } from './tell-already.ts'
import { tellFault } from './tell-fault.ts'
import { TodayOnly } from './TodayOnly.tsx'
import { offerUndo } from './undo-toast.tsx'

const NONE = ''
const cell = (kind: VisitKind, purpose: string): string => `${kind} ${purpose}`

const isCounted = ({ counts }: CatchUp): boolean => Object.values(counts).some(n => n > 0)

export const CatchUpScreen = ({ room }: { readonly room: Room }): JSX.Element | null => {
  const known = useLive(() => fact(room.device.db, 'catchUp').then(kept => ({ kept })), [room.device]).value
  if (!known) return null
  const { kept = null } = known
  const today = localOn(room.device, room.minute.value).day
  // another day that somebody has half counted stays theirs
  if (kept && isCounted(kept) && kept.day !== today && !readsPast(room.hat)) return <TodayOnly />
  return <CatchUpForm room={room} kept={kept} />
}

const CatchUpForm = ({ room, kept }: { readonly room: Room; readonly kept: CatchUp | null }): JSX.Element => {
  useTitle(t('app.title', { screen: t('catchUp.title') }))
  const { device, where } = room
  const { day: today, hour } = localOn(device, room.minute.value)
  const past = readsPast(room.hat)
  const [waited] = useState(() => kept !== null && isCounted(kept)) // what is being counted pushes nothing down
  const [typed, type] = useState<CatchUp>(() => kept ?? { day: today, half: halfOf(hour), counts: {} })
  const [asked, ask] = useState(false)
  const [covered, uncover] = useCovered()
  const locals = useLive(() => purposesOf(device.db, where.centre), [device, where.centre]).value ?? []
  const changes = useLive(() => referenceChanges(device.db, where.centre), [device, where.centre]).value ?? []
  const hours = useLive(() => hoursOf(device.db, where.centre), [device, where.centre]).value
  const shown = past ? typed.day : today
  const day = isDay(shown) ? shown : null
  /** Also those that are counted already: another day that is chosen later takes nothing out of anybody's hand. */
  const counted = Object.keys(typed.counts).flatMap(name => (typed.counts[name] ? (name.split(' ')[1] ?? []) : []))
  const choices = choicesWith([...new Set(counted)], locals, day ?? today, changes)

  const change = (part: Partial<CatchUp>): void => {
    const next = { ...typed, day: shown, ...part }
    type(next)
    setFact(device.db, 'catchUp', next).catch((e: unknown) => tellFault(room, e))
  }
  const count = (name: string): number => typed.counts[name] ?? 0
  const set = (name: string, n: number | null): void => change({ counts: { ...typed.counts, [name]: n ?? 0 } })
  const lines = VISIT_KINDS.flatMap(kind =>
    [NONE, ...choices.map(c => c.id)].map(p => ({ kind, purpose: p === NONE ? null : p, n: count(cell(kind, p)) })),
  )
  const all = lines.reduce((sum, l) => sum + (Number.isFinite(l.n) ? l.n : 0), 0)
  const wrongDay = day === null || day > today || day < addDays(today, -BACK) ? t('catchUp.wrongDay', { n: BACK }) : null
  const early = day === today && typed.half === 'pm' && halfOf(hour) === 'am' // a warning: the clock may be wrong, too
  const problem = ((): string | null => {
    if (lines.some(l => !Number.isInteger(l.n)) || all > MOST) return t('catchUp.tooMany', { n: MOST })
    return all === 0 ? t('catchUp.none') : null
  })()

  const { form, look } = useFirstWrong()
  const busy = useRef(false)
  const save = async (): Promise<void> => {
    if (wrongDay !== null || problem !== null || day === null) {
      ask(true)
      return look()
    }
    if (busy.current) return // two presses of Save are one
    busy.current = true
    const done = await noteEstimates(device, where, { day, half: typed.half, lines }, { fact: 'catchUp' }).finally(
      () => (busy.current = false),
    )
    if (!done.kept) {
      if (done.why === 'incomplete') return ask(true)
      return done.why === 'already' ? tellAlready(room) : tellNotKept(room, done.why)
    }
    busy.current = true // it is over
    room.worked()
    const { doc, keys } = done
    const drafts = keys.map(target => ({ kind: 'void' as const, target, reason: 'undo' }))
    offerUndo(
      room,
      () => t('catchUp.done', { n: keys.length }),
      () => keep(device, where, () => ({ doc, drafts })),
    )
    room.go(room.home, 'replace')
  }
  const stepper = (name: string, label: string): JSX.Element => (
    <Stepper
      key={name}
      label={label}
      value={count(name)}
      least={0}
      most={MOST}
      more={t('step.more', { what: label })}
      less={t('step.less', { what: label })}
      outside={t('catchUp.tooMany', { n: MOST })}
      onChange={n => set(name, n)}
    />
  )
  const days: readonly Day[] = past ? [today, addDays(today, -1)] : [today]
  return (
    <form
      ref={form}
      class="form stack close"
      aria-labelledby="catch-up"
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
    >
      <div class="row apart">
        <h1 id="catch-up">{t('catchUp.title')}</h1>
        <Button look="quiet" to={room.home}>
          {t('interview.later')}
        </Button>
      </div>
      {waited && <Slip>{t('catchUp.back')}</Slip>}
      <div class="sheet stack">
        <p class="soft">{t('catchUp.say')}</p>
        <div class="halves">
          <div class="stack close">
            <Ticks
              legend={t('catchUp.day')}
              kind="one"
              look="flow"
              choices={[
                ...days.map((d, i) => ({ value: d, label: titleCase(t(i === 0 ? 'catchUp.today' : 'catchUp.yesterday')) })),
                ...(past ? [{ value: 'other', label: t('catchUp.otherDay') }] : []),
              ]}
              chosen={[days.find(d => d === shown) ?? 'other']}
              onChange={([d]) => change({ day: d === 'other' ? addDays(today, -2) : d! })}
            />
            {!days.some(d => d === shown) && (
              <Field
                type="date"
                label={t('catchUp.otherDay')}
                value={typed.day}
                problem={asked ? wrongDay : null}
                onInput={value => change({ day: value })}
              />
            )}
          </div>
          <Ticks
            legend={t('catchUp.half')}
            kind="one"
            look="flow"
            choices={(['am', 'pm'] as const).map(h => ({ value: h, label: titleCase(t(`half.${h}`)) }))}
            chosen={[typed.half]}
            onChange={([h]) => change({ half: h as HalfDay })} // one of the two above
          />
        </div>
        {early && <Note icon="warning">{t('catchUp.early')}</Note>}
        {hours && day !== null && wrongDay === null && wasShut(hours, day, typed.half) && <Note icon="warning">{t('catchUp.shut')}</Note>}
        <div class="halves">
          <fieldset class="question">
            <legend>{t('catchUp.without')}</legend>
            <div class="stack close">{(['quick', 'self-service'] as const).map(kind => stepper(cell(kind, NONE), t(`kind.${kind}`)))}</div>
          </fieldset>
          <fieldset class="question">
            <legend>{t('catchUp.interviews')}</legend>
            <div class="stack close">
              {choices.map(c => stepper(cell('interview', c.id), purposeWords(c).short))}
              {stepper(cell('interview', NONE), t('catchUp.noPurpose'))}
            </div>
          </fieldset>
        </div>
        {past && (
          <div class="row flush">
            <Button look="quiet" to="/catch-up/sheets">
              {t('sheets.title')}
            </Button>
          </div>
        )}
        <LaterDisclosure title={t('catchUp.grid')}>
          {() => (
            <CountGrid
              caption={t('catchUp.grid.caption')}
              corner={t('interview.purposes')}
              columns={VISIT_KINDS.map(kind => ({ key: kind, word: t(`kind.${kind}`) }))}
              rows={[...choices.map(c => ({ key: c.id, word: purposeWords(c).long })), { key: NONE, word: t('catchUp.noPurpose') }]}
              value={(kind, purpose) => count(cell(kind as VisitKind, purpose))} // a column is a kind
              most={MOST}
              onChange={(kind, purpose, n) => set(cell(kind as VisitKind, purpose), n)} // as above
            />
          )}
        </LaterDisclosure>
      </div>
      <div class="foot">
        {asked && problem !== null && (
          <div role="alert">
            <Wrong id="catch-up-wrong">{problem}</Wrong>
          </div>
        )}
        <p>
          <b>{t('catchUp.sum', { n: all })}</b> <span class="soft">{t('catchUp.estimated')}</span>
        </p>
        <Button look="main" size="large" type="submit">
          {t('do.save')}
        </Button>
      </div>
      {covered && <Cover lift={uncover} />}
    </form>
  )
}
