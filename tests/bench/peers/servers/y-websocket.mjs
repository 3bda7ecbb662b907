// The y-websocket server with its LevelDB persistence (YPERSISTENCE). As its own start script, but that one cannot be told to deflate.
import http from 'node:http'
import { setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'

const { PORT, DEFLATE } = process.env
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: Boolean(DEFLATE) })
sockets.on('connection', setupWSConnection)
const server = http.createServer((_, answer) => answer.end('okay'))
server.on('upgrade', (asked, socket, head) => sockets.handleUpgrade(asked, socket, head, ws => sockets.emit('connection', ws, asked)))
server.listen(Number(PORT), '127.0.0.1', () => console.log('open'))
