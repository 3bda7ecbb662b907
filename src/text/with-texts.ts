// What is loaded later comes together with the texts that it says.
import { laterTexts } from './later-texts.ts'

const coming =
  (texts: () => Promise<void>) =>
  <T>(load: () => Promise<T>) =>
  async (): Promise<T> =>
    (await Promise.all([load(), texts()]))[0]

export const withTexts = coming(laterTexts)
/** For what an associated centre's phone has not; tests/screens/staff-texts.test.ts holds that nothing else says these. */
export const withStaffTexts = coming(() => import('./staff-texts.ts').then(m => m.staffTexts()))
