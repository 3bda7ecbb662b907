// A stock y-websocket 3.1 client, as anybody would write it.
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { WebsocketProvider } from 'y-websocket'

export type StockClient = {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly closed: Promise<number>
  until(look: () => boolean): Promise<void>
  end(): void
}

/** Opens `name` at `url` (http). `closed` resolves with the code of a final close. */
export const openStock = (
  url: string,
  name: string,
  params: Record<string, string> = {},
  doc = new Y.Doc(),
  socket: unknown = WebSocket,
): StockClient => {
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/y`, name, doc, {
    WebSocketPolyfill: socket as typeof globalThis.WebSocket, // ws behaves like the browser's
    disableBc: true,
    params,
  })
  const closed = new Promise<number>(go => provider.on('closed', ({ code }: { code: number }) => go(code)))
  return {
    doc,
    provider,
    closed,
    async until(look) {
      while (!look())
        await new Promise<void>(go => {
          const wake = (): void => {
            doc.off('update', wake)
            provider.off('sync', wake)
            provider.off('status', wake)
            go()
          }
          doc.on('update', wake)
          provider.on('sync', wake)
          provider.on('status', wake)
        })
    },
    end() {
      provider.destroy()
      doc.destroy()
    },
  }
}
