// *More*: the id of its menu, and a line of it.
import type { IconName } from '../ui/icon-paths.ts'

export const MORE = 'more'
export type MoreLink = { readonly to: string; readonly word: string; readonly icon: IconName }
