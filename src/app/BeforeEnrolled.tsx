// Before this device belongs to a network: the first page, with what other rooms bring to it; and the handbook, which is there for everybody.
import type { JSX } from 'preact'
import { demoAddress } from '../demo/address.ts'
import { demoBefore } from '../demo/before.ts'
import { opensWithDemo, startDemo } from '../demo/start.ts'
import type { Brought } from '../device/brought.ts'
import { counsels } from '../domain/counsels.ts'
import { FirstPage } from '../network/FirstPage.tsx'
import type { Session } from '../store/facts.ts'
import { isCounterBroughtHere } from '../text/kept-languages.ts'
import { HandbookHere } from './HandbookHere.tsx'
import { path } from './location.ts'
import { Absent, seldomPart } from './seldom-part.tsx'
import type { World } from './world.ts'

const PackPage = seldomPart(async () => (await import('../carry/PackPage.tsx')).PackPage)
const SetUpForm = seldomPart(async () => (await import('../network/SetUpForm.tsx')).SetUpForm)

type Props = { readonly world: World; readonly enrolled: (session: Session) => void; readonly brought: Brought }

export const BeforeEnrolled = ({ world, enrolled, brought }: Props): JSX.Element => {
  const [, first = '', rest = ''] = /^\/([^/]*)\/?(.*)$/.exec(path.value) ?? []
  if (first === 'handbook') return <HandbookHere world={world} session={null} rest={rest} />
  return (
    <FirstPage
      device={world.device}
      {...brought}
      enrolled={session => {
        // whatever it answers: the entries of the first screen need nothing else
        void (counsels(session) ? isCounterBroughtHere() : Promise.resolve(true)).then(() => enrolled(session))
      }}
      demo={{
        opensFirst: opensWithDemo,
        before: () => demoBefore(localStorage),
        start: () => startDemo(world.device),
        address: demoAddress,
      }}
      pack={back => <PackPage device={world.device} origin={location.origin} enrolled={enrolled} back={back} absent={<Absent />} />}
      setUp={back => <SetUpForm device={world.device} token={brought.token} enrolled={enrolled} back={back} absent={<Absent />} />}
    />
  )
}
