// Messages of /y that are nearly right, for both classes: updates of every kind of struct, state vectors, awareness.
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { writeAck, writeAwareness, writeStep1, writeUpdate } from '../../sync-server/y-frames.ts'
import { after, any, asUpdate, block, entry, ints, KIND, listed, run, type Write } from '../relay/corpus/craft.ts'
import type { Dice } from './dice.ts'
import { statements } from './mux-frames.ts'

const ROOTS = ['t', 'm', 'a', 'o', '', '__proto__', 'x'.repeat(80)]

const content = (d: Dice, kind: number, e: encoding.Encoder): void => {
  switch (kind) {
    case KIND.deleted:
      return ints(e, d.number())
    case KIND.json:
      ints(e, 1)
      return encoding.writeVarString(e, d.pick(['1', '{', 'undefined', '"x"']))
    case KIND.binary:
      return encoding.writeVarUint8Array(e, d.bytes(d.int(20)))
    case KIND.string:
      return encoding.writeVarString(e, d.pick(['', 'a', 'words', '😀', 'x'.repeat(500)]))
    case KIND.embed:
      return encoding.writeVarString(e, d.pick(['{}', '{', '[1]']))
    case KIND.format:
      encoding.writeVarString(e, d.pick(['bold', '__proto__', '']))
      return encoding.writeVarString(e, d.pick(['true', 'null', '{']))
    case KIND.type:
      ints(e, d.chance(0.9) ? d.int(7) : d.number())
      return encoding.writeVarString(e, 'p') // the name of an XML element, where it is one
    case KIND.doc:
      encoding.writeVarString(e, 'guid')
      return encoding.writeAny(e, d.pick([{}, { autoLoad: true }, null, 1] as never[]))
    default:
      return any(...Array.from({ length: d.chance(0.9) ? 1 : d.int(6) }, () => d.pick<unknown>([1, 'x', null, undefined, [1], { a: 1 }])))(
        e,
      )
  }
}
/** Structs as Yjs never put them together. */
const structs =
  (d: Dice, client: () => number): Write =>
  (e, key) => {
    const blocks = d.chance(0.8) ? 1 : d.int(5)
    ints(e, d.chance(0.97) ? blocks : d.number())
    for (let i = 0; i < blocks; i++) {
      const n = 1 + d.int(5)
      const who = client()
      block(e, who, d.chance(0.8) ? 0 : d.number(), d.chance(0.95) ? n : d.number())
      for (let k = 0; k < n; k++) {
        const kind = d.chance(0.95) ? 1 + d.int(9) : d.int(32)
        const inner = (x: encoding.Encoder): void => content(d, kind, x)
        const how = d.int(12)
        if (how === 0) run(e, d.pick([KIND.gc, KIND.skip]), d.number())
        else if (how < 3) after(e, d.chance(0.7) ? who : client(), d.chance(0.7) ? Math.max(0, k - 1) : d.number(), inner, kind)
        else if (how < 8) listed(e, inner, kind, d.pick(ROOTS))
        else if (how < 11) entry(e, key, d.pick(['k0', 'k1', '__proto__', d.key()]), inner, kind, d.pick(ROOTS))
        else {
          encoding.writeUint8(e, kind) // below another item
          ints(e, 0, d.chance(0.5) ? who : client(), d.number())
          inner(e)
        }
      }
    }
    const deletes = d.chance(0.8) ? 0 : d.int(5)
    ints(e, d.chance(0.98) ? deletes : d.number())
    for (let i = 0; i < deletes; i++) ints(e, client(), 1, d.number(), d.number())
  }
/** What an honest client would send, of a document that is not ours. */
const honest = (d: Dice, client: () => number): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = client()
  for (let i = 1 + d.int(4); i > 0; i--) {
    const s = doc.getText('t')
    s.insert(d.int(s.length + 1), d.pick(['words', '😀', 'é']))
    if (d.chance(0.3)) s.delete(0, 1)
    if (d.chance(0.3)) doc.getMap('m').set('k', new Y.Array())
    if (d.chance(0.3)) doc.getArray('a').push([i])
  }
  const update = d.chance(0.9) ? Y.encodeStateAsUpdate(doc) : Y.encodeStateAsUpdateV2(doc)
  doc.destroy()
  return update
}
const numbersOf = (d: Dice, n: number, each: (e: encoding.Encoder) => void): Uint8Array => {
  const e = encoding.createEncoder()
  ints(e, d.chance(0.97) ? n : d.number())
  for (let i = 0; i < n; i++) each(e)
  return encoding.toUint8Array(e)
}

export const yUpdate = (d: Dice, cls: 'append' | 'free', client: () => number): Uint8Array => {
  const made =
    cls === 'append'
      ? d.chance(0.8)
        ? asUpdate(statements(d, client))
        : honest(d, client)
      : d.chance(0.5)
        ? asUpdate(structs(d, client))
        : honest(d, client)
  return d.chance(0.9) ? made : d.spoil(made)
}
export const yMessage = (d: Dice, cls: 'append' | 'free', client: () => number): Uint8Array => {
  const message = (): Uint8Array => {
    switch (d.int(10)) {
      case 0:
      case 1: {
        const n = d.chance(0.97) ? d.int(30) : d.int(8000)
        return writeStep1(numbersOf(d, n, e => ints(e, client(), d.number())))
      }
      case 2: {
        const json = (): string => d.pick(['{}', 'null', '{"name":"x"}', JSON.stringify('x'.repeat(d.int(500)))])
        const n = d.chance(0.95) ? d.int(3) : d.int(600)
        return writeAwareness(
          numbersOf(d, n, e => {
            ints(e, client(), d.number())
            encoding.writeVarString(e, d.chance(0.97) ? json() : '{')
          }),
        )
      }
      case 3:
        return d.pick([
          new Uint8Array([3]),
          new Uint8Array([2, 0, 1, 97]),
          writeUpdate(new Uint8Array([0, 0])),
          writeStep1(new Uint8Array([0])),
        ])
      case 4:
        return d.chance(0.9) ? writeStep1(new Uint8Array([0])) : writeAck(d.bytes(d.int(20)))
      default:
        return writeUpdate(yUpdate(d, cls, client))
    }
  }
  const bytes = message()
  return d.chance(0.97) ? bytes : d.spoil(bytes)
}
