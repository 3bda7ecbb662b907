// The one thing that would make this device safer, as a button that does it.
import type { JSX } from 'preact'
import type { GradeAct as Act } from '../domain/device-grade.ts'
import { install } from '../device/install.ts'
import { storageGrade } from '../device/storage-grade.ts'
import type { CentreCode } from '../domain/ids.ts'
import { dropFact } from '../store/facts.ts'
import { reopenDatabase } from '../store/health.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/Toasts.tsx'
import { SendNow, type Sender } from './SendNow.tsx'
import { declined, fullSeen, type Around } from './use-grade.ts'

export type Line = Sender & { readonly pullAgain: () => void }
type Props = Around & Line & { readonly act: Act; readonly centre: CentreCode | null }

const WORDS = {
  room: 'storage.act.room',
  copy: 'sending.export',
  keep: 'storage.act.keep',
  install: 'storage.act.install',
} as const satisfies Record<Exclude<Act, 'send'>, TextKey>
const ICONS = { room: 'tick', copy: 'stick', keep: 'lock', install: 'plus' } as const

const say = (k: TextKey): void => showToast({ spoken: t(k), words: () => t(k) })

/** What the press does; each says how it went. */
const DO: Readonly<Record<Exclude<Act, 'copy' | 'send'>, (p: Props) => unknown>> = {
  // the browser is asked within the press: some answer yes to nothing else
  keep: async ({ storage }) => {
    storage.value = await storageGrade(navigator.storage)
    declined.value = storage.value !== 'persistent'
    say(declined.value ? 'storage.said.declined' : 'storage.said.kept')
  },
  install: async ({ storage }) => {
    const went = await install()
    if (went === 'by-hand') return say('storage.said.by-hand')
    if (went === 'dismissed') return
    say('storage.said.installed')
    storage.value = await storageGrade(navigator.storage)
  },
  room: async ({ device, pullAgain }) => {
    if ((await reopenDatabase(device.db)) !== 'open') return say('storage.said.no-room')
    fullSeen.value = null
    await dropFact(device.db, 'full')
    pullAgain()
    say('storage.said.room')
  },
}

export const GradeAct = (props: Props): JSX.Element => {
  const { act } = props
  if (act === 'send') return <SendNow {...props} />
  return act === 'copy' ? (
    <Button icon={ICONS.copy} to="/sending/carry">
      {t(WORDS.copy)}
    </Button>
  ) : (
    <Button icon={ICONS[act]} onPress={() => void DO[act](props)}>
      {t(WORDS[act])}
    </Button>
  )
}
