// One reference list: its values in their order, retired ones last and named so. Coordinators change, date, order and add; a centre renames,
// orders and adds for itself.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import type { Day } from '../domain/day.ts'
import { DIRECTORY } from '../domain/document-name.ts'
import { deskDocument } from '../domain/documents-of.ts'
import type { CentreCode } from '../domain/ids.ts'
import { isInCircle, iconOf, isValidOn, listAt, takesNew, type ListItem, type ListName } from '../domain/lists.ts'
import type { Desk } from '../records/desk.ts'
import { centres } from '../store/read-day.ts'
import { listValues } from '../store/read-lists.ts'
import { useLive } from '../store/use-live.ts'
import { itemWord } from '../text/list-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { openerOf, useFocusBack } from '../ui/use-focus-back.ts'
import { WithSign } from '../ui/WithSign.tsx'
import { dayWithYear } from './list-words.ts'
import { listForms, NEW } from './list-forms.ts'
import { ListSlips } from './ListSlips.tsx'
import { moveUp } from './move-up.ts'
import { useListTitle } from './use-list-title.ts'
import { valueRecords } from './value-records.ts'
import { ValueForm } from './ValueForm.tsx'
import { ValueParts } from './ValueParts.tsx'

type Props = {
  readonly desk: Desk
  readonly list: ListName
  /** This centre's own; null for the coordination's. */
  readonly centre: CentreCode | null
}
/** Which value is being changed, or `NEW`. */
type Task = string | null

export const ListScreen = ({ desk, list, centre }: Props): JSX.Element => {
  const { device, minute } = desk
  const today = localOn(device, minute.value).day
  const title = useListTitle(desk, list, centre)
  const [task, turnTo] = useState<Task>(null)
  useFocusBack(task)
  const doc = centre ? deskDocument(centre) : DIRECTORY
  const seen = useLive(async () => {
    const [stated, all] = await Promise.all([listValues(device.db), centres(device.db)])
    const items = listAt(list, stated, centre)
    const records = await valueRecords(device.db, items, doc)
    return { items, all, records }
  }, [device, list, centre]).value
  if (!seen) return <Skeleton words={t('centres.reading')} />
  const { items, all, records } = seen
  const end = (): void => turnTo(null)
  const recordsOf = (item: ListItem) => (records.get(item.value) ?? []).map(r => r.record)

  const up = async (item: ListItem, at: number): Promise<void> => {
    if (await moveUp(desk, { doc, noun: centre ? 'local-value' : 'value' }, items, at, recordsOf(item)))
      announce(t('lists.up.done', { value: itemWord(item), place: at }))
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
        forms={listForms(centre !== null, list)}
        task={task}
        word={value => {
          const item = items.find(i => i.value === value)
          return item ? itemWord(item) : null
        }}
        takesNew={takesNew(list)}
        turnTo={turnTo}
      />
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
                    onPress={() => void up(item, at)}
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
              {task === item.value && (
                <ValueForm
                  desk={desk}
                  doc={doc}
                  list={list}
                  item={item}
                  records={recordsOf(item)}
                  items={items}
                  own={centre !== null}
                  close={end}
                />
              )}
              {(task === item.value || item.contested.length > 0) && (
                <ValueParts desk={desk} item={item} items={items} records={records.get(item.value) ?? []} centres={all} />
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
          <ValueForm desk={desk} doc={doc} list={list} item={null} records={[]} items={items} own={centre !== null} close={end} />
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
      <WithSign icon={iconOf(item)}>
        <b>{itemWord(item)}</b>
      </WithSign>{' '}
      {!isValidOn(item, today) && <Tag icon="clock">{t(item.to && item.to < today ? 'lists.retired' : 'lists.ahead')}</Tag>}{' '}
      {isInCircle(item, items) && (
        <Tag tone="ochre" icon="warning">
          {t('lists.circle')}
        </Tag>
      )}{' '}
      {item.contested.length > 0 && (
        <Tag tone="ochre" icon="warning">
          {t('records.decide.tag')}
        </Tag>
      )}{' '}
      {facts.length > 0 && <span class="meta">{facts.join(' · ')}</span>}
    </span>
  )
}
