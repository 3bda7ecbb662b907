// The tables of counts of a period, each with its definition one tap away.
import type { ComponentChildren, JSX } from 'preact'
import { DEFINITIONS } from '../domain/count-definitions.ts'
import type { Day } from '../domain/day.ts'
import { byReference, cutLong, type FigureTable, type Pair, type Words } from '../domain/figures.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { purposeWord } from '../text/purpose-words.ts'
import { t, type TextKey } from '../text/translate.ts'
import { CountTable, type CountRow } from '../ui/CountTable.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { InOneWord, isInOneWord } from './InOneWord.tsx'
import type { View } from './view.ts'
import { countText, countWord, definitionKeys, indicator, percent, tableTitle, TOTALS, underWord, valueWord } from './words.ts'

export const Definition = ({
  of,
  keys,
  what,
}: {
  readonly of: string
  readonly keys: readonly TextKey[]
  readonly what: string
}): JSX.Element => {
  const id = indicator(of)
  return (
    <Disclosure title={t('figures.define.named', { what })}>
      {keys.map(k => (
        <p key={k}>
          <Emphasis k={k} />
        </p>
      ))}
      {id && <p class="meta">{t('figures.define.version', { id, version: DEFINITIONS })}</p>}
    </Disclosure>
  )
}

const beforeCell = (compared: boolean, before: number | null): readonly string[] =>
  compared ? [before === null ? '' : countText(before)] : []
const beforeHead = (compared: boolean): readonly string[] => (compared ? [t('figures.column.before')] : [])

export const CountsTable = ({ view, children }: { readonly view: View; readonly children?: ComponentChildren }): JSX.Element => {
  const compared = view.earlier !== null
  return (
    <>
      <CountTable
        caption={t('figures.totals')}
        captionLook="hidden"
        first={t('figures.file.value')}
        columns={[t('figures.column.n'), ...beforeHead(compared)]}
        rows={view.counts.map(c => ({
          key: c.what,
          head: countWord(c.what),
          cells: [countText(c.n), ...beforeCell(compared, c.before)],
          ...((c.what === 'estimated' || c.what === 'toConfirm' || c.what === 'voids') && { look: 'rest' as const }),
        }))}
        hidden={t('figures.hidden')}
      />
      {children}
      <Definition of="visits" what={t('figures.totals')} keys={TOTALS.map(total => `figures.def.${total}` as const)} />
    </>
  )
}

const keptCell = (n: number | null): string => (n === null ? t('figures.notKept') : countText(n))

/** Shares are of the entries in which anything of it was said. */
const shareOf = (n: number, asked: number | null): string => (asked ? percent(n / asked) : '')

type Props = {
  readonly table: FigureTable
  /** Of which day names are that change with time. */
  readonly on: Day
  readonly compared: boolean
  readonly words: Words
  /** Its sheet has the same heading. */
  readonly captionLook?: 'hidden'
}

export const FigureTableView = ({ table, on, compared, words, captionLook }: Props): JSX.Element => {
  // I09: first visits among those of which it is known
  const unknown = table.id === 'visited' ? (table.rows.find(r => r.value === 'unknown')?.n ?? 0) : 0
  const asked = table.asked === null ? null : table.asked - unknown
  const { rows, others } = cutLong(table)
  const { notAsked } = table
  /** How often something was named, or counted by the piece, is a share of nothing. */
  const hasShares = table.unit !== 'namings' && table.unit !== 'pieces'
  const title = tableTitle(table.id)
  const row = (key: string, head: ComponentChildren, { n, before }: Pair): CountRow => ({
    key,
    head,
    cells: [
      countText(n),
      ...(hasShares ? [table.id === 'visited' && key === 'unknown' ? '' : shareOf(n, asked)] : []),
      ...beforeCell(compared, before),
    ],
  })
  const columns = [t('figures.column.n'), ...(hasShares ? [t('figures.column.share')] : []), ...beforeHead(compared)]
  const isOwn = table.rows.some(r => r.ref !== null)
  return (
    <div class="stack close">
      <CountTable
        caption={title}
        {...(captionLook && { captionLook })}
        first={t('figures.file.value')}
        columns={columns}
        rows={[
          ...rows.map(r => {
            const under = underWord(r, words)
            const head = (
              <>
                {valueWord(table, r.value, words, on)}
                {under && <small> {under}</small>}
              </>
            )
            return row(r.value, head, r)
          }),
          ...(others ? [{ ...row('others', t('figures.others', { n: others.values }), others), look: 'rest' as const }] : []),
          ...(notAsked
            ? [
                {
                  key: 'not asked',
                  look: 'rest' as const,
                  head: t('figures.notAsked'),
                  cells: [keptCell(notAsked.n), '', ...(compared ? [keptCell(notAsked.before)] : [])],
                },
              ]
            : []),
        ]}
        hidden={t('figures.hidden')}
      />
      <InOneWord table={table} words={words} on={on} />
      {isOwn && (
        <CountTable
          caption={t('figures.title.reference')}
          first={t('figures.file.value')}
          columns={[t('figures.column.n'), ...beforeHead(compared)]}
          rows={byReference(table).map(r => ({
            ...{ key: r.ref, head: purposeWord(words.locals, r.ref) },
            // who named both a purpose and the one it counts under is there twice: a share could be more than all of it
            cells: [countText(r.n), ...beforeCell(compared, r.before)],
          }))}
          hidden={t('figures.hidden')}
        />
      )}
      <Definition
        of={table.id}
        what={title}
        keys={[...definitionKeys(table), ...(isInOneWord(table.id) ? [`figures.def.${table.id}` as const] : [])]}
      />
    </div>
  )
}
