// What is loaded later comes together with the texts of later screens.
import { laterTexts } from './translate.ts'

export const withTexts =
  <T>(load: () => Promise<T>) =>
  async (): Promise<T> =>
    (await Promise.all([load(), laterTexts()]))[0]
