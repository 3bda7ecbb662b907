// The list of partners: three letters are enough, without a network; by purpose and type in one row, by theme and living area below.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { comingText } from '../text/duty-text.ts'
import { numberText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { purposeShort } from '../text/words-here.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Finder, lineId } from '../ui/Finder.tsx'
import { Select } from '../ui/Select.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import { facetCounts, found, type Facet, type Line } from './directory.ts'
import { memberWord, typeWord, type PartnerLists } from './partner-lists.ts'
import { facets, lastOpened, PAGE, shownLines, typed } from './seeking.ts'

type Props = {
  readonly lines: readonly Line[]
  readonly lists: PartnerLists
  readonly today: Day
  readonly current: string | null
  /** Whether this device may add one. */
  readonly may: boolean
}

const valueOf = (f: Facet): string => f.slice(f.indexOf(':') + 1)
const facetWord = (lists: PartnerLists, f: Facet): string => {
  if (f === 'check' || f === 'here') return t(`partners.facet.${f}`)
  if (f === 'decide') return t('records.decide.tag')
  return f.startsWith('purpose:') ? purposeShort(lists, valueOf(f)) : typeWord(lists, valueOf(f))
}

/** Themes and living areas are many: one each is chosen of a list. */
const FURTHER = ['theme', 'zone'] as const

export const PartnerList = ({ lines, lists, today, current, may }: Props): JSX.Element => {
  const seen = found(lines, typed.value, facets.value, today)
  const counts = facetCounts(found(lines, typed.value, [], today))
  const narrow = (to: readonly Facet[]): void => {
    facets.value = to
    shownLines.value = PAGE
  }
  const inRow: Facet[] = [
    'check',
    'here',
    'decide',
    ...lists.purposes.map((p): Facet => `purpose:${p.value}`),
    ...lists.types.map((x): Facet => `type:${x.value}`),
  ]
  const ticked = facets.value.filter(f => inRow.includes(f))
  const beyond = facets.value.filter(f => !inRow.includes(f))
  const offered = inRow.filter(f => counts.has(f) || ticked.includes(f))
  const further = (set: (typeof FURTHER)[number], members: readonly string[]): JSX.Element => {
    const chosen = beyond.find(f => f.startsWith(`${set}:`))
    const others = facets.value.filter(f => f !== chosen)
    const choices = members.flatMap(member => {
      const n = counts.get(`${set}:${member}`) ?? 0
      const facet: Facet = `${set}:${member}`
      return n > 0 || facet === chosen
        ? [{ value: facet, label: t('holdings.facet', { what: memberWord(lists, set, member), n: numberText(n) }) }]
        : []
    })
    return (
      <Select
        label={t(`partners.facet.${set}`)}
        ask={t('partners.facet.all')}
        choices={choices}
        value={chosen ?? ''}
        onChange={to => narrow([...others, ...choices.flatMap(c => (c.value === to ? [c.value] : []))])}
      />
    )
  }
  return (
    <Finder
      id="find-partner"
      label={t('partners.search')}
      aside={
        may && (
          <Button look="quiet" icon="plus" to="/partners/new" label={t('partners.add')}>
            {t('holdings.add.short')}
          </Button>
        )
      }
      typed={typed.value}
      type={text => {
        typed.value = text
        shownLines.value = PAGE
      }}
      facets={{
        legend: t('partners.filter'),
        choices: offered.map(f => ({
          value: f,
          label: t('holdings.facet', { what: facetWord(lists, f), n: numberText(counts.get(f) ?? 0) }),
        })),
        chosen: ticked,
        onChange: chosen => narrow([...inRow.filter(f => chosen.includes(f)), ...beyond]),
      }}
      further={
        lines.length > 0 &&
        (typed.value === '' || beyond.length > 0) && ( // what is found stands higher while one types
          <Disclosure title={t('partners.filter.further')} open={beyond.length > 0}>
            <div class="beside">
              {further(
                'theme',
                lists.themes.map(x => x.value),
              )}
              {further(
                'zone',
                lists.zones.map(z => z.id),
              )}
            </div>
          </Disclosure>
        )
      }
      said={t('partners.count', { n: seen.length })}
      current={current}
      last={lastOpened.peek()}
    >
      <Found seen={seen} of={lines.length} current={current} lists={lists} today={today} may={may} />
    </Finder>
  )
}

type FoundProps = Pick<Props, 'lists' | 'today' | 'current' | 'may'> & { readonly seen: readonly Line[]; readonly of: number }
const Found = ({ seen, of, current, lists, today, may }: FoundProps): JSX.Element => {
  if (of === 0)
    return (
      <Sheet heading={t('nav.partners')} headingLook="hidden">
        <Empty icon="group" title={t('partners.empty')}>
          {t(may ? 'partners.empty.say' : 'partners.empty.wait')}
        </Empty>
      </Sheet>
    )
  if (seen.length === 0)
    return (
      <Sheet heading={t('partners.count', { n: 0 })} headingLook="hidden">
        <Empty
          icon="group"
          title={typed.value.trim() === '' ? t('partners.none.facets') : t('partners.none', { words: typed.value.trim() })}
        >
          {t('partners.none.say')}
        </Empty>
      </Sheet>
    )
  const part = seen.slice(0, shownLines.value)
  const all = [...part, ...seen.slice(part.length).filter(l => l.partner.id === current)]
  return (
    <Sheet
      heading={t('partners.count', { n: seen.length })}
      aside={seen.length < of && <span class="meta">{t('holdings.of', { n: numberText(of) })}</span>}
      look="flush"
    >
      <ul class="hits">
        {all.map(line => (
          <li key={line.partner.id}>
            <Hit line={line} current={line.partner.id === current} lists={lists} today={today} />
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
            {t('partners.further')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}

type HitProps = { readonly line: Line; readonly current: boolean; readonly lists: PartnerLists; readonly today: Day }
const Hit = ({ line: { partner, name, typeWord: type, due, here }, current, lists, today }: HitProps): JSX.Element => (
  <a id={lineId(partner.id)} href={`/partners/${partner.id}`} aria-current={current ? 'true' : undefined}>
    <span class="title">{name}</span>
    <span class="meta">
      {[type, partner.short, partner.purposes.map(p => purposeShort(lists, p)).join(', ')].filter(Boolean).join(' · ')}
    </span>
    {here && <span>{t('partners.here.next', { when: comingText(here, today) })}</span>}
    <Tags partner={partner} due={due} />
  </a>
)

/** What is to be known before one opens it; nothing where there is nothing. */
const Tags = ({ partner, due }: Pick<Line, 'partner' | 'due'>): JSX.Element | null => {
  const { engagement, withdrawn, conflicts } = partner
  const apart = withdrawn
    ? t('partners.state.withdrawn')
    : engagement === 'prospect' || engagement === 'ended'
      ? t(`partners.engagement.${engagement}`)
      : null
  return !due && conflicts.length === 0 && apart === null ? null : (
    <span class="row close">
      {conflicts.length > 0 && <Tag tone="ochre">{t('records.decide.tag')}</Tag>}
      {due && (
        <Tag tone="ochre" icon="clock">
          {t('partners.facet.check')}
        </Tag>
      )}
      {apart !== null && <Tag tone="slate">{apart}</Tag>}
    </span>
  )
}
