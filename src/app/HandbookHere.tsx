// The handbook on this device: with what it has to know of it, or where it is not here, that.
import type { JSX } from 'preact'
import type { Session } from '../store/facts.ts'
import { t } from '../text/translate.ts'
import { useTitle } from '../ui/use-title.ts'
import { handbookProps } from './handbook-props.ts'
import { Absent, seldomPart } from './seldom-part.tsx'
import type { World } from './world.ts'

const HandbookScreen = seldomPart(async () => (await import('../handbook/HandbookScreen.tsx')).HandbookScreen)

type Props = { readonly world: World; readonly session: Session | null; readonly rest: string }

export const HandbookHere = ({ world, session, rest }: Props): JSX.Element => (
  <HandbookScreen {...handbookProps(world, session)} rest={rest} absent={<NotHere />} />
)

const NotHere = (): JSX.Element => {
  useTitle(t('app.title', { screen: t('handbook.title') }))
  return (
    <div class="stack">
      <h1>{t('handbook.title')}</h1>
      <Absent />
    </div>
  )
}
