// Says on every screen of a demonstration that nothing in it is real, and leads to the other side and out.
import type { JSX } from 'preact'
import { demoAddress, demoProfile, leaveDemo, type Side } from '../demo/profile.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'

export const DemoNote = ({ space, side }: { readonly space: string; readonly side: Side }): JSX.Element => (
  <aside class="row" aria-label={t('app.demo')}>
    <span class="meta">{t('app.demo.notice')}</span>
    <a class="btn quiet" href={demoAddress(space, side === 'counsellor' ? 'coordinator' : 'counsellor')} target="_blank" rel="noopener">
      {t('app.demo.other')}
    </a>
    <Button
      look="quiet"
      onPress={() => {
        leaveDemo(sessionStorage, demoProfile(space, side).database)
        location.assign('/')
      }}
    >
      {t('app.demo.leave')}
    </Button>
  </aside>
)
