// The words of the status line. Always: how many, how old, when the head was last heard; never "synchronised", never a percentage.
import type { Status } from '../replica/status.ts'
import { moment, waitText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import type { StatusLevel } from '../ui/StatusLine.tsx'

export type StatusWords = { readonly level: StatusLevel; readonly sign: 'cut' | 'joined' | 'warning'; readonly facts: readonly string[] }

const heardText = (at: number | null, now: number): string => (at === null ? t('status.neverHeard') : t('status.heard', moment(at, now)))
const toSend = (count: number): string[] => (count > 0 ? [t('status.toSend', { n: count })] : [])

/** `storage`: whether the browser promised to keep; only said when something waits too long. */
export const statusWords = (status: Status, storage: 'persistent' | 'best-effort' | 'unknown', now: number): StatusWords => {
  switch (status.is) {
    case 'not-kept':
      return {
        level: 'refused',
        sign: 'warning',
        facts: [t(status.why === 'closed' ? 'status.closed' : 'alert.full.title'), ...toSend(status.count)],
      }
    case 'removed':
      return { level: 'refused', sign: 'warning', facts: [t('status.removed'), ...toSend(status.count)] }
    case 'refused':
      return {
        level: 'refused',
        sign: 'warning',
        facts: [t('status.refused', { n: status.refused }), ...toSend(status.count), heardText(status.heard, now)],
      }
    case 'waiting': {
      const oldest = t('status.oldest', { wait: waitText(now - status.age, now) })
      const last = !status.late
        ? heardText(status.heard, now)
        : t(storage === 'best-effort' ? 'status.notGuaranteed' : 'status.findNetwork')
      return { level: status.late ? 'late' : 'quiet', sign: 'cut', facts: [...toSend(status.count), oldest, last] }
    }
    case 'received':
      return {
        level: 'quiet',
        sign: 'joined',
        facts: [t(status.held ? 'status.held' : 'status.allReceived', { n: status.held }), t('status.heardToo', moment(status.heard, now))],
      }
    case 'nothing':
      return { level: 'quiet', sign: 'cut', facts: [t('status.nothing'), t('status.neverHeard')] }
  }
}
