// Every bound of what is carried by hand, named once, for making and for reading alike.
import { LIMITS } from '../wire/limits.ts'

export const CARRY_LIMITS = {
  /** A file, bytes: some 100,000 visits. */
  file: 8 * 1024 * 1024,
  /** Pieces in one bundle. */
  pieces: 4096,
  /** One piece, deflated: what a frame of the wire carries. Bytes. */
  piece: LIMITS.update - 512,
  /** All pieces inflated, bytes: what a device that reads it has to hold. */
  inflated: 48 * 1024 * 1024,
  /** Repetitions of the slow hash: what we write, and the most and the least that are read. */
  rounds: 600_000,
  mostRounds: 5_000_000,
  leastRounds: 100_000,
  /** An address, characters. */
  origin: 300,
  /** What a device is called, and its centre in a pack, bytes. */
  label: 400,
  /** Codes in a series: 7 kB, about 150 visits. */
  codes: 16,
  /** Bytes in one code: 77 squares wide with its frame, which a phone's camera reads from another's screen. */
  code: 480,
} as const
