// Every bound of the relay that is not already a bound of the wire, named once. A test may pass its own; PROTOCOL.md says what happens at each.

import { LIMITS } from '../src/wire/limits.ts'

export type Limits = {
  /** One frame as it arrives on /mux, bytes. */
  readonly frame: number
  /** One frame on /y/, bytes: what a stock client uploads after weeks. */
  readonly upload: number
  /** How long a connection may stay without a proof, milliseconds. */
  readonly proofMs: number
  /** Group commit: statements at which a batch leaves at once. */
  readonly gatherStatements: number
  /** Pieces of one connection that wait for the log; more are not read from the socket. */
  readonly inFlight: number
  /** Documents that one connection may follow: more than any network has. */
  readonly followed: number
  /** Statements of one row of the log, bytes before it is cut. */
  readonly row: number
  /** What may wait on one socket to be read by the other side, bytes; above it the socket is cut. */
  readonly unread: number
  /** Server ping, and the message that keeps a stock client's watchdog quiet, milliseconds. */
  readonly keepaliveMs: number
  /** Pings without any sign of life after which a connection is dropped. */
  readonly missedPings: number
  /** Frames a connection may send at once, and how many a second it gets back. */
  readonly frameBurst: number
  readonly framesPerSecond: number
  /** Bytes a connection may send at once, and how many a second it gets back. */
  readonly byteBurst: number
  readonly bytesPerSecond: number
  /** Open sockets of one address, and of all. */
  readonly socketsPerAddress: number
  readonly sockets: number
  /** Requests other than reading the app, of one address: at once, and how many a second it gets back. */
  readonly requestBurst: number
  readonly requestsPerSecond: number
  /** Addresses of which it is remembered what they asked, or tried wrongly: of more, the ones that came longest ago are forgotten. */
  readonly addresses: number
  /** How long an answer of /readyz stands, milliseconds: asking must not become a way to keep the disk busy. */
  readonly readyMs: number
  /** Body of a POST that carries frames, bytes; how long one that asks for frames is held, milliseconds. */
  readonly postBody: number
  readonly postHoldMs: number
  /** Body of an ordinary POST, bytes. */
  readonly body: number
  /** Wrong codes of one address within the window, and the window, milliseconds. */
  readonly wrongCodes: number
  readonly wrongCodesMs: number
  /** How long a one-time code lives, milliseconds; how many may wait unused. */
  readonly codeMs: number
  readonly codes: number
  /** How many an associated centre's own devices may have waiting (C9). */
  readonly associatedCodes: number
  /** A label of a device, characters. */
  readonly label: number
  /** How long a ticket opens documents, and how long a nonce waits for its proof, milliseconds; how many of each are remembered. */
  readonly ticketMs: number
  readonly nonceMs: number
  readonly tickets: number
  /** What a revoked device may still leave at the door, pieces and bytes; how long it may stay silent there, milliseconds. */
  readonly quarantinePieces: number
  readonly quarantineBytes: number
  readonly quarantineMs: number
  /** Of what lies apart: bytes of one answer; how long it stays once it is settled, milliseconds. */
  readonly apartBytes: number
  readonly settledMs: number
  /** A coordinator is told at most this often who was heard, and who may decide about what lies apart how much it is, milliseconds. */
  readonly heardMs: number
  /** Erased bytes are swept off the disk this long after the last erasure, milliseconds: the log is written anew, once for many months. */
  readonly sweepMs: number
  /** Awareness of a stock client, bytes. */
  readonly awareness: number
  /** Free documents: all rows of one, bytes; how many are held open, and how much memory all of these may take, bytes; longest collected run and delete range, clocks. */
  readonly freeDocument: number
  readonly freeOpen: number
  readonly freeOpenBytes: number
  readonly freeRun: number
  /** After a restore a coordinator's device may fill what it only reads, milliseconds. */
  readonly fillMs: number
  /** Bytes of the disk that stay free: below, nothing is taken, and backups leave them. How old a look at the disk may be, milliseconds. */
  readonly diskFloor: number
  readonly diskMs: number
  /** Backups kept in each folder; with too little room older ones go, down to the second. */
  readonly backups: number
  readonly backupsLeast: number
  /** After one that failed, the next try, milliseconds. */
  readonly backupAgainMs: number
  /** Alarms of one kind, at most one in this time; how long the address that takes them may need. Milliseconds. */
  readonly alarmMs: number
  readonly alarmWaitMs: number
  /** Names of root types in one: Yjs looks through all of them for every struct it writes. */
  readonly freeRoots: number
  /** Demo: networks at a time, idle life in milliseconds, the request and what is added to the log in bytes, devices, new ones per address and hour. */
  readonly demoSpaces: number
  readonly demoIdleMs: number
  readonly demoBody: number
  readonly demoLog: number
  readonly demoDevices: number
  readonly demoPerHour: number
}

export const RELAY_LIMITS: Limits = {
  frame: 64 * 1024,
  upload: 4 * 1024 * 1024,
  proofMs: 10_000,
  gatherStatements: 2048,
  inFlight: 64,
  followed: 20_000,
  row: 16 * 1024,
  unread: 2 * 1024 * 1024,
  keepaliveMs: LIMITS.beat,
  missedPings: 2,
  frameBurst: 20_000,
  framesPerSecond: 1000,
  byteBurst: 32 * 1024 * 1024,
  bytesPerSecond: 2 * 1024 * 1024,
  socketsPerAddress: 1000,
  sockets: 10_000,
  requestBurst: 120,
  requestsPerSecond: 2,
  addresses: 50_000,
  readyMs: 1000,
  postBody: 256 * 1024,
  postHoldMs: 20_000,
  body: 64 * 1024,
  wrongCodes: 5,
  wrongCodesMs: 15 * 60_000,
  codeMs: 24 * 3_600_000,
  codes: 200,
  associatedCodes: 5,
  label: 80,
  ticketMs: 10 * 60_000,
  nonceMs: 60_000,
  tickets: 10_000,
  quarantinePieces: 200,
  quarantineBytes: 1024 * 1024,
  quarantineMs: 2000,
  apartBytes: 32 * 1024,
  settledMs: 30 * 86_400_000,
  heardMs: 2000,
  sweepMs: 5000,
  awareness: 4096,
  freeDocument: 16 * 1024 * 1024,
  freeOpen: 64,
  freeOpenBytes: 64 * 1024 * 1024,
  freeRun: 65_536,
  fillMs: 30 * 86_400_000,
  diskFloor: 64 * 1024 * 1024,
  diskMs: 5000,
  backups: 14,
  backupsLeast: 3,
  backupAgainMs: 3_600_000,
  alarmMs: 3_600_000,
  alarmWaitMs: 10_000,
  freeRoots: 256,
  demoSpaces: 20,
  demoIdleMs: 2 * 3_600_000,
  demoBody: 200,
  demoLog: 8 * 1024 * 1024,
  demoDevices: 50,
  demoPerHour: 60,
}
