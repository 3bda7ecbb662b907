// For the curious: document by document, how far it is here and what of it waits. Read only when it is opened.
import type { JSX } from 'preact'
import { placeSummaries, type PlaceSummary } from '../store/read-places.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { documentText } from '../text/document-words.ts'
import { numberText } from '../text/format.ts'
import { t } from '../text/translate.ts'

/** A page that comes changes a document; asked again at most this often. Milliseconds. */
const CALM = 1000

const stands = (p: PlaceSummary): string =>
  [
    p.dropped
      ? t('sending.doc.dropped')
      : p.want === 0
        ? t('sending.doc.ours')
        : p.have >= p.want
          ? t('sending.doc.whole')
          : t('sending.doc.part', { have: numberText(p.have), want: numberText(p.want) }),
    ...(p.unsent > 0 ? [t('sending.doc.unsent', { n: p.unsent })] : []),
    ...(p.refused > 0 ? [t('sending.doc.refused', { n: p.refused })] : []),
    ...(p.aside > 0 ? [t('sending.doc.aside', { n: p.aside })] : []),
  ].join(', ')

export const Documents = ({ db, names }: { readonly db: Database; readonly names: ReadonlyMap<string, string> }): JSX.Element => {
  const list = useLive(() => placeSummaries(db), [db], CALM).value ?? []
  return (
    <ul class="stack">
      {list.map(p => (
        <li key={p.doc} class="stack close">
          <span>{documentText(p.doc, names)}</span>
          <span class="soft">{stands(p)}</span>
        </li>
      ))}
    </ul>
  )
}
