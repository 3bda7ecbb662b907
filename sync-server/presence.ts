// Who is in which free document (Y7): what each connection has last said of itself, so that who comes is told, and who goes is taken out.
import * as encoding from 'lib0/encoding'
import type { Connection } from './connection.ts'
import { writeAwareness, type AwarenessState } from './y-frames.ts'

export type Presence = {
  /** What a connection has said. Of what it says at most `bytes` are remembered, the newest. */
  said(doc: string, from: Connection, states: readonly AwarenessState[]): void
  /** Everybody who is there, one message each. */
  here(doc: string): readonly Uint8Array[]
  /** The connection has ended: the message that takes out whom it brought, or null. */
  gone(doc: string, from: Connection): Uint8Array | null
}

const messageOf = (states: readonly AwarenessState[]): Uint8Array => {
  const e = encoding.createEncoder()
  encoding.writeVarUint(e, states.length)
  for (const { client, clock, json } of states) {
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, clock)
    encoding.writeVarString(e, json)
  }
  return writeAwareness(encoding.toUint8Array(e))
}

export const createPresence = (bytes: number): Presence => {
  const docs = new Map<string, Map<Connection, Map<number, AwarenessState>>>()
  return {
    said(doc, from, states) {
      const there = docs.get(doc) ?? new Map<Connection, Map<number, AwarenessState>>()
      const its = there.get(from) ?? new Map<number, AwarenessState>()
      for (const s of states) {
        its.delete(s.client) // the newest last
        if (s.json !== 'null') its.set(s.client, s)
      }
      let size = 0
      for (const s of [...its.values()].reverse()) {
        size += s.json.length + 16
        if (size > bytes) its.delete(s.client)
      }
      if (its.size > 0) {
        there.set(from, its)
        docs.set(doc, there)
      } else this.gone(doc, from)
    },
    here: doc => [...(docs.get(doc)?.values() ?? [])].map(its => messageOf([...its.values()])),
    gone(doc, from) {
      const there = docs.get(doc)
      const its = there?.get(from)
      if (!there || !its) return null
      there.delete(from)
      if (there.size === 0) docs.delete(doc)
      return messageOf([...its.values()].map(s => ({ ...s, clock: s.clock + 1, json: 'null' })))
    },
  }
}
