// The heading of a list: which list, and whose. One device may change the network's and its own centre's.
import { ofCode } from '../domain/centre.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { ListName } from '../domain/lists.ts'
import type { Desk } from '../records/desk.ts'
import { centres } from '../store/read-day.ts'
import { useLive } from '../store/use-live.ts'
import { centreName } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { useTitle } from '../ui/use-title.ts'

/** What the centre is called; its code until the directory is there. */
export const useCentreName = ({ device }: Desk, code: CentreCode | null): string => {
  const all = useLive(() => centres(device.db), [device]).value ?? []
  const centre = ofCode(all, code)
  return centre ? centreName(centre) : (code ?? '')
}

/** Also the title of the page. `centre` null: the network's. */
export const useListTitle = (desk: Desk, list: ListName, centre: CentreCode | null): string => {
  const name = useCentreName(desk, centre)
  const what = t(`lists.name.${list}`)
  const title = centre === null ? t('lists.title.network', { list: what }) : t('lists.title.ours', { list: what, centre: name })
  useTitle(t('app.title', { screen: title }))
  return title
}
