// What stands in the rail, or under *More*, and for whom: one line for each section. What it shows is one line of screens.tsx.
import type { Rights } from '../domain/access.ts'
import { t, type TextKey } from '../text/translate.ts'
import type { IconName } from '../ui/icon-paths.ts'
import type { MoreLink } from './MoreMenu.tsx'

type SectionLine = {
  /** Its address, and where the addresses below it begin. */
  readonly to: string
  readonly word: TextKey
  readonly icon: IconName
  /** Who has it; to everybody else its address is no screen. */
  readonly may: (who: Rights) => boolean
  /** For whom it is under *More* instead of in the rail, where five words have room on a phone. */
  readonly more?: (who: Rights) => boolean
}

const coordinates = (who: Rights): boolean => who.role === 'coordinator'
/** Visits are noted on this device. */
export const counsels = (who: Rights): boolean => who.centre !== null && (who.role === 'staff' || coordinates(who))
/** Calendars are read here: by everybody who works in a centre, the associated ones too. */
const plans = (who: Rights): boolean => who.role === 'staff' || who.role === 'associated' || coordinates(who)
const anybody = (): boolean => true

/** In the order of the rail; the first that a device has is its home. */
export const SECTIONS: readonly SectionLine[] = [
  { to: '/centres', word: 'nav.centres', icon: 'centres', may: coordinates },
  { to: '/today', word: 'nav.today', icon: 'page', may: counsels },
  { to: '/agenda', word: 'nav.agenda', icon: 'calendar', may: plans },
  { to: '/devices', word: 'nav.devices', icon: 'device', may: coordinates },
  { to: '/sending', word: 'nav.sending', icon: 'send', may: anybody, more: coordinates }, // the status line leads there too
]

export const sectionsOf = (who: Rights): readonly SectionLine[] => SECTIONS.filter(s => s.may(who))
/** As the frame shows them: those in the rail, or those under *More*. */
export const linksOf = (who: Rights, more: boolean): readonly MoreLink[] =>
  sectionsOf(who)
    .filter(s => (s.more?.(who) ?? false) === more)
    .map(({ to, word, icon }) => ({ to, word: t(word), icon }))
