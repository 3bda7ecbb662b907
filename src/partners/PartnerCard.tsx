// One partner: who, for whom, how the house is reached, where and when it has duty, since when it is known to be right, what became of it.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { addDays, type Day } from '../domain/day.ts'
import { purposesOfDuty } from '../domain/duty.ts'
import { grouped } from '../domain/grouped.ts'
import { webShown } from '../domain/house-line.ts'
import type { CentreCode, Key } from '../domain/ids.ts'
import { nextDuty, type Coming } from '../domain/next-duty.ts'
import { checkedOn, nameOn, toCheck, type Partner } from '../domain/partner.ts'
import { PARTNER_STATE, partnerEdits } from '../domain/partner-record.ts'
import type { Desk } from '../records/desk.ts'
import { PutOnSheet } from '../records/PutOnSheet.tsx'
import { RecordParts } from '../records/RecordParts.tsx'
import { saveChanges } from '../records/save-changes.ts'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { useLive } from '../store/use-live.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { comingText } from '../text/duty-text.ts'
import { byName, listText } from '../text/later-format.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'
import { purposeLabel, signHere } from '../text/words-here.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { openerOf, useFocusBack } from '../ui/use-focus-back.ts'
import { useFocusGone } from '../ui/use-focus-gone.ts'
import { useTitle } from '../ui/use-title.ts'
import { card, type Card } from './card.ts'
import { DutyForm } from './DutyForm.tsx'
import { dutyOf } from './duty-typed.ts'
import { PartnerForm } from './PartnerForm.tsx'
import { memberWord, typeWord } from './partner-lists.ts'
import { partnerForm } from './partner-typed.ts'
import { describePartner, isPartnerText, partnerCheck } from './partner-words.ts'
import { stillRight, turn } from './write-partner.ts'

type Props = {
  readonly desk: Desk
  readonly id: Key
  readonly may: boolean
  readonly plans: CentreCode | null
  readonly others: readonly Partner[]
}

export const PartnerCard = (props: Props): JSX.Element => {
  const { desk, id } = props
  const today = localOn(desk.device, desk.minute.value).day
  const read = useLive(() => card(desk.device.db, id, desk.centre, today), [desk.device, id, today]).value
  if (read === undefined)
    return (
      <Sheet busy>
        <Skeleton words={t('partners.reading')} />
      </Sheet>
    )
  if (read === null)
    return (
      <Sheet heading={t('partners.gone')} headingLook="hidden">
        <Empty icon="group" title={t('partners.gone')} action={<Button to="/partners">{t('holdings.toList')}</Button>}>
          {t('partners.gone.say')}
        </Empty>
      </Sheet>
    )
  return <Seen key={id} {...props} card={read} /> // of another partner: nothing of the form that was open here
}

const Seen = ({ desk, card: read, may, plans, others }: Props & { readonly card: Card }): JSX.Element => {
  const { partner, recorded, lists, centres } = read
  const { device, minute } = desk
  const now = localOn(device, minute.value)
  const today = now.day
  const name = nameOn(partner, today)
  const [task, turnTo] = useState<'edit' | 'duty' | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusBack(task)
  const gone = useFocusGone(partner.checks.length, () => heading.current)
  useTitle(t('app.title', { screen: name }))
  useEffect(() => heading.current?.focus({ preventScroll: true }), []) // the card is what was asked for
  const end = (): void => turnTo(null)
  const say = async (done: Promise<boolean>, words = t('records.kept')): Promise<void> => {
    if (await done) announce(words)
  }

  if (task === 'edit')
    return (
      <PartnerForm
        desk={desk}
        heading={t('partners.edit')}
        lists={lists}
        today={today}
        begin={{ partner, record: recorded.record }}
        others={others}
        close={end}
        save={(at, stated, begun) => {
          const record = begun?.record ?? recorded.record
          return saveChanges(at, record.doc, partnerEdits(record, stated), 'records.kept', end)
        }}
      />
    )
  return (
    <div class="stack">
      {may && <TypedSlips desk={desk} forms={partnerForm(partner.id)} what={() => t('partners.edit')} resume={() => turnTo('edit')} />}
      <article class="sheet stack" aria-labelledby="partner-title">
        <div class="stack close card-head">
          <p class="meta">
            {[typeWord(lists, partner.type), partner.short, t(`partners.engagement.${partner.engagement}`)].filter(Boolean).join(' · ')}
          </p>
          <h2 id="partner-title" ref={heading} tabIndex={-1}>
            {name}
          </h2>
          <OtherNames partner={partner} name={name} today={today} />
          {partner.withdrawn && (
            <p>
              <Tag tone="slate">{t('partners.state.withdrawn')}</Tag>
            </p>
          )}
          {partner.offer !== null && <p>{partner.offer}</p>}
          <p class="row close">
            {partner.purposes.map(p => {
              const icon = signHere(lists.purposes, p)
              return (
                <Tag key={p} {...(icon && { icon })}>
                  {purposeLabel(lists, p)}
                </Tag>
              )
            })}
          </p>
        </div>
        <CheckedLine
          partner={partner}
          today={today}
          check={
            may && !partner.withdrawn
              ? () => {
                  gone() // its button goes with what it says
                  void say(stillRight(desk, recorded.record, today), t('partners.checked.done'))
                }
              : null
          }
        />
        <Reached partner={partner} card={read} />
        <Duties card={read} own={desk.centre} today={today} minute={now.minute} />
        {!partner.withdrawn && (may || plans !== null) && (
          <div class="row">
            {may && <PutOnSheet desk={desk} item={{ is: 'partner', id: partner.id }} />}
            {may && (
              <Button id={openerOf('edit')} icon="pen" onPress={() => turnTo('edit')}>
                {t('network.edit')}
              </Button>
            )}
            {plans !== null && partner.engagement !== 'ended' && task !== 'duty' && (
              <Button id={openerOf('duty')} icon="calendar" onPress={() => turnTo('duty')}>
                {t('duty.plan')}
              </Button>
            )}
          </div>
        )}
        {may && (
          <div class="row close flush">
            <Button
              look="quiet"
              {...(partner.withdrawn && { icon: 'undo' as const })}
              onPress={() =>
                void say(
                  turn(desk, recorded.record, partner.withdrawn ? 'current' : 'withdrawn'),
                  t(partner.withdrawn ? 'records.kept' : 'partners.withdrawn.done'),
                )
              }
            >
              {t(partner.withdrawn ? 'partners.restore' : 'partners.withdraw')}
            </Button>
          </div>
        )}
      </article>
      {task === 'duty' && plans !== null && (
        <DutyForm desk={desk} form={dutyOf(partner.id)} look="sheet" centre={plans} fixed={partner} begin={null} close={end} />
      )}
      <RecordParts
        desk={desk}
        recorded={recorded}
        describe={describePartner(lists)}
        centres={centres}
        today={today}
        may={may}
        isText={isPartnerText}
        check={partnerCheck(partner)}
        never={field => field === PARTNER_STATE}
      />
    </div>
  )
}

/** S037: 'Jusqu’au 31 décembre 2025 : …', 'À partir du 1er janvier 2027 : …'. */
const OtherNames = ({
  partner: { names },
  name,
  today,
}: {
  readonly partner: Partner
  readonly name: string
  readonly today: Day
}): JSX.Element | null => {
  const current = names.findLastIndex(n => n.from === null || n.from <= today)
  const lines = names.flatMap((n, i) => {
    if (i === current || n.name === name) return []
    const next = names[i + 1]?.from
    if (i < current && next) return [t('partners.name.until', { name: n.name, date: wholeDate(addDays(next, -1)) })]
    return n.from === null ? [] : [t('partners.named', { name: n.name, date: wholeDate(n.from) })]
  })
  return lines.length === 0 ? null : <p class="soft">{lines.join(' · ')}</p>
}

/** S129: since when it is known to be right, and one tap to say that it still is. */
const CheckedLine = ({
  partner,
  today,
  check,
}: {
  readonly partner: Partner
  readonly today: Day
  /** Null where this device does not say it. */
  readonly check: (() => void) | null
}): JSX.Element => {
  const last = checkedOn(partner, today)
  const due = toCheck(partner, today)
  const words =
    last === null
      ? t('partners.checked.never')
      : last === today
        ? t('partners.checked.today')
        : t('partners.checked', { date: wholeDate(last) })
  return (
    <div class="row apart">
      {due ? (
        <Note icon="clock" tone="ochre">
          {words} {t('partners.checked.due')}
        </Note>
      ) : (
        <p class="meta">{words}</p>
      )}
      {check && last !== today && (
        <Button look={due ? 'main' : 'quiet'} icon="tick" onPress={check}>
          {t('partners.check')}
        </Button>
      )}
    </div>
  )
}

const Reached = ({ partner: p, card: { lists } }: { readonly partner: Partner; readonly card: Card }): JSX.Element | null => {
  const words = (set: 'theme' | 'zone' | 'adaptation', members: readonly string[]): string | null =>
    members.length === 0 ? null : listText(members.map(m => memberWord(lists, set, m)))
  const lines: (readonly [string, ComponentChildren])[] = [
    [t('partners.field.themes'), words('theme', p.themes)],
    [t('partners.field.zones'), words('zone', p.zones)],
    [t('partners.field.reception'), p.reception],
    [t('partners.field.line'), p.line && <a href={`tel:${p.line.replace(/[^+\d]/g, '')}`}>{p.line}</a>],
    [t('partners.field.letterbox'), p.letterbox && <a href={`mailto:${p.letterbox}`}>{p.letterbox}</a>],
    [
      t('partners.field.web'),
      p.web && (
        <a href={p.web} rel="noreferrer" target="_blank">
          {webShown(p.web)}
        </a>
      ),
    ],
    [t('partners.field.adaptations'), words('adaptation', p.adaptations)],
  ]
  const known = lines.filter(([, value]) => value)
  return known.length === 0 ? null : (
    <dl class="facts">
      {known.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

type DutiesProps = { readonly card: Card; readonly own: CentreCode | null; readonly today: Day; readonly minute: number }
/** The next at each centre where it has duty, this one first. */
const Duties = ({ card: { partner, duties, shut, centres, locals }, own, today, minute }: DutiesProps): JSX.Element | null => {
  const next = [...grouped(duties, d => d.centre)].flatMap(([centre, those]) => {
    const first = nextDuty(those, today, minute, shut)
    return first ? [{ centre, word: centreOfCode(centre, centres), first }] : []
  })
  if (next.length === 0) return own === null ? null : <p class="soft">{t('partners.duty.none')}</p>
  const about = ({ duty }: Coming): string => listText(purposesOfDuty(duty, partner).map(p => purposeWord(locals, p)))
  return (
    <div class="stack close">
      <h3>{t('partners.duty')}</h3>
      <ul class="dated">
        {next
          .sort((a, b) => Number(b.centre === own) - Number(a.centre === own) || byName(a.word, b.word))
          .map(({ centre, word, first }) => (
            <li key={centre} class="row close">
              <span>
                <b>{comingText(first, today)}</b>, {word}
              </span>
              {centre === own && <Tag tone="fir">{t('partners.duty.here')}</Tag>}
              <span class="meta">{about(first)}</span>
            </li>
          ))}
      </ul>
    </div>
  )
}
