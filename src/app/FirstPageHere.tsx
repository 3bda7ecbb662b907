// The first page with what it needs of the demonstration.
import type { JSX } from 'preact'
import { demoAddress } from '../demo/address.ts'
import { opensWithDemo, startDemo } from '../demo/start.ts'
import type { Brought } from '../device/brought.ts'
import { counsels } from '../domain/counsels.ts'
import { FirstPage } from '../network/FirstPage.tsx'
import type { Session } from '../store/facts.ts'
import { isCounterBroughtHere } from '../text/kept-languages.ts'
import type { World } from './world.ts'

type Props = { readonly world: World; readonly enrolled: (session: Session) => void; readonly brought: Brought }

export const FirstPageHere = ({ world, enrolled, brought }: Props): JSX.Element => (
  <FirstPage
    device={world.device}
    {...brought}
    enrolled={session => {
      // whatever it answers: the entries of the first screen need nothing else
      void (counsels(session) ? isCounterBroughtHere() : Promise.resolve(true)).then(() => enrolled(session))
    }}
    demo={{ opensFirst: opensWithDemo, start: () => startDemo(world.device), address: demoAddress }}
  />
)
