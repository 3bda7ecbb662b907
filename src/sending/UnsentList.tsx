// Records that are not at the head: refused with why and what to do, or waiting with for how long.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import type { Day } from '../domain/day.ts'
import { parseDocumentName } from '../domain/document-name.ts'
import { dayOf } from '../domain/wall-time.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Unsent } from '../store/read-unsent.ts'
import { inWords } from '../text/centre-words.ts'
import { documentText } from '../text/document-words.ts'
import { slotText, waitText } from '../text/format.ts'
import { dayShort } from '../text/later-format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { CopyList, type CopyLine } from '../ui/CopyList.tsx'
import { StateSign } from '../ui/StateSign.tsx'
import { textName } from './text-name.ts'

const SHOWN = 12 // lines before "see the others"

type Around = {
  readonly centre: CentreCode | null
  readonly today: Day
  readonly now: number
  /** Names of centres by code, for what was noted for another one. */
  readonly names: ReadonlyMap<string, string>
}

const whatText = (u: Unsent, names: Around['names']): string => {
  if (u.refused === 'damaged') return documentText(u.doc, names) // of the record itself nothing is certain
  if (!u.what) return t(parseDocumentName(u.doc)?.is === 'commons-staff' ? 'sending.text' : 'sending.other')
  if (u.what.is === 'text') return textName(u.what.name)
  if (u.what.is === 'sheet') return t('sending.sheet', { title: u.what.title })
  if (u.what.is === 'event') return t('sending.event', { title: inWords(u.what.event.titles) })
  if (u.what.is === 'group') return t('kind.group')
  return u.what.visit.estimated ? `${t(`kind.${u.what.visit.kind}`)}, ${t('kind.estimated')}` : t(`kind.${u.what.visit.kind}`)
}

const atText = (u: Unsent, today: Day): string => {
  if (!u.what || u.what.is === 'text' || u.what.is === 'sheet') return '–'
  if (u.what.is === 'event') return dayShort(dayOf(u.what.event.when.start))
  const { day, slot } = u.what.is === 'visit' ? u.what.visit : u.what.group
  return day === today ? slotText(slot) : dayShort(day)
}

/** A refusal of the line itself never reaches a person; should one, it reads as unreadable. */
const reason = (u: Unsent): Refusal => (isRefusal(u.refused) ? u.refused : 'form')

const line = (u: Unsent, around: Around, onItsWay: 'going' | 'resting'): CopyLine => {
  const { centre, today, now, names } = around
  const elsewhere = u.centre !== null && u.centre !== centre ? (names.get(u.centre) ?? u.centre) : null
  const name =
    elsewhere === null || u.refused === 'damaged' ? whatText(u, names) : t('sending.for', { what: whatText(u, names), centre: elsewhere })
  const base = { key: `${u.doc} ${u.id}`, at: atText(u, today) }
  // what holds of all of these is said once, under the list
  if (u.refused === 'quarantine') return { ...base, what: <b>{name}</b>, stands: <StateSign state="aside" word={t('state.aside')} /> }
  if (u.refused !== null)
    return {
      ...base,
      what: (
        <>
          <b>{name}</b>
          <p class="soft">{u.refused === 'damaged' ? t('sending.damaged.why') : t(`refusal.${reason(u)}.why`)}</p>
          <p>{u.refused === 'damaged' ? t('sending.damaged.do') : t(`refusal.${reason(u)}.do`)}</p>
        </>
      ),
      stands: <StateSign state="refused" word={t(u.refused === 'damaged' ? 'sending.damaged.state' : 'state.refused')} />,
    }
  return {
    ...base,
    what: <b>{name}</b>,
    stands:
      onItsWay === 'going' ? (
        <StateSign state="sending" word={t('state.sending')} />
      ) : (
        <StateSign state="kept" word={t('state.kept.since', { wait: waitText(u.since, now) })} />
      ),
  }
}

type Props = Around & { readonly list: readonly Unsent[]; readonly onItsWay: 'going' | 'resting' }

export const UnsentList = ({ list, onItsWay, ...around }: Props): JSX.Element => {
  const [all, showAll] = useState(false)
  const shown = all ? list : list.slice(0, SHOWN)
  return (
    <>
      <CopyList lines={shown.map(u => line(u, around, onItsWay))} margin="broad" />
      {shown.length < list.length && (
        <div class="sheet-foot">
          <Button look="quiet" onPress={() => showAll(true)}>
            {t('sending.rest', { n: list.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  )
}
