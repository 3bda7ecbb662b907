// A note's line to the head: the stock y-websocket client, with a fresh ticket for each try, and what the head says it has on its disk (Y5).
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { WebsocketProvider } from 'y-websocket'
import { signal, type ReadonlySignal } from '@preact/signals'
import { noteDocument } from '../../domain/note-name.ts'
import type { Key } from '../../domain/ids.ts'
import { CLOSE } from '../../wire/close-codes.ts'
import { waitAfter } from '../backoff.ts'
import { askTicket } from './tickets.ts'
import type { NoteWorld } from './note-world.ts'

export type LineState =
  | { readonly is: 'resting' }
  | { readonly is: 'trying' }
  /** Everything the head has is here. `since`: milliseconds. */
  | { readonly is: 'open' }
  | { readonly is: 'no-line' }
  /** For good: 'removed': the device; 'forbidden': it may not; 'full': the document's budget; 'refused': the head cannot read it; 'gone'. */
  | { readonly is: 'stopped'; readonly why: 'removed' | 'forbidden' | 'full' | 'refused' | 'gone' }

export type NoteLine = {
  readonly state: ReadonlySignal<LineState>
  readonly tryNow: () => void
  readonly stop: () => void
}

type Told = {
  /** The newest of our updates that `doc` has now. */
  readonly newest: () => number
  /** The head has on its disk whatever `doc` had when its update `upTo` was its newest. */
  readonly taken: (upTo: number) => void
}

const ACK = 100
const [SYNC, STEP2, UPDATE] = [0, 1, 2]

const finalFor = (code: number): Extract<LineState, { is: 'stopped' }>['why'] | null => {
  switch (code) {
    case CLOSE.revoked:
      return 'removed'
    case CLOSE.gone:
      return 'gone'
    case CLOSE.tooBig:
      return 'full'
    case CLOSE.refused:
    case CLOSE.malformed:
      return 'refused'
    default:
      return null
  }
}

/** Begins at once. `at`: the note as it was then, seconds since 1970, to be read only. */
export const noteLine = (world: NoteWorld, note: Key, doc: Y.Doc, told: Told, at: number | null = null): NoteLine => {
  const { session, origin, device } = world
  const name = noteDocument(note)
  const state = signal<LineState>({ is: 'resting' })
  let stopped = false
  let failures = 0
  let asking = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Of this connection: the newest update that each frame of ours carried, and how many the head has answered. */
  let sent: number[] = []
  let answered = 0
  let greeted = false

  const Made = world.socket
  /** Sees what leaves. Before we have answered what the head lacks, an update would come to it with a hole before it; the answer carries it anyway. */
  class Watched extends Made {
    override send(data: Uint8Array<ArrayBuffer>): void {
      const isUpdate = data[0] === SYNC && data[1] === UPDATE
      const isStep2 = data[0] === SYNC && data[1] === STEP2
      if (isUpdate && !greeted) return
      if (isStep2) greeted = true
      if (isStep2 || isUpdate) sent.push(told.newest())
      super.send(data)
    }
  }
  const provider = new WebsocketProvider(`${origin.replace(/^http/, 'ws')}${session.at}/y`, name, doc, {
    connect: false,
    disableBc: true,
    WebSocketPolyfill: Watched as unknown as typeof WebSocket, // what y-websocket calls of it is the same
    shouldReconnect: () => false, // the next try needs a new ticket
  })
  provider.awareness.setLocalState(null) // nobody is shown to anybody
  provider.messageHandlers[ACK] = (_, decoder) => {
    decoding.readVarUint8Array(decoder)
    const upTo = sent[answered++]
    if (upTo !== undefined) told.taken(upTo)
  }
  const tryNow = (): void => {
    if (stopped || asking || provider.wsconnected || provider.wsconnecting || state.value.is === 'stopped') return
    clearTimeout(timer)
    asking = true
    state.value = { is: 'trying' }
    void askTicket(world.fetch, origin, session, name).then(given => {
      asking = false
      if (stopped) return
      if (given.is === 'given') {
        sent = []
        answered = 0
        greeted = false
        provider.params = { ticket: given.ticket, ack: '1', ...(at !== null && { at: String(at) }) }
        return provider.connect()
      }
      if (given.why === 'removed') return end('removed')
      rest()
    })
  }
  const rest = (): void => {
    failures++
    state.value = { is: 'no-line' }
    clearTimeout(timer)
    timer = setTimeout(tryNow, waitAfter(failures, device.dice.bytes(1)[0]! / 256))
  }
  const end = (why: Extract<LineState, { is: 'stopped' }>['why']): void => {
    state.value = { is: 'stopped', why }
  }
  provider.on('sync', is => {
    if (!is) return
    failures = 0
    state.value = { is: 'open' }
  })
  provider.on('connection-close', event => {
    if (stopped) return
    // one that we broke off ourselves because it was silent tries again with the old ticket, unless it is stopped here
    provider.shouldConnect = false
    const why = event === null ? null : finalFor(event.code)
    if (why !== null) return end(why)
    // a ticket that was just given and is forbidden: the right is gone
    if (event?.code === CLOSE.forbidden && failures > 2) return end('forbidden')
    rest()
  })
  const quiet = world.hints(() => {
    failures = 0
    tryNow()
  })
  tryNow()
  return {
    state,
    tryNow,
    stop: () => {
      stopped = true
      clearTimeout(timer)
      quiet()
      provider.destroy()
      state.value = { is: 'resting' }
    },
  }
}
