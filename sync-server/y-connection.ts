// A stock y-websocket client in one document (Y-rules): who it is, what it may, and the messages in order. What the class of the document
// changes is behind `YClass`: append documents are answered from the log's rows, free ones with Yjs.
import { mayRead, mayWrite } from '../src/domain/access.ts'
import { FormError } from '../src/wire/append.ts'
import { CLOSE } from '../src/wire/close-codes.ts'
import { LIMITS } from '../src/wire/limits.ts'
import type { Connection, Shared } from './connection.ts'
import { FreeFull } from './free-documents.ts'
import { createGate } from './gate.ts'
import type { Content, Row } from './log.ts'
import { classOf, isOpen } from './open.ts'
import { createPump, type Giving } from './pump.ts'
import type { Device } from './registry.ts'
import { openPeer, type Arrival } from './socket.ts'
import { openAppendClass } from './y-append.ts'
import { openFormer } from './y-former.ts'
import { openFreeClass } from './y-free.ts'
import { EMPTY_STEP2, readAwareness, readYMessage, STILL_HERE, writeAck, writeAwareness, writeStep1, writeUpdate } from './y-frames.ts'

/**
 * What to do with an update. `holds`: nothing that it leans on was lost on its way to the disk. `settled`: to be told what became of it.
 * `committed`: the state vector to acknowledge with, once it is on the disk. Known is what was here already, or is on its way.
 */
export type Offer =
  | {
      readonly is: 'content'
      readonly content: Content
      readonly holds: () => boolean
      readonly settled: (how: 'stored' | 'lost') => void
      readonly committed: () => Promise<Uint8Array>
    }
  | { readonly is: 'known'; readonly holds: () => boolean; readonly committed: () => Promise<Uint8Array> }
  | { readonly is: 'refused'; readonly code: number; readonly reason: string }

export type YClass = {
  vector(): Promise<Uint8Array>
  offer(update: Uint8Array): Promise<Offer>
  /** Answers SyncStep1: what to send at once, and the row from which to follow. */
  start(vector: Uint8Array): Promise<{ readonly updates: readonly Uint8Array[]; readonly from: number }>
  /** Rows as the updates that are sent. */
  updates(rows: readonly Row[]): readonly Uint8Array[]
  readonly relaysAwareness: 'yes' | 'no'
  end(): void
}

/** `at`: the free document as it was then, seconds since 1970 (Y9); null = as it is. */
export type YRequest = {
  readonly doc: string
  readonly ticket: string | null
  readonly ack: 'asked' | 'not asked'
  readonly at: number | null
  readonly echo: 'asked' | 'not asked'
}
type Guest = { readonly device: Device | null; readonly writes: 'yes' | 'no' }

export const openY = (arrival: Arrival, { doc, ticket, ack, echo, at }: YRequest, shared: Shared): Connection => {
  const { commit, pages, limits, now } = shared
  const gate = createGate(limits.inFlight)
  let guest: Guest | null = null
  let room: YClass | null = null

  const admit = async (): Promise<Guest | null> => {
    if (doc.length > LIMITS.name) return null
    if (isOpen(doc, shared.open)) return { device: null, writes: 'yes' }
    const device = ticket ? await shared.tickets.holder(ticket, doc) : null
    return device && mayRead(device, doc) ? { device, writes: mayWrite(device, doc) ? 'yes' : 'no' } : null
  }
  const enter = async (): Promise<void> => {
    guest = await admit()
    if (!guest) return peer.close(CLOSE.forbidden, 'forbidden')
    if (shared.erasure.graves.has(doc)) return peer.close(CLOSE.gone, 'gone')
    if (guest.device && shared.isRevoked(guest.device.id)) return peer.close(CLOSE.revoked, 'revoked')
    if (at !== null) {
      if (classOf(doc, shared.open) === 'append') return peer.close(CLOSE.forbidden, 'at') // its statements say themselves when they were made
      guest = { ...guest, writes: 'no' }
      room = await openFormer(doc, at, shared)
    } else room = classOf(doc, shared.open) === 'append' ? openAppendClass(doc, shared) : await openFreeClass(doc, shared)
    if (!peer.isOpen()) return room.end()
    peer.send(writeStep1(await room.vector()))
    if (room.relaysAwareness === 'yes') for (const m of shared.presence.here(doc)) peer.send(m)
  }

  const give = ({ rows }: Giving): void => {
    for (const u of room?.updates(rows) ?? []) peer.send(writeUpdate(u))
  }
  const acknowledge = (update: Uint8Array, committed: () => Promise<Uint8Array>): void => {
    if (echo === 'asked') peer.send(writeUpdate(update))
    if (ack === 'asked') void committed().then(v => peer.send(writeAck(v)), shared.fault)
  }
  const aware = (bytes: Uint8Array): void => {
    shared.presence.said(doc, connection, readAwareness(bytes))
    shared.aware(connection, doc, writeAwareness(bytes))
  }
  const sync = async (vector: Uint8Array, open: YClass): Promise<void> => {
    const { updates, from } = await open.start(vector)
    for (const u of updates) {
      await peer.room()
      peer.send(writeUpdate(u))
    }
    if (at === null) pump.follow(doc, from)
    else peer.send(EMPTY_STEP2) // what came later is not of it
  }
  const offer = async (update: Uint8Array, { device, writes }: Guest, open: YClass): Promise<void> => {
    if (update.length > limits.upload) return peer.close(CLOSE.tooBig, 'too-big')
    const nothing = update.length === 2 && update[0] === 0 && update[1] === 0 // what a reader answers to our step 1
    if (writes === 'no') return nothing ? undefined : peer.close(CLOSE.forbidden, 'forbidden')
    await gate.enter()
    const offered = await open.offer(update)
    if (offered.is !== 'content') gate.leave()
    if (offered.is === 'refused') return peer.close(offered.code, offered.reason)
    if (offered.is === 'known') {
      // its bytes may be in a piece of somebody else that is still on its way: what becomes of that becomes of this
      return void commit
        .answered()
        .then(() => (offered.holds() ? acknowledge(update, offered.committed) : peer.close(CLOSE.storage, 'storage')))
    }
    commit.submit({
      from: connection,
      offered: { doc, device: device?.id ?? 'open', at: Math.floor(now() / 1000), content: offered.content },
      holds: offered.holds,
      settled(w) {
        gate.leave()
        offered.settled(w.is === 'kept' ? 'stored' : 'lost')
        if (w.is === 'refused' && w.reason === 'closed') return peer.close(CLOSE.gone, 'gone')
        if (w.is === 'refused') return peer.close(w.reason === 'too-big' ? CLOSE.tooBig : CLOSE.refused, w.reason)
        pump.own(doc, w)
        acknowledge(update, offered.committed)
      },
      failed() {
        gate.leave()
        offered.settled('lost')
        peer.close(CLOSE.storage, 'storage')
      },
    })
  }

  const peer = openPeer(arrival, limits, now, {
    fault: shared.fault,
    beatFrame: STILL_HERE,
    async frame(bytes) {
      await entered
      if (!guest || !room) return
      const m = readYMessage(bytes)
      if (m.is === 'step1') await sync(m.vector, room)
      else if (m.is === 'update') await offer(m.update, guest, room)
      else if (m.is === 'awareness' && room.relaysAwareness === 'yes' && m.bytes.length <= limits.awareness) aware(m.bytes)
    },
  })
  const pump = createPump(
    pages,
    peer,
    give,
    () => peer.send(EMPTY_STEP2),
    error => {
      shared.fault(error)
      peer.close(CLOSE.storage, 'damaged') // it has only this document
    },
  )
  const connection: Connection = {
    peer,
    deviceId: () => guest?.device?.id ?? null,
    grown(documents) {
      for (const d of documents) if (d.doc === doc && at === null) pump.grown(doc, d.seq)
    },
    gone(grave) {
      if (grave.doc !== doc) return
      pump.drop(doc)
      peer.close(CLOSE.gone, 'gone')
    },
    heard: () => undefined,
    apart: () => undefined,
    answered: () => 0,
    twice: () => undefined,
    aware(name, frame) {
      if (name === doc && room) peer.send(frame) // until it has been let in it sees nothing
    },
  }
  const entered = enter().catch((e: unknown) => {
    if (e instanceof FreeFull) return peer.close(CLOSE.tryLater, 'too many')
    if (!(e instanceof FormError)) shared.fault(e)
    peer.close(CLOSE.storage, 'fault')
  })
  peer.onEnd(() => {
    room?.end()
    const left = shared.presence.gone(doc, connection)
    if (left) shared.aware(connection, doc, left)
  })
  return connection
}
