// What surrounds every screen. Order of reading and of the keyboard: skip link, alert, bar, status line, sections, main, toast.
import type { ComponentChildren, JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Icon } from '../ui/Icon.tsx'
import type { IconName } from '../ui/icon-paths.ts'
import { LiveRegion } from '../ui/LiveRegion.tsx'
import { StatusLine } from '../ui/StatusLine.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { Fault } from './Fault.tsx'
import { MAIN, useFocusOnMain } from './focus-main.ts'
import { lazyScreen } from './lazy-screen.tsx'
import { MORE, type MoreLink } from './more.ts'
import type { StatusWords } from './status-words.ts'
import { Veil } from './Veil.tsx'

/** Comes after the first picture: nobody looks for more before. */
const MoreMenu = lazyScreen(() => import('./MoreMenu.tsx').then(m => m.MoreMenu))

export type Section = {
  readonly to: string
  readonly word: string
  readonly icon: IconName
  /** What waits there, with how it is spoken. */
  readonly badge?: { readonly count: number; readonly spoken: string }
}

type Props = {
  /** Of the screen shown: a section is current when the path is its own or below it. */
  readonly path: string
  /** Where this device is: the centre's name, or the network's. */
  readonly place: string
  /** The hat worn: *Conseil*, *Coordination*; never a name. */
  readonly hat: string
  /** Changes the hat; null where there is only one. */
  readonly onHat: (() => void) | null
  readonly home: string
  readonly sections: readonly Section[]
  readonly more: readonly MoreLink[]
  readonly status: StatusWords | null
  readonly alert?: ComponentChildren
  /** Stands after the screen, so that nothing above it moves. */
  readonly offer?: ComponentChildren
  readonly children: ComponentChildren
}

const isCurrent = (section: Section, path: string): boolean =>
  path === section.to || (section.to !== '/' && path.startsWith(`${section.to}/`))

const Sections = ({ path, home, sections, more }: Pick<Props, 'path' | 'home' | 'sections' | 'more'>): JSX.Element => {
  /** It was pressed before its menu was there: the menu opens when it comes. */
  const pressed = useRef(false)
  return (
    <nav class="nav" aria-label={t('app.sections')}>
      <a class="mark" href={home}>
        Relais
      </a>
      <ul>
        {sections.map(s => (
          <li key={s.to}>
            <a class="to" href={s.to} aria-current={isCurrent(s, path) ? 'page' : undefined}>
              <Icon name={s.icon} />
              <span>{s.word}</span>
              {s.badge && s.badge.count > 0 && (
                <span class="badge">
                  <span aria-hidden="true">{s.badge.count}</span>
                  <span class="heard-only">{s.badge.spoken}</span>
                </span>
              )}
            </a>
          </li>
        ))}
        <li>
          <button class="to" type="button" popovertarget={MORE} onClick={() => (pressed.current = true)}>
            <Icon name="dots" />
            <span>{t('nav.more')}</span>
          </button>
        </li>
      </ul>
      <MoreMenu links={more} pressed={pressed} />
    </nav>
  )
}

export const Frame = (props: Props): JSX.Element => {
  const { path, place, hat, onHat, home, status, alert, offer, children } = props
  useFocusOnMain(path)
  const where = (
    <span class="where">
      <b>{place}</b> <span class="whole">{hat}</span>
    </span>
  )
  return (
    <>
      <a class="skip" href={`#${MAIN}`}>
        {t('app.skip')}
      </a>
      <div class="app">
        {alert}
        <header class="bar">
          <a class="mark" href={home}>
            Relais
          </a>
          {onHat ? (
            <button class="dress" type="button" aria-haspopup="dialog" onClick={onHat}>
              {where}
            </button>
          ) : (
            where
          )}
          <Veil />
        </header>
        {status && <StatusLine label={t('status.label')} to="/sending" level={status.level} sign={status.sign} facts={status.facts} />}
        <Sections {...props} />
        <main id={MAIN} tabIndex={-1}>
          <Fault key={path}>{children}</Fault>
          {offer && <div class="offer stack">{offer}</div>}
        </main>
        <Toasts label={t('today.toast')} />
      </div>
      <LiveRegion />
    </>
  )
}

/** Before this device belongs to a network: no sections, no status, only main. */
export const BareFrame = ({ path, alert, children }: Pick<Props, 'path' | 'alert' | 'children'>): JSX.Element => {
  useFocusOnMain(path)
  return (
    <>
      <a class="skip" href={`#${MAIN}`}>
        {t('app.skip')}
      </a>
      <div class="app">
        {alert}
        <main id={MAIN} tabIndex={-1}>
          <Fault key={path}>{children}</Fault>
        </main>
        <Toasts label={t('today.toast')} />
      </div>
      <LiveRegion />
    </>
  )
}
