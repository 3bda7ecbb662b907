// Ways into an invented network: the one that is on this device already, or three sides of a new one, each of which opens in this tab or, to see them at work together, in a window of its own; and what else there is to see.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { Button } from '../ui/Button.tsx'
import { Door } from '../ui/Door.tsx'
import { Note } from '../ui/Note.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Slip } from '../ui/Slip.tsx'

const SIDES = ['counsellor', 'coordinator', 'associated'] as const
/** Another centre’s counter, larger, and what the public sees: in a window of their own. */
const BESIDES = ['second', 'kiosk'] as const
type DemoSide = (typeof SIDES)[number]
/** How a demonstration is started and where its sides are; made by the app. */
export type DemoDoor = {
  /** Whether the relay is there to show it: then it opens by itself. */
  readonly opensFirst: () => Promise<boolean>
  /** The address of the one that is on this device already. */
  readonly before: () => Promise<string | null>
  readonly start: () => Promise<{ readonly space: string } | { readonly problem: 'no-line' | 'busy' | 'off' }>
  readonly address: (space: string, side: DemoSide | (typeof BESIDES)[number]) => string
}

/** Where the sides of the invented network stand, and what each looks like. */
const CENTRES = {
  counsellor: 'Castelroc',
  coordinator: '',
  associated: 'Maison des jeunes du Lac d’Aure',
  second: 'Valbrune',
  kiosk: 'Castelroc',
} as const
const ICONS = { counsellor: 'page', coordinator: 'centres', associated: 'calendar' } as const

type Opened = Awaited<ReturnType<DemoDoor['start']>>

export const DemoPage = ({ demo, back }: { readonly demo: DemoDoor; readonly back: () => void }): JSX.Element => {
  /** Undefined until it was looked for; null: none, or another one is wanted. */
  const [before, look] = useState<string | null | undefined>(undefined)
  const [opened, open] = useState<Opened | null>(null)
  const [turn, again] = useState(0)
  // oxlint-disable-next-line react/exhaustive-deps -- asked once, when one comes here
  useEffect(() => void demo.before().then(look), [])
  useEffect(() => {
    if (before !== null) return
    let left = false
    void demo.start().then(answer => {
      if (left) return
      open(answer)
      announce('problem' in answer ? t(`demo.problem.${answer.problem}`) : t('demo.say'))
    })
    return () => {
      left = true
    }
    // oxlint-disable-next-line react/exhaustive-deps -- one network for each press, not for each rendering
  }, [turn, before])

  const side = (space: string, which: DemoSide): JSX.Element => {
    const word = t(`demo.${which}`)
    const address = demo.address(space, which)
    return (
      <div class="stack close" key={which}>
        <Door
          icon={ICONS[which]}
          word={word}
          hint={t(`demo.${which}.hint`, { centre: CENTRES[which] })}
          look={which === 'counsellor' ? 'first' : undefined}
          onPress={() => location.assign(address)} // a link would be followed inside the app, and this is another one
        />
        <a class="btn quiet" href={address} target="_blank" rel="opener">
          {t('demo.window', { side: word })}
        </a>
      </div>
    )
  }
  return (
    <div class="stack">
      {before ? (
        <div class="doors">
          <Door
            icon="compass"
            word={t('demo.resume')}
            hint={t('demo.resume.hint')}
            look="first"
            onPress={() => location.assign(before)} // another app than this one, as above
          />
          <Door icon="plus" word={t('demo.again')} hint={t('demo.again.hint')} onPress={() => look(null)} />
        </div>
      ) : opened === null ? (
        <Skeleton words={t('demo.opening')} />
      ) : 'problem' in opened ? (
        <Slip
          tone="slate"
          actions={
            <Button
              onPress={() => {
                open(null)
                again(n => n + 1)
              }}
            >
              {t('alert.retry')}
            </Button>
          }
        >
          {t(`demo.problem.${opened.problem}`)}
        </Slip>
      ) : (
        <>
          <p class="say">{t('demo.say')}</p>
          <div class="doors">{SIDES.map(which => side(opened.space, which))}</div>
          <div class="row">
            {BESIDES.map(which => (
              <a key={which} class="btn quiet" href={demo.address(opened.space, which)} target="_blank" rel="opener">
                {t('demo.window', { side: t(`demo.${which}`, { centre: CENTRES[which] }) })}
              </a>
            ))}
          </div>
          <Note icon="about">{t('app.demo.notice')}</Note>
        </>
      )}
      <div class="row">
        <Button look="quiet" onPress={back}>
          {t('do.back')}
        </Button>
      </div>
    </div>
  )
}
