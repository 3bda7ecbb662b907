// Build step: turns `src/text/<language>.json` (flat key → ICU message) into modules of compiled messages, so that no ICU parser ships.
// `compiled-text:fr` holds what the first screen says, `compiled-text:fr/later` the rest. Used by the build, the tests and the gallery alike.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

/** The screens that are loaded when one goes to them; their texts come with them (`laterTexts`, translate.ts). */
const LATER = [
  'about',
  'agenda',
  'app.demo.leave',
  'app.demo.notice',
  'app.notFound',
  'app.toStart',
  'centre-kind',
  'centre-status',
  'centres',
  'closing',
  'code',
  'demo',
  'devices',
  'first',
  'hats',
  'holdings',
  'interview',
  'kiosk',
  'legend',
  'list',
  'lists',
  'lock',
  'network',
  'next',
  'opening',
  'problem',
  'records',
  'refusal',
  'sending',
  'setup',
  'situation',
  'storage',
  'theme',
  'today.doubt',
  'today.draft',
  'today.void',
  'update',
  'withdrawal',
]
export const isLater = (key: string): boolean => LATER.some(part => key.startsWith(`${part}.`) || key === part)

const PREFIX = 'compiled-text:'
const INSIDE = `\0${PREFIX}`
const fileOf = (language: string): string => fileURLToPath(new URL(`./${language}.json`, import.meta.url))

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

export const compileMessages = (): Plugin => ({
  name: 'relais-compiled-text',
  enforce: 'pre',
  resolveId: id => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith(INSIDE)) return undefined
    const [language, part] = id.slice(INSIDE.length).split('/')
    const file = fileOf(language ?? '')
    this.addWatchFile(file)
    const raw = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string> // our own file, checked by the text test
    const wanted = Object.entries(raw).filter(([key]) => isLater(key) === (part === 'later'))
    return `export default ${JSON.stringify(compileCatalogue(Object.fromEntries(wanted)))}`
  },
})
