// Days of a sheet of which visits stand that are not of it: another desk, or the same strokes once more. Nothing is added there unless somebody says so.
import type { JSX } from 'preact'
import { monthOf, type Day } from '../domain/day.ts'
import { grouped } from '../domain/grouped.ts'
import { dateText, titleCase } from '../text/format.ts'
import { monthText } from '../text/month-text.ts'
import { t } from '../text/translate.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import type { SharedDay } from './note-sheet.ts'

const HOW = ['leave', 'all', 'some'] as const
export type Besides = { readonly how: (typeof HOW)[number]; readonly days: readonly Day[] }
export const NO_BESIDES: Besides = { how: 'leave', days: [] }

/** The days to which the sheet adds. */
export const besidesOf = ({ how, days }: Besides, shared: readonly SharedDay[]): readonly SharedDay[] =>
  how === 'leave' ? [] : shared.filter(d => how === 'all' || days.includes(d.day))

type Props = { readonly shared: readonly SharedDay[]; readonly besides: Besides; readonly choose: (to: Besides) => void }

export const SharedDays = ({ shared, besides, choose }: Props): JSX.Element => (
  <div class="stack near">
    <Ticks
      legend={t('sheets.shared', { n: shared.length })}
      hint={t('sheets.shared.hint')}
      kind="one"
      look="flow"
      choices={HOW.map(how => ({ value: how, label: t(`sheets.shared.${how}`) }))}
      chosen={[besides.how]}
      onChange={([how]) => choose({ ...besides, how: HOW.find(h => h === how) ?? 'leave' })}
    />
    {besides.how === 'some' &&
      [...grouped(shared, d => monthOf(d.day))].map(([month, days], i) => (
        <Disclosure key={month} title={titleCase(monthText(month))} open={i === 0}>
          <Ticks
            legend={monthText(month)}
            legendLook="hidden"
            kind="several"
            look="flow"
            choices={days.map(d => ({
              value: d.day,
              label: t('sheets.shared.day', { date: dateText(d.day), there: d.there, n: d.strokes.length }),
            }))}
            chosen={besides.days.filter(day => monthOf(day) === month)}
            onChange={
              chosen => choose({ ...besides, days: [...besides.days.filter(day => monthOf(day) !== month), ...(chosen as readonly Day[])] }) // the values above
            }
          />
        </Disclosure>
      ))}
  </div>
)
