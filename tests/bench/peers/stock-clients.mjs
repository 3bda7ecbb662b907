// The peers' own clients, in a process that has their packages: a child of the bench, told what to do by messages.
// fill: documents as a device would have kept them; connect: all of them, as an app does on opening; wait: until `visits` are there; close.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

process.setMaxListeners(0) // each client of y-websocket waits for the end of the process

const docs = new Map()
let open = []
let socket = null

/** Awareness is off: nobody's cursor is shown here, and it would only cost the peers bytes. */
const connect = {
  Hocuspocus: port => {
    socket = new HocuspocusProviderWebsocket({ url: `ws://127.0.0.1:${port}` })
    return [...docs].map(([name, document]) => {
      const provider = new HocuspocusProvider({ websocketProvider: socket, name, document, token: 'open', awareness: null })
      open.push(provider)
      const synced = new Promise(go => provider.on('synced', go))
      provider.attach()
      return synced
    })
  },
  'y-websocket': port =>
    [...docs].map(([name, document]) => {
      const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, name, document, { disableBc: true })
      provider.awareness.setLocalState(null)
      open.push(provider)
      return new Promise(go => provider.once('sync', go))
    }),
}
const visits = () => [...docs.values()].reduce((n, doc) => n + doc.getMap('o').size, 0)

const acts = {
  fill({ documents }) {
    for (const doc of docs.values()) doc.destroy()
    docs.clear()
    for (const [name, update] of documents) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, update)
      docs.set(name, doc)
    }
  },
  connect: ({ peer, port }) => Promise.all(connect[peer](port)),
  async wait({ visits: wanted }) {
    while (visits() < wanted) await new Promise(go => setTimeout(go, 5))
  },
  close() {
    for (const provider of open) {
      provider.destroy()
      provider.awareness?.destroy()
    }
    socket?.destroy()
    open = []
    socket = null
  },
}

process.on('message', async order => {
  await acts[order.do](order)
  process.send({ done: order.n })
})
process.on('disconnect', () => process.exit(0))
