// C25 on every free text before it leaves the device: each noun's form is given a text that looks personal in every field it has, one after the other, and none
// of it may come through; and each field in which one types stands in some form that is looked at here.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Centre } from '../../src/domain/centre.ts'
import { centreFields, centreFrom } from '../../src/domain/centre-record.ts'
import { fold } from '../../src/domain/fold.ts'
import type { Day } from '../../src/domain/day.ts'
import { networkList } from '../../src/domain/lists.ts'
import type { Noun } from '../../src/domain/nouns.ts'
import { newEvent, readEvent } from '../../src/events/event-typed.ts'
import { newException, readException } from '../../src/hours/exception-typed.ts'
import { newOutage, readOutage } from '../../src/hours/outage-typed.ts'
import { newPeriod, readPeriod } from '../../src/hours/period-typed.ts'
import { NO_HOLDING, NO_OPINION, readHolding, readOpinion } from '../../src/holdings/said-typed.ts'
import { newPrice, readPrice } from '../../src/holdings/price-typed.ts'
import { NO_WORK, readWork } from '../../src/holdings/work-typed.ts'
import { readPurpose, typedPurpose } from '../../src/lists/purpose-typed.ts'
import { readValue, typedOf as typedValue } from '../../src/lists/value-typed.ts'
import { NEW_CENTRE, readCentre } from '../../src/network/centre-typed.ts'
import { editOf, readEdit } from '../../src/network/directory/centre-edit.ts'
import { readTerritory, typedOf as typedTerritory } from '../../src/network/directory/territory-typed.ts'
import { namesProblem, typedNames } from '../../src/records/names-typed.ts'
import { readThird } from '../../src/records/read-third.ts'
import { textProblemWords } from '../../src/records/text-problem-words.ts'
import { titleProblem } from '../../src/notes/write-practice.ts'
import { readPartner, typedPartner } from '../../src/partners/partner-typed.ts'
import { readSurvey, typedSurvey } from '../../src/survey/survey-typed.ts'
import { monthNames } from '../../src/text/later-format.ts'
import { DEMO_CENTRES } from '../../src/demo/network.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { at, keyOf, made } from '../domain/say.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { modulesOf, walk } from '../source-tree.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})

const TODAY = '2026-03-10' as Day

const centre = ((): Centre => {
  const key = keyOf(1)
  const record = fold(DIRECTORY, key, [made(key, 'centre', centreFields(DEMO_CENTRES.find(c => c.code === 'cas')!), at(1), DIRECTORY)])
  const read = record && centreFrom(record)
  if (!read) throw new Error('no centre')
  return read
})()

/** What is typed in a week are days and hours: lines of it are no texts. */
const LINES = [{ days: [1], from: '09:00', to: '12:00' }]
const MEDIA = networkList('media-type', [])

/** `chosen`: fields whose words stand in a list one chooses from: nothing is typed there. */
type Form = { readonly typed: object; readonly read: (typed: never) => object; readonly chosen?: readonly string[] }
const names: Form = {
  typed: { names: typedNames({ main: 'Haut-Vallon', by: {} }) },
  read: ({ names: typed }: { names: ReturnType<typeof typedNames> }) => {
    const wrong = namesProblem(typed, 'needed')
    return wrong ? { wrong } : { stated: typed }
  },
}
/** 'none': nothing is typed into it (V1): choices, numbers, days, hours. */
const FORMS: Readonly<Record<Noun, readonly Form[] | 'none'>> = {
  visit: 'none',
  'sealed-month': 'none',
  group: 'none',
  step: 'none',
  tally: 'none',
  'day-end': 'none',
  period: [
    {
      typed: newPeriod(TODAY),
      read: ((t: ReturnType<typeof newPeriod>) => readPeriod({ ...t, lines: LINES }, 'hours')) as Form['read'],
      chosen: ['how', 'weeks', 'nth', 'term', 'zone', 'place'],
    },
  ],
  'extra-hours': [
    {
      typed: { ...newPeriod(TODAY), how: 'adds', weeks: '2', note: 'Par la cour' },
      read: ((t: ReturnType<typeof newPeriod>) => readPeriod({ ...t, lines: LINES }, 'hours')) as Form['read'],
      chosen: ['how', 'weeks', 'nth', 'term', 'zone', 'place'],
    },
  ],
  stop: [
    {
      typed: { ...newPeriod(TODAY), place: 'Place de la halle' },
      read: ((t: ReturnType<typeof newPeriod>) => readPeriod({ ...t, lines: LINES }, 'stop')) as Form['read'],
      chosen: ['how', 'weeks', 'nth', 'term', 'zone'],
    },
  ],
  exception: [
    {
      typed: { ...newException(TODAY), what: 'hours', to: '2026-03-12' },
      read: readException as Form['read'],
      chosen: ['what', 'reason', 'redirect'],
    },
  ],
  outage: [
    {
      typed: { ...newOutage(TODAY), kind: 'power' },
      read: ((t: ReturnType<typeof newOutage>) => readOutage(t, TODAY)) as Form['read'],
      chosen: ['half', 'kind'],
    },
  ],
  network: [names],
  zone: [names],
  territory: [
    {
      typed: { ...typedTerritory(null), names: typedNames({ main: 'Haut-Vallon', by: {} }) },
      read: readTerritory as Form['read'],
      chosen: ['density'],
    },
  ],
  centre: [
    {
      typed: { ...NEW_CENTRE, name: 'Castelroc' },
      read: ((t: typeof NEW_CENTRE) => readCentre(t, [])) as Form['read'],
      chosen: ['kind', 'status', 'precision'],
    },
    {
      typed: editOf(centre, [], TODAY),
      read: ((t: ReturnType<typeof editOf>) => readEdit(t, centre, [centre], TODAY)) as Form['read'],
      chosen: ['kind', 'status', 'precision', 'label', 'parent'],
    },
  ],
  purpose: [
    {
      typed: { ...typedPurpose(null, TODAY), label: 'Saison', ref: 'P1' },
      read: ((t: ReturnType<typeof typedPurpose>) => readPurpose(t, null, null, 1, TODAY)) as Form['read'],
      chosen: ['ref', 'icon'],
    },
  ],
  value: [
    {
      typed: { ...typedValue(null), labels: typedNames({ main: 'Affiche', by: {} }) },
      read: ((t: ReturnType<typeof typedValue>) => readValue(t, 'media-type', null, [], [], false, TODAY)) as Form['read'],
      chosen: ['icon', 'replacedBy', 'ref'],
    },
  ],
  'local-value': [
    {
      typed: { ...typedValue(null), labels: typedNames({ main: 'Affiche', by: {} }), ref: MEDIA[0]!.value },
      read: ((t: ReturnType<typeof typedValue>) => readValue(t, 'media-type', null, [], MEDIA, true, TODAY)) as Form['read'],
      chosen: ['icon', 'replacedBy', 'ref'],
    },
  ],
  work: [
    {
      typed: { ...NO_WORK, title: 'Guide', media: 'brochure', purposes: ['P1'] },
      read: readWork as Form['read'],
      chosen: ['media', 'language'],
    },
  ],
  price: [
    {
      typed: { ...newPrice('EUR', TODAY), amount: '12' },
      read: ((t: ReturnType<typeof newPrice>) => readPrice(t, TODAY)) as Form['read'],
      chosen: ['kind', 'currency'],
    },
  ],
  opinion: [{ typed: { ...NO_OPINION, rating: 3 }, read: readOpinion as Form['read'] }],
  holding: [{ typed: NO_HOLDING, read: readHolding as Form['read'] }],
  event: [
    {
      typed: {
        ...newEvent('Europe/Paris', 'public', 'fr'),
        ...{ title: 'CV', type: 'workshop', date: '12 mars', from: '14h', titles: { it: 'CV' }, summaries: { es: 'CV' } },
      },
      read: ((t: ReturnType<typeof newEvent>) => readEvent(t, TODAY, monthNames('fr-FR'), null)) as Form['read'],
      chosen: ['type', 'circle', 'language'],
    },
  ],
  partner: [
    {
      typed: { ...typedPartner(null, TODAY), name: 'Mission locale', type: 'youth-service' },
      read: ((t: ReturnType<typeof typedPartner>) => readPartner(t, null, TODAY)) as Form['read'],
      chosen: ['type', 'engagement', 'renamedFrom'],
    },
  ],
  duty: 'none',
  answers: 'none',
  'kiosk-answers': 'none',
  satisfaction: 'none',
  survey: [
    {
      typed: { ...typedSurvey(null, TODAY), title: typedNames({ main: 'Qui vient ?', by: {} }), questions: ['gender'] },
      read: readSurvey as Form['read'],
      chosen: ['from', 'to'],
    },
  ],
  practice: [
    {
      typed: { title: 'Accueillir' },
      read: (({ title }: { title: string }) => {
        const wrong = titleProblem(title)
        return wrong ? { wrong } : { title }
      }) as Form['read'],
    },
  ],
}

/** Every place in it where a text stands. */
const texts = (x: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof x === 'string'
    ? [path]
    : typeof x === 'object' && x !== null && !Array.isArray(x)
      ? Object.entries(x).flatMap(([k, v]) => texts(v, [...path, k]))
      : []
const withAt = (x: unknown, [first, ...rest]: readonly string[], text: string): unknown =>
  first === undefined ? text : { ...(x as object), [first]: withAt((x as Record<string, unknown>)[first], rest, text) }

/** Not a name alone: books name people. */
const SAMPLES = ['jeanne.roux@exemple.fr', 'FR76 3000 6000 0112 3456 7890 189', 'à lire, jeanne (at) exemple.fr']

describe('C25 on every free text before it leaves the device', () => {
  for (const [noun, forms] of Object.entries(FORMS))
    if (forms !== 'none')
      test(`C25 ${noun}: whatever is typed in whichever field, what looks personal is not stated`, () => {
        for (const { typed, read, chosen = [] } of forms) {
          expect(read(typed as never), noun).not.toHaveProperty('wrong') // the form is right before, or what is wrong would say nothing
          const places = texts(typed).filter(([field]) => !chosen.includes(field ?? ''))
          expect(places.length).toBeGreaterThan(0)
          let asked = 0
          for (const place of places)
            for (const sample of SAMPLES) {
              const said = read(withAt(typed, place, sample) as never)
              if ('wrong' in said) asked++
              else expect(JSON.stringify(said), `${noun}: ${place.join('.')}`).not.toContain(sample)
            }
          expect(asked).toBeGreaterThan(0)
        }
      })
  test('C25 a third wording in place of two is asked about too', () => {
    for (const sample of [...SAMPLES, '06 12 34 56 78', 'Mme Martin'])
      expect(
        readThird('name', sample, () => null),
        sample,
      ).toHaveProperty('problem')
  })
})

test('C25 O6 the title of a practice sheet is asked about as its text is: a first and a last name, a number in a street', () => {
  expect(titleProblem('Accueillir au lycée Jean Moulin')).toBe(null)
  for (const [title, looks] of [
    ['Marie Dupont', { is: 'name', words: 'Marie Dupont' }],
    ['Le parcours de DUPONT Marie', { is: 'name', words: 'DUPONT Marie' }],
    ['Marie   Dupont', { is: 'name', words: 'Marie Dupont' }],
    ['Une visite au 12 rue des Tilleuls', { is: 'house', words: '12 rue des Tilleuls' }],
    ['Écrire à Mme Martin', { is: 'name', words: 'Mme Martin' }],
  ] as const) {
    const problem = titleProblem(title)
    expect(problem, title).toEqual({ is: 'personal', looks })
    if (problem !== null && problem !== 'missing') expect(textProblemWords(problem), title).toContain(looks.words)
  }
})

/** Where one types, and why nothing of it leaves unasked. */
const TYPED_IN: Readonly<Record<string, string>> = {
  'src/app/LockScreen.tsx': 'the lock, on this device',
  'src/app/LockSettings.tsx': 'the lock, on this device',
  'src/carry/ChooseFile.tsx': 'a file',
  'src/carry/SixWords.tsx': 'the words that open a file',
  'src/handbook/HandbookScreen.tsx': 'is sought, never kept',
  'src/carry/ScanCodes.tsx': 'pictures of codes',
  'src/events/EventForm.tsx': 'event',
  'src/holdings/HoldingForm.tsx': 'holding',
  'src/holdings/OpinionForm.tsx': 'opinion',
  'src/holdings/PriceForm.tsx': 'price',
  'src/holdings/WorkForm.tsx': 'work',
  'src/holdings/WorkList.tsx': 'is sought, never kept',
  'src/hours/ExceptionForm.tsx': 'exception',
  'src/hours/LinesFields.tsx': 'hours',
  'src/hours/OutageForm.tsx': 'outage',
  'src/hours/PeriodForm.tsx': 'period, extra-hours, stop',
  'src/lists/PurposeForm.tsx': 'purpose',
  'src/lists/ValueForm.tsx': 'value, local-value',
  'src/network/CentreFields.tsx': 'centre',
  'src/network/CodeForm.tsx': 'a code',
  'src/network/NewCodeDialog.tsx': 'the label of a device: asked about there',
  'src/network/RecoverForm.tsx': 'a link',
  'src/network/WeekFields.tsx': 'hours',
  'src/network/SetUpForm.tsx': 'network, centre: asked about in set-up.ts',
  'src/network/directory/CentreForm.tsx': 'centre',
  'src/network/directory/CloseCircleDialog.tsx': 'a day',
  'src/network/directory/NetworkNameForm.tsx': 'network',
  'src/network/directory/PlaceForm.tsx': 'known places',
  'src/network/directory/SchoolHolidays.tsx': 'days',
  'src/network/directory/TerritoryForm.tsx': 'territory',
  'src/network/directory/ZoneForm.tsx': 'zone',
  'src/notes/DraftScreen.tsx': 'practice; its text: replica/notes/paragraphs.ts',
  'src/notes/NoteEditor.tsx': 'the text of a note: replica/notes/paragraphs.ts',
  'src/notes/PracticeScreen.tsx': 'practice',
  'src/notes/PracticesScreen.tsx': 'is sought, never kept',
  'src/notes/SetBack.tsx': 'a day',
  'src/survey/SurveyForm.tsx': 'survey; days and a number',
  'src/partners/DutyForm.tsx': 'days and hours',
  'src/partners/PartnerForm.tsx': 'partner',
  'src/partners/PartnerList.tsx': 'is sought, never kept',
  'src/partners/PartnerPick.tsx': 'is sought, never kept',
  'src/sheet/Picks.tsx': 'is sought, never kept',
  'src/records/Decide.tsx': 'a third wording: read-third.ts',
  'src/records/NamesFields.tsx': 'names: names-typed.ts',
  'src/visits/OpeningDialog.tsx': 'days and hours',
  'src/visits/CatchUpScreen.tsx': 'a day',
  'src/visits/EarlierScreen.tsx': 'a day',
  'src/visits/DateLines.tsx': 'days',
  'src/visits/WhichDay.tsx': 'a day',
  'src/visits/SheetsScreen.tsx': 'a file, of which only days, kinds, purposes and numbers are read',
}
const INPUTS = new Set(['Field', 'LongField', 'NamesFields', 'DateTimeField', 'Finder', 'FromTo', 'textarea', 'input'])

test('C25 each place where one types is known, with why nothing of it leaves unasked', () => {
  const found = modulesOf('src')
    .filter(m => m.room !== 'src/ui')
    .filter(m => {
      let types = false
      walk(m.program, n => {
        const name = n.type === 'JSXOpeningElement' ? (n['name'] as { name?: string }).name : undefined
        if (name !== undefined && INPUTS.has(name)) types = true
      })
      return types
    })
    .map(m => m.path)
    .sort()
  const known = Object.keys(TYPED_IN)
  expect(found.filter(path => !known.includes(path))).toEqual([])
  expect(known.filter(path => !found.includes(path))).toEqual([])
})
