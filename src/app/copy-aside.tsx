// The copy to be carried by hand, in a dialog over whatever the page shows: what is being filled in there stays as it is.
import { render } from 'preact'
import { Carrying } from '../carry/Carrying.tsx'
import { laterTexts } from '../text/later-texts.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { CopyAside } from '../sending/copied.ts'
import type { World } from './world.ts'

/** Opens it; it closes by itself only when somebody closes it. */
export const copyAside = async (world: World): Promise<CopyAside> => {
  await laterTexts()
  const at = document.createElement('div')
  document.body.append(at)
  const saved = new Set<string>()
  let how: CopyAside['how'] = 'closed'
  let close!: () => void
  const closed = new Promise<void>(go => (close = go))
  render(
    <Dialog title={t('carry.title')} onClose={close}>
      <Carrying
        device={world.device}
        centre={world.session.peek()?.centre ?? null}
        origin={location.origin}
        saved={holds => {
          how = 'done'
          for (const name of holds) saved.add(name)
        }}
        failed={() => {
          if (how !== 'done') how = 'failed'
        }}
        leave={
          <Button look="quiet" size="large" onPress={close}>
            {t('do.close')}
          </Button>
        }
      />
    </Dialog>,
    at,
  )
  await closed
  render(null, at)
  at.remove()
  return { how, saved }
}
