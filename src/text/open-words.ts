// Whether it is open at this minute, in a few words.
import type { OpenNow } from '../domain/opening.ts'
import { clockText } from './format.ts'
import { t } from './translate.ts'

export const openWords = (now: OpenNow): string => {
  switch (now.is) {
    case 'open':
      return t('today.open.until', { time: clockText(now.until) })
    case 'opens':
      return t('today.open.at', { time: clockText(now.at) })
    case 'over':
      return t('today.open.over', { time: clockText(now.since) })
    case 'closed':
      return t('today.open.closed')
  }
}
