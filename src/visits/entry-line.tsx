// A line of the page of a day: when, what, what for, and where it stands.
import type { JSX } from 'preact'
import type { Slot } from '../domain/day.ts'
import type { Key } from '../domain/ids.ts'
import type { LocalPurpose } from '../domain/purposes.ts'
import type { VoidReason } from '../domain/visit.ts'
import { recordName, type DayBook, type Entry, type RecordState } from '../store/read-day.ts'
import { moment, slotText } from '../text/format.ts'
import { purposeWord } from '../text/purpose-words.ts'
import { t } from '../text/translate.ts'
import type { CopyLine } from '../ui/CopyList.tsx'
import { Signed } from '../ui/Signed.tsx'
import { StateSign } from '../ui/StateSign.tsx'
import { signOf } from './purpose-signs.ts'

export const entryFacts = (e: Entry): { doc: string; id: Key; slot: Slot; wholeDay?: true; kind: string; voided: string | null } => ({
  ...(e.is === 'visit' ? e.visit : e.group),
  kind: t(`kind.${e.is === 'visit' ? e.visit.kind : e.is}`),
})

const details = (e: Entry): string | null => {
  if (e.is === 'visit') {
    if (e.visit.estimated) return t('kind.estimated')
    return e.visit.duration ? t('duration.minutes', { range: t(`duration.${e.visit.duration}`) }) : null
  }
  const of = t('group.of', { kind: t(`group-kind.${e.group.kind}`), n: e.group.size })
  return e.group.accompanying > 0 ? `${of}, ${t('group.with', { n: e.group.accompanying })}` : of
}

const Standing = ({ state, now }: { readonly state: RecordState | undefined; readonly now: number }): JSX.Element | null => {
  if (!state) return null
  const is = state.reason === 'quarantine' ? 'aside' : state.is
  return (
    <StateSign
      state={is}
      word={t(
        `state.${is}`,
        state.is === 'received' ? { ...moment(state.at * 1000, now), ...(state.to === 'day' && { when: 'before' }) } : undefined,
      )}
    />
  )
}

type Page = Pick<DayBook, 'entries' | 'states'> & { readonly locals: readonly LocalPurpose[] }
type Drawn = { readonly f: ReturnType<typeof entryFacts>; readonly what: string; readonly line: CopyLine }

/** `what`: the line in words, for what can be done with it. `now`: milliseconds. */
export const entryLine = (e: Entry, { entries, states, locals }: Page, now: number): Drawn => {
  const f = entryFacts(e)
  const n = entries.length - entries.indexOf(e) // in the order of the day, so that two alike can be told apart by ear
  const at = f.wholeDay ? t('half.unsaid') : slotText(f.slot)
  const more = f.voided === null ? details(e) : t('today.list.voided', { reason: t(`void.${(f.voided || 'other') as VoidReason}`) }) // a row has no other than those, or none
  return {
    f,
    what: t('today.what', { kind: f.kind, at: f.slot, slot: at, n }),
    line: {
      key: f.id,
      at,
      what: (
        <>
          <b>{f.kind}</b> {more && <span class="soft">{more}</span>}
        </>
      ),
      signs:
        e.is === 'visit' && e.visit.purposes.length > 0 && f.voided === null
          ? e.visit.purposes.map(id => <Signed key={id} {...signOf(locals, id)} word={purposeWord(locals, id)} />)
          : undefined,
      stands: <Standing state={states.get(recordName(f))} now={now} />,
      ...(f.voided !== null && { look: 'struck' as const }),
    },
  }
}
