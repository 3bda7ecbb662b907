// What the demonstration's public says: above the number from which it is shown in some centres, below in others, whatever the seed and the day.
import { expect, test } from 'vitest'
import { together, NO_ANSWERS } from '../../src/domain/answer-batch.ts'
import { answersFrom, collected, type Answers } from '../../src/domain/answers-record.ts'
import type { Day } from '../../src/domain/day.ts'
import { parseDocumentName } from '../../src/domain/document-name.ts'
import { grouped } from '../../src/domain/grouped.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { SHOWN } from '../../src/domain/published.ts'
import { CRITERIA } from '../../src/domain/survey-library.ts'
import { byMonth, satisfactionFrom, type Satisfaction } from '../../src/domain/satisfaction.ts'
import { answersOf } from '../../src/domain/tapped-answers.ts'
import { surveyFrom } from '../../src/domain/survey-record.ts'
import { phaseOn, type Survey } from '../../src/domain/survey.ts'
import type { Folded } from '../../src/domain/fold.ts'
import { openBook } from '../../src/demo/book.ts'
import { writeSurveys } from '../../src/demo/surveys.ts'
import { demoStart } from '../../src/demo/window.ts'
import { addDays } from '../../src/domain/day.ts'
import { resultsOf } from '../../src/survey/results.ts'
import { seedOf } from '../random.ts'
import { folded } from './folded.ts'

const day = (x: string): Day => x as Day // the tests' own days
const said = (seed: number, today: Day) => {
  const book = openBook(seed, 'surveys')
  writeSurveys(seed, book, demoStart(today), today)
  const { records } = folded(book.pieces(addDays(today, -1)))
  const of = <T>(noun: string, read: (r: Folded, centre: CentreCode) => T | null): T[] =>
    records
      .filter(r => r.noun === noun)
      .map(r => {
        const name = parseDocumentName(r.doc)
        const row = read(r, name && 'centre' in name ? name.centre : ('' as CentreCode)) // a survey is the network's
        if (row === null) throw new Error(`unreadable ${noun}`)
        return row
      })
  return {
    surveys: of('survey', surveyFrom),
    answers: of('answers', answersFrom),
    satisfactions: of('satisfaction', satisfactionFrom),
  }
}
const byCentre = (answers: readonly Answers[], survey: Survey) =>
  new Map([...grouped(answers.filter(a => a.survey === survey.id), a => a.centre)].map(([c, list]) => [c, collected(list)])) // prettier-ignore

for (const seed of [2010, seedOf()])
  test(`S7 R15 a survey in each quarter, one of them running, and two exits; seed ${seed}`, () => {
    for (const today of ['2025-10-20', '2026-03-10', '2026-08-31', '2026-12-31', '2028-05-05'].map(day)) {
      const { surveys, answers, satisfactions } = said(seed, today)
      expect(
        surveys.filter(s => phaseOn(s, today) === 'running'),
        today,
      ).toHaveLength(1)
      for (const survey of surveys.filter(s => phaseOn(s, addDays(today, -8)) === 'over')) {
        const by = byCentre(answers, survey)
        expect(Object.fromEntries([...by].map(([c, b]) => [c, b.sheets]))).toEqual({ val: 46, cas: 24, orv: 17, irg: 7, the: 4 })
        expect(together([NO_ANSWERS, ...by.values()]).sheets).toBe(98)
        for (const [centre, shown] of [
          ['val', true],
          ['cas', true],
          ['orv', true],
          ['irg', false],
          ['the', false],
        ] as const)
          // prettier-ignore
          expect(resultsOf(by, centre as CentreCode, survey.questions, 'all').questions !== null, centre).toBe(shown)
        const network = resultsOf(by, null, survey.questions, 'all').questions
        expect(
          typeof network === 'object' && network?.filter(q => typeof q.table === 'object' && q.table.rows.some(r => r.n !== null)).length,
        ).toBeGreaterThan(3)
      }
      const months = (code: string): Satisfaction[] => satisfactions.filter(s => s.centre === code)
      expect(new Set(satisfactions.map(s => s.centre))).toEqual(new Set(['val', 'cas']))
      if (today > '2025-12-31')
        for (const code of ['val', 'cas'])
          expect(byMonth(months(code)).filter(m => answersOf(m.levels) >= SHOWN).length, code).toBeGreaterThan(1)
      // what is asked besides is answered by fewer, and shown all the same in some months
      for (const code of ['val', 'cas'])
        for (const aspect of CRITERIA) {
          const shown = byMonth(months(code)).filter(m => Object.values(m.levels[aspect] ?? {}).reduce((a, b) => a + b, 0) >= SHOWN)
          if (today > '2025-12-31') expect(shown.length, `${code} ${aspect}`).toBeGreaterThan(0)
        }
    }
    expect(said(seed, day('2026-03-10'))).toEqual(said(seed, day('2026-03-10')))
  })
