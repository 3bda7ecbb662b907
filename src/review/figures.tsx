// The cells of figures, alike for a centre, for one of its days and for the network. Where nothing has come, one word and no figure.
import type { ComponentChildren } from 'preact'
import type { HalfState } from '../domain/completeness.ts'
import type { Totals } from '../domain/day-totals.ts'
import { VISIT_KINDS, type VisitKind } from '../domain/visit.ts'
import { numberText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import type { Column } from '../ui/CardTable.tsx'
import { insteadOfFigures } from './line-state.ts'

export const figureColumns = (): Column[] => [
  { key: 'visits', heading: t('centres.column.visits'), look: 'figure', width: '5rem' },
  ...VISIT_KINDS.map((kind): Column => ({ key: kind, heading: t(`kind.${kind}`), look: 'figure', width: KIND_WIDTHS[kind] })),
  { key: 'present', heading: t('centres.column.present'), look: 'figure', width: '4.7rem' },
  { key: 'groups', heading: t('centres.column.groups'), look: 'figure', width: '4.3rem' },
  { key: 'reserves', heading: t('centres.column.reserves'), width: '7.8rem' },
]

/** What stands between the first column and the figures, of the centres and of one's days alike: 15.8 in all. */
export const WIDTHS = { halves: '10rem', heard: '5.8rem', state: '7.6rem', dayHalves: '8.2rem' } as const
const KIND_WIDTHS: Readonly<Record<VisitKind, string>> = { quick: '5.9rem', interview: '5.6rem', 'self-service': '5.2rem' }

const groupsText = (totals: Totals): ComponentChildren =>
  totals.groups === 0 ? (
    numberText(0)
  ) : (
    <span class="lines">
      <span>{numberText(totals.groups)}</span>
      <small>{t('centres.people', { n: totals.participants })}</small>
    </span>
  )

/** Visits of which two people stated different things, those that name a retired value (C04), half-days noted though closed (C24), half-days and days that may be counted twice (C05); said where there are some. */
type Reserves = Readonly<Record<'conflicts' | 'drift' | 'onClosed' | 'untold' | 'twins', number>>
const NO_RESERVES: Reserves = { conflicts: 0, drift: 0, onClosed: 0, untold: 0, twins: 0 }

/** Voids and days to confirm, always both: what a reader must know of the figures beside them. */
const reservesText = (totals: Totals, { conflicts, drift, onClosed, untold, twins }: Reserves): ComponentChildren => (
  <span class="lines">
    <small>{t('centres.reserve.toConfirm', { n: totals.toConfirm })}</small>
    <small>{t('centres.reserve.voids', { n: totals.voids })}</small>
    {totals.estimated > 0 && <small>{t('centres.reserve.estimated', { n: totals.estimated })}</small>}
    {conflicts > 0 && <small>{t('centres.reserve.conflicts', { n: conflicts })}</small>}
    {onClosed > 0 && <small class="sentence">{t('centres.reserve.onClosed', { n: onClosed })}</small>}
    {untold > 0 && <small class="sentence">{t('centres.reserve.untold', { n: untold })}</small>}
    {twins > 0 && <small class="sentence">{t('centres.reserve.twins', { n: twins })}</small>}
    {drift > 0 && <small class="sentence">{t('centres.reserve.drift', { n: drift })}</small>}
  </span>
)

export const figureCells = (
  halves: readonly HalfState[],
  totals: Totals,
  besides: Reserves = NO_RESERVES,
): Record<string, ComponentChildren> => {
  const instead = insteadOfFigures(halves, totals)
  if (instead)
    return {
      visits: <span class="soft instead">{t(`centres.half.${instead}`)}</span>,
      ...(totals.toConfirm > 0 && { reserves: reservesText(totals, besides) }),
    }
  return {
    visits: <b>{numberText(totals.visits)}</b>,
    ...Object.fromEntries(VISIT_KINDS.map(kind => [kind, numberText(totals.byKind[kind])])),
    present: numberText(totals.present),
    groups: groupsText(totals),
    reserves: reservesText(totals, besides),
  }
}
