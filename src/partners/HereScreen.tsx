// Who does what here: who has duty today and next, and for each purpose of the centre whom to point to.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import type { Day } from '../domain/day.ts'
import { isCentreCode, type CentreCode } from '../domain/ids.ts'
import { comingDuties, type Coming } from '../domain/next-duty.ts'
import { nameOn } from '../domain/partner.ts'
import type { Desk } from '../records/desk.ts'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { centres } from '../store/read-day.ts'
import { useLive } from '../store/use-live.ts'
import { centreName, centreOfCode } from '../text/centre-words.ts'
import { comingText } from '../text/duty-text.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { clockText } from '../text/format.ts'
import { hoursText } from '../text/hours-text.ts'
import { byName, listText } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { openerOf, useFocusBack } from '../ui/use-focus-back.ts'
import { useTitle } from '../ui/use-title.ts'
import { DaysAhead } from './DaysAhead.tsx'
import { dutyForm, NEW_DUTY } from './duty-typed.ts'
import { DutyForm } from './DutyForm.tsx'
import { byPurpose, partnerOf, placeOf, singleThemes, type Place } from './here.ts'
import { memberWord } from './partner-lists.ts'
import { nameOf } from './partner-words.ts'
import { PartnerPages } from './PartnerPages.tsx'
import { PlannedDuties } from './PlannedDuties.tsx'
import { PurposeSheet } from './PurposeSheet.tsx'

type Props = {
  readonly desk: Desk
  /** The centre whose duties this device writes; null for none. */
  readonly plans: CentreCode | null
  readonly counsels: boolean
}

export const HereScreen = ({ desk, plans, counsels }: Props): JSX.Element => {
  const { device } = desk
  useTitle(t('app.title', { screen: t('partners.page.here') }))
  const [chosen, choose] = useState<CentreCode | null>(desk.centre)
  const all = useLive(() => centres(device.db), [device]).value ?? []
  const today = localOn(device, desk.minute.value).day
  const place = useLive(async () => (chosen === null ? null : placeOf(device.db, chosen, today)), [device, chosen, today]).value
  return (
    <div class="stack">
      <PartnerPages page="/partners/here" counsels={counsels} />
      <h1>
        {chosen === null || chosen === desk.centre ? t('partners.page.here') : t('partners.here.of', { centre: centreOfCode(chosen, all) })}
      </h1>
      {desk.centre === null && (
        <Select
          label={t('partners.here.centre')}
          ask={t('network.pick')}
          choices={all.map(c => ({ value: c.code as string, label: centreName(c) })).sort((a, b) => byName(a.label, b.label))}
          value={chosen ?? ''}
          onChange={code => choose(isCentreCode(code) ? code : null)}
        />
      )}
      {place ? (
        <Seen key={place.centre} desk={desk} place={place} may={plans === place.centre} />
      ) : (
        chosen !== null && (
          <Sheet busy>
            <Skeleton words={t('partners.reading')} />
          </Sheet>
        )
      )}
    </div>
  )
}

type SeenProps = { readonly desk: Desk; readonly place: Place; readonly may: boolean }
const Seen = ({ desk, place, may }: SeenProps): JSX.Element => {
  const now = localOn(desk.device, desk.minute.value)
  const [today, minute] = [now.day, now.minute]
  const [task, turnTo] = useState<string | null>(null)
  useFocusBack(task)
  const end = (): void => turnTo(null)
  const coming = comingDuties(place.duties, today, minute, place.shut).filter(c => partnerOf(place, c.duty) !== null)
  const single = singleThemes(place.partners)
  return (
    <>
      <p class="say">
        <Saying coming={coming} place={place} today={today} />
      </p>
      {may && (
        <TypedSlips
          desk={desk}
          forms="duty/"
          what={form => (form === NEW_DUTY ? t('duty.plan') : place.duties.some(d => form === dutyForm(d.id)) ? t('duty.edit') : null)}
          open={task === null ? [] : [task]}
          resume={turnTo}
        />
      )}
      {may && task !== NEW_DUTY && (
        <div>
          <Button id={openerOf(NEW_DUTY)} icon="plus" onPress={() => turnTo(NEW_DUTY)}>
            {t('duty.plan')}
          </Button>
        </div>
      )}
      {task === NEW_DUTY && (
        <DutyForm desk={desk} form={NEW_DUTY} look="sheet" centre={place.centre} fixed={null} begin={null} close={end} />
      )}
      <DaysAhead desk={desk} place={place} may={may} today={today} minute={minute} />
      <h2>{t('partners.by')}</h2>
      {byPurpose(place, today, minute).map(p => (
        <PurposeSheet key={p.choice?.id ?? ''} of={p} place={place} today={today} />
      ))}
      {single.length > 0 && (
        <Disclosure title={t('partners.single', { n: single.length })}>
          <p class="soft">{t('partners.single.say')}</p>
          <ul class="record-list">
            {single
              .map(s => ({ ...s, word: memberWord(place.lists, 'theme', s.theme) }))
              .sort((a, b) => byName(a.word, b.word))
              .map(({ word, theme, partner }) => (
                <li key={theme}>
                  <a class="record-line" href={`/partners/${partner.id}`}>
                    <b>{word}</b> <span>{nameOn(partner, today)}</span>
                  </a>
                </li>
              ))}
          </ul>
        </Disclosure>
      )}
      {place.duties.length > 0 && <PlannedDuties desk={desk} place={place} may={may} today={today} task={task} turnTo={turnTo} />}
    </>
  )
}

/** Is somebody there, and who is next? */
const Saying = ({
  coming,
  place,
  today,
}: {
  readonly coming: readonly Coming[]
  readonly place: Place
  readonly today: Day
}): JSX.Element => {
  const now = coming.filter(c => c.running)
  const later = coming.filter(c => c.day === today && !c.running)
  const first = coming[0]
  const said = ({ duty }: Coming): string => t('duty.who', { name: nameOf(place, duty, today), hours: hoursText([duty.hours]) })
  if (now.length > 0)
    return (
      <Emphasis
        k="duty.say.now"
        values={{
          list: listText(now.map(c => t('duty.who.until', { name: nameOf(place, c.duty, today), time: clockText(c.duty.hours.to) }))),
        }}
      />
    )
  if (later.length > 0) return <Emphasis k="duty.say.today" values={{ list: listText(later.map(said)) }} />
  return first ? (
    <Emphasis k="duty.say.next" values={{ name: nameOf(place, first.duty, today), when: comingText(first, today) }} />
  ) : (
    <>{t('duty.say.none')}</>
  )
}
