// For the curious: document by document, how far it is here and what of it waits. Read only when it is opened.
import type { JSX } from 'preact'
import { placeSummaries, type PlaceSummary } from '../store/read-places.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { documentText } from '../text/document-words.ts'
import { moment, numberText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { textName } from './text-name.ts'

/** A page that comes changes a document; asked again at most this often. Milliseconds. */
const CALM = 1000

/** What the head has of it, beside what is said of what waits. */
const atHead = (p: PlaceSummary, now: number): string[] => {
  if (p.dropped) return [t('sending.doc.dropped')]
  if (p.text?.got != null) return [t(p.unsent > 0 ? 'sending.doc.gotBefore' : 'sending.doc.got', moment(p.text.got, now))]
  if (p.text) return p.unsent + p.refused + p.text.held > 0 ? [] : [t('sending.doc.nothing')]
  if (p.want === 0) return [t('sending.doc.ours')]
  if (p.have < p.want) return [t('sending.doc.part', { have: numberText(p.have), want: numberText(p.want) })]
  return [t('sending.doc.whole')] // what it said on a line that stands is asked for, and not written down
}

const stands = (p: PlaceSummary, now: number): string =>
  [
    ...atHead(p, now),
    ...(p.unsent > 0 ? [t('sending.doc.unsent', { n: p.unsent })] : []),
    ...(p.text && p.text.held > 0 ? [t('status.held', { n: p.text.held })] : []),
    ...(p.refused > 0 ? [t('sending.doc.refused', { n: p.refused })] : []),
    ...(p.aside > 0 ? [t('sending.doc.aside', { n: p.aside })] : []),
  ].join(', ')

type Props = { readonly db: Database; readonly names: ReadonlyMap<string, string>; /** Milliseconds. */ readonly now: number }

export const Documents = ({ db, names, now }: Props): JSX.Element => {
  const list = useLive(() => placeSummaries(db), [db], CALM).value ?? []
  return (
    <ul class="stack">
      {list.map(p => (
        <li key={p.doc} class="stack close">
          <span>
            {p.text ? t('labelled', { what: documentText(p.doc, names), value: textName(p.text.name) }) : documentText(p.doc, names)}
          </span>
          <span class="soft">{stands(p, now)}</span>
        </li>
      ))}
    </ul>
  )
}
