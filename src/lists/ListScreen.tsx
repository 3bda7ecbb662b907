// One reference list: its values in their order, retired ones last and named so. Coordinators change, date, order and add; a centre renames,
// orders and adds for itself.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import { deskDocument, DIRECTORY } from '../domain/document-name.ts'
import type { CentreCode } from '../domain/ids.ts'
import { centreList, isValidOn, networkList, orderUp, takesNew, type ListItem, type ListName, type ListValue } from '../domain/lists.ts'
import type { Desk } from '../records/desk.ts'
import { RecordParts } from '../records/RecordParts.tsx'
import { write } from '../records/write.ts'
import { restated } from '../domain/fold.ts'
import { centres } from '../store/read-day.ts'
import { listValues } from '../store/read-lists.ts'
import { readRecord, type Recorded } from '../store/read-record.ts'
import { useLive } from '../store/use-live.ts'
import { inWords } from '../text/centre-words.ts'
import { itemWord } from '../text/list-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'
import { Tag } from '../ui/Tag.tsx'
import { openerOf, useFocusBack } from '../ui/use-focus-back.ts'
import { useTitle } from '../ui/use-title.ts'
import { dayWithYear, describeValue } from './list-words.ts'
import { ValueForm } from './ValueForm.tsx'

type Props = {
  readonly desk: Desk
  readonly list: ListName
  /** This centre's own; null for the coordination's. */
  readonly centre: CentreCode | null
}
/** Which value is being changed, or 'new'. */
type Task = string | null
const NEW = 'new'

export const ListScreen = ({ desk, list, centre }: Props): JSX.Element => {
  const { device, minute } = desk
  const today = device.clock.local(minute.value).day
  useTitle(t('app.title', { screen: t(`lists.name.${list}`) }))
  const [task, turnTo] = useState<Task>(null)
  useFocusBack(task)
  const doc = centre ? deskDocument(centre) : DIRECTORY
  const seen = useLive(async () => {
    const [stated, all] = await Promise.all([listValues(device.db), centres(device.db)])
    const items = centre ? centreList(list, stated, centre) : networkList(list, stated)
    const records = new Map<string, Recorded>()
    for (const item of items) {
      const said = item.stated.find(v => v.doc === doc)
      const recorded = said && (await readRecord(device.db, said.doc, said.id))
      if (recorded) records.set(item.value, recorded)
    }
    return { items, all, records }
  }, [device, list, centre]).value
  if (!seen) return <Skeleton words={t('centres.reading')} />
  const { items, all, records } = seen
  const end = (): void => turnTo(null)
  const recordFor = (item: ListItem) => records.get(item.value)?.record ?? null

  const up = async (at: number): Promise<void> => {
    const item = items[at]
    const order = orderUp(items, at)
    if (!item || order === null) return
    const record = recordFor(item)
    const noun = centre ? 'local-value' : 'value'
    const draft = record ? restated(record, 'order', order) : { kind: 'create' as const, noun, fields: { list, value: item.value, order } }
    if ((await write(desk, record?.doc ?? doc, [draft])).kept) announce(t('lists.up.done', { value: itemWord(item), place: at }))
  }
  /** Of several that were stated apart one holds: the others are withdrawn, and stay in the log. */
  const settle = async (item: ListItem, holds: ListValue): Promise<void> => {
    const others = item.stated.filter(v => v.id !== holds.id && v.doc === holds.doc)
    const drafts = others.map(v => ({ kind: 'withdraw' as const, target: v.id, reason: null }))
    if ((await write(desk, holds.doc, drafts)).kept) announce(t('records.decide.done'))
  }

  return (
    <div class="stack">
      <div>
        <Button look="quiet" icon="back" to="/lists">
          {t('lists.back')}
        </Button>
      </div>
      <h1>{t(`lists.name.${list}`)}</h1>
      {!takesNew(list) && <p class="soft">{t(list === 'purpose' ? 'lists.closed.purpose' : 'lists.closed')}</p>}
      <Sheet heading={t(`lists.name.${list}`)} headingLook="hidden" look="flush">
        <ol class="record-list inset">
          {items.map((item, at) => (
            <li key={item.value} class="stack close">
              <div class="row apart">
                <ValueLine item={item} items={items} today={today} />
                <span class="row close">
                  <Button
                    look="quiet"
                    icon="up"
                    label={t('lists.up', { value: itemWord(item) })}
                    off={at === 0}
                    onPress={() => void up(at)}
                  />
                  <Button
                    id={openerOf(item.value)}
                    look="quiet"
                    icon="pen"
                    label={t('lists.edit', { value: itemWord(item) })}
                    onPress={() => turnTo(item.value)}
                  >
                    {t('network.edit')}
                  </Button>
                </span>
              </div>
              {item.stated.length > 1 && item.stated.every(v => v.doc === doc) && <Rivals item={item} settle={v => void settle(item, v)} />}
              {task === item.value && (
                <>
                  <ValueForm
                    desk={desk}
                    doc={doc}
                    list={list}
                    item={item}
                    record={recordFor(item)}
                    items={items}
                    own={centre !== null}
                    close={end}
                  />
                  {records.has(item.value) && (
                    <RecordParts
                      desk={desk}
                      recorded={records.get(item.value)!}
                      describe={describeValue(items)}
                      centres={all}
                      today={today}
                      may
                      isText={field => field.startsWith('label')}
                    />
                  )}
                </>
              )}
            </li>
          ))}
        </ol>
      </Sheet>
      {takesNew(list) && task !== NEW && (
        <div>
          <Button id={openerOf(NEW)} icon="plus" onPress={() => turnTo(NEW)}>
            {t('lists.add')}
          </Button>
        </div>
      )}
      {task === NEW && (
        <div class="sheet">
          <ValueForm desk={desk} doc={doc} list={list} item={null} record={null} items={items} own={centre !== null} close={end} />
        </div>
      )}
    </div>
  )
}

const ValueLine = ({
  item,
  items,
  today,
}: {
  readonly item: ListItem
  readonly items: readonly ListItem[]
  readonly today: Day
}): JSX.Element => {
  const other = (value: string): string => {
    const found = items.find(i => i.value === value)
    return found ? itemWord(found) : t('list.unknown')
  }
  const facts = [
    ...(item.ref === item.value ? [] : [t('lists.counts', { ref: other(item.ref) })]),
    ...(item.from ? [t('lists.since', { date: dayWithYear(item.from) })] : []),
    ...(item.to ? [t('lists.until', { date: dayWithYear(item.to) })] : []),
    ...(item.replacedBy ? [t('lists.then', { value: other(item.replacedBy) })] : []),
  ]
  return (
    <span>
      <b>{itemWord(item)}</b>{' '}
      {!isValidOn(item, today) && <Tag icon="clock">{t(item.to && item.to < today ? 'lists.retired' : 'lists.ahead')}</Tag>}{' '}
      {item.stated.some(v => v.conflicts.length > 0) && (
        <Tag tone="ochre" icon="warning">
          {t('records.decide.tag')}
        </Tag>
      )}{' '}
      {facts.length > 0 && <span class="meta">{facts.join(' · ')}</span>}
    </span>
  )
}

const Rivals = ({ item, settle }: { readonly item: ListItem; readonly settle: (holds: ListValue) => void }): JSX.Element => (
  <Slip
    actions={item.stated.map((v, i) => (
      <Button key={v.id} onPress={() => settle(v)}>
        {t(i === 0 ? 'records.decide.leave' : 'records.decide.take', {
          value: v.labels ? inWords(v.labels) : itemWord({ ...item, labels: null }),
        })}
      </Button>
    ))}
  >
    {t('lists.rivals')}
  </Slip>
)
