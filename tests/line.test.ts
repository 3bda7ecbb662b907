import { once } from 'node:events'
import { createConnection, createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openLine, type Speed } from './line.ts'

/** What somebody hears, until the end, who calls through a line of this speed and is told `all` by a server that then hangs up. */
const heardThrough = async (speed: Speed, all: string): Promise<string> => {
  const server = createServer(socket => socket.end(all))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const line = await openLine(() => (server.address() as AddressInfo).port, speed) // a TCP server has an address of this form
  onTestFinished(async () => {
    await line.close()
    server.close()
  })
  const client = createConnection({ port: line.port, host: '127.0.0.1' })
  let heard = ''
  client.setEncoding('utf8').on('data', more => (heard += more))
  await once(client, 'close')
  return heard
}

test('a slow line brings all in the order in which it left, and then its end, also when this process is busy between two pieces', async () => {
  const real = performance.now.bind(performance)
  let asked = 0
  vi.spyOn(performance, 'now').mockImplementation(() => real() + 20 * asked++)
  onTestFinished(() => void vi.restoreAllMocks())
  const all = Array.from({ length: 30_000 }, (_, i) => i).join(' ') // some 170 kB: several pieces, the last a small one
  const heard = await heardThrough({ delay: 30, up: Infinity, down: 1_000_000 }, all)
  expect([heard.length, heard === all]).toEqual([all.length, true])
})
