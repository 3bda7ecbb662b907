// The purposes as this centre has them: the references in its own order, what it calls its own way, what it added. What a reference is called and
// what counts under it are not its to change.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { deskDocument } from '../domain/documents-of.ts'
import { restated } from '../domain/restated.ts'
import type { CentreCode } from '../domain/ids.ts'
import { centreList, referencesAt } from '../domain/lists.ts'
import { choicesOn, type Choice, type LocalPurpose } from '../domain/purposes.ts'
import type { Desk } from '../records/desk.ts'
import { RecordParts } from '../records/RecordParts.tsx'
import { write } from '../records/write.ts'
import { centres, purposesOf } from '../store/read-day.ts'
import { listValues } from '../store/read-lists.ts'
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
import { WithSign } from '../ui/WithSign.tsx'
import { purposeCheck } from './list-check.ts'
import { dayWithYear, describeValue } from './list-words.ts'
import { listForms, NEW } from './list-forms.ts'
import { ListSlips } from './ListSlips.tsx'
import { moveUp } from './move-up.ts'
import { PurposeForm } from './PurposeForm.tsx'
import { purposesNamed } from './same-word.ts'
import { useListTitle } from './use-list-title.ts'
import { valueRecords } from './value-records.ts'
import { ValueParts } from './ValueParts.tsx'

export const OurPurposes = ({ desk, centre }: { readonly desk: Desk; readonly centre: CentreCode }): JSX.Element => {
  const { device, minute } = desk
  const today = localOn(device, minute.value).day
  const title = useListTitle(desk, 'purpose', centre)
  const [task, turnTo] = useState<string | null>(null)
  useFocusBack(task)
  const doc = deskDocument(centre)
  const seen = useLive(async () => {
    const [locals, stated, all] = await Promise.all([purposesOf(device.db, centre), listValues(device.db), centres(device.db)])
    const references = centreList('purpose', stated, centre)
    const said = await valueRecords(device.db, references, doc)
    const records = new Map<string, Recorded>()
    for (const p of locals) {
      const recorded = await readRecord(device.db, p.doc, p.id)
      if (recorded) records.set(p.id, recorded)
    }
    return { locals, references, changed: referencesAt(stated, centre), said, all, records }
  }, [device, centre]).value
  if (!seen) return <Skeleton words={t('centres.reading')} />
  const { locals, references, changed, said, all, records } = seen
  const named = purposesNamed(locals, changed)
  const choices = choicesOn(locals, today, changed)
  const offered = new Set<string>(choices.map(c => c.id))
  const resting = locals.filter(p => !offered.has(p.id))
  const end = (): void => turnTo(null)
  const last = Math.max(0, ...locals.map(p => p.order)) + 1

  /** The references something of which is offered: the groups of this list, in its order. */
  const groups = references.filter(i => choices.some(c => c.ref === i.value))
  /** The first of its group takes the group along, before the one above. */
  const upGroup = async (ref: string, word: string): Promise<void> => {
    const at = groups.findIndex(g => g.value === ref)
    const place = choices.findIndex(c => c.ref === groups[at - 1]?.value) + 1
    const own = (said.get(ref) ?? []).map(r => r.record)
    if (await moveUp(desk, { doc, noun: 'local-value' }, groups, at, own)) announce(t('lists.up.done', { value: word, place }))
  }
  const isFirst = (c: Choice | undefined): boolean => c === choices[0]
  /** One place up among those of the same reference, and with them. */
  const up = async (p: LocalPurpose): Promise<void> => {
    const same = choices.filter(c => c.ref === p.ref)
    const at = same.findIndex(c => c.local === p)
    if (at === 0) return upGroup(p.ref, p.label)
    const before = same[at - 1]?.local
    const record = records.get(p.id)?.record
    if (!before || !record) return announce(t('lists.up.first'))
    const further = same[at - 2]?.local
    const order = further ? (before.order + further.order) / 2 : before.order - 1
    const place = choices.findIndex(c => c.local === before) + 1
    if ((await write(desk, p.doc, [restated(record, 'order', order)])).kept) announce(t('lists.up.done', { value: p.label, place }))
  }
  const line = (p: LocalPurpose): JSX.Element => {
    const recorded = records.get(p.id)
    return (
      <li key={p.id} class="stack close">
        <div class="row apart">
          <span>
            <WithSign icon={p.icon}>
              <b>{p.label}</b>
            </WithSign>{' '}
            {!offered.has(p.id) && <Tag icon="clock">{t(p.to && p.to < today ? 'lists.retired' : 'lists.ahead')}</Tag>}{' '}
            <span class="meta">
              {[
                t('lists.counts', { ref: purposeWord([], p.ref) }),
                t('lists.since', { date: dayWithYear(p.from) }),
                ...(p.to ? [t('lists.until', { date: dayWithYear(p.to) })] : []),
              ].join(' · ')}
            </span>
          </span>
          <span class="row close">
            <Button
              look="quiet"
              icon="up"
              label={t('lists.up', { value: p.label })}
              off={isFirst(choices.find(c => c.local === p))}
              onPress={() => void up(p)}
            />
            <Button id={openerOf(p.id)} look="quiet" icon="pen" label={t('lists.edit', { value: p.label })} onPress={() => turnTo(p.id)}>
              {t('network.edit')}
            </Button>
          </span>
        </div>
        {task === p.id && (
          <>
            <PurposeForm desk={desk} doc={p.doc} purpose={p} record={recorded?.record ?? null} named={named} order={last} close={end} />
            {recorded && (
              <RecordParts
                desk={desk}
                recorded={recorded}
                describe={describeValue([])}
                centres={all}
                today={today}
                may
                isText={field => field === 'label' || field === 'short'}
                check={purposeCheck(recorded.record, centre, today, named)}
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
      <h1>{title}</h1>
      <ListSlips
        desk={desk}
        forms={listForms(true, 'purpose')}
        task={task}
        word={id => locals.find(p => p.id === id)?.label ?? null}
        takesNew
        turnTo={turnTo}
      />
      <p class="soft">{t('lists.ours.purpose')}</p>
      <Sheet heading={t('lists.name.purpose')} headingLook="hidden" look="flush">
        <ol class="record-list inset">
          {choices.map(c =>
            c.local ? line(c.local) : <Reference key={c.id} choice={c} first={isFirst(c)} up={word => void upGroup(c.ref, word)} />,
          )}
          {resting.map(line)}
          {references
            .filter(i => i.contested.length > 0 && (said.get(i.value) ?? []).length > 0)
            .map(i => (
              <li key={`apart ${i.value}`}>
                <b>{purposeWord([], i.value)}</b>
                <ValueParts desk={desk} item={i} items={references} records={said.get(i.value) ?? []} centres={all} />
              </li>
            ))}
        </ol>
      </Sheet>
      {task === NEW ? (
        <div class="sheet">
          <PurposeForm desk={desk} doc={doc} purpose={null} record={null} named={named} order={last} close={end} />
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

type ReferenceProps = { readonly choice: Choice; readonly first: boolean; readonly up: (word: string) => void }
const Reference = ({ choice, first, up }: ReferenceProps): JSX.Element => {
  const word = purposeWords(choice).long
  return (
    <li class="row apart">
      <span>
        <b>{word}</b> <span class="meta">{t('lists.reference')}</span>
      </span>
      <Button look="quiet" icon="up" label={t('lists.up', { value: word })} off={first} onPress={() => up(word)} />
    </li>
  )
}
