// That a document was shown: it is at hand then for the interview that is noted next (S174). Beside it how often its visits tell so, for the staff of the centre.
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import type { Key } from '../domain/ids.ts'
import type { Desk } from '../records/desk.ts'
import { keepFact } from '../records/keep-fact.ts'
import { timesShown } from '../store/read-shown.ts'
import { useLive } from '../store/use-live.ts'
import { atHandFirst } from '../store/works-at-hand.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/Toasts.tsx'

type Props = { readonly desk: Desk; readonly id: Key; readonly today: Day }

export const ShownHere = ({ desk, id, today }: Props): JSX.Element | null => {
  const { centre, past } = desk
  const { db } = desk.device
  const times = useLive(async () => (centre === null ? null : timesShown(db, centre, id, today)), [db, centre, id, today]).value ?? null
  useEffect(() => void keepFact(desk, atHandFirst(db, id)), [id]) // who has it open may show it
  if (centre === null) return null // nothing is noted here
  const shown = async (): Promise<void> => {
    const done = await keepFact(
      desk,
      atHandFirst(db, id).then(() => true),
    )
    if (done) showToast({ spoken: t('holdings.shown.done'), words: () => t('holdings.shown.done') })
  }
  return (
    <div class="row">
      <Button look="main" icon="tick" onPress={() => void shown()}>
        {t('holdings.shown')}
      </Button>
      {past && times !== null && times > 0 && <span class="meta">{t('holdings.shown.count', { n: times })}</span>}
    </div>
  )
}
