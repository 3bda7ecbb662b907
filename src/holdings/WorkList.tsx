// The list of works: what is typed narrows it at once, without a network; arrows go along it, Enter opens.
import type { JSX, TargetedKeyboardEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ValueIcon } from '../domain/lists.ts'
import { t } from '../text/translate.ts'
import { numberText, titleCase } from '../text/format.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { facetCounts, found, type Catalogue, type Facet, type Line } from './catalogue.ts'
import { mediaWord, purposeLabel, purposeShort, signHere, type WorkLists } from './lists-here.ts'
import { facets, lastOpened, PAGE, shownLines, typed } from './seeking.ts'
import { stateWord } from './work-words.ts'

/** A count is spoken this much after the last key. Milliseconds. */
const SPOKEN_AFTER = 500

type Props = { readonly read: Catalogue; readonly current: string | null }

const facetWord = (lists: WorkLists, f: Facet): string => {
  if (f === 'here') return t('holdings.shelf.here')
  if (f === 'decide') return t('records.decide.tag')
  const value = f.slice(f.indexOf(':') + 1)
  return f.startsWith('media:') ? mediaWord(lists, value) : purposeShort(lists, value)
}

const facetIcon = (lists: WorkLists, f: Facet): ValueIcon | null => {
  const value = f.slice(f.indexOf(':') + 1)
  return f.startsWith('media:') ? signHere(lists.media, value) : f.startsWith('purpose:') ? signHere(lists.purposes, value) : null
}

/** With the arrows along the lines, from the search field into them and back. */
const alongLines = (e: TargetedKeyboardEvent<HTMLElement>): void => {
  const at = document.activeElement
  const lines = [...e.currentTarget.querySelectorAll<HTMLElement>('.hits a')]
  const field = e.currentTarget.querySelector<HTMLElement>('input[type="search"]')
  const i = lines.indexOf(at as HTMLElement) // -1 for what is no line
  if (i < 0 && at !== field) return
  const to =
    e.key === 'ArrowDown'
      ? lines[i + 1]
      : e.key === 'ArrowUp'
        ? i === 0
          ? field
          : lines[i - 1]
        : i >= 0 && e.key === 'Home'
          ? lines[0]
          : i >= 0 && e.key === 'End'
            ? lines.at(-1)
            : null
  if (!to) return
  e.preventDefault()
  to.focus()
}

export const WorkList = ({ read, current }: Props): JSX.Element => {
  const { lines, lists, arriving } = read
  const seen = found(lines, typed.value, facets.value)
  const counts = facetCounts(read, found(lines, typed.value, []), facets.value)
  const n = seen.length
  const box = useRef<HTMLDivElement>(null)
  const spoken = useRef<string | null>(null)

  useEffect(() => {
    const now = `${typed.value}\n${facets.value.join()}`
    if (spoken.current === null) {
      spoken.current = now // what stands there at first is read with the page
      return undefined
    }
    if (spoken.current === now) return undefined
    const timer = setTimeout(() => {
      spoken.current = now
      announce(t('holdings.count', { n }))
    }, SPOKEN_AFTER)
    return () => clearTimeout(timer)
  }, [typed.value, facets.value, n])

  // back from a card: to the line one left by; on a desk the field waits for words
  useEffect(() => {
    const line = (current ?? lastOpened.peek()) === null ? null : document.getElementById(`line-${current ?? lastOpened.peek()}`)
    if (line) {
      line.scrollIntoView({ block: current === null ? 'center' : 'nearest' })
      if (current === null) line.focus({ preventScroll: true })
    } else if (current === null && matchMedia('(min-width: 62rem)').matches && !matchMedia('(pointer: coarse)').matches)
      // not under a finger: the keyboard would hide the page
      box.current?.querySelector<HTMLElement>('input[type="search"]')?.focus()
  }, [])

  return (
    <div class="stack near" ref={box} onKeyDown={alongLines}>
      <form
        class="find"
        role="search"
        onSubmit={e => {
          e.preventDefault()
          box.current?.querySelector<HTMLElement>('.hits a')?.focus()
        }}
      >
        <label for="find-work">{t('holdings.search')}</label>
        <Button look="quiet" icon="plus" to="/holdings/new" label={t('holdings.add')}>
          {t('holdings.add.short')}
        </Button>
        <input
          id="find-work"
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          value={typed.value}
          onInput={e => {
            typed.value = e.currentTarget.value
            shownLines.value = PAGE
          }}
        />
      </form>
      {counts.length > 0 && (
        <div class="facets scroll">
          <Ticks
            legend={t('holdings.filter')}
            legendLook="hidden"
            kind="several"
            look="flow"
            choices={counts.map(([f, many]) => {
              const icon = facetIcon(lists, f)
              return { value: f, label: t('holdings.facet', { what: facetWord(lists, f), n: numberText(many) }), ...(icon && { icon }) }
            })}
            chosen={facets.value}
            onChange={chosen => {
              facets.value = counts.map(([f]) => f).filter(f => chosen.includes(f))
              shownLines.value = PAGE
            }}
          />
        </div>
      )}
      <Found seen={seen} of={lines.length} arriving={arriving} current={current} lists={lists} />
    </div>
  )
}

type FoundProps = {
  readonly seen: readonly Line[]
  readonly of: number
  readonly arriving: boolean
  readonly current: string | null
  readonly lists: WorkLists
}
const Found = ({ seen, of, arriving, current, lists }: FoundProps): JSX.Element => {
  if (of === 0)
    return (
      <Sheet heading={t('nav.holdings')} headingLook="hidden">
        <Empty icon="book" title={t('holdings.empty')}>
          {t('holdings.empty.say')}
        </Empty>
      </Sheet>
    )
  if (seen.length === 0)
    return (
      <Sheet heading={t('holdings.count', { n: 0 })} headingLook="hidden">
        <Empty
          icon="book"
          title={typed.value.trim() === '' ? t('holdings.none.facets') : t('holdings.none', { words: typed.value.trim() })}
        >
          {t(arriving ? 'holdings.none.arriving' : 'holdings.none.say')}
        </Empty>
      </Sheet>
    )
  const part = seen.slice(0, shownLines.value)
  const all =
    part.some(l => l.work.id === current) || current === null
      ? part
      : [...part, ...seen.slice(part.length).filter(l => l.work.id === current)]
  return (
    <Sheet
      heading={t('holdings.count', { n: seen.length })}
      aside={<span class="meta">{t(arriving ? 'holdings.of.arriving' : 'holdings.of', { n: numberText(of) })}</span>}
      look="flush"
    >
      <ul class="hits">
        {all.map(l => (
          <li key={`${l.work.doc} ${l.work.id}`}>
            <Hit line={l} current={l.work.id === current} lists={lists} />
          </li>
        ))}
      </ul>
      {part.length < seen.length && (
        <div class="sheet-foot">
          <Button
            onPress={() => {
              shownLines.value = part.length + PAGE
            }}
          >
            {t('holdings.further')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}

const Hit = ({
  line: { work, marks, diverging },
  current,
  lists,
}: {
  readonly line: Line
  readonly current: boolean
  readonly lists: WorkLists
}): JSX.Element => {
  const marked = marks.filter(m => m !== '')
  return (
    <a id={`line-${work.id}`} href={`/holdings/${work.id}`} aria-current={current ? 'true' : undefined}>
      <span class="title">{work.title}</span>
      <span class="meta">{[mediaWord(lists, work.media), work.year?.slice(0, 4), work.authors[0]].filter(Boolean).join(', ')}</span>
      <span class="row close">
        <span>{work.purposes.map(p => purposeLabel(lists, p)).join(', ')}</span>
        {marks.length > 0 && (
          <span class="meta">
            {titleCase(t('holdings.shelf.here'))}
            {marked.length > 0 && (
              <>
                {' '}
                <span class="mark-of">{marked.join(' · ')}</span>
              </>
            )}
          </span>
        )}
        {(work.conflicts.length > 0 || work.changedApart) && <Tag tone="ochre">{t('records.decide.tag')}</Tag>}
        {diverging && <Tag tone="ochre">{t('holdings.tag.diverge')}</Tag>}
        {work.state.is !== 'current' && <Tag tone="slate">{stateWord(work.state)}</Tag>}
      </span>
    </a>
  )
}
