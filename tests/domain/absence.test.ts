// What must not be there (V1, V16, S-rows of free access): grows with every issue. A word that is right in its place is allowed there, with a reason;
// an allowance that nothing needs any more is red too, so the lists stay small.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { answersFields, answersFrom } from '../../src/domain/answers-record.ts'
import { estimatedFields } from '../../src/domain/estimates.ts'
import { GROUP_KINDS } from '../../src/domain/group-visit.ts'
import { groupFields, groupProblems } from '../../src/domain/group-entry.ts'
import {
  DURATIONS,
  emptyVisit,
  HAND_OVERS,
  NEXT_STEPS,
  SITUATIONS,
  visitFields,
  visitFrom,
  visitProblems,
  VISIT_KINDS,
  type VisitEntry,
} from '../../src/domain/visit.ts'
import { fold } from '../../src/domain/fold.ts'
import { groupFrom } from '../../src/domain/group-visit.ts'
import { satisfactionFields } from '../../src/domain/satisfaction.ts'
import { LIBRARY } from '../../src/domain/survey-library.ts'
import { NOTHING_TOLD } from '../../src/domain/told.ts'
import { TOLD_LISTS } from '../../src/domain/told-lists.ts'
import { ROW_TABLES } from '../../src/store/tables.ts'
import { moduleOf, modulesOf, walk, type Module, type Node } from '../source-tree.ts'
import { at, DAY, DOC, keyOf, made, say } from './say.ts'

type Absent = { readonly idea: string; readonly words: RegExp }
/** `where`: a module or a text's key, or with '*' all that begin so; `word`: how the word begins. */
type Allowed = { readonly where: string; readonly word: string; readonly why: string }

/** In code: names split into their words, in small letters. */
const IN_CODE: readonly Absent[] = [
  { idea: 'an appointment', words: /\b(appointments?|bookings?|booked|reservations?|reserved|rdv|rendez)\b/ },
  {
    idea: 'a ticket or an order of queueing',
    words: /\b(tickets?|queues?|queued?|queueing|queuing|waiting (list|room|number)|call screen|turn number)\b/,
  },
  {
    idea: 'an account of the public',
    words: /\b(accounts?|log ?in|sign ?up|passwords?|regist(er|ers|ered|ration)|subscribers?|loyalty|membership)\b/,
  },
  { idea: 'a reminder', words: /\b(reminders?|remind|sms|newsletters?|follow ?up)\b/ },
  { idea: 'a unique visitor', words: /\b(unique|distinct (visitors?|people|persons?)|fingerprints?|wifi|camera|mac address)\b/ },
  {
    idea: 'a member of the public',
    words: /\b(visitors?|persons?|citizens?|beneficiar(y|ies)|customers?|patrons?|end users?|users?|case ?files?|dossiers?)\b/,
  },
  { idea: 'the price of an event', words: /\b(prices?|priced|fees?|paid|pay|payments?|costs?|tariffs?)\b/ },
  {
    idea: 'a ranking',
    words: /\b(rank|ranks|ranked|ranking|rankings|leagues?|leaderboards?|podium|best(?! effort)|worst|winners?|scores?|top \d+)\b/,
  },
  {
    idea: 'a figure about one person',
    words: /\b((per|by|each|of) (counsellors?|person|staff|authors?|agents?|advis[eo]rs?|colleagues?|employees?|members?)|productivity)\b/,
  },
  {
    idea: 'who somebody is',
    words:
      /\b((first|last|family|given|maiden|full|middle|nick) names?|surnames?|(tele)?phones?|mobiles?|e ?mails?|mails?|address(es)?|streets?|postcodes?|postal|zip|communes?|city|towns?|births?|born|birthdays?|ages?|genders?|sex|nationalit(y|ies)|passports?|iban|ethnicity|religion|disabilit(y|ies))\b/,
  },
]

const ALLOWED_IN_CODE: readonly Allowed[] = [
  { where: 'src/sw.ts', word: 'registration', why: "the browser's word for the service worker of an address" },
  { where: 'src/sending/report.ts', word: 'phone', why: 'the name of a system a browser runs on' },
  { where: 'src/sending/report.ts', word: 'user', why: "the browser's word for its own name" },
  { where: 'src/text/kept-languages.ts', word: 'registration', why: "the browser's word for the service worker of an address" },
  { where: 'src/replica/notes/*', word: 'ticket', why: 'the relay’s word for what opens a text for ten minutes (Y6)' },
  { where: 'src/replica/leader.ts', word: 'queue', why: 'tabs of one browser take turns' },
  { where: 'src/store/outbox.ts', word: 'queued', why: 'statements wait for the line' },
  { where: 'src/store/outbox.ts', word: 'rank', why: 'the urgency of documents' },
  { where: 'src/store/places.ts', word: 'rank', why: 'the urgency of documents' },
  { where: 'src/domain/fold.ts', word: 'rank', why: 'cancelled goes before withdrawn' },
  { where: 'src/ui/Ticks.tsx', word: 'rank', why: 'first, second, third purpose of a visit' },
  { where: 'src/visits/InterviewForm.tsx', word: 'rank', why: 'first, second, third purpose of a visit' },
  { where: 'src/visits/StepForm.tsx', word: 'rank', why: 'first, second, third purpose of a visit' },
  { where: 'src/domain/personal-text.ts', word: 'street', why: 'a street that bears a name is no person' },
  { where: 'src/domain/note.ts', word: 'street', why: 'a number in a street is stopped' },
  { where: 'src/app/*', word: 'address', why: 'of a page, in the browser' },
  { where: 'src/kiosk/TeamNotes.tsx', word: 'address', why: 'of the page where the team presents a code' },
  { where: 'src/network/*', word: 'address', why: 'of a page, in the browser' },
  { where: 'src/demo/*', word: 'address', why: 'of a page, in the browser' },
  { where: 'src/carry/ScanCodes.tsx', word: 'user', why: 'the browser’s word for the lens of this device' },
  { where: 'src/ui/Field.tsx', word: 'password', why: 'what is typed at the screen’s lock is not shown' },
  { where: 'src/app/Lock*', word: 'password', why: 'the screen’s lock, on this device only' },
  { where: 'src/app/update-offer.ts', word: 'register', why: 'the service worker' },
  { where: 'src/app/update-offer.ts', word: 'registration', why: "the browser's word for the service worker of an address" },
  { where: 'src/replica/status.ts', word: 'age', why: 'how long the oldest statement has waited' },
  { where: 'src/app/status-words.ts', word: 'age', why: 'how long the oldest statement has waited' },
  { where: 'src/domain/told-lists.ts', word: 'age', why: 'a band of ages, never an age' },
  { where: 'src/domain/told-lists.ts', word: 'phone', why: 'a visit may take place by it; no number' },
  { where: 'src/domain/told-lists.ts', word: 'mail', why: 'a visit may take place by it; no address' },
  { where: 'src/domain/told-lists.ts', word: 'disability', why: 'what somebody asks about, never what somebody has' },
  { where: 'src/domain/lists.ts', word: 'age', why: 'a band of ages, never an age' },
  { where: 'src/domain/besides.ts', word: 'age', why: 'a band of ages, never an age' },
  { where: 'src/visits/noted-toast.tsx', word: 'phone', why: 'a visit may take place by it; no number' },
  { where: 'src/demo/partner-words.ts', word: 'disability', why: 'what a house is for' },
  { where: 'src/demo/partner-words.ts', word: 'commune', why: 'a local authority is a partner; nobody’s home' },
  { where: 'src/demo/partners.ts', word: 'disability', why: 'what a house is for' },
  { where: 'src/demo/tells.ts', word: 'age', why: 'a band of ages, never an age' },
  { where: 'src/demo/tells.ts', word: 'phone', why: 'a visit may take place by it; no number' },
  { where: 'src/demo/tells.ts', word: 'mail', why: 'a visit may take place by it; no address' },
  { where: 'src/domain/told.ts', word: 'age', why: 'a band of ages, never an age' },
  { where: 'src/domain/theme-words.ts', word: 'disability', why: 'what somebody asks about' },
  { where: 'src/domain/told.ts', word: 'disability', why: 'what somebody asks about' },
  { where: 'src/domain/count-said.ts', word: 'age', why: 'a band of ages, never an age' },
  { where: 'src/domain/figures.ts', word: 'age', why: 'bands of ages, never an age' },
  { where: 'src/figures/words.ts', word: 'age', why: 'bands of ages, never an age' },
  { where: 'src/figures/mask.ts', word: 'age', why: 'bands of ages, never an age' },
  { where: 'src/figures/released.ts', word: 'age', why: 'bands of ages, never an age' },
  { where: 'src/ui/Chart.tsx', word: 'user', why: 'the drawing’s own word for its units' },
  { where: 'src/visits/ToldParts.tsx', word: 'age', why: 'a band of ages, never an age' },
  {
    where: 'src/domain/survey-library.ts',
    word: 'gender',
    why: 'asked freely in a sample survey, never on a visit (§10.1, 6): the one place',
  },
  { where: 'src/demo/surveys.ts', word: 'gender', why: 'what is answered to an invented survey' },
  { where: 'src/domain/price*', word: 'price', why: 'what a book cost where somebody looked' },
  { where: 'src/domain/nouns.ts', word: 'price', why: 'what a book cost where somebody looked' },
  { where: 'src/store/tables.ts', word: 'price', why: 'what a book cost where somebody looked' },
  { where: 'src/store/staff-rows.ts', word: 'price', why: 'what a book cost where somebody looked' },
  { where: 'src/store/read-works.ts', word: 'price', why: 'what a book cost where somebody looked' },
  { where: 'src/demo/*', word: 'price', why: 'what an invented book cost' },
  { where: 'src/holdings/*', word: 'price', why: 'what a book cost where somebody looked' },
]

const wordsOf = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9à-ÿ]+/)
    .join(' ')

/** Names and texts of a module: identifiers, properties, strings, what stands in JSX. Comments are not read: they may say what is absent. */
const namesIn = (m: Module): Set<string> => {
  const out = new Set<string>()
  walk(m.program, (n, parent, field) => {
    if (field === 'source') return // an import: the module it names is read itself
    if (n.type === 'Identifier' || n.type === 'JSXIdentifier' || n.type === 'PrivateIdentifier') out.add(String(n['name']))
    else if (n.type === 'JSXText') out.add(String(n['value']))
    else if (n.type === 'Literal' && typeof n['value'] === 'string' && parent?.type !== 'ImportDeclaration') out.add(n['value'])
    else if (n.type === 'TemplateElement') out.add(String((n['value'] as { cooked?: unknown }).cooked ?? ''))
  })
  return out
}

type Found = { readonly where: string; readonly word: string; readonly in: string; readonly idea: string }
const search = (where: string, text: string, shown: string, absent: readonly Absent[]): Found[] =>
  absent.flatMap(({ idea, words }) => {
    const word = words.exec(text)?.[0]
    return word === undefined ? [] : [{ where, word, in: shown, idea }]
  })
const inCode = (m: Module): Found[] =>
  [...namesIn(m), m.path.slice(m.path.lastIndexOf('/') + 1)].flatMap(name => search(m.path, wordsOf(name), name, IN_CODE))
const covers = (a: Allowed, f: Found): boolean =>
  (a.where.endsWith('*') ? f.where.startsWith(a.where.slice(0, -1)) : f.where === a.where) && f.word.toLowerCase().startsWith(a.word)
const notAllowed = (found: readonly Found[], allowed: readonly Allowed[]): string[] =>
  found.filter(f => !allowed.some(a => covers(a, f))).map(f => `${f.where}: ${f.in} (${f.idea})`)
const notNeeded = (found: readonly Found[], allowed: readonly Allowed[]): string[] =>
  allowed.filter(a => !found.some(f => covers(a, f))).map(a => `${a.where}: ${a.word}`)

describe('in the code', () => {
  const modules = modulesOf('src')
  const found = modules.flatMap(inCode)
  test('V1 no name in the code is of a thing that must not be', () => {
    expect(modules.length).toBeGreaterThan(60)
    expect(modules.reduce((n, m) => n + namesIn(m).size, 0)).toBeGreaterThan(3000)
    expect(notAllowed(found, ALLOWED_IN_CODE)).toEqual([])
  })
  test('V1 no allowance stands that nothing needs', () => {
    expect(notNeeded(found, ALLOWED_IN_CODE)).toEqual([])
    for (const a of ALLOWED_IN_CODE) expect(a.why.length, a.word).toBeGreaterThan(5)
  })
  test.each([
    ['const appointment = 1', 'an appointment'],
    ['type Slot = { bookedAt: number }', 'an appointment'],
    ['const nextTicket = () => 1', 'a ticket or an order of queueing'],
    ['const x = { queue_position: 3 }', 'a ticket or an order of queueing'],
    ['createAccount()', 'an account of the public'],
    ['const loginScreen = 1', 'an account of the public'],
    ['sendReminder(1)', 'a reminder'],
    ['const uniqueCount = 1', 'a unique visitor'],
    ['type Visitor = {}', 'a member of the public'],
    ["t('person.file')", 'a member of the public'],
    ['const e = { price: 4 }', 'the price of an event'],
    ['const ranking = []', 'a ranking'],
    ['const bestCentre = 1', 'a ranking'],
    ['const visitsPerCounsellor = 1', 'a figure about one person'],
    ['const byAuthor = 1', 'a figure about one person'],
    ['const f = { firstName: "" }', 'who somebody is'],
    ['const f = { phone: "" }', 'who somebody is'],
    ['const f = { "e-mail": "" }', 'who somebody is'],
    ['const f = { homeCommune: "" }', 'who somebody is'],
    ['const f = <input name="gender" />', 'who somebody is'],
    ['const f = { age: 44 }', 'who somebody is'],
    ['const f = { birthYear: 1980 }', 'who somebody is'],
    ['const f = `${x}/address`', 'who somebody is'],
  ])('V1 would be seen: %s', (source, idea) => {
    expect(inCode(moduleOf('src/visits/x.tsx', source)).map(f => f.idea)).toContain(idea)
  })
})

/** In the texts a person reads. The French ones are the ones the others are made from. */
const IN_FRENCH: readonly Absent[] = [
  { idea: 'an appointment', words: /\b(rendez-vous|réservations?|réserver|réservez)\b/i },
  {
    idea: 'a ticket or an order of queueing',
    words: /\b(tickets?|files? d’attente|numéros? d’(appel|ordre)|votre tour|salle d’attente)\b/i,
  },
  {
    idea: 'an account of the public',
    words: /\b(comptes?|mots? de passe|identifiants?|s’inscrire|inscri(t|te|ts|ption|ptions|vez)|fidélité)(?![\p{L}])/iu,
  },
  { idea: 'a reminder', words: /\b(rappels?|rappeler|rappelez|relances?|relancer|sms)\b/i },
  { idea: 'a unique visitor', words: /\b(visiteurs? uniques?|uniques? visiteurs?|(personnes?|visiteurs?) différent(e|s|es)?)\b/i },
  { idea: 'the price of an event', words: /\b(prix|tarifs?|payants?|payer|payez|euros?|gratuite?s?)\b|€/i },
  { idea: 'a ranking', words: /\b(classements?|palmarès|podium|meilleure?s?|champion|en tête|dernier de)\b/i },
  { idea: 'a figure about one person', words: /\bpar (conseill(er|ère)|personne|agente?|salariée?|collègue)s?\b|productivité/iu },
  {
    idea: 'who somebody is',
    words:
      /(?<![\p{L}])(noms?|prénoms?|téléphones?|portables?|e-mails?|mails?|courriels?|adresses?|code postal|communes?|villes?|sexe|genre|âges?|naissance|nationalité|handicap)(?![\p{L}])/iu,
  },
]
const ALLOWED_IN_FRENCH: readonly Allowed[] = [
  { where: 'today.interview.hint', word: 'rendez-vous', why: 'says that none is needed' },
  { where: 'first.independent', word: 'compte', why: 'says that there is none' },
  { where: 'first.demo.hint', word: 'compte', why: 'the verb: nothing counts in the demonstration' },
  { where: 'today.void.say', word: 'compte', why: 'the verb: what is taken back counts no more' },
  { where: 'figures.title.bands', word: 'âge', why: 'bands of ages, never an age' },
  { where: 'figures.def.visits', word: 'personnes différentes', why: 'says what visits are not' },
  { where: 'centres.definition.visits', word: 'personnes différentes', why: 'says what visits are not' },
  { where: 'about.nobody', word: 'nom', why: 'says that there is none' },
  { where: 'first.say', word: 'nom', why: 'says that there is none' },
  { where: 'first.independent', word: 'nom', why: 'says that there is none' },
  { where: 'interview.notAsked', word: 'nom', why: 'says that there is none' },
  { where: 'today.call', word: 'téléphone', why: 'a visit may take place by it; no number' },
  { where: 'sheet.bare', word: 'adresse', why: 'of an institution, which has none' },
  { where: 'told.channel.phone', word: 'téléphone', why: 'a visit may take place by it; no number' },
  { where: 'told.channel.mail', word: 'courriel', why: 'a visit may take place by it; no address' },
  { where: 'told.ageBand', word: 'âge', why: 'a band of ages, never an age' },
  { where: 'lists.name.age-band', word: 'âge', why: 'bands of ages, never an age' },
  { where: 'list.theme.disability-work', word: 'handicap', why: 'what somebody asks about, never what somebody has' },
  { where: 'list.partner-type.disability-service', word: 'handicap', why: 'a service' },
  { where: 'hats.institution.supported', word: 'handicap', why: 'a service' },
  { where: 'sheet.paper.lead', word: 'nom', why: 'says that none was written down' },
  { where: 'sheet.paper.free', word: 'nom', why: 'says that none is asked' },
  { where: 'sheet.paper.free', word: 'rendez-vous', why: 'says that none is needed' },
  { where: 'sheet.paper.free', word: 'gratuite', why: 'says that it costs nothing' },
  { where: 'setup.*', word: 'nom', why: 'of a network or a centre' },
  { where: 'network.*', word: 'nom', why: 'of a network, a territory, a zone or a centre' },
  { where: 'records.*', word: 'nom', why: 'of what is described: a centre, a value' },
  { where: 'network.zone*', word: 'compte', why: 'the verb: so many live there' },
  { where: 'network.zone*', word: 'commune', why: 'says that none is ever asked' },
  { where: 'network.field.parentFrom.hint', word: 'compte', why: 'the verb: when the day matters' },
  { where: 'partners.*', word: 'nom', why: 'of an institution' },
  { where: 'lists.*', word: 'compte', why: 'the verb: under which value something counts' },
  { where: 'setup.centre.kind', word: 'genre', why: 'what kind of centre' },
  { where: 'centres.definition.complete', word: 'compte', why: 'the verb: since when half-days are counted' },
  { where: 'devices.*', word: 'nom', why: 'of a device or a network' },
  { where: 'devices.code.until', word: 'téléphone', why: 'how the code is told' },
  { where: 'holdings.price*', word: 'prix', why: 'what a book cost where somebody looked' },
  { where: 'holdings.past', word: 'prix', why: 'what a book cost where somebody looked' },
  { where: 'holdings.price.kind.free', word: 'gratuit', why: 'a book that costs nothing' },
  { where: 'network.place.past', word: 'prix', why: 'what a book cost keeps its currency when the network changes its own' },
  { where: 'holdings.gone.say', word: 'adresse', why: 'of a page' },
  { where: 'app.notFound.say', word: 'adresse', why: 'of a page' },
  { where: 'kiosk.unsent', word: 'adresse', why: 'of the page where the team presents a code' },
  { where: 'survey.question.gender', word: 'genre', why: 'asked freely in a sample survey, never on a visit' },
  { where: 'survey.situation.self-employed', word: 'compte', why: 'who works for oneself' },
  { where: 'records.personal.letterbox', word: 'courriel', why: 'says that it may not be written' },
]
const ALLOWED_IN_KEYS: readonly Allowed[] = [
  { where: 'survey.*', word: 'gender', why: 'asked freely in a sample survey, never on a visit' },
  { where: 'holdings.price*', word: 'price', why: 'what a book cost where somebody looked' },
  { where: 'list.age-band*', word: 'age', why: 'a band of ages, never an age' },
  { where: 'lists.*', word: 'age', why: 'bands of ages, never an age' },
  { where: 'told.ageBand', word: 'age', why: 'a band of ages, never an age' },
  { where: 'told.channel.phone', word: 'phone', why: 'a visit may take place by it; no number' },
  { where: 'told.channel.mail', word: 'mail', why: 'a visit may take place by it; no address' },
  { where: 'list.theme.disability-work', word: 'disability', why: 'what somebody asks about' },
  { where: 'list.partner-type.disability-service', word: 'disability', why: 'a service' },
]
const french: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(new URL('../../src/text/fr.json', import.meta.url), 'utf8'),
) as Record<string, string> // our own file
const inFrench = (key: string, text: string): Found[] => search(key, text, text, IN_FRENCH)
/** What is seldom opened (the handbook, its papers) says at length what is not there: its words have reasons of their own. */
const seldom: Readonly<Record<string, string | readonly string[]>> = JSON.parse(
  readFileSync(new URL('../../src/text/seldom/fr.json', import.meta.url), 'utf8'),
) as Record<string, string | readonly string[]> // our own file
const ALLOWED_IN_HANDBOOK: readonly Allowed[] = [
  { where: 'pack.*', word: 'adresse', why: 'of this app' },
  { where: 'page.*', word: 'compte', why: 'the verb: what counts, and what does not' },
  { where: 'page.*', word: 'téléphone', why: 'how one another is told, or an old one that serves as a device; no number' },
  { where: 'page.never', word: 'nom', why: 'says that there is none' },
  { where: 'page.never', word: 'par collègue', why: 'says that there are no such figures' },
  { where: 'page.quick', word: 'adresse', why: 'of a place somebody asks for; it is not noted' },
  { where: 'page.not-asked', word: 'âge', why: 'says that it is not to be asked for its own sake' },
  { where: 'page.groups', word: 'nom', why: 'of a school, says that it is not noted' },
  { where: 'page.partner-duty', word: 'nom', why: 'of an institution' },
  { where: 'page.documents', word: 'prix', why: 'what a book cost where somebody looked' },
  { where: 'page.partners', word: 'nom', why: 'of an institution; says that nobody’s stands there' },
  { where: 'page.figures', word: 'par collègue', why: 'says that there are no such figures' },
  { where: 'page.figures', word: 'palmarès', why: 'says that there is none' },
  { where: 'page.centres', word: 'classement', why: 'says that there is none' },
  { where: 'page.devices', word: 'nom', why: 'of a place' },
  { where: 'page.lost', word: 'nom', why: 'says that there is none' },
  { where: 'page.kiosk', word: 'adresse', why: 'of a page' },
  { where: 'tour.staff', word: 'nom', why: 'says that there is none' },
  { where: 'tour.coordinator', word: 'classement', why: 'says that there is none' },
  { where: 'paper.notice', word: 'compte', why: 'the verb: visits are counted' },
  { where: 'paper.notice', word: 'âge', why: 'a band of ages, never an age' },
  { where: 'paper.record', word: 'compte', why: 'says that there is none; and counts by answer' },
  { where: 'paper.record', word: 'nom', why: 'says that there is none; of a place, of a document' },
  { where: 'paper.record', word: 'âge', why: 'a band of ages; says that no age is noted' },
  { where: 'paper.record', word: 'adresse', why: 'of a network, in memory alone' },
  { where: 'paper.access', word: 'téléphone', why: 'the size of a screen' },
]
const inHandbook = Object.entries(seldom).flatMap(([key, v]) => [v].flat().flatMap(line => inFrench(key, line)))

describe('in the texts', () => {
  const found = Object.entries(french).flatMap(([key, text]) => inFrench(key, text))
  test('V1 no French text speaks of a thing that must not be', () => {
    expect(Object.keys(french).length).toBeGreaterThan(300)
    expect(notAllowed(found, ALLOWED_IN_FRENCH)).toEqual([])
  })
  test('V1 no allowance stands that nothing needs', () => {
    expect(notNeeded(found, ALLOWED_IN_FRENCH)).toEqual([])
  })
  test('V1 the handbook and its papers name such a thing only to say that it is not there, or where it is another thing', () => {
    expect(Object.keys(seldom).length).toBeGreaterThan(80)
    expect(notAllowed(inHandbook, ALLOWED_IN_HANDBOOK)).toEqual([])
    expect(notNeeded(inHandbook, ALLOWED_IN_HANDBOOK)).toEqual([])
  })
  test('V1 no key of a text names such a thing', () => {
    const inKeys = Object.keys(french).flatMap(key => search(key, wordsOf(key), key, IN_CODE))
    expect(notAllowed(inKeys, ALLOWED_IN_KEYS)).toEqual([])
    expect(notNeeded(inKeys, ALLOWED_IN_KEYS)).toEqual([])
  })
  test.each([
    'Prendre rendez-vous',
    'Votre ticket',
    'La file d’attente',
    'Créer un compte',
    'Mot de passe',
    'Inscription obligatoire',
    'Un rappel sera envoyé',
    'Visiteurs uniques',
    'Prix d’entrée',
    'Entrée : 5 €',
    'Classement des centres',
    'Le meilleur centre',
    'Entretiens par conseiller',
    'Nom et prénom',
    'Téléphone',
    'Votre adresse',
    'Commune',
    'Sexe',
    'Âge exact',
    'Date de naissance',
  ])('V1 would be seen: %s', text => {
    expect(inFrench('x', text)).not.toEqual([])
  })
})

/** The fields of a visit and of a group. */
const VISIT = ['day', 'duration', 'handOver', 'kind', 'next', 'party', 'purposes', 'situations', 'slot']
const GROUP = ['accompanying', 'day', 'kind', 'size', 'slot']

describe('what a statement about a visit can hold', () => {
  const full: VisitEntry = {
    kind: 'interview',
    purposes: ['P1'],
    duration: '5-15',
    party: 2,
    situations: ['pupil'],
    next: ['partner'],
    handOver: 'from-reception',
  }
  /** The names written in the function itself, so that no condition hides one. */
  const written = (path: string, fn: string): string[] => {
    const names = new Set<string>()
    const module = modulesOf('src/domain').find(m => m.path === path)
    if (!module) throw new Error(`${path} is not there`)
    walk(module.program, n => {
      if (n.type !== 'VariableDeclarator' || (n['id'] as Node)['name'] !== fn) return
      walk(n['init'] as Node, (p, parent) => {
        if (p.type === 'Property' && parent?.type === 'ObjectExpression') names.add(String((p['key'] as Node)['name']))
      })
    })
    return [...names].sort()
  }

  test('V1 V16 the fields of a visit are these nine, and no condition adds one; that it was estimated is said of the noting, not of who came', () => {
    expect(Object.keys(visitFields(full, DAY, 10)).sort()).toEqual(VISIT)
    expect(estimatedFields(full, DAY, 10)).toEqual({ ...visitFields(full, DAY, 10), estimated: true })
    expect(written('src/domain/visit.ts', 'visitFields')).toEqual(VISIT)
    expect(written('src/domain/estimates.ts', 'estimatedFields')).toEqual(['estimated'])
    expect(Object.keys(emptyVisit('quick')).sort()).toEqual(['duration', 'kind', 'next', 'party', 'purposes', 'situations'])
  })
  test('V1 V16 the fields of a group are these five, and no condition adds one', () => {
    expect(Object.keys(groupFields({ kind: 'class', size: 24, accompanying: 2 }, DAY, 10)).sort()).toEqual(GROUP)
    expect(written('src/domain/group-entry.ts', 'groupFields')).toEqual(GROUP)
  })
  test('V1 every field is a day, a slot, a count, or of a closed list; none is a text', () => {
    const closed = new Set<string>([...VISIT_KINDS, ...DURATIONS, ...SITUATIONS, ...NEXT_STEPS, ...HAND_OVERS, ...GROUP_KINDS, 'P1'])
    for (const fields of [visitFields(full, DAY, 10), groupFields({ kind: 'class', size: 24, accompanying: 2 }, DAY, 10)])
      for (const [field, value] of Object.entries(fields)) {
        if (field === 'day') expect(value).toBe(DAY)
        else
          for (const v of [value].flat())
            expect(typeof v === 'number' || closed.has(String(v)), `${field}: ${JSON.stringify(v)}`).toBe(true)
      }
  })
  test('V1 the line in the tables has no more than that, and who, when and where it stands', () => {
    const visit = fold(DOC, keyOf(1), [made(keyOf(1), 'visit', visitFields(full, DAY, 10), at(1))])
    expect(Object.keys((visit && visitFrom(visit, 'cas' as never)) ?? {}).sort()).toEqual(
      [...VISIT, 'centre', 'clock', 'conflicts', 'doc', 'estimated', 'id', 'sameAs', 'seq', 'voided'].sort(),
    )
    const group = fold(DOC, keyOf(1), [made(keyOf(1), 'group', groupFields({ kind: 'class', size: 2, accompanying: 0 }, DAY, 10), at(1))])
    expect(Object.keys((group && groupFrom(group, 'cas' as never)) ?? {}).sort()).toEqual(
      [...GROUP, 'centre', 'clock', 'doc', 'id', 'seq', 'voided'].sort(),
    )
  })
  test('V1 a statement carries the day, the slot, the clock and a counter: no minute, no person, no device', () => {
    const s = say(keyOf(1), { kind: 'create', noun: 'visit', fields: visitFields(full, DAY, 10) }, at(1))
    expect(Object.keys(s).sort()).toEqual(['at', 'base', 'by', 'doc', 'field', 'key', 'kind', 'target', 'value'])
    expect(Object.keys(s.at).sort()).toEqual(['clock', 'day', 'seq', 'slot'])
  })
  test('V1 no table is of a person', () => {
    expect([...ROW_TABLES].sort()).toEqual(
      [
        ...[
          'visits',
          'groups',
          'steps',
          'tallies',
          'dayEnds',
          'periods',
          'exceptions',
          'outages',
          'purposes',
          'networks',
          'territories',
          'zones',
          'centres',
          'values',
        ],
        ...['works', 'prices', 'opinions', 'holdings', 'events', 'practices', 'partners', 'duties', 'sealed', 'gists'],
        ...['surveys', 'answers', 'satisfactions'],
      ].sort(),
    )
  })
  test('V16 no form asks more than three things', () => {
    // the kind is one, and what an empty form of it still wants are the others
    for (const kind of VISIT_KINDS) expect(1 + visitProblems(emptyVisit(kind)).length).toBeLessThanOrEqual(3)
    expect(groupProblems({ kind: null, size: NaN, accompanying: 0 }).length).toBeLessThanOrEqual(3)
  })
})

describe('what a sample survey may ask, and nothing else may', () => {
  const LIBRARY_AT = 'src/domain/survey-library.ts'
  /** What the library asks of oneself, and no visit does. */
  const ONLY_THERE = ['gender', 'studies', 'travel'] as const
  const knowing = (modules: readonly Module[]): string[] => modules.filter(m => m.imports.some(i => i.to === LIBRARY_AT)).map(m => m.path)

  test('V1 R15 the library is known to what is of surveys, to what is tapped at the exit and to their words: no visit, no table, no wire', () => {
    const modules = modulesOf('src')
    const known = knowing(modules)
    expect(known.length).toBeGreaterThan(5)
    expect(
      known.filter(
        path =>
          !/^src\/(domain\/(survey|answer|sealed-answers|satisfaction)|survey\/|kiosk\/AtTheExit|text\/survey-words|demo\/)/.test(path),
      ),
    ).toEqual([])
    expect(knowing([moduleOf('src/visits/x.ts', "import { LIBRARY } from '../domain/survey-library.ts'")])).toHaveLength(1)
  })
  test('V1 what is told of a visit or a group has no such question and no such answer, and a statement that brings one changes nothing of the row', () => {
    const asked = [...Object.keys(TOLD_LISTS), ...Object.keys(NOTHING_TOLD), ...GROUP, ...VISIT]
    expect(ONLY_THERE.filter(q => asked.includes(q))).toEqual([])
    const answers: readonly string[] = [...Object.values(TOLD_LISTS).flat(), ...SITUATIONS, ...NEXT_STEPS, ...GROUP_KINDS]
    expect(answers.length).toBeGreaterThan(80)
    expect([...LIBRARY.gender, ...LIBRARY.travel].filter(a => a !== 'other' && answers.includes(a))).toEqual([])
    const row = (more: Readonly<Record<string, string>>): unknown => {
      const record = fold(DOC, keyOf(1), [made(keyOf(1), 'visit', { ...visitFields(emptyVisit('interview'), DAY, 10), ...more }, at(1))])
      return record && visitFrom(record, 'cas' as never)
    }
    expect(row(Object.fromEntries(ONLY_THERE.map(q => [q, LIBRARY[q][0]])))).toEqual(row({}))
  })
  test('V1 R15 a statement about answers holds a survey, how many and how often, and one about the exit a month, a scale and how often: nobody, no visit, no hour', () => {
    const answers = answersFields(keyOf(1), { sheets: 5, counts: { gender: { woman: 5 } } })
    expect(answers).toEqual({ survey: keyOf(1), sheets: 5, counts: [['gender', 'woman', 5]] })
    const said = satisfactionFields({ month: '2026-03' as never, scale: 'words', levels: { whole: { '4': 3 } } })
    expect(said).toEqual({ month: '2026-03', scale: 'words', levels: [['whole', '4', 3]] })
    const row = answersFrom(
      fold(DOC, keyOf(1), [made(keyOf(1), 'answers', { ...answers, visit: keyOf(2), hour: 9 }, at(1))])!,
      'cas' as never,
    )
    expect(Object.keys(row ?? {}).sort()).toEqual(['centre', 'counts', 'doc', 'id', 'sheets', 'survey', 'voided'])
  })
})

describe('the screens of a counsellor', () => {
  /** Where free text could be typed. Of a file only days, kinds, purposes and numbers are taken (tick-sheet.ts). */
  const typing = (m: Module): string[] => {
    const out: string[] = []
    walk(m.program, n => {
      if (n.type !== 'JSXOpeningElement') return
      const name = String((n['name'] as Node)['name'])
      const attributes = (n['attributes'] as Node[]).map(
        a => [String((a['name'] as Node | undefined)?.['name'] ?? '…'), a['value'] as Node | null] as const,
      )
      const kind = attributes.find(([a]) => a === 'type')?.[1]?.['value']
      if (name === 'textarea' || attributes.some(([a]) => /contenteditable/i.test(a))) out.push(`${m.path}: ${name}`)
      if (['input', 'Field'].includes(name) && !['date', 'time', 'number', 'checkbox', 'radio', 'file'].includes(String(kind)))
        out.push(`${m.path}: ${name} of ${String(kind)}`)
    })
    return out
  }
  test('V1 there is no place to type a text', () => {
    const screens = modulesOf('src/visits')
    expect(screens.length).toBeGreaterThan(5)
    expect(screens.flatMap(typing)).toEqual([])
    for (const source of [
      '<textarea />',
      '<input />',
      '<input type="text" />',
      '<Field label="x" />',
      '<div contentEditable />',
      '<input {...x} />',
    ])
      expect(typing(moduleOf('src/visits/x.tsx', `const a = ${source}`)), source).toHaveLength(1)
  })
})
