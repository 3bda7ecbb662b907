// What may go on the sheet, as boxes: what was on one here before, then what two letters find. The field keeps the focus under a finger, so that the next
// letters can be typed at once.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import type { Language } from '../domain/languages.ts'
import { itemOf } from '../domain/lists.ts'
import { isOn, type SheetItem } from '../domain/sheet.ts'
import { dayOf } from '../domain/wall-time.ts'
import { foreign, whenText } from '../text/event-text.ts'
import { dayText, titleCase } from '../text/format.ts'
import { itemWord } from '../text/list-words.ts'
import { t } from '../text/translate.ts'
import { Empty } from '../ui/Empty.tsx'
import { Finder } from '../ui/Finder.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icon-paths.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { found, isEnough, these, type Thing, type Things } from './things.ts'

/** More are not looked through: one more letter is quicker. */
const SHOWN = 8

export const SIGNS: Readonly<Record<Thing['is'], IconName>> = { work: 'book', partner: 'group', event: 'calendar', 'key-date': 'clock' }

/** 'Document, Brochure, 2025, ici 4.1 MOB'. */
const aboutOf = (thing: Thing, { media, stated }: Things, today: Day): string => {
  const parts = [t(`sheet.thing.${thing.is}`)]
  if (thing.is === 'work') {
    const medium = itemOf(media, stated, thing.work.media)
    parts.push(...(medium ? [itemWord(medium)] : []), ...(thing.work.year === null ? [] : [thing.work.year.slice(0, 4)]))
    if (thing.marks.length > 0) parts.push([t('sheet.paper.here'), ...thing.marks.filter(m => m !== '')].join(' '))
  }
  if (thing.is === 'event') parts.push(whenText(thing.shared.event.when, today))
  if (thing.is === 'key-date') parts.push(dayText(dayOf(thing.shared.event.when.start), today))
  if ('shared' in thing) {
    if (thing.shared.cancelled) parts.push(t('agenda.cancelled'))
    if (thing.shared.event.circle !== 'public') parts.push(t(`agenda.circle.${thing.shared.event.circle}`))
  }
  return parts.join(' · ')
}

/** The language of a title that the screen does not speak. */
const tongueOf = (thing: Thing): Language | undefined => {
  if (thing.is === 'work') return thing.work.language ?? undefined
  return 'shared' in thing ? (foreign(thing.shared.event, thing.shared.event.titles.by) ?? undefined) : undefined
}
/** Somebody is typing. */
const fieldInUse = (): HTMLInputElement | null => {
  const at = document.activeElement
  return at instanceof HTMLInputElement && at.type === 'search' ? at : null
}

type Props = {
  readonly read: Things
  readonly before: readonly SheetItem[]
  readonly items: readonly SheetItem[]
  readonly today: Day
  /** Of the sheet. */
  readonly tongue: Language
  readonly turn: (item: SheetItem, on: boolean) => void
}

export const Picks = ({ read, before, items, today, tongue, turn }: Props): JSX.Element => {
  const [typed, type] = useState('')
  /** The field in which somebody was typing when a box was pressed. */
  const typing = useRef<HTMLInputElement | null>(null)
  const seeks = isEnough(typed)
  const hits = seeks ? found(read, typed, before, tongue) : these(read, before)
  const shown = hits.slice(0, SHOWN)
  return (
    <Finder
      id="find-thing"
      label={t('sheet.search')}
      typed={typed}
      type={type}
      said={t('sheet.found', { n: hits.length })}
      current={null}
      last={null}
    >
      <Sheet heading={seeks ? t('sheet.found', { n: hits.length }) : t('sheet.recent')}>
        {shown.length > 0 ? (
          <ul
            class="hits picks"
            onMouseDown={() => {
              typing.current = fieldInUse()
            }}
          >
            {shown.map(thing => (
              <li key={`${thing.item.is} ${thing.item.id}`}>
                <Pick
                  thing={thing}
                  about={aboutOf(thing, read, today)}
                  on={isOn(items, thing.item)}
                  turn={on => {
                    turn(thing.item, on)
                    typing.current?.focus()
                    typing.current?.select()
                    typing.current = null
                  }}
                />
              </li>
            ))}
          </ul>
        ) : seeks ? (
          <Empty icon="page" title={t('sheet.none', { words: typed.trim() })} />
        ) : (
          <p class="soft">{t('sheet.begin')}</p>
        )}
        {seeks && hits.length > shown.length && <p class="meta">{t('sheet.rest', { n: hits.length - shown.length })}</p>}
      </Sheet>
    </Finder>
  )
}

type PickProps = { readonly thing: Thing; readonly about: string; readonly on: boolean; readonly turn: (on: boolean) => void }
const Pick = ({ thing, about, on, turn }: PickProps): JSX.Element => (
  <label class="tick">
    <input type="checkbox" checked={on} onChange={e => turn(e.currentTarget.checked)} />
    <Icon name={SIGNS[thing.is]} />
    <span>
      <span class="title" lang={tongueOf(thing)}>
        {thing.title}
      </span>
      <span class="meta">{titleCase(about)}</span>
    </span>
  </label>
)
