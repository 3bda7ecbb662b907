// Tables that cross two questions: when people come, and who comes for what. On the centre's own screen only as they are.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { hoursOfWeek, perOpenHour, purposesByBand, type Words } from '../domain/figures.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import { CountTable } from '../ui/CountTable.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Definition } from './FigureTables.tsx'
import type { View } from './view.ts'
import { bandWord, countText, oneDecimal, slotWord, weekdayWord } from './words.ts'

export const HoursTable = ({ view, openMinutes }: { readonly view: View; readonly openMinutes: number | null }): JSX.Element => {
  const { columns, rows, counts } = hoursOfWeek(view.now.said)
  const rate = perOpenHour(view.now.said.visits, openMinutes)
  return (
    <div class="stack close">
      {rows.length > 0 && (
        <CountTable
          look="grid"
          caption={t('figures.title.hours')}
          first={t('figures.period.day')}
          columns={columns.map(slotWord)}
          rows={rows.map((day, i) => ({
            key: String(day),
            head: weekdayWord(day),
            cells: (counts[i] ?? []).map(countText),
          }))}
          hidden={t('figures.hidden')}
        />
      )}
      {view.now.said.unplaced > 0 && <p class="soft">{t('figures.hours.unplaced', { n: view.now.said.unplaced })}</p>}
      <Definition of="hours" what={t('figures.title.hours')} keys={['figures.def.hours']} />
      {!view.filtered && (
        <>
          <p>
            {t('labelled', {
              what: t('figures.perHour'),
              value: rate === null ? t(openMinutes === 0 ? 'figures.perHour.none' : 'figures.perHour.unknown') : oneDecimal(rate),
            })}
          </p>
          <Definition of="perHour" what={t('figures.perHour')} keys={['figures.def.perHour']} />
        </>
      )}
    </div>
  )
}

const HOW = ['coarse', 'exact'] as const

export const BandsTable = ({ view, words }: { readonly view: View; readonly words: Words }): JSX.Element => {
  const [how, choose] = useState<(typeof HOW)[number]>('coarse')
  const { columns, rows, counts } = purposesByBand(view.now.said, words, how)
  return (
    <div class="stack close">
      <Ticks
        kind="one"
        look="flow"
        legend={t('figures.bands')}
        choices={HOW.map(value => ({ value, label: t(`figures.bands.${value}`) }))}
        chosen={[how]}
        onChange={([chosen]) => choose(HOW.find(h => h === chosen) ?? how)}
      />
      <CountTable
        look="grid"
        caption={t('figures.title.bands')}
        first={t('figures.filter.purpose')}
        columns={columns.map(c => bandWord(c, how, words))}
        rows={rows.map((purpose, i) => ({
          key: purpose,
          head: purposeWord(words.locals, purpose),
          cells: (counts[i] ?? []).map(countText),
        }))}
        hidden={t('figures.hidden')}
      />
      <Definition of="bands" what={t('figures.title.bands')} keys={['figures.def.bands', 'figures.def.several']} />
    </div>
  )
}
