// A partner's half-day is over and nobody has said who is there since (J22): it asks, and opens what the press on the centre's name opens.
import type { JSX } from 'preact'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'

const choose = (): void => document.querySelector<HTMLElement>('.dress')?.click()

export const AskSlip = (): JSX.Element => (
  <Slip
    actions={
      <Button look="main" onPress={choose}>
        {t('hats.asks.do')}
      </Button>
    }
  >
    <Emphasis k="hats.asks" />
  </Slip>
)
