// Before a code is presented on a device that still holds something back: the code may be of a role or a centre under which it cannot leave any more.
import type { JSX } from 'preact'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'

export type UnsentActs = { readonly send: () => void; readonly copy: () => void }
type Props = UnsentActs & {
  /** Records that wait or were refused. */
  readonly count: number
  /** A removed device sends nothing. */
  readonly removed: boolean
  readonly anyway: () => void
}

export const UnsentBefore = ({ count, removed, send, copy, anyway }: Props): JSX.Element => (
  <Slip
    actions={
      <>
        {!removed && (
          <Button look="main" size="large" icon="send" onPress={send}>
            {t('sending.now')}
          </Button>
        )}
        <Button size="large" icon="stick" onPress={copy}>
          {t('sending.export')}
        </Button>
        <Button look="quiet" onPress={anyway}>
          {t('code.unsent.anyway')}
        </Button>
      </>
    }
  >
    <Emphasis k={removed ? 'code.unsent.removed' : 'code.unsent'} values={{ n: count }} />
  </Slip>
)
