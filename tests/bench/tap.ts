// A tap on the device's end of a line: what goes over a websocket after its HTTP handshake, in flights: bytes of one direction until the other answers.
import { createConnection, createServer } from 'node:net'

export type Flight = { readonly way: 'up' | 'down'; readonly bytes: number; readonly at: number }
export type Tap = {
  readonly port: number
  /** Since the last `forget`; frame headers included, the handshake not. `at`: when the last byte of it came by, milliseconds. */
  readonly flights: () => readonly Flight[]
  readonly forget: () => void
  readonly close: () => Promise<void>
}

const END_OF_HEAD = Buffer.from('\r\n\r\n')

export const openTap = async (target: number): Promise<Tap> => {
  let flights: Flight[] = []
  const note = (way: Flight['way'], bytes: number): void => {
    if (bytes === 0) return
    const last = flights.at(-1)
    const same = last?.way === way ? last : null
    if (same) flights.pop()
    flights.push({ way, bytes: bytes + (same?.bytes ?? 0), at: performance.now() })
  }
  const server = createServer(device => {
    const line = createConnection({ port: target, host: '127.0.0.1' })
    for (const [from, to, way] of [
      [device, line, 'up'],
      [line, device, 'down'],
    ] as const) {
      let head = Buffer.alloc(0)
      let within = true
      from.setNoDelay(true)
      from.on('error', () => to.destroy()).on('close', () => to.destroy())
      from.on('data', (chunk: Buffer) => {
        to.write(chunk)
        if (!within) return note(way, chunk.length)
        head = Buffer.concat([head, chunk])
        const end = head.indexOf(END_OF_HEAD)
        if (end < 0) return
        within = false
        note(way, head.length - end - END_OF_HEAD.length)
      })
    }
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    flights: () => flights,
    forget: () => (flights = []),
    close: () => new Promise(done => server.close(() => done())),
  }
}
