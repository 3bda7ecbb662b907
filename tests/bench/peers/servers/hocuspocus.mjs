// Hocuspocus 4 as its documentation starts it: its defaults, with the SQLite extension on a file.
import { Server } from '@hocuspocus/server'
import { SQLite } from '@hocuspocus/extension-sqlite'

const { PORT, FOLDER, DEFLATE } = process.env
const server = new Server({
  port: Number(PORT),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  maxPendingDocuments: 1000, // its own client, asked for more than 100 documents at once over one socket, would be thrown out
  extensions: [new SQLite({ database: `${FOLDER}/hocuspocus.sqlite` })],
  ...(DEFLATE ? { websocketOptions: { perMessageDeflate: true } } : {}),
})
await server.listen()
console.log('open')
