// Links that bring a device in: the relay's own, printed at its first start, and the one behind a square to photograph.
import { isKey } from '../domain/ids.ts'
import { readCode } from '../domain/one-time-code.ts'

/** '22 characters' out of one of the relay's two links or alone; null when it is neither. */
export const readToken = (typed: string): string | null => {
  const token = /(?:coordinator|recover)=([^\s&]*)/.exec(typed)?.[1] ?? typed.trim()
  return isKey(token) ? token : null
}

/** The eight characters out of a link or as somebody typed them; null when there is no code in it. */
export const readTypedCode = (typed: string): string | null => readCode(/[#&?]code=([^\s&]*)/.exec(typed)?.[1] ?? typed)

/** What the square says. `origin`: the address of this page. */
export const codeLink = (origin: string, code: string): string => `${origin}/#code=${code}`
