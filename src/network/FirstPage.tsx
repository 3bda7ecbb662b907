// Before this device belongs to a network: one sentence and three ways in. Their pages are states of this one, each with its place in the browser's history; the address stays.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import { wasHere } from '../device/was-here.ts'
import type { Session } from '../store/facts.ts'
import { LANGUAGES } from '../domain/languages.ts'
import { chooseLanguage } from '../text/choose-language.ts'
import { dayText } from '../text/format.ts'
import { language } from '../text/language.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { t } from '../text/translate.ts'
import { useLanguageChoice } from '../text/use-language-choice.ts'
import { Button } from '../ui/Button.tsx'
import { Door } from '../ui/Door.tsx'
import { Note } from '../ui/Note.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Slip } from '../ui/Slip.tsx'
import { useTitle } from '../ui/use-title.ts'
import { Wrong } from '../ui/Wrong.tsx'
import { CodeForm } from './CodeForm.tsx'
import { DemoPage, type DemoDoor } from './DemoPage.tsx'
import { RecoverForm } from './RecoverForm.tsx'

type Props = {
  readonly device: Device
  /** What the address brought: the first coordinator's token, or a code. */
  readonly token: string | null
  /** The token is for a network that is there. */
  readonly recovers: boolean
  readonly code: string | null
  readonly enrolled: (session: Session) => void
  readonly demo: DemoDoor
  /** Beginning with a pack, where there is no line. */
  readonly pack: (back: () => void) => ComponentChildren
  /** Beginning a network. */
  readonly setUp: (back: () => void) => ComponentChildren
}

type Page = 'doors' | 'code' | 'pack' | 'demo' | 'setup' | 'recover'
/** Each page is an entry of the browser's history, so that its *back* stays in the app. */
const pageOf = (state: unknown): Page => {
  const page = typeof state === 'object' && state !== null && 'first' in state ? state.first : null
  return page === 'code' || page === 'pack' || page === 'demo' || page === 'setup' ? page : 'doors'
}
const TITLES = {
  doors: 'first.title',
  code: 'first.code',
  pack: 'first.pack',
  demo: 'demo.title',
  setup: 'setup.title',
  recover: 'setup.recover',
} as const satisfies Record<Page, string>

/** Who has had the doors before the eyes for this long, or has touched anything, is not led elsewhere. Milliseconds. */
const UNDER_HAND = 1500

const Languages = (): JSX.Element => {
  const { choose, absent } = useLanguageChoice(chooseLanguage)
  return (
    <>
      <Ticks
        legend={t('nav.language')}
        kind="one"
        look="flow"
        choices={LANGUAGES.map(l => ({ value: l, label: LANGUAGE_NAMES[l], lang: l }))}
        chosen={[language.value]}
        onChange={([to]) => choose(to ?? '')}
      />
      <div role="alert">{absent !== null && <Wrong id="language-absent">{absent}</Wrong>}</div>
    </>
  )
}

export const FirstPage = ({ device, token, recovers, code, enrolled, demo, pack, setUp }: Props): JSX.Element => {
  const [page, turnTo] = useState<Page>(() =>
    recovers ? 'recover' : token !== null ? 'setup' : code !== null ? 'code' : pageOf(history.state),
  )
  useEffect(() => {
    const look = (e: PopStateEvent): void => turnTo(pageOf(e.state))
    addEventListener('popstate', look)
    return () => removeEventListener('popstate', look)
  }, [])
  const go = (to: Page): void => {
    history.pushState({ first: to }, '')
    turnTo(to)
  }
  useEffect(() => {
    if (page !== 'doors') return
    let held = true
    const leave = (): void => {
      held = false
    }
    const late = setTimeout(leave, UNDER_HAND)
    addEventListener('pointerdown', leave)
    addEventListener('keydown', leave)
    void demo.opensFirst().then(opens => held && opens && go('demo'))
    return () => {
      leave()
      clearTimeout(late)
      removeEventListener('pointerdown', leave)
      removeEventListener('keydown', leave)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- asked once, when one arrives
  }, [])
  /** This browser belonged to a network, and has erased that. */
  const [erased] = useState(wasHere)
  useTitle(t('app.title', { screen: t(TITLES[page]) }))
  const heading = useRef<HTMLHeadingElement>(null)
  const whole = useRef<HTMLDivElement>(null)
  const before = useRef(page)
  // before it is seen: who types at once types into the field
  useLayoutEffect(() => {
    if (before.current === page) return
    before.current = page
    heading.current?.scrollIntoView({ block: 'nearest' })
    // who says "I have a code" wants to type it; elsewhere one reads first
    const field = page === 'code' ? whole.current?.querySelector<HTMLElement>('form input') : null
    ;(field ?? heading.current)?.focus()
  }, [page])
  /** Where one came in by a link there is nothing behind: then the doors take its place. */
  const back = (): void => (pageOf(history.state) === page ? history.back() : turnTo('doors'))

  return (
    <div class="stack wide hello" ref={whole}>
      <h1 class="great-mark">Relais</h1>
      {erased && (page === 'doors' || page === 'code') && (
        <Slip>{t('first.erased', { date: dayText(erased.day, device.clock.local().day), n: erased.unsent })}</Slip>
      )}
      {page === 'doors' ? (
        <>
          <p class="say">{t('first.say')}</p>
          <h2 class="heard-only" ref={heading} tabIndex={-1}>
            {t('first.where')}
          </h2>
          <div class="doors">
            <Door icon="key" word={t('first.code')} hint={t('first.code.hint')} look="first" onPress={() => go('code')} />
            <Door icon="compass" word={t('first.demo')} hint={t('first.demo.hint')} onPress={() => go('demo')} />
            <Door icon="plus" word={t('first.setup')} hint={t('first.setup.hint')} onPress={() => go('setup')} />
            <Door icon="stick" word={t('first.pack')} hint={t('first.pack.hint')} onPress={() => go('pack')} />
          </div>
        </>
      ) : (
        <h2 ref={heading} tabIndex={-1}>
          {t(TITLES[page])}
        </h2>
      )}
      {page === 'code' && <CodeForm device={device} brought={code} enrolled={enrolled} back={back} />}
      {page === 'pack' && pack(back)}
      {page === 'demo' && <DemoPage demo={demo} back={back} />}
      {page === 'recover' && token !== null && <RecoverForm device={device} token={token} enrolled={enrolled} back={back} />}
      {page === 'setup' && setUp(back)}
      <Languages />
      <p>
        <Button look="quiet" icon="page" to="/handbook">
          {t('handbook.title')}
        </Button>
      </p>
      <Note icon="lock">{t('first.independent')}</Note>
    </div>
  )
}
