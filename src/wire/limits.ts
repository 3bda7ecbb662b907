// Every bound of the wire, named once; both ends use the same.

export const LIMITS = {
  /** Statements of one piece before deflating, bytes. A larger day leaves in several pieces. */
  piece: 16 * 1024,
  /** One update of the append class, bytes, after inflating. */
  update: 64 * 1024,
  /** Statements in one update. */
  structs: 4096,
  /** One statement's value, bytes. */
  value: 4096,
  /** Nesting inside a value. */
  depth: 6,
  /** Clocks of one client in one document. */
  clock: 2 ** 31,
  /** A state vector, bytes. */
  stateVector: 16 * 1024,
  /** The relay says something on every open line at least this often, milliseconds. */
  beat: 25_000,
  /** A document name, characters. */
  name: 100,
} as const

/** The version of the frames. A relay that speaks none of a client's closes with 4426. */
export const PROTOCOL = 2
