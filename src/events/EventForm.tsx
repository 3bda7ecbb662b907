// The form of an event: what, when, for whom. Three things are asked; dates and hours are read as they are typed, and what was understood is shown.
import type { JSX } from 'preact'
import type { ReadonlySignal } from '@preact/signals'
import { useRef, useState } from 'preact/hooks'
import { choicesIn } from '../domain/choices-in.ts'
import { CLOSABLE, closedSince, type ClosedCircles } from '../domain/closed-circles.ts'
import { isDay, type Day } from '../domain/day.ts'
import { CIRCLES, type Circle } from '../domain/document-name.ts'
import { MAX_SUMMARY, MAX_TITLE } from '../domain/event.ts'
import type { EventStated } from '../domain/event-record.ts'
import { LANGUAGES, type Language } from '../domain/languages.ts'
import type { ListItem } from '../domain/lists.ts'
import { readTypedDay, readTypedTime } from '../domain/typed-time.ts'
import type { NotKept } from '../device/keep.ts'
import { ResumedLine } from '../records/ResumedLine.tsx'
import { textProblemWords } from '../records/text-problem-words.ts'
import type { Typed } from '../records/use-typed.ts'
import { clockText, dayText, titleCase } from '../text/format.ts'
import { monthNames } from '../text/later-format.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { wholeDate } from '../text/whole-date.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Field } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Select } from '../ui/Select.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { Wrong } from '../ui/Wrong.tsx'
import type { CircleClosed } from './create-event.ts'
import { hasBegun, readEvent, type EventTyped, type EventWrong } from './event-typed.ts'
import { typeWord } from './event-words.ts'
import { LongField } from '../ui/LongField.tsx'

/** 'undecided': two versions wait for a decision on its card. */
export type WhyNot = { readonly why: NotKept | 'undecided' } | Pick<CircleClosed, 'why' | 'since'>

type Props = {
  readonly drafted: Omit<Typed<EventTyped, unknown>, 'before'>
  readonly minute: ReadonlySignal<number>
  /** The circle it has now; null for a new one. */
  readonly was: Circle | null
  /** The type it has now; '' for a new one. */
  readonly stood: string
  /** The types there are, as this centre has them. */
  readonly types: readonly ListItem[]
  readonly closed: ClosedCircles | undefined
  readonly today: Day
  readonly now: () => number
  readonly save: string
  /** Says why it was not kept; null when it was. 'already': it was cancelled meanwhile. */
  readonly onSave: (stated: EventStated, circle: Circle) => Promise<WhyNot | null>
  readonly onCancel: () => void
}

const SAYS = {
  already: 'agenda.problem.cancelled',
  undecided: 'agenda.problem.undecided',
  'circle-closed': 'agenda.problem.circle-closed',
  form: 'agenda.problem.too-much',
  full: 'save.failedShort',
  closed: 'save.failedShort',
} as const satisfies Record<WhyNot['why'], TextKey>
/** The first language in which a text is asked about. */
const inLanguage = ({ titles, summaries }: EventWrong): Language | null => LANGUAGES.find(l => titles?.[l] ?? summaries?.[l]) ?? null

const dateOf = (day: Day | null): string => (day === null ? '' : wholeDate(day))

/** What was understood of a day and its hours, under the fields; nothing where nothing was. */
const understood = (typed: EventTyped, today: Day, months: readonly string[]): string | null => {
  const day = readTypedDay(typed.date, today, months)
  if (!isDay(day)) return null
  const from = readTypedTime(typed.from)
  return titleCase(
    typeof from === 'number' ? t('agenda.understood.hour', { date: dayText(day, today), time: clockText(from) }) : dayText(day, today),
  )
}

export const EventForm = ({ drafted, minute, was, stood, types, closed, today, now, save, onSave, onCancel }: Props): JSX.Element => {
  const { typed, type: set, resumed, end } = drafted
  const [wrong, tell] = useState<EventWrong>({})
  const [whole, say] = useState<WhyNot | null>(null)
  const [asked, ask] = useState<{ readonly stated: EventStated; readonly circle: Circle } | null>(null)
  const [tongue, speak] = useState<Language | ''>('')
  const atWork = useRef(false)
  const { form, look } = useFirstWrong()
  const months = monthNames()
  const since = (circle: Circle): Day | null => closedSince(closed, circle, today)
  const change = (part: Partial<EventTyped>): void => set(before => ({ ...before, ...part }))
  const problem = (field: Exclude<keyof EventWrong, 'titles' | 'summaries'>): string | null => {
    const k = wrong[field]
    if (typeof k === 'object') return textProblemWords(k)
    return k ? t(k, { max: field === 'summary' ? MAX_SUMMARY : MAX_TITLE, date: dateOf(since(typed.circle)) }) : null
  }

  const keep = async (stated: EventStated, circle: Circle): Promise<void> => {
    if (atWork.current) return
    atWork.current = true
    try {
      const why = await onSave(stated, circle)
      if (why === null) end()
      say(why)
    } finally {
      atWork.current = false
    }
  }
  const submit = async (): Promise<void> => {
    const read = readEvent(
      typed,
      today,
      months,
      was,
      CIRCLES.filter(c => since(c) !== null),
    )
    tell('wrong' in read ? read.wrong : {})
    if ('wrong' in read) {
      const told = inLanguage(read.wrong)
      if (told) speak(told) // its fields appear, and say it themselves
      return look()
    }
    if (was === null && hasBegun(read.stated, now())) return ask(read)
    await keep(read.stated, read.circle)
  }

  const others = LANGUAGES.filter(l => l !== typed.language || l === tongue)
  const read = understood(typed, today, months)
  return (
    <form
      ref={form}
      class="stack wide"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void submit()
      }}
    >
      <section class="sheet stack wide">
        <ResumedLine resumed={resumed} minute={minute} />
        <Field label={t('agenda.title')} value={typed.title} onInput={title => change({ title })} problem={problem('title')} />
        <Select
          label={t('agenda.type')}
          ask={t('agenda.type.ask')}
          choices={choicesIn(types, [], today, [stood, typed.type]).map(value => ({ value, label: titleCase(typeWord(value, types)) }))}
          value={typed.type}
          onChange={type => change({ type })}
          problem={problem('type')}
        />
        <div class="beside">
          <Field
            label={t('agenda.date')}
            hint={t('agenda.date.hint')}
            value={typed.date}
            onInput={date => change({ date })}
            problem={problem('date')}
          />
          <Field
            label={t('agenda.from')}
            hint={t('agenda.from.hint')}
            value={typed.from}
            onInput={from => change({ from })}
            problem={problem('from')}
          />
          <Field
            label={`${t('agenda.to')}, ${t('field.optional')}`}
            hint={t('agenda.to.hint')}
            value={typed.to}
            onInput={to => change({ to })}
            problem={problem('to')}
          />
        </div>
        {read !== null && <p class="meta">{read}</p>}
        <Ticks
          legend={t('agenda.circle')}
          hint={t('agenda.circle.hint')}
          kind="one"
          look="grid"
          choices={CIRCLES.filter(c => since(c) === null || c === was || c === typed.circle).map(c => ({
            value: c,
            label: t(`agenda.circle.say.${c}`),
          }))}
          chosen={[typed.circle]}
          onChange={([to]) => {
            change({ circle: CIRCLES.find(c => c === to) ?? typed.circle })
            tell(before => ({ ...before, circle: undefined }))
          }}
          problem={problem('circle')}
        />
        {CLOSABLE.filter(c => c !== was && since(c) !== null).map(c => (
          <Note key={c} icon="lock">
            {t('agenda.circle.closed', { circle: t(`agenda.circle.say.${c}`), date: dateOf(since(c)) })}
          </Note>
        ))}
        <Disclosure
          title={t('agenda.more')}
          open={
            [typed.place, typed.audience, typed.summary, typed.lastDate].some(x => x !== '') ||
            MORE.some(k => wrong[k] !== undefined) ||
            undefined
          }
        >
          <div class="stack wide">
            <Field
              label={t('agenda.place')}
              hint={t('agenda.place.hint')}
              value={typed.place}
              onInput={place => change({ place })}
              problem={problem('place')}
            />
            <Field
              label={t('agenda.audience')}
              hint={t('agenda.audience.hint')}
              value={typed.audience}
              onInput={audience => change({ audience })}
              problem={problem('audience')}
            />
            <LongField
              label={t('agenda.summary')}
              hint={t('agenda.summary.hint', { max: MAX_SUMMARY })}
              value={typed.summary}
              onInput={summary => change({ summary })}
              problem={problem('summary')}
            />
            <Field
              label={t('agenda.lastDate')}
              hint={t('agenda.lastDate.hint')}
              value={typed.lastDate}
              onInput={lastDate => change({ lastDate })}
              problem={problem('lastDate')}
            />
            <Field
              label={t('agenda.zone.label')}
              hint={t('agenda.zone.hint')}
              value={typed.zone}
              onInput={zone => change({ zone })}
              problem={problem('zone')}
            />
          </div>
        </Disclosure>
        <Disclosure title={t('agenda.languages')} open={inLanguage(wrong) !== null || undefined}>
          <Select
            label={t('agenda.language')}
            ask={t('agenda.language.ask')}
            choices={others.map(l => ({ value: l, label: LANGUAGE_NAMES[l] }))}
            value={tongue}
            onChange={l => speak(others.find(o => o === l) ?? '')}
          />
          {tongue !== '' && (
            <>
              <Field
                label={`${t('agenda.title')} (${LANGUAGE_NAMES[tongue]})`}
                value={typed.titles[tongue] ?? ''}
                onInput={x => change({ titles: { ...typed.titles, [tongue]: x } })}
                problem={textProblemWords(wrong.titles?.[tongue])}
              />
              <LongField
                label={`${t('agenda.summary')} (${LANGUAGE_NAMES[tongue]})`}
                value={typed.summaries[tongue] ?? ''}
                onInput={x => change({ summaries: { ...typed.summaries, [tongue]: x } })}
                problem={textProblemWords(wrong.summaries?.[tongue])}
              />
            </>
          )}
        </Disclosure>
      </section>
      <div role="alert">
        {whole && <Wrong id="event-wrong">{t(SAYS[whole.why], { date: dateOf('since' in whole ? whole.since : null) })}</Wrong>}
      </div>
      <div class="row">
        <Button look="main" size="large" type="submit">
          {save}
        </Button>
        <Button
          look="quiet"
          onPress={() => {
            end()
            onCancel()
          }}
        >
          {t('do.cancel')}
        </Button>
      </div>
      {asked && (
        <Dialog title={t('agenda.begun')} onClose={() => ask(null)}>
          <p>{t('agenda.begun.say')}</p>
          <div class="row">
            <Button focusFirst onPress={() => ask(null)}>
              {t('agenda.begun.correct')}
            </Button>
            <Button
              look="quiet"
              onPress={() => {
                ask(null)
                void keep(asked.stated, asked.circle)
              }}
            >
              {t('agenda.begun.keep')}
            </Button>
          </div>
        </Dialog>
      )}
    </form>
  )
}

/** What stands behind "more": it opens where something in it is wrong. */
const MORE: readonly (keyof EventWrong)[] = ['place', 'audience', 'summary', 'lastDate', 'zone']
