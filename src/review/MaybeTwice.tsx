// What may be counted twice (C05): named by centre, with what there is to do. Only the centre knows who came; nobody here pairs them by guess.
import type { JSX } from 'preact'
import { centreName } from '../text/centre-words.ts'
import { listText } from '../text/later-format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Note } from '../ui/Note.tsx'
import type { CentreLine } from './centres-table.ts'

export const MaybeTwice = ({ lines }: { readonly lines: readonly CentreLine[] }): JSX.Element => {
  const named = (what: 'untold' | 'twins'): readonly string[] =>
    lines.filter(l => l[what] > 0).map(l => t(`centres.twice.${what}.of`, { centre: centreName(l.centre), n: l[what] }))
  return (
    <>
      {(['untold', 'twins'] as const)
        .map(what => ({ what, list: named(what) }))
        .filter(({ list }) => list.length > 0)
        .map(({ what, list }) => (
          <Note key={what} icon="warning" tone="ochre">
            <Emphasis k={`centres.twice.${what}`} values={{ list: listText(list) }} />
          </Note>
        ))}
    </>
  )
}
