// Where it stands: here first, then in the other centres.
import type { JSX } from 'preact'
import { stands } from '../domain/changed.ts'
import type { Centre } from '../domain/centre.ts'
import type { Day } from '../domain/day.ts'
import type { Holding } from '../domain/holding.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Value } from '../domain/statement.ts'
import { Decide } from '../records/Decide.tsx'
import { History } from '../records/History.tsx'
import { textProblemWords } from '../records/text-problem-words.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { byName } from '../text/later-format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Tag } from '../ui/Tag.tsx'
import type { OwnCopies } from './card.ts'
import { readHolding, typedOfHolding } from './said-typed.ts'
import { describeHolding, isFreeText } from './work-words.ts'

type Props = {
  readonly holdings: readonly Holding[]
  readonly ownCopies: readonly OwnCopies[]
  readonly own: CentreCode | null
  readonly centres: readonly Centre[]
  readonly today: Day
  readonly edit: (copies: OwnCopies) => void
  readonly add: () => void
  readonly restate: (copies: OwnCopies, field: string, value: Value) => Promise<boolean>
}

/** '4.1 MOB, 2 exemplaires, salle du fond'. */
const Where = ({ holding: h }: { readonly holding: Holding }): JSX.Element => (
  <>
    {h.mark !== null && (
      <>
        {t('holdings.shelf.mark')} <span class="mark-of">{h.mark}</span>,{' '}
      </>
    )}
    {t('holdings.copies', { n: h.copies })}
    {h.place !== null && `, ${h.place}`}
  </>
)

/** A third version of a mark or a place, by the rules of the form. */
const third = (copies: OwnCopies, field: string, typed: string): { readonly value: Value } | { readonly problem: string } => {
  const read = readHolding({ ...typedOfHolding(copies.holding), [field]: typed })
  if ('holding' in read) return { value: field === 'mark' ? read.holding.mark : read.holding.place }
  return { problem: textProblemWords(field === 'mark' ? read.wrong.mark : read.wrong.place) ?? t('records.decide.none') }
}

export const Shelf = (props: Props): JSX.Element => {
  const { holdings, ownCopies, own, centres, today, edit, add, restate } = props
  const standing = holdings.filter(h => h.withdrawn === null)
  const others = standing
    .filter(h => h.centre !== own)
    .map(h => ({ holding: h, name: centreOfCode(h.centre, centres) }))
    .sort((a, b) => byName(a.name, b.name))
  return (
    <section class="stack close" aria-label={t('holdings.shelf')}>
      {ownCopies.map(copies => (
        <div key={copies.holding.id} class="stack close">
          <p class="row apart">
            <span class="spot">
              <Icon name="book" />
              <b>
                {t('holdings.shelf.here')}, <Where holding={copies.holding} />{' '}
                {copies.holding.conflicts.length > 0 && <Tag tone="ochre">{t('records.decide.tag')}</Tag>}
              </b>
            </span>
            <Button
              look="quiet"
              icon="pen"
              label={t('holdings.shelf.edit.of', { mark: copies.holding.mark ?? t('holdings.shelf.here') })}
              onPress={() => edit(copies)}
            >
              {t('holdings.shelf.edit')}
            </Button>
          </p>
          {copies.holding.conflicts.map(field => (
            <Decide
              key={field}
              record={copies.recorded.record}
              field={field}
              history={copies.recorded.history}
              describe={describeHolding}
              centres={centres}
              today={today}
              third={isFreeText(field) ? typed => third(copies, field, typed) : undefined}
              decide={value => restate(copies, field, value)}
            />
          ))}
          {copies.recorded.history.length > copies.recorded.history.filter(l => l.kind === 'create').length && (
            <Disclosure title={t('holdings.shelf.history')}>
              <History
                doc={copies.holding.doc}
                lines={copies.recorded.history}
                describe={describeHolding}
                ending={() => t('holdings.state.withdrawn')}
                centres={centres}
                today={today}
                stands={(field, value) => stands(copies.recorded.record, field, value)}
                putBack={(field, value) => void restate(copies, field, value)}
              />
            </Disclosure>
          )}
        </div>
      ))}
      {own !== null && ownCopies.length === 0 && (
        <p class="row close">
          <span class="soft">{t('holdings.shelf.none')}</span>
          <Button look="quiet" icon="plus" onPress={add}>
            {t('holdings.shelf.add')}
          </Button>
        </p>
      )}
      {others.length > 0 && (
        <>
          <p class="meta">{t('holdings.shelf.others')}</p>
          <ul class="stack close">
            {others.map(({ holding, name }) => (
              <li key={`${holding.doc} ${holding.id}`}>
                <Emphasis k="holdings.shelf.other" values={{ centre: name }} /> <Where holding={holding} />
              </li>
            ))}
          </ul>
        </>
      )}
      {standing.length === 0 && own === null && <p class="soft">{t('holdings.shelf.nowhere')}</p>}
    </section>
  )
}
