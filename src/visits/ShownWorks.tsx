// Which documents were shown (S174): those at hand on this device as boxes, nothing to type. What was ticked before stays, at hand or not.
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { isKey, type Key } from '../domain/ids.ts'
import { MAX_TOLD } from '../domain/told-lists.ts'
import { worksById } from '../store/read-works.ts'
import type { Database } from '../store/tables.ts'
import { useLive } from '../store/use-live.ts'
import { worksAtHand } from '../store/works-at-hand.ts'
import { t } from '../text/translate.ts'
import { Ticks } from '../ui/Ticks.tsx'

type Props = { readonly db: Database; readonly chosen: readonly Key[]; readonly choose: (works: readonly Key[]) => void }

export const ShownWorks = ({ db, chosen, choose }: Props): JSX.Element | null => {
  const ever = useRef<readonly Key[]>([])
  ever.current = [...new Set([...ever.current, ...chosen])]
  const works = useLive(async () => worksById(db, [...new Set([...(await worksAtHand(db)), ...ever.current])]), [db, ever.current.join()])
  const offered = works.value?.filter(w => w.state.is !== 'withdrawn' || ever.current.includes(w.id)) ?? []
  if (offered.length === 0) return null
  return (
    <Ticks
      legend={t('told.works')}
      kind="several"
      look="flow"
      choices={offered.map(w => ({ value: w.id, label: w.title, ...(w.language && { lang: w.language }) }))}
      chosen={chosen}
      onChange={keys => choose(keys.filter(isKey).slice(0, MAX_TOLD))}
    />
  )
}
