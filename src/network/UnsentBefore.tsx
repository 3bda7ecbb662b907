// Before a code is presented on a device that still holds something back: the code may be of a role or a centre under which it cannot leave any more.
import type { JSX } from 'preact'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'

/** `send`: *send now*, with its answer; `before`: what is done first. */
export type UnsentActs = { readonly send: (before: () => Promise<void>) => JSX.Element; readonly copy: () => void }
type Props = Pick<UnsentActs, 'copy'> & {
  readonly send: JSX.Element
  /** Records that wait or were refused. */
  readonly count: number
  /** Texts of which something is on this device alone and goes onto no copy. */
  readonly texts: number
  /** Records that the head has set apart: they are there, and can be lost no more. */
  readonly apart: number
  /** A removed device sends nothing. */
  readonly removed: boolean
  readonly anyway: () => void
}

export const UnsentBefore = ({ count, texts, apart, removed, send, copy, anyway }: Props): JSX.Element => (
  <Slip
    actions={
      <>
        {count > 0 && !removed && send}
        {count > 0 && (
          <Button size="large" icon="stick" onPress={copy}>
            {t('sending.export')}
          </Button>
        )}
        <Button look="quiet" onPress={anyway}>
          {t('code.unsent.anyway')}
        </Button>
      </>
    }
  >
    {count > 0 && <Emphasis k={removed ? 'code.unsent.removed' : 'code.unsent'} values={{ n: count }} />}
    {apart > 0 && <p>{t('code.apart', { n: apart })}</p>}
    {texts > 0 && <Emphasis k="code.texts" values={{ n: texts }} />}
  </Slip>
)
