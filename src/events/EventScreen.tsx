// The card of one event: a sentence of when and where, whose it is, for whom, how fresh that is, what became of it. Only its owner finds buttons here.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { stands } from '../domain/changed.ts'
import { mayWrite } from '../domain/access.ts'
import type { CancelReason } from '../domain/event.ts'
import type { HistoryLine } from '../domain/history.ts'
import type { Key } from '../domain/ids.ts'
import { COMMONS_PUBLIC } from '../domain/partner.ts'
import { itemOfEvent } from '../domain/sheet.ts'
import { cleanName } from '../domain/name.ts'
import { MAX_TITLE } from '../domain/event.ts'
import type { Value } from '../domain/statement.ts'
import type { Kept } from '../device/keep.ts'
import { Decide } from '../records/Decide.tsx'
import { History } from '../records/History.tsx'
import { PutOnSheet } from '../records/PutOnSheet.tsx'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { textProblem } from '../records/text-problem.ts'
import { textProblemWords } from '../records/text-problem-words.ts'
import type { RecordState } from '../store/read-day.ts'
import { useLive } from '../store/use-live.ts'
import { centreOfCode, inWords } from '../text/centre-words.ts'
import { foreign, placeText, reasonWord, whenText, zoneText } from '../text/event-text.ts'
import { moment, titleCase } from '../text/format.ts'
import { language } from '../text/language.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { nameIn } from '../domain/names.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'
import { StateSign } from '../ui/StateSign.tsx'
import { Tag } from '../ui/Tag.tsx'
import { WithSign } from '../ui/WithSign.tsx'
import { useTitle } from '../ui/use-title.ts'
import type { AgendaProps } from './AgendaScreen.tsx'
import { cancelEvent } from './cancel-event.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { eventCard, type EventCard } from './card.ts'
import { leaveFormer, restateField } from './change-event.ts'
import { ClosedOnCard, closedSaid } from './ClosedCircle.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { changeOf } from './event-typed.ts'
import { decidedText, describeEvent, typeIcon, typeWord } from './event-words.ts'
import { EventTags } from './EventTags.tsx'
import { FormerSaid } from './FormerSaid.tsx'
import { seenText } from './seen-text.ts'

type Props = AgendaProps & { readonly uid: Key }

export const EventScreen = (props: Props): JSX.Element => {
  const { desk, uid } = props
  const card = useLive(() => eventCard(desk.device.db, desk.centre, uid).then(c => ({ c })), [desk.device, desk.centre, uid]).value
  if (!card)
    return (
      <Sheet busy>
        <Skeleton words={t('agenda.reading')} />
      </Sheet>
    )
  return card.c ? <Card {...props} card={card.c} /> : <Gone />
}

const Gone = (): JSX.Element => {
  useTitle(t('app.title', { screen: t('nav.agenda') }))
  return (
    <div class="stack">
      <h1>{t('nav.agenda')}</h1>
      <Sheet heading={t('agenda.list')} headingLook="hidden">
        <Empty
          icon="calendar"
          title={t('agenda.gone')}
          action={
            <Button to="/agenda" icon="back">
              {t('agenda.toList')}
            </Button>
          }
        >
          {t('agenda.gone.say')}
        </Empty>
      </Sheet>
    </div>
  )
}

const Standing = ({ state, now }: { readonly state: RecordState | undefined; readonly now: number }): JSX.Element | null => {
  if (!state) return null
  if (state.is === 'kept') return <StateSign state="kept" word={t('state.kept')} />
  if (state.is === 'refused') return <StateSign state="refused" word={t('state.refused')} />
  return (
    <StateSign
      state="received"
      word={t('state.received', { ...moment(state.at * 1000, now), ...(state.to === 'day' && { when: 'before' }) })}
    />
  )
}

const Card = ({ desk, rights, heard, card }: Props & { readonly card: EventCard }): JSX.Element => {
  const { shared, record, centres, types, network } = card
  const { event, cancelled } = shared
  const now = desk.minute.value
  const today = localOn(desk.device, now).day
  const [open, show] = useState<'card' | 'change' | 'cancel'>('card')
  const title = inWords(event.titles)
  useTitle(t('app.title', { screen: title }))
  const mine = mayWrite(rights, event.doc)
  const describe = describeEvent(types, today)
  const when = titleCase(whenText(event.when, today))
  const owner = centreOfCode(event.centre, centres)
  const zone = zoneText(event.when, network?.timeZone)
  const tongue = foreign(event, event.titles.by)
  const closed = closedSaid(network?.closed, rights, shared)
  const summaryTongue = event.summary && foreign(event, event.summary.by)

  /** True when it is kept; what was not was told. */
  const told = (kept: Kept | null, word: string): boolean => {
    if (kept?.kept) announce(word)
    return kept?.kept ?? false
  }
  const cancel = async (reason: CancelReason): Promise<void> => {
    if (told(await cancelEvent(desk, shared, reason), t('agenda.cancel.done'))) show('card')
  }
  const restate = async (field: string, value: Value, word: 'records.kept' | 'records.putBack.done'): Promise<boolean> =>
    told(await restateField(desk, record, field, value), t(word))

  if (open === 'change' && mine) return <ChangeForm desk={desk} card={card} today={today} done={() => show('card')} />
  return (
    <div class="stack">
      <p>
        <Button look="quiet" icon="back" to="/agenda">
          {t('agenda.toList')}
        </Button>
      </p>
      {mine && !cancelled && (
        <TypedSlips desk={desk} forms={changeOf(event.uid)} what={() => t('agenda.change')} resume={() => show('change')} />
      )}
      <article class="sheet stack" aria-labelledby="event-title">
        <p class="row close">
          <EventTags shared={shared} thoughClosed={closed !== null} />
          {tongue && <Tag>{LANGUAGE_NAMES[tongue]}</Tag>}
        </p>
        <div class="stack close">
          <h1 id="event-title" lang={tongue ?? undefined}>
            {cancelled ? <s>{title}</s> : title}
          </h1>
          <p class="say">
            {cancelled ? <s>{when}</s> : when}
            <br />
            {placeText(event, centres)}
          </p>
          {zone && <p class="meta">{zone}</p>}
        </div>
        {cancelled && (
          <Slip tone="brick">
            <b>{titleCase(t('agenda.cancelled.because', { reason: reasonWord(cancelled.reason) }))}</b>{' '}
            {titleCase(decidedText(cancelled, today))}. {t('agenda.cancelled.forEver')}
          </Slip>
        )}
        {cancelled && !event.cancelled && <Slip>{t('agenda.cancelled.former')}</Slip>}
        {closed && <ClosedOnCard desk={desk} shared={shared} since={closed.since} to={closed.to} centres={centres} />}
        <FormerSaid
          said={cancelled ? [] : card.before}
          describe={describe}
          take={mine ? s => void restate(s.field, s.value, 'records.kept') : undefined}
          leave={
            mine
              ? () =>
                  void leaveFormer(
                    desk,
                    shared,
                    record,
                    card.formers.map(f => f.record),
                  ).then(kept => told(kept, t('agenda.former.left')))
              : undefined
          }
        />
        <dl class="pairs-list">
          <dt>{t('agenda.owner')}</dt>
          <dd>{owner}</dd>
          <dt>{t('agenda.type')}</dt>
          <dd>
            <WithSign icon={typeIcon(event.type, types)}>{typeWord(event.type, types)}</WithSign>
          </dd>
          {event.audience !== null && (
            <>
              <dt>{t('agenda.audience')}</dt>
              <dd>{event.audience}</dd>
            </>
          )}
          <dt>{t('agenda.circle')}</dt>
          <dd>{t(`agenda.circle.say.${event.circle}`)}</dd>
        </dl>
        {event.summary && <p lang={summaryTongue ?? undefined}>{nameIn(event.summary, language.value)}</p>}
        {!cancelled && event.conflicts.length > 0 && <h2>{t('records.decide.tag')}</h2>}
        {!cancelled &&
          event.conflicts.map(field => (
            <Decide
              key={field}
              record={record}
              field={field}
              history={card.history}
              describe={describe}
              centres={centres}
              today={today}
              third={field.startsWith('title') ? readTitle : undefined}
              decide={mine ? async value => (await restateField(desk, record, field, value)).kept : undefined}
            />
          ))}
        {mayWrite(rights, COMMONS_PUBLIC) && event.lastDay >= today && (
          <div class="row">
            <PutOnSheet desk={desk} item={itemOfEvent(shared)} />
          </div>
        )}
        {mine && !cancelled && (
          <div class="row">
            <Button look="main" icon="pen" onPress={() => show('change')}>
              {t('agenda.change')}
            </Button>
            <Button look="danger" onPress={() => show('cancel')}>
              {t('agenda.cancel')}
            </Button>
          </div>
        )}
        <div class="row apart">
          <p class="meta">
            {seenText(heard, now)} {t('agenda.onlyOwner', { owner })}
          </p>
          <Standing state={card.state} now={now} />
        </div>
        <Disclosure title={t('records.history')}>
          <History
            doc={record.doc}
            lines={card.history}
            describe={describe}
            ending={line => ended(line)}
            centres={centres}
            today={today}
            stands={(field, value) => stands(record, field, value)}
            putBack={mine && !cancelled ? (field, value) => void restate(field, value, 'records.putBack.done') : undefined}
          />
          {card.formers.map(f => (
            <div key={f.record.id} class="stack close">
              <h2>{t('agenda.history.former', { circle: formerCircle(card, f.record.doc) })}</h2>
              <History
                doc={f.record.doc}
                lines={f.history}
                describe={describe}
                ending={line => ended(line)}
                centres={centres}
                today={today}
                stands={(field, value) => stands(record, field, value)}
              />
            </div>
          ))}
        </Disclosure>
      </article>
      {open === 'cancel' && mine && (
        <CancelDialog
          what={`${title}, ${whenText(event.when, today)}`}
          onCancel={reason => void cancel(reason)}
          onClose={() => show('card')}
        />
      )}
    </div>
  )
}

const formerCircle = ({ shared }: EventCard, doc: string): string => {
  const former = shared.formers.find(f => f.doc === doc)
  return former ? t(`agenda.circle.${former.circle}`) : ''
}
const ended = (line: HistoryLine): string =>
  line.kind === 'cancel'
    ? t('agenda.cancelled.because', { reason: reasonWord(typeof line.after === 'string' ? line.after : null) })
    : t('agenda.withdrawn')
const readTitle = (typed: string): { readonly value: Value } | { readonly problem: string } => {
  const name = cleanName(typed)
  const wrong = textProblemWords(textProblem(typed, MAX_TITLE)) ?? (name === '' ? t('agenda.problem.title') : null)
  return wrong === null ? { value: name } : { problem: wrong }
}
