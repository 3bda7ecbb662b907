// The list of works: what is typed narrows it at once, without a network; arrows go along it, Enter opens.
import type { JSX } from 'preact'
import type { ValueIcon } from '../domain/lists.ts'
import { numberText, titleCase } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { purposeLabel, purposeShort, signHere } from '../text/words-here.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Finder, lineId } from '../ui/Finder.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import { facetCounts, found, type Catalogue, type Facet, type Line } from './catalogue.ts'
import { mediaWord, type WorkLists } from './lists-here.ts'
import { facets, lastOpened, PAGE, shownLines, typed } from './seeking.ts'
import { stateWord } from './work-words.ts'

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

export const WorkList = ({ read, current }: Props): JSX.Element => {
  const { lines, lists, arriving } = read
  const seen = found(lines, typed.value, facets.value)
  const counts = facetCounts(read, found(lines, typed.value, []), facets.value)
  return (
    <Finder
      id="find-work"
      label={t('holdings.search')}
      aside={
        <Button look="quiet" icon="plus" to="/holdings/new" label={t('holdings.add')}>
          {t('holdings.add.short')}
        </Button>
      }
      typed={typed.value}
      type={text => {
        typed.value = text
        shownLines.value = PAGE
      }}
      facets={{
        legend: t('holdings.filter'),
        choices: counts.map(([f, many]) => {
          const icon = facetIcon(lists, f)
          return { value: f, label: t('holdings.facet', { what: facetWord(lists, f), n: numberText(many) }), ...(icon && { icon }) }
        }),
        chosen: facets.value,
        onChange: chosen => {
          facets.value = counts.map(([f]) => f).filter(f => chosen.includes(f))
          shownLines.value = PAGE
        },
      }}
      said={t('holdings.count', { n: seen.length })}
      current={current}
      last={lastOpened.peek()}
    >
      <Found seen={seen} of={lines.length} arriving={arriving} current={current} lists={lists} />
    </Finder>
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
    <a id={lineId(work.id)} href={`/holdings/${work.id}`} aria-current={current ? 'true' : undefined}>
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
