// Less bounced around (S232): from where people came, to whom they were pointed, who had been sent back, and where nobody knew further. The centre's own
// screen: what stands here leaves the device in no way, so nothing of it is suppressed; by the alphabet, never by a figure.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { isMonth, monthOf, type Month } from '../domain/day.ts'
import { monthsSince } from '../domain/day-range.ts'
import type { CentreCode } from '../domain/ids.ts'
import { Cover } from '../records/Cover.tsx'
import type { Desk } from '../records/desk.ts'
import { useLive } from '../store/use-live.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { numberText } from '../text/format.ts'
import { byName, listText } from '../text/later-format.ts'
import { monthText } from '../text/month-text.ts'
import { t } from '../text/translate.ts'
import { CardTable } from '../ui/CardTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Note } from '../ui/Note.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { bouncedMonth, type BouncedMonth } from './bounced-month.ts'
import { typeWord } from './partner-lists.ts'
import { PartnerPages } from './PartnerPages.tsx'

/** The table is read again this much after a commit. Milliseconds. */
const READ_AGAIN = 600

export const BouncedScreen = ({ desk, centre }: { readonly desk: Desk; readonly centre: CentreCode }): JSX.Element => {
  const { device } = desk
  useTitle(t('app.title', { screen: t('partners.page.bounced') }))
  const today = localOn(device, desk.minute.value).day
  const [covered, uncover] = useCovered() // of a month that has just begun it may be one visit
  const [month, choose] = useState<Month>(monthOf(today))
  const read = useLive(
    async () => ({ month, ...(await bouncedMonth(device.db, centre, month, today)) }),
    [device, centre, month, today],
    READ_AGAIN,
  ).value
  return (
    <div class="stack">
      <PartnerPages page="/partners/bounced" counsels />
      <h1>{t('partners.page.bounced')}</h1>
      <Select
        label={t('partners.bounced.month')}
        ask={null}
        choices={monthsSince(read?.first ?? month, today).map(m => ({ value: m, label: monthText(m) }))}
        value={month}
        onChange={to => isMonth(to) && choose(to)}
      />
      {read?.month === month ? (
        <Seen read={read} />
      ) : (
        <Sheet busy>
          <Skeleton words={t('partners.reading')} />
        </Sheet>
      )}
      {covered && <Cover lift={uncover} />}
    </div>
  )
}

const COLUMNS = ['pointed', 'came', 'seen', 'sentBack'] as const
const DEFINITIONS = ['visits', 'answered', 'pointed', 'came', 'seen', 'sentBack', 'bounced', 'deadEnds'] as const

const Seen = ({ read: { bounced, lists, unknown, sealed } }: { readonly read: BouncedMonth }): JSX.Element => {
  const unsaid = bounced.rows.length === 0 && bounced.answered === 0 && bounced.unanswered === 0
  if (sealed && unsaid)
    return (
      <Sheet heading={t('partners.page.bounced')} headingLook="hidden">
        <Empty icon="lock" title={t('partners.bounced.sealed')}>
          {t('partners.bounced.sealed.say')}
        </Empty>
      </Sheet>
    )
  if (unsaid)
    return (
      <Sheet heading={t('partners.page.bounced')} headingLook="hidden">
        <Empty icon="page" title={t(bounced.visits === 0 ? 'partners.bounced.none' : 'partners.bounced.unsaid')}>
          {t('partners.bounced.none.say')}
        </Empty>
      </Sheet>
    )
  const rows = bounced.rows.map(row => ({ row, word: typeWord(lists, row.type) })).sort((a, b) => byName(a.word, b.word))
  return (
    <>
      {sealed && <Note icon="lock">{t('partners.bounced.sealed.part')}</Note>}
      <p class="say">
        <Emphasis k="partners.bounced.say" values={{ answered: bounced.answered, bounced: bounced.bounced, back: bounced.sentBack }} />{' '}
        <Emphasis k="partners.bounced.say.ends" values={{ unanswered: bounced.unanswered, ends: bounced.deadEnds }} />
      </p>
      {rows.length > 0 && (
        <Sheet heading={t('partners.bounced.table')} headingLook="hidden" look="flush">
          <CardTable
            caption={t('partners.bounced.table')}
            first={t('partners.field.type')}
            columns={COLUMNS.map(key => ({ key, heading: t(`partners.bounced.${key}`), look: 'figure' }))}
            rows={rows.map(({ row, word }) => ({
              key: row.type,
              head: word,
              cells: Object.fromEntries(COLUMNS.map(c => [c, numberText(row[c])])),
            }))}
          />
        </Sheet>
      )}
      {unknown.length > 0 && (
        <Note icon="warning" tone="ochre">
          {t('partners.bounced.unknown', { list: listText(unknown.map(type => typeWord(lists, type)).sort(byName)) })}
        </Note>
      )}
      <Note icon="lock">{t('partners.bounced.stays')}</Note>
      <Disclosure title={t('centres.definitions')}>
        {DEFINITIONS.map(what => (
          <p key={what}>
            <Emphasis k={`partners.bounced.definition.${what}`} />
          </p>
        ))}
      </Disclosure>
    </>
  )
}
