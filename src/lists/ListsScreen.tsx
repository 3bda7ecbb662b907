// The reference lists: what may be chosen, where. The coordination's for all, and a centre's as it has them; one device may have both.
import type { JSX } from 'preact'
import type { CentreCode } from '../domain/ids.ts'
import { isCentres, LIST_NAMES, type ListName } from '../domain/lists.ts'
import type { Desk } from '../records/desk.ts'
import { t } from '../text/translate.ts'
import { Sheet } from '../ui/Sheet.tsx'
import { useTitle } from '../ui/use-title.ts'
import { useCentreName } from './use-list-title.ts'

type Props = {
  readonly desk: Desk
  /** The network's are changed here. */
  readonly network: boolean
  /** Whose own are changed here; null for nobody's. */
  readonly centre: CentreCode | null
}

export const ListsScreen = ({ desk, network, centre }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: t('nav.lists') }))
  const name = useCentreName(desk, centre)
  const whose = network && centre !== null
  return (
    <div class="stack">
      <h1>{t('nav.lists')}</h1>
      {network && (
        <>
          <p class="say">{t('lists.say')}</p>
          <Lists heading={t('lists.of.network')} look={whose ? undefined : 'hidden'} of={LIST_NAMES} to="/lists/" />
        </>
      )}
      {centre !== null && (
        <>
          <p class="say">{t('lists.say.ours')}</p>
          <Lists
            heading={t('lists.of.ours', { centre: name })}
            look={whose ? undefined : 'hidden'}
            of={LIST_NAMES.filter(isCentres)}
            to="/lists/ours/"
          />
          <p class="meta">{t('lists.ours.service')}</p>
        </>
      )}
    </div>
  )
}

type ListsProps = {
  readonly heading: string
  readonly look: 'hidden' | undefined
  readonly of: readonly ListName[]
  /** What stands before the name of a list in its address. */
  readonly to: string
}
const Lists = ({ heading, look, of, to }: ListsProps): JSX.Element => (
  <Sheet heading={heading} {...(look && { headingLook: look })} look="flush">
    <ul class="record-list">
      {of.map(list => (
        <li key={list}>
          <a class="record-line" href={`${to}${list}`}>
            <b>{t(`lists.name.${list}`)}</b>
            <span class="meta">{t(`lists.where.${list}`)}</span>
          </a>
        </li>
      ))}
    </ul>
  </Sheet>
)
