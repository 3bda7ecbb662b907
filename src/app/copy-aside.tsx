// The copy to be carried by hand, in a dialog over whatever the page shows: what is being filled in there stays as it is.
import { render } from 'preact'
import { Carrying } from '../carry/Carrying.tsx'
import { laterTexts, t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import type { World } from './world.ts'

/** Opens it; it closes by itself only when somebody closes it. */
export const copyAside = async (world: World): Promise<void> => {
  await laterTexts()
  const at = document.createElement('div')
  document.body.append(at)
  const close = (): void => {
    render(null, at)
    at.remove()
  }
  render(
    <Dialog title={t('carry.title')} onClose={close}>
      <Carrying
        device={world.device}
        centre={world.session.peek()?.centre ?? null}
        origin={location.origin}
        leave={
          <Button look="quiet" size="large" onPress={close}>
            {t('do.close')}
          </Button>
        }
      />
    </Dialog>,
    at,
  )
}
