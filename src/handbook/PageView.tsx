// One page of the handbook: a sentence first, then how; the way to its screen where this device has it; and it can be printed.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'
import type { Say } from '../text/use-seldom.ts'
import { Button } from '../ui/Button.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { useTitle } from '../ui/use-title.ts'
import type { PageLine } from './pages.ts'
import { plainLine } from './read-lines.ts'
import { Written } from './Written.tsx'

type Props = {
  readonly seldom: Say
  readonly page: PageLine
  /** The one that is read after it. */
  readonly next: PageLine | null
  readonly opens: (to: string) => boolean
}

export const PageView = ({ seldom: { say, lines }, page, next, opens }: Props): JSX.Element => {
  const [title = '', first = '', ...rest] = lines(`page.${page.id}`)
  useTitle(t('app.title', { screen: title }))
  return (
    <article class="stack wide">
      <p>
        <Button look="quiet" icon="back" to="/handbook">
          {say('book.all')}
        </Button>
      </p>
      <h1>{title}</h1>
      <p class="say">{plainLine(first)}</p>
      <Sheet>
        <div class="stack near reading">
          <Written lines={rest} />
        </div>
      </Sheet>
      <div class="row">
        {page.to !== undefined && opens(page.to) && (
          <Button look="main" icon="forward" to={page.to}>
            {say('book.to')}
          </Button>
        )}
        <Button icon="print" onPress={() => print()}>
          {say('book.print')}
        </Button>
        {next && (
          <Button look="quiet" to={`/handbook/${next.id}`}>
            {say('book.next', { title: lines(`page.${next.id}`)[0] ?? '' })}
          </Button>
        )}
      </div>
    </article>
  )
}
