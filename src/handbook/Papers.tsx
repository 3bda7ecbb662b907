// The papers to print: a notice for display, a template for the record of processing, a declaration of accessibility. What the network's own record says
// is filled in; the rest is a line to write on. Each claims only what the app does, and tests/handbook/papers.test.ts holds the numbers against the code.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { STORAGE_MONTHS } from '../domain/erasure.ts'
import { isDay, type Day } from '../domain/day.ts'
import { ZONE_FLOOR } from '../domain/territory.ts'
import { numberText } from '../text/format.ts'
import { filled } from '../text/seldom.ts'
import { t } from '../text/translate.ts'
import type { Say } from '../text/use-seldom.ts'
import { wholeDate } from '../text/whole-date.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Written } from './Written.tsx'

export type PaperFacts = {
  /** As the network's own record says; null where nobody has said it. */
  readonly places: () => Promise<{ readonly network: string | null; readonly centre: string | null }>
  readonly today: () => Day
  readonly version: string
  /** The day this app was built. */
  readonly built: string
}

const PAPERS = ['notice', 'record', 'access'] as const
export type Paper = (typeof PAPERS)[number]
export const isPaper = (x: string): x is Paper => PAPERS.some(p => p === x)

export const PaperList = ({ seldom: { say, lines } }: { readonly seldom: Say }): JSX.Element => {
  useTitle(t('app.title', { screen: say('papers.title') }))
  return (
    <div class="stack wide">
      <p>
        <Button look="quiet" icon="back" to="/handbook">
          {say('book.all')}
        </Button>
      </p>
      <h1>{say('papers.title')}</h1>
      <p class="say">{say('papers.say')}</p>
      <Sheet look="flush" heading={say('papers.title')} headingLook="hidden">
        <ul class="hits">
          {PAPERS.map(p => (
            <li key={p}>
              <a href={`/handbook/papers/${p}`}>
                <span class="title">{lines(`paper.${p}`)[0]}</span>
                <span>{say(`papers.${p}`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </Sheet>
    </div>
  )
}

/** A line to write on stands for what is not known. */
const BLANK = '{blank}'

export const PaperView = ({
  seldom: { say, lines },
  paper,
  ...facts
}: { readonly seldom: Say; readonly paper: Paper } & PaperFacts): JSX.Element => {
  const [known, know] = useState<Awaited<ReturnType<PaperFacts['places']>>>({ network: null, centre: null })
  useEffect(() => void facts.places().then(know, () => undefined), []) // a database that fails leaves lines to write on
  const values = {
    network: known.network ?? BLANK,
    centre: known.centre ?? BLANK,
    version: facts.version,
    built: isDay(facts.built) ? wholeDate(facts.built) : facts.built,
    date: wholeDate(facts.today()),
    months: numberText(STORAGE_MONTHS),
    inhabitants: numberText(ZONE_FLOOR),
  }
  const [title = '', ...rest] = lines(`paper.${paper}`).map(line => filled(line, values))
  useTitle(t('app.title', { screen: title }))
  return (
    <div class="stack wide">
      <p>
        <Button look="quiet" icon="back" to="/handbook/papers">
          {say('papers.title')}
        </Button>
      </p>
      <article class={`sheet paper ${paper} stack near`}>
        <h1>{title}</h1>
        <Written lines={rest} />
      </article>
      <div class="row">
        <Button look="main" icon="print" onPress={() => print()}>
          {say('papers.print')}
        </Button>
      </div>
    </div>
  )
}
