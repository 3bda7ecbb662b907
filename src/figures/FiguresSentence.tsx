// A sentence first: how was it, and how was it a year before, or why that is not said.
import type { JSX } from 'preact'
import type { NotCompared } from '../domain/compared-years.ts'
import type { Said } from '../domain/count-said.ts'
import type { Period } from '../domain/figure-period.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import type { View } from './view.ts'

const whyNot = (not: NotCompared): string => {
  switch (not.why) {
    case 'holes-then':
    case 'holes-now':
      return t(`figures.not.${not.why}`, { noted: not.noted, expected: not.expected })
    default:
      return t(`figures.not.${not.why}`)
  }
}

/**
 * Paper of a year before is set beside what was noted at once: it is said how much of it is paper. A day and a week are set beside the same days of the
 * week (`yearBefore`), which have other dates.
 */
const Before = ({ said: { visits: n, sheets }, same }: { readonly said: Said; readonly same: Period['is'] }): JSX.Element =>
  sheets > 0 ? (
    <Emphasis k="figures.say.before.sheets" values={{ n, sheets, same }} />
  ) : (
    <Emphasis k="figures.say.before" values={{ n, same }} />
  )

export const FiguresSentence = ({ view }: { readonly view: View }): JSX.Element => {
  const { said } = view.now
  const nothing = said.visits + said.groups === 0
  return (
    <p class="say">
      {nothing ? (
        <Emphasis k={view.coverage.expected === 0 && !view.coverage.running ? 'figures.say.off' : 'figures.say.none'} />
      ) : (
        <Emphasis k="figures.say" values={{ n: said.visits, present: said.present }} />
      )}{' '}
      {said.groups > 0 && (
        <>
          <Emphasis k="figures.say.groups" values={{ n: said.groups, people: said.participants }} />{' '}
        </>
      )}
      {view.withoutToday && `${t('figures.say.withoutToday')} `}
      {view.earlier ? <Before said={view.earlier.said} same={view.period.is} /> : view.why && whyNot(view.why)}
    </p>
  )
}
