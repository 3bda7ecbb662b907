// A socket for lines that let no websocket through: the same frames, carried by requests (N-rules). As much of `WebSocket` as a connection uses.
import { keyFrom } from '../domain/ids.ts'
import { FormError } from '../wire/append.ts'
import { LIMITS } from '../wire/limits.ts'
import { NAME_BYTES, PACKETS_TYPE, readPackets, writePackets, type Ending } from '../wire/packets.ts'

/** What ends such a socket on this side: as a browser says it of a websocket, or because something else than the head has answered. */
const LOST: Ending = { code: 1006, reason: '' }
const NOT_THE_HEAD: Ending = { code: 4000, reason: 'not-the-head' }

/** Somebody else has answered: the page of a hotel, of a proxy. */
class Foreign extends Error {}

const sizeOf = (frames: readonly Uint8Array[]): number => frames.reduce((n, f) => n + f.length, 0)

/** `url`: of /mux, with http or https. `fetcher`: the browser's own. */
export const openPostSocket = (url: string, fetcher: typeof fetch = fetch): WebSocket => {
  const cut = new AbortController()
  let waiting: Uint8Array[] = []
  let saying = false
  let name = ''
  let said = 0
  let had = 0

  const post = async (to: string, body: Uint8Array | null): Promise<Uint8Array> => {
    const response = await fetcher(to, {
      method: 'POST',
      cache: 'no-store',
      redirect: 'manual', // who sends us elsewhere is not the head
      signal: cut.signal,
      ...(body && { body: body as Uint8Array<ArrayBuffer>, headers: { 'content-type': PACKETS_TYPE } }),
    })
    if (response.status >= 500) throw new Error('the head is away') // a proxy says so in its own words
    if (response.headers.get('content-type') !== PACKETS_TYPE) throw new Foreign()
    return new Uint8Array(await response.arrayBuffer())
  }
  const deliver = (bytes: Uint8Array): void => {
    const { frames, ending } = readPackets(bytes)
    had += frames.length
    for (const f of frames) socket.onmessage?.({ data: f.slice().buffer as ArrayBuffer }) // a copy of its own
    if (ending) end(ending)
  }
  const end = ({ code, reason }: Ending): void => {
    if (socket.readyState === WebSocket.CLOSED) return
    socket.readyState = WebSocket.CLOSED
    cut.abort()
    socket.onclose?.({ code, reason })
  }
  const fail = (e: unknown): void => end(e instanceof Foreign || e instanceof FormError ? NOT_THE_HEAD : LOST)

  const listen = async (): Promise<void> => {
    const first = await post(url, null)
    if (first.length < NAME_BYTES) throw new FormError('packets')
    name = keyFrom(first.subarray(0, NAME_BYTES))
    socket.readyState = WebSocket.OPEN
    socket.onopen?.()
    deliver(first.subarray(NAME_BYTES))
    while (socket.readyState === WebSocket.OPEN) deliver(await post(`${url}/${name}/ask/${had}`, null))
  }
  /** One request after the other: the head hears frames in their order. */
  const say = async (): Promise<void> => {
    saying = true
    while (waiting.length > 0 && socket.readyState === WebSocket.OPEN) {
      const frames: Uint8Array[] = []
      do
        frames.push(waiting.shift()!) // the loops' conditions
      while (waiting[0] && sizeOf(frames) + waiting[0].length <= LIMITS.update)
      const from = said
      said += frames.length
      await post(`${url}/${name}/say/${from}`, writePackets({ frames, ending: null }))
      socket.bufferedAmount = sizeOf(waiting)
    }
    saying = false
  }
  const socket = {
    readyState: WebSocket.CONNECTING as number,
    binaryType: 'arraybuffer',
    bufferedAmount: 0,
    onopen: null as (() => void) | null,
    onmessage: null as ((e: { data: ArrayBuffer }) => void) | null,
    onclose: null as ((e: Ending) => void) | null,
    onerror: null as (() => void) | null,
    send(bytes: Uint8Array) {
      waiting.push(bytes)
      socket.bufferedAmount += bytes.length
      if (!saying)
        void Promise.resolve()
          .then(async () => (saying ? undefined : say()))
          .catch(fail) // what is said in one turn leaves together
    },
    close(code = 1000) {
      if (name && socket.readyState === WebSocket.OPEN) {
        const goodbye = writePackets({ frames: [], ending: { code, reason: '' } })
        void fetcher(`${url}/${name}/say/${said}`, { method: 'POST', body: goodbye as Uint8Array<ArrayBuffer>, keepalive: true }).catch(
          () => undefined,
        ) // it notices by itself
      }
      waiting = []
      end({ code, reason: '' })
    },
  }
  setTimeout(() => void listen().catch(fail)) // whoever opens it says first what is to be called
  return socket as unknown as WebSocket // as much of it as a connection uses
}
