// Every way to use the screens of those who are no counsellors: all addresses narrow, large, close up, and in the colours of the system.
import type { Page } from 'playwright-core'
import { describe } from 'vitest'
import type { Role } from '../../src/domain/access.ts'
import { answersFields } from '../../src/domain/answers-record.ts'
import { calendarDocument } from '../../src/domain/documents-of.ts'
import type { Day, Month } from '../../src/domain/day.ts'
import { DIRECTORY, visitsDocument } from '../../src/domain/document-name.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import type { Draft } from '../../src/domain/statement.ts'
import { surveyFields, type SurveyStated } from '../../src/domain/survey-record.ts'
import { emptyVisit, visitFields } from '../../src/domain/visit.ts'
import { openServed } from '../journeys/served.ts'
import { event, partner } from '../sheet/things-to-take.ts'
import { everySight, opens, type Address, type Addressed } from './every-address.ts'
import { HAUT_VALLON } from './haut-vallon.ts'
import { fillShelf } from './shelf.ts'

const NOW = '2026-12-02T10:00'
const CAS = 'cas' as CentreCode
const said = { by: 'counsellor', day: '2026-12-01' }
const SURVEY = {
  titles: { main: 'Qui vient nous voir, de toute la vallée et de l’intercommunalité ?', by: {} },
  from: '2026-11-02',
  to: '2026-12-20',
  questions: ['gender', 'studies', 'travel', 'heard', 'access', 'usefulness'],
  centres: [],
  modes: ['counsellor', 'kiosk', 'paper'],
  target: 80,
} as unknown as SurveyStated // days as they are written
const interview = (day: string): Draft => ({
  kind: 'create',
  noun: 'visit',
  fields: visitFields({ ...emptyVisit('interview'), purposes: ['P1'], duration: '15-30' }, day as Day, 9),
})

type Keys = { readonly house: string; readonly fair: string; readonly survey: string; readonly guide: string; readonly centre: string }

/** A device of this role, in a network that has worked for a while. */
const device = async (
  closing: (close: () => Promise<void>) => void,
  role: Role,
  centre: string | null,
  addresses: (page: Page, keys: Keys) => readonly Address[],
): Promise<Addressed> => {
  const served = await openServed(closing)
  served.setClock(NOW)
  const directory = await served.write(DIRECTORY, HAUT_VALLON, { by: 'coordination', day: '2025-09-01' })
  for (const day of ['2025-10-09', '2026-12-01'])
    await served.write(visitsDocument(CAS, day.slice(0, 7) as Month), [interview(day), interview(day)], { by: 'counsellor', day })
  const [guide] = await fillShelf(served)
  const [house, survey] = await served.write(
    COMMONS_PUBLIC,
    [partner('Point formation adultes et reconversion professionnelle'), { kind: 'create', noun: 'survey', fields: surveyFields(SURVEY) }],
    said,
  )
  const counts = { sheets: 34, counts: { gender: { woman: 18, man: 16 }, access: { '4': 30, '1': 4 } } }
  await served.write('centre/cas/kiosk/2026-11', [{ kind: 'create', noun: 'kiosk-answers', fields: answersFields(survey!, counts) }], {
    by: 'kiosk',
    day: '2026-11-30',
  })
  const calendar = calendarDocument((centre ?? CAS) as CentreCode, '2026', 'public')
  const [fair] = await served.write(calendar, [event('Forum des métiers de la montagne et de l’intercommunalité', '2026-12-08', 840)], said)
  const tablet = await served.tablet({ worker: 'without' })
  await tablet.open(served.url(await served.line()), { clock: NOW })
  const page = tablet.page()
  await page.getByRole('button', { name: /J’ai un code/ }).click()
  await page.getByLabel('Votre code').fill(await served.code(role, centre))
  await page.getByRole('button', { name: 'Relier cet appareil' }).click()
  await page.locator('main h1').waitFor()
  return { page, addresses: addresses(page, { house: house!, fair: fair!, survey: survey!, guide: guide!, centre: directory[1]! }) }
}

/** What every device of the network has. */
const everybody: readonly Address[] = [
  ['/sending', /^Envois/],
  ['/report', /relais-report/],
  ['/code', /^Présenter un nouveau code/],
  ['/leave', /Effacer Relais de cet appareil/],
  ['/handbook', /^Mode d’emploi/],
  ['/about', /^À propos de Relais .*Version/],
]

describe('every address of the coordination', () => {
  everySight(closing =>
    device(closing, 'coordinator', null, (page, { house, fair, survey, guide, centre }) => [
      ['/centres', /Castelroc/],
      ['/centres', /Castelroc/, opens(page, 'Fermer ces mois…')],
      ['/centres', /Castelroc/, opens(page, 'Plus')],
      ['/devices', /^Appareils .*1 appareil/],
      ['/devices', /^Appareils/, opens(page, 'Accueillir un appareil')],
      ['/apart', /^Apporté par un appareil retiré .*Rien d/],
      ['/lock', /^Verrou de l’écran/],
      ['/network', /^Réseau des métiers du Haut-Vallon .*Modifier/],
      [`/network/${centre}`, /Valbrune .*Sorte de centre|Valbrune Modifier/],
      ['/network/cas/hours', /Horaires de Castelroc/],
      ['/lists', /^Listes/],
      ['/lists/purpose', /Pôles, pour tout le réseau/],
      ['/lists/theme', /Thèmes, pour tout le réseau/],
      ['/surveys', /Qui vient nous voir/],
      [`/surveys/${survey}`, /Genre/],
      ['/surveys/new', /^Enquêtes et avis|Préparer une enquête/],
      ['/holdings', /^Fonds documentaire/],
      [`/holdings/${guide}`, /Dans les autres centres/],
      ['/agenda', /^Agenda .*Forum/],
      [`/agenda/${fair}`, /Forum/],
      ['/partners', /1 partenaire/],
      [`/partners/${house}`, /Point formation/],
      ['/practices', /^Bonnes pratiques .*Nouvelle fiche/],
      ['/sheet', /^Feuille à emporter/],
      ['/sending/bring', /^Apporter une copie/],
      ...everybody,
    ]),
  )
})

describe('every address of the direction', () => {
  everySight(closing =>
    device(closing, 'director', null, (_, { house, centre }) => [
      ['/network', /^Réseau des métiers du Haut-Vallon/],
      [`/network/${centre}`, /Valbrune .*Sorte de centre|Valbrune Modifier/],
      ['/partners', /1 partenaire/],
      [`/partners/${house}`, /Point formation/],
      ...everybody,
    ]),
  )
})

describe('every address of an associated centre', () => {
  everySight(closing =>
    device(closing, 'associated', 'aur', (page, { fair, centre }) => [
      ['/agenda', /^Agenda .*Forum/],
      ['/agenda/new', /^Nouvel événement/],
      [`/agenda/${fair}`, /Forum/],
      ['/hours', /^Horaires/],
      ['/devices', /1 appareil/],
      ['/devices', /1 appareil/, opens(page, 'Accueillir un appareil')],
      ['/network', /^Réseau des métiers du Haut-Vallon/],
      [`/network/${centre}`, /Valbrune .*Sorte de centre|Valbrune Modifier/],
      ...everybody,
    ]),
  )
})

describe('every sight of a kiosk', () => {
  everySight(closing =>
    device(closing, 'kiosk', 'cas', page => [
      ['/', /vous êtes ici/],
      [
        '/',
        /vous êtes ici/,
        async () => {
          await page.getByRole('button', { name: /^Répondre/ }).press('Enter')
          await page.getByRole('heading', { level: 1, name: /Répondre est libre/ }).waitFor()
          return () => page.getByRole('button', { name: 'Tout effacer' }).press('Enter')
        },
      ],
    ]),
  )
})
