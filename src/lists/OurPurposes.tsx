// The purposes as this centre has them: the references, what it calls its own way, what it added. The references are not its to change.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { deskDocument } from '../domain/document-name.ts'
import { restated } from '../domain/fold.ts'
import type { CentreCode } from '../domain/ids.ts'
import { choicesOn, type LocalPurpose } from '../domain/purposes.ts'
import type { Desk } from '../records/desk.ts'
import { RecordParts } from '../records/RecordParts.tsx'
import { write } from '../records/write.ts'
import { centres, purposesOf, referenceChanges } from '../store/read-day.ts'
import { readRecord, type Recorded } from '../store/read-record.ts'
import { useLive } from '../store/use-live.ts'
import { purposeWord, purposeWords } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { openerOf, useFocusBack } from '../ui/use-focus-back.ts'
import { useTitle } from '../ui/use-title.ts'
import { purposeCheck } from './list-check.ts'
import { dayWithYear, describeValue } from './list-words.ts'
import { PurposeForm } from './PurposeForm.tsx'

const NEW = 'new'

export const OurPurposes = ({ desk, centre }: { readonly desk: Desk; readonly centre: CentreCode }): JSX.Element => {
  const { device, minute } = desk
  const today = device.clock.local(minute.value).day
  useTitle(t('app.title', { screen: t('lists.name.purpose') }))
  const [task, turnTo] = useState<string | null>(null)
  useFocusBack(task)
  const doc = deskDocument(centre)
  const seen = useLive(async () => {
    const [locals, changed, all] = await Promise.all([purposesOf(device.db, centre), referenceChanges(device.db), centres(device.db)])
    const records = new Map<string, Recorded>()
    for (const p of locals) {
      const recorded = await readRecord(device.db, p.doc, p.id)
      if (recorded) records.set(p.id, recorded)
    }
    return { locals, changed, all, records }
  }, [device, centre]).value
  if (!seen) return <Skeleton words={t('centres.reading')} />
  const { locals, changed, all, records } = seen
  const choices = choicesOn(locals, today, changed)
  const offered = new Set<string>(choices.map(c => c.id))
  const resting = locals.filter(p => !offered.has(p.id))
  const end = (): void => turnTo(null)
  const last = Math.max(0, ...locals.map(p => p.order)) + 1

  /** One place up among those that count under the same reference: the references themselves keep their order everywhere. */
  const up = async (p: LocalPurpose): Promise<void> => {
    const same = locals.filter(x => x.ref === p.ref && offered.has(x.id)).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
    const at = same.indexOf(p)
    const before = same[at - 1]
    const record = records.get(p.id)?.record
    if (!before || !record) return announce(t('lists.up.first'))
    const further = same[at - 2]
    const order = further ? (before.order + further.order) / 2 : before.order - 1
    if ((await write(desk, p.doc, [restated(record, 'order', order)])).kept) announce(t('lists.up.done', { value: p.label, place: at }))
  }
  const line = (p: LocalPurpose): JSX.Element => {
    const recorded = records.get(p.id)
    return (
      <li key={p.id} class="stack close">
        <div class="row apart">
          <span>
            <b>{p.label}</b> {!offered.has(p.id) && <Tag icon="clock">{t(p.to && p.to < today ? 'lists.retired' : 'lists.ahead')}</Tag>}{' '}
            <span class="meta">
              {[
                t('lists.counts', { ref: purposeWord([], p.ref) }),
                t('lists.since', { date: dayWithYear(p.from) }),
                ...(p.to ? [t('lists.until', { date: dayWithYear(p.to) })] : []),
              ].join(' · ')}
            </span>
          </span>
          <span class="row close">
            <Button look="quiet" icon="up" label={t('lists.up', { value: p.label })} onPress={() => void up(p)} />
            <Button id={openerOf(p.id)} look="quiet" icon="pen" label={t('lists.edit', { value: p.label })} onPress={() => turnTo(p.id)}>
              {t('network.edit')}
            </Button>
          </span>
        </div>
        {task === p.id && (
          <>
            <PurposeForm desk={desk} doc={p.doc} purpose={p} record={recorded?.record ?? null} order={last} close={end} />
            {recorded && (
              <RecordParts
                desk={desk}
                recorded={recorded}
                describe={describeValue([])}
                centres={all}
                today={today}
                may
                isText={field => field === 'label' || field === 'short'}
                check={purposeCheck(recorded.record, centre)}
              />
            )}
          </>
        )}
      </li>
    )
  }
  return (
    <div class="stack">
      <div>
        <Button look="quiet" icon="back" to="/lists">
          {t('lists.back')}
        </Button>
      </div>
      <h1>{t('lists.name.purpose')}</h1>
      <p class="soft">{t('lists.ours.purpose')}</p>
      <Sheet heading={t('lists.name.purpose')} headingLook="hidden" look="flush">
        <ol class="record-list inset">
          {choices.map(c =>
            c.local ? (
              line(c.local)
            ) : (
              <li key={c.id}>
                <b>{purposeWords(c).long}</b> <span class="meta">{t('lists.reference')}</span>
              </li>
            ),
          )}
          {resting.map(line)}
        </ol>
      </Sheet>
      {task === NEW ? (
        <div class="sheet">
          <PurposeForm desk={desk} doc={doc} purpose={null} record={null} order={last} close={end} />
        </div>
      ) : (
        <div>
          <Button id={openerOf(NEW)} icon="plus" onPress={() => turnTo(NEW)}>
            {t('lists.add')}
          </Button>
        </div>
      )}
    </div>
  )
}
