// Cutting an update of a free document into small ones: on a slow line a stock client gives up when no whole message arrives in 30 s (Y3).
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = Y.Item | Y.GC
type Part = { readonly client: number; readonly clock: number; readonly structs: Struct[] }

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00

/** A long run of text as several; anything else as it is. */
const splitText = (s: Struct, size: number): Struct[] => {
  const out: Struct[] = []
  let rest = s
  while (rest instanceof Y.Item && rest.content instanceof Y.ContentString && rest.length > size) {
    const { client, clock } = rest.id
    const text = rest.content.str
    const n = isHigh(text.charCodeAt(size - 1)) ? size - 1 : size // between the halves of a character Yjs would put something else
    const tail = rest.content.splice(n) as Y.ContentString // the content splits as what it is
    rest.length = n
    out.push(rest)
    const left = Y.createID(client, clock + n - 1)
    rest = new Y.Item(Y.createID(client, clock + n), null, left, null, rest.rightOrigin, rest.parent, rest.parentSub, tail)
  }
  out.push(rest)
  return out
}

const writeStructs = (parts: readonly Part[]): Uint8Array => {
  const e = new Y.UpdateEncoderV1()
  encoding.writeVarUint(e.restEncoder, parts.length)
  for (const { client, clock, structs } of parts) {
    encoding.writeVarUint(e.restEncoder, structs.length)
    e.writeClient(client)
    encoding.writeVarUint(e.restEncoder, clock)
    for (const s of structs) s.write(e, 0)
  }
  encoding.writeVarUint(e.restEncoder, 0)
  return e.toUint8Array()
}

const writeDeletes = (deletes: ReturnType<typeof Y.createDeleteSet>): Uint8Array => {
  const e = encoding.createEncoder()
  encoding.writeVarUint(e, 0)
  encoding.writeVarUint(e, deletes.clients.size)
  for (const [client, ranges] of deletes.clients) {
    encoding.writeVarUint(e, client)
    encoding.writeVarUint(e, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(e, clock)
      encoding.writeVarUint(e, len)
    }
  }
  return encoding.toUint8Array(e)
}

/** Updates of about `size` bytes that together say what `update` says; the deletions come last. */
export const cutFree = (update: Uint8Array, size: number): Uint8Array[] => {
  if (update.length <= size) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  const out: Uint8Array[] = []
  let part: Part | null = null
  let bytes = 0
  const close = (): void => {
    if (part) out.push(writeStructs([part]))
    part = null
    bytes = 0
  }
  for (const whole of structs) {
    if (whole instanceof Y.Skip) continue // never kept (O4), and a Skip says nothing
    for (const s of splitText(whole as Struct, Math.floor(size / 4))) {
      const own = writeStructs([{ client: s.id.client, clock: s.id.clock, structs: [s] }]).length
      const last: Part | null = part
      if (last && (last as Part).client !== s.id.client) close()
      if (part && bytes + own > size) close()
      part ??= { client: s.id.client, clock: s.id.clock, structs: [] }
      part.structs.push(s)
      bytes += own
    }
  }
  close()
  if (ds.clients.size > 0) out.push(writeDeletes(ds))
  return out
}
