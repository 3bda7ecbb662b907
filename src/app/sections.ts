// What stands in the rail, or under *More*, and for whom: one line for each section. What it shows is one line of screens.tsx.
import type { Rights } from '../domain/access.ts'
import { counsels } from '../domain/counsels.ts'
import { HATS, type Home } from '../domain/hats.ts'
import type { Hat } from '../domain/statement.ts'
import { t, type TextKey } from '../text/translate.ts'
import type { IconName } from '../ui/icon-paths.ts'
import type { MoreLink } from './more.ts'

type NavName = TextKey extends infer K ? (K extends `nav.${infer N}` ? N : never) : never
type SectionLine = {
  /** Its address, and where the addresses below it begin; its word is the text 'nav' of the same name. */
  readonly to: `/${NavName}`
  readonly icon: IconName
  /** Who has it; to everybody else its address is no screen. */
  readonly may: (who: Rights) => boolean
  /** The hats in whose rail it stands, all when not given; under the others it is in *More*, and so is what comes after the fourth: a phone's rail has no room for it. */
  readonly rail?: readonly Hat[]
  /** It tells of other days than this one. */
  readonly past?: true
}

const coordinates = (who: Rights): boolean => who.role === 'coordinator'
/** Reads and writes what the staff of all centres share. */
const isStaff = (who: Rights): boolean => who.role === 'staff' || coordinates(who)
/** Calendars are read here: by everybody who works in a centre, the associated ones too. */
const plans = (who: Rights): boolean => who.role === 'staff' || who.role === 'associated' || coordinates(who)
const anybody = (): boolean => true

/** Every hat but the coordination's, whose rail is full with the network's sections. */
const AT_A_CENTRE: readonly Hat[] = HATS.map(h => h.hat).filter(h => h !== 'coordination')

/** Every hat but the director's, whose rail has the network instead. */
const WITH_DOCUMENTS: readonly Hat[] = HATS.map(h => h.hat).filter(h => h !== 'director')

/** In the order of the rail. */
export const SECTIONS: readonly SectionLine[] = [
  { to: '/centres', icon: 'centres', may: coordinates, rail: ['coordination'] },
  { to: '/today', icon: 'page', may: counsels, rail: AT_A_CENTRE },
  { to: '/holdings', icon: 'book', may: isStaff, rail: WITH_DOCUMENTS },
  { to: '/agenda', icon: 'calendar', may: plans },
  { to: '/figures', icon: 'figures', may: counsels, rail: AT_A_CENTRE, past: true },
  {
    to: '/devices',

    icon: 'device',
    may: who => coordinates(who) || who.role === 'associated',
    rail: ['coordination'],
  },
  { to: '/network', icon: 'compass', may: anybody, rail: ['director'] },
  { to: '/hours', icon: 'door', may: who => plans(who) && who.centre !== null, rail: [] },
  { to: '/partners', icon: 'group', may: who => isStaff(who) || who.role === 'director', rail: [] },
  { to: '/sheet', icon: 'print', may: isStaff, rail: [] },
  { to: '/surveys', icon: 'tick', may: isStaff, rail: [], past: true },
  { to: '/practices', icon: 'sprout', may: isStaff, rail: [] },
  { to: '/lock', icon: 'lock', may: coordinates, rail: [] },
  { to: '/sending', icon: 'send', may: anybody, rail: AT_A_CENTRE },
  { to: '/lists', icon: 'pen', may: who => coordinates(who) || counsels(who), rail: [] },
]

/** A partner counsellor is there for a half-day and sees the day (`domain.md` §6): what tells of others is neither in the rail nor under *More*, and says so at its address. */
export const isHidden = (hat: Hat, section: SectionLine | undefined): boolean => hat === 'partner' && section?.past === true

export const sectionsOf = (who: Rights, hat: Hat): readonly SectionLine[] => SECTIONS.filter(s => s.may(who) && !isHidden(hat, s))

/** Where a hat begins; where that section is not there, the first that is. */
export const homeOf = (mine: readonly SectionLine[], home: Home | undefined): string =>
  (mine.find(s => s.to === `/${home}`) ?? mine[0])?.to ?? '/sending'

/** As the frame shows them: those in the rail, or those under *More*. The home of a hat is in its rail. */
export const linksOf = (mine: readonly SectionLine[], hat: Hat, home: string, where: 'rail' | 'more'): readonly MoreLink[] => {
  const rail = mine.filter(s => s.rail === undefined || s.to === home || s.rail.includes(hat)).slice(0, 4)
  return mine
    .filter(s => rail.includes(s) === (where === 'rail'))
    .map(({ to, icon }) => ({ to, word: t(`nav.${to.slice(1)}` as TextKey), icon })) // as `to` is typed
}
