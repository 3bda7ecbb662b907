// Build step: turns `src/text/<language>.json` (flat key → ICU message) into a module of compiled messages, so that no ICU parser ships.
// A module imports it as `compiled-text:fr`. Used by the build, by the test runner and by the gallery alike.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

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
    const file = fileOf(id.slice(INSIDE.length))
    this.addWatchFile(file)
    const raw = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string> // our own file, checked by the text test
    return `export default ${JSON.stringify(compileCatalogue(raw))}`
  },
})
