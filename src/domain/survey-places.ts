// At which centres a survey may have been answered. A centre's own devices read its own answers only; so they know all that was answered where it alone was
// ever asked, and nowhere else (survey/results.ts).
import { shutOf, type Centre } from './centre.ts'
import type { HistoryLine } from './history.ts'
import type { CentreCode } from './ids.ts'
import { setOfField } from './survey-record.ts'
import type { Survey } from './survey.ts'

type Known = Pick<Centre, 'code' | 'kind' | 'status'>
/** Associated centres and those that have not opened put nothing to anybody. */
const mayAsk = (c: Known): boolean => !['associated', 'planned'].includes(shutOf(c) ?? '')

/** Newest first, as a history is: which centres were ever ticked, and whether at some time none was, which is all of them. */
const everTicked = (history: readonly HistoryLine[]): { readonly codes: ReadonlySet<string>; readonly everywhere: boolean } => {
  const codes = new Set<string>()
  const now = new Set<string>()
  const read = (lines: readonly HistoryLine[]): void => {
    for (const { field, after } of lines) {
      const of = setOfField(field)
      if (of?.set !== 'centre') continue
      if (after === true) {
        codes.add(of.member)
        now.add(of.member)
      } else now.delete(of.member)
    }
  }
  const oldest = history.toReversed()
  read(oldest.filter(line => line.kind === 'create'))
  let everywhere = now.size === 0
  for (const line of oldest.filter(l => l.kind === 'edit')) {
    read([line])
    everywhere ||= now.size === 0
  }
  return { codes, everywhere }
}

/** Whether nobody but those of this centre can have answered. A centre that was taken out again may have answers all the same. */
export const isOnlyAt = (
  { centres: ticked }: Pick<Survey, 'centres'>,
  history: readonly HistoryLine[],
  all: readonly Known[],
  centre: CentreCode,
): boolean => {
  const { codes, everywhere } = everTicked(history)
  const named = [...codes, ...ticked].every(code => code === centre)
  return named && ((!everywhere && ticked.length > 0) || all.every(c => c.code === centre || !mayAsk(c)))
}
