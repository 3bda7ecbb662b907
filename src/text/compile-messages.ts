// Build step: turns `src/text/<language>.json` (flat key → ICU message) into modules of compiled messages, so that no ICU parser ships.
// `compiled-text:fr` holds what the first screen says; `later-text:fr` what later ones say, without its keys, which stand once for all
// languages in `later-keys:`; `staff-text:fr` and `staff-keys:` what only those say that an associated centre's phone has not.
// `seldom-text:fr` is what is seldom opened (`src/text/seldom`). Used by the build, the tests and the gallery alike.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

/** The screens that are loaded when one goes to them; their texts come with them (later-texts.ts). */
const LATER = [
  'about',
  'agenda',
  'apart',
  'app.demo.leave',
  'app.demo.notice',
  'app.notFound',
  'app.toStart',
  'bring',
  'carry',
  'centre-kind',
  'centre-status',
  'centres.column.centre',
  'centres.neverHeard',
  'centres.reading',
  'closing',
  'code',
  'copied',
  'demo',
  'devices',
  'first',
  'handbook',
  'hours',
  'language',
  'leave',
  'legend',
  'list',
  'lists.edit',
  'moment',
  'network',
  'network.place.edit',
  'next',
  'notes.theme',
  'notes.untitled',
  'opening.day',
  'opening.hours',
  'opening.problem',
  'opening.to',
  'opening.what',
  'opening.why',
  'pack',
  'records',
  'refusal',
  'report',
  'sending',
  'setup',
  'sheet.full',
  'sheet.off.done',
  'sheet.put',
  'sheet.see',
  'situation',
  'storage',
  'theme',
  'today.draft',
  'today.shut',
  'unopened',
  'update',
  'weekday',
]
/**
 * Of later screens, what only those say that an associated centre's phone has not (`staff-parts.ts`); their texts come with them (staff-texts.ts).
 * Where a part of it is said elsewhere too, that part stands above: the longer one decides. tests/screens/staff-texts.test.ts holds it.
 */
const STAFF = [
  'ahead',
  'catchUp',
  'centres',
  'close',
  'correct',
  'counters',
  'covered',
  'dates',
  'devices.head',
  'duty',
  'earlier',
  'entry',
  'figures',
  'group.accompanying',
  'group.kind',
  'group.note',
  'group.size',
  'group.title',
  'group.told',
  'handOver',
  'handed',
  'hats',
  'holdings',
  'interview',
  'kiosk',
  'lists',
  'lock',
  'needs',
  'network.fineHour',
  'network.place',
  'notes',
  'opening',
  'partners',
  'problem',
  'sheet',
  'save.failed',
  'save.full',
  'sheets',
  'step',
  'survey',
  'today.doubt',
  'today.since',
  'today.tally',
  'today.void',
  'told',
  'withdrawal',
]
type Kind = 'compiled-text' | 'later-text' | 'staff-text'
const longest = (parts: readonly string[], key: string): number =>
  Math.max(0, ...parts.filter(part => key.startsWith(`${part}.`) || key === part).map(part => part.length))
/** In which catalogue a sentence travels. */
export const kindOf = (key: string): Kind => {
  const [later, staff] = [longest(LATER, key), longest(STAFF, key)]
  return later + staff === 0 ? 'compiled-text' : later > staff ? 'later-text' : 'staff-text'
}

const NAMED = /^(compiled-text|(later|staff)-(text|keys)|seldom-text):/
const fileOf = (name: string): string => fileURLToPath(new URL(`./${name}.json`, import.meta.url))

/** Key → compiled message. Throws, naming the key, when a message is not valid ICU. */
export const compileCatalogue = (raw: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(raw).map(([key, message]) => {
      try {
        return [key, compileMessageOrThrow(message)]
      } catch (cause) {
        throw new Error(`Message '${key}' is not valid: ${message}`, { cause })
      }
    }),
  )

const keysOf = (kind: Kind, raw: Readonly<Record<string, string>>): string[] => {
  const keys = Object.keys(raw).filter(key => kindOf(key) === kind)
  // what travels without its keys is in one order in every language (TX1)
  return kind === 'compiled-text' ? keys : keys.sort()
}

type Lines = string | readonly string[]
/** The words of the screens in the place of the keys that a line of the handbook names: no screen's texts need to be here for it. */
export const withWords = (seldom: Readonly<Record<string, Lines>>, words: Readonly<Record<string, string>>): Record<string, Lines> => {
  const said = (line: string): string =>
    line.replace(/\[([A-Za-z][\w.-]*)\]/g, (as, key: string) => (key in words ? `[${words[key]}]` : as))
  return Object.fromEntries(Object.entries(seldom).map(([key, v]) => [key, typeof v === 'string' ? said(v) : v.map(said)]))
}

/** A module that gives texts their keys. Of each stands there how many parts it shares with the one before, and its others: a third less over the line. */
const givingKeys = (keys: readonly string[]): string => {
  let before: readonly string[] = []
  const short = keys.map(key => {
    const parts = key.split('.')
    const common = parts.findIndex((part, i) => part !== before[i])
    before = parts
    return `${common}${parts.slice(common).join('.')}`
  })
  return `let parts = []
const keys = ${JSON.stringify(short.join(' '))}.split(' ').map(short => {
  parts = [...parts.slice(0, short[0]), ...short.slice(1).split('.')]
  return parts.join('.')
})
export default texts => Object.fromEntries(keys.map((key, i) => [key, texts[i]]))`
}

export const compileMessages = (): Plugin => ({
  name: 'relais-compiled-text',
  enforce: 'pre',
  resolveId: id => (NAMED.test(id) ? `\0${id}` : undefined),
  load(id) {
    const [what = '', language] = id.startsWith('\0') ? id.slice(1).split(':') : []
    if (!NAMED.test(`${what}:`) || language === undefined) return undefined
    const read = (file: string): unknown => {
      this.addWatchFile(file)
      return JSON.parse(readFileSync(file, 'utf8'))
    }
    // our own files, checked by the text tests
    const raw = read(fileOf(language || 'fr')) as Record<string, string> // every language has the same keys (TX1)
    const exported = (x: unknown): string => `export default ${JSON.stringify(x)}`
    if (what === 'seldom-text') return exported(withWords(read(fileOf(`seldom/${language}`)) as Record<string, Lines>, raw))
    const kind = what.replace('keys', 'text') as Kind // as NAMED has it
    const keys = keysOf(kind, raw)
    if (kind !== what) return givingKeys(keys)
    const compiled = compileCatalogue(Object.fromEntries(keys.map(key => [key, raw[key] ?? ''])))
    return exported(kind === 'compiled-text' ? compiled : keys.map(key => compiled[key]))
  },
})
