// What the relay writes down of an error (W5): what the database or the system says of itself, and where in our own code; never the message of
// anything else, in which there may be a piece of what somebody sent.

type Fields = {
  readonly code?: unknown
  readonly errcode?: unknown
  readonly message?: unknown
  readonly stack?: unknown
  readonly name?: unknown
}

/** SQLite's primary codes for "no room" and for "the disk failed". */
const FULL = 13
const IOERR = 10

const fieldsOf = (error: unknown): Fields => (typeof error === 'object' && error !== null ? error : {})

/** 'full': no room; 'disk': it failed; null: anything else. */
export const storageFault = (error: unknown): 'full' | 'disk' | null => {
  const { code, errcode } = fieldsOf(error)
  if (code === 'ERR_SQLITE_ERROR' && typeof errcode === 'number') {
    if ((errcode & 0xff) === FULL) return 'full'
    if ((errcode & 0xff) === IOERR) return 'disk'
  }
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : code === 'EIO' ? 'disk' : null
}

/** The first of our own places in a stack: file and line, no path. */
const placeIn = (stack: unknown): string => (typeof stack === 'string' ? (/[\\/]([\w.-]+\.ts:\d+)/.exec(stack)?.[1] ?? '') : '')

/** `fault`: a word for it; `where`: file and line of ours, '' when unknown. */
export const faultLine = (error: unknown): { readonly fault: string; readonly where: string } => {
  const { code, message, stack, name } = fieldsOf(error)
  const own = code === 'ERR_SQLITE_ERROR' || (typeof code === 'string' && /^E[A-Z]+$/.test(code))
  const said = own && typeof message === 'string' ? message : typeof code === 'string' ? code : typeof name === 'string' ? name : 'error'
  return { fault: said, where: placeIn(stack) }
}
