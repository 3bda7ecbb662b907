// Says on every screen of a demonstration that nothing in it is real, and leads to the other sides and out.
import type { JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { demoAddress } from '../demo/address.ts'
import { forgetDemo, rememberDemo } from '../demo/before.ts'
import { demoProfile, type Side } from '../demo/profile.ts'
import { leaveDemo } from '../demo/leave.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'

/** Those that work with each other; the others are beside the doors. */
const OTHERS = ['counsellor', 'coordinator', 'associated'] as const

export const DemoNote = ({ space, side }: { readonly space: string; readonly side: Side }): JSX.Element => {
  useEffect(() => rememberDemo(localStorage, space, side), [space, side])
  return (
    <aside class="row" aria-label={t('app.demo')}>
      <span class="meta">{t('app.demo.notice')}</span>
      {OTHERS.filter(other => other !== side).map(other => (
        <a key={other} class="btn quiet" href={demoAddress(space, other)} target="_blank" rel="noopener">
          {t('demo.window', { side: t(`demo.${other}`) })}
        </a>
      ))}
      <Button
        look="quiet"
        onPress={() => {
          forgetDemo(localStorage, space, side)
          leaveDemo(sessionStorage, demoProfile(space, side).database)
          location.assign('/')
        }}
      >
        {t('app.demo.leave')}
      </Button>
    </aside>
  )
}
