// Build step: turns `src/text/<language>.json` (flat key → ICU message) into modules of compiled messages, so that no ICU parser ships.
// `compiled-text:fr` holds what the first screen says; `later-text:fr` the rest, without its keys, which stand once for all
// languages in `later-keys:`. `seldom-text:fr` is what is seldom opened (`src/text/seldom`), as it stands. Used by the build, the tests and the gallery alike.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

/** The screens that are loaded when one goes to them; their texts come with them (`laterTexts`, translate.ts). */
const LATER = [
  'about',
  'agenda',
  'ahead',
  'apart',
  'app.demo.leave',
  'app.demo.notice',
  'app.notFound',
  'app.toStart',
  'bring',
  'carry',
  'catchUp',
  'centre-kind',
  'centre-status',
  'centres',
  'close',
  'closing',
  'copied',
  'counters',
  'covered',
  'correct',
  'code',
  'dates',
  'demo',
  'devices',
  'entry',
  'duty',
  'figures',
  'first',
  'group.accompanying',
  'group.kind',
  'group.note',
  'group.size',
  'group.title',
  'group.told',
  'handOver',
  'handbook',
  'handed',
  'hats',
  'holdings',
  'hours',
  'interview',
  'kiosk',
  'language',
  'leave',
  'legend',
  'list',
  'lists',
  'lock',
  'moment',
  'needs',
  'network',
  'notes',
  'next',
  'opening',
  'pack',
  'partners',
  'problem',
  'records',
  'refusal',
  'report',
  'sending',
  'setup',
  'sheets',
  'sheet',
  'situation',
  'step',
  'storage',
  'survey',
  'theme',
  'today.doubt',
  'today.draft',
  'today.shut',
  'today.void',
  'told',
  'unopened',
  'update',
  'weekday',
  'withdrawal',
]
export const isLater = (key: string): boolean => LATER.some(part => key.startsWith(`${part}.`) || key === part)

const NAMED = /^(compiled-text|later-text|later-keys|seldom-text):/
const fileOf = (what: string | undefined, language: string): string =>
  fileURLToPath(new URL(`./${what === 'seldom-text' ? 'seldom/' : ''}${language}.json`, import.meta.url))

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

/** In an order that is the same in every language, whose files have the same keys (TX1). */
const laterKeys = (raw: Readonly<Record<string, string>>): string[] => Object.keys(raw).filter(isLater).sort()

export const compileMessages = (): Plugin => ({
  name: 'relais-compiled-text',
  enforce: 'pre',
  resolveId: id => (NAMED.test(id) ? `\0${id}` : undefined),
  load(id) {
    const [what, language] = id.startsWith('\0') ? id.slice(1).split(':') : []
    if (!NAMED.test(`${what}:`) || language === undefined) return undefined
    const file = fileOf(what, language || 'fr') // every language has the same keys (TX1)
    this.addWatchFile(file)
    if (what === 'seldom-text') return `export default ${JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))}`
    const raw = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string> // our own file, checked by the text test
    if (what === 'later-keys') return `export default ${JSON.stringify(laterKeys(raw))}`
    if (what === 'compiled-text') {
      const first = Object.entries(raw).filter(([key]) => !isLater(key))
      return `export default ${JSON.stringify(compileCatalogue(Object.fromEntries(first)))}`
    }
    const later = compileCatalogue(Object.fromEntries(laterKeys(raw).map(key => [key, raw[key] ?? ''])))
    return `export default ${JSON.stringify(laterKeys(raw).map(key => later[key]))}`
  },
})
