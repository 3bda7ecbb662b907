// The handbook: its pages by whose they are, one's own first, looked through as one types; one page; the papers to print; the tour.
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Role } from '../domain/access.ts'
import type { Day } from '../domain/day.ts'
import type { Database } from '../store/tables.ts'
import { t } from '../text/translate.ts'
import { useSeldom, type Say } from '../text/use-seldom.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Finder, lineId } from '../ui/Finder.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useLastOpened } from '../ui/use-last-opened.ts'
import { useTitle } from '../ui/use-title.ts'
import { lastOpened, typed } from './looking.ts'
import { PAGES, partsFor, type PageId, type PageLine } from './pages.ts'
import { PaperList, PaperView, isPaper, type PaperFacts } from './Papers.tsx'
import { PageView } from './PageView.tsx'
import { entryOf, seek, type Hit } from './seek.ts'
import { TourLine } from './TourLine.tsx'
import { plainLine } from './read-lines.ts'

export type HandbookProps = PaperFacts & {
  readonly db: Database
  /** Null before this device belongs to a network. */
  readonly role: Role | null
  /** Whether this device has a screen at that address. */
  readonly opens: (to: string) => boolean
  readonly today: () => Day
  readonly go: (to: string) => void
  /** What stands behind the slash: nothing for the list, 'papers', 'papers/…', or the id of a page. */
  readonly rest: string
  /** Shown where the texts cannot be had. */
  readonly absent: JSX.Element
}

/** The pages in the order in which this role reads them. */
const orderFor = (role: Role | null): PageLine[] => partsFor(role).flatMap(part => PAGES.filter(p => p.part === part))

export const HandbookScreen = (props: HandbookProps): JSX.Element | null => {
  const seldom = useSeldom()
  const { rest, role } = props
  const order = useMemo(() => orderFor(role), [role])
  const page = order.find(p => p.id === rest)
  useLastOpened(lastOpened, '/handbook', page ? page.id : null)
  if (seldom === 'absent') return props.absent
  if (seldom === null) return null
  if (rest === '') return <List {...props} seldom={seldom} order={order} />
  if (rest === 'papers') return <PaperList seldom={seldom} />
  const paper = rest.startsWith('papers/') ? rest.slice('papers/'.length) : null
  if (paper !== null && isPaper(paper)) return <PaperView key={paper} seldom={seldom} paper={paper} {...props} />
  if (!page) return <Gone seldom={seldom} />
  return <PageView key={page.id} seldom={seldom} page={page} next={order[order.indexOf(page) + 1] ?? null} opens={props.opens} />
}

const Gone = ({ seldom: { say } }: { readonly seldom: Say }): JSX.Element => {
  useTitle(t('app.title', { screen: t('handbook.title') }))
  return (
    <Sheet heading={t('handbook.title')} headingLook="hidden">
      <Empty icon="page" title={say('book.gone')} action={<Button to="/handbook">{say('book.all')}</Button>} />
    </Sheet>
  )
}

const List = ({ seldom, order, role, db }: HandbookProps & { readonly seldom: Say; readonly order: readonly PageLine[] }): JSX.Element => {
  const { say, lines } = seldom
  useTitle(t('app.title', { screen: t('handbook.title') }))
  const entries = useMemo(
    () =>
      order.map(({ id }) => {
        const [title = '', ...rest] = lines(`page.${id}`)
        return entryOf(id, title, rest.map(plainLine))
      }),
    [order, seldom],
  )
  const hits = seek(entries, typed.value)
  const found = say('book.found', { n: String(hits?.length ?? order.length) })
  return (
    <div class="stack">
      <div class="stack close">
        <h1>{t('handbook.title')}</h1>
        <p class="say">{say('book.say')}</p>
      </div>
      <TourLine seldom={seldom} db={db} role={role} />
      <Finder
        id="find-page"
        label={say('book.search')}
        typed={typed.value}
        type={words => {
          typed.value = words
        }}
        facets={{ legend: '', choices: [], chosen: [], onChange: () => undefined }}
        said={found}
        current={null}
        last={lastOpened.peek()}
      >
        {hits === null ? (
          partsFor(role).map(part => (
            <Sheet key={part} heading={say(`book.part.${part}`)} look="flush">
              <ul class="hits">
                {order
                  .filter(p => p.part === part)
                  .map(({ id }) => (
                    <li key={id}>
                      <Line id={id} title={lines(`page.${id}`)[0] ?? ''} />
                    </li>
                  ))}
              </ul>
            </Sheet>
          ))
        ) : hits.length === 0 ? (
          <Sheet heading={found} headingLook="hidden">
            <Empty icon="page" title={say('book.none', { words: typed.value.trim() })}>
              {say('book.none.say')}
            </Empty>
          </Sheet>
        ) : (
          <Found hits={hits} found={found} />
        )}
      </Finder>
      <Papers seldom={seldom} />
    </div>
  )
}

const Line = ({ id, title, sentence }: { readonly id: PageId; readonly title: string; readonly sentence?: string }): JSX.Element => (
  <a id={lineId(id)} href={`/handbook/${id}`}>
    <span class="title">{title}</span>
    {sentence !== undefined && <span>{sentence}</span>}
  </a>
)

const Found = ({ hits, found }: { readonly hits: readonly Hit<PageId>[]; readonly found: string }): JSX.Element => (
  <Sheet heading={found} look="flush">
    <ul class="hits">
      {hits.map(h => (
        <li key={h.id}>
          <Line {...h} />
        </li>
      ))}
    </ul>
  </Sheet>
)

const Papers = ({ seldom: { say } }: { readonly seldom: Say }): JSX.Element => (
  <div class="row apart">
    <p class="soft">{say('papers.say')}</p>
    <Button icon="print" to="/handbook/papers">
      {say('papers.title')}
    </Button>
  </div>
)
