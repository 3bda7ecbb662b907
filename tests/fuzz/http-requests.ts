// Requests over HTTP that are nearly right, written byte by byte, so that they may also be none.
import { connect } from 'node:net'
import type { Dice } from './dice.ts'

const PATHS = [
  '/',
  '/enrol',
  '/ticket',
  '/nonce',
  '/healthz',
  '/readyz',
  '/demo',
  `/demo/${'A'.repeat(22)}/enrol`,
  '/mux',
  '/y/open/x',
  '/assets/x.js',
]
const WRONG = [
  '/%',
  '/%00',
  '/../../etc/passwd',
  '/%2e%2e/%2e%2e',
  '//',
  '/\u00e9',
  `/${'x'.repeat(3000)}`,
  'http://elsewhere/',
  '*',
  '/?'.repeat(100),
]
const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'BREW']

const body = (d: Dice): string => {
  const field = (): unknown =>
    d.pick<unknown>([null, 0, -1, '', 'ABCD2345', 'x'.repeat(2000), [], {}, { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }, d.key(), true])
  const json = JSON.stringify(
    Object.fromEntries(
      ['code', 'key', 'label', 'device', 'nonce', 'signature', 'prefix', 'role', 'centre', 'day', 'former', 'only'].map(f => [f, field()]),
    ),
  )
  return d.chance(0.7) ? json : d.pick(['', '{', 'null', '[]', json.slice(3), '['.repeat(9000), 'x'.repeat(70_000), '\u0000'])
}

export const httpRequest = (d: Dice): Buffer => {
  const path = d.chance(0.8) ? d.pick(PATHS) : d.pick(WRONG)
  const said = body(d)
  const length = d.chance(0.95) ? Buffer.byteLength(said) : d.number()
  const upgrade = d.chance(0.1)
    ? 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAA\r\n'
    : 'Connection: close\r\n'
  const head = `${d.pick(METHODS)} ${path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 10.${d.int(255)}.${d.int(255)}.${d.int(255)}\r\n${upgrade}Content-Length: ${length}\r\n\r\n`
  const bytes = Buffer.from(head + said)
  return d.chance(0.95) ? bytes : Buffer.from(d.spoil(bytes.subarray(0, 400)))
}

/** The status of the answer; 0 when the relay only closed. Whoever does not finish what was begun is left after a moment. */
export const ask = (port: number, request: Buffer): Promise<number> =>
  new Promise(done => {
    const socket = connect(port, '127.0.0.1')
    let said = ''
    const end = (): void => {
      socket.destroy()
      done(Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1] ?? 0))
    }
    socket.setTimeout(200, end)
    socket.on('data', part => {
      said += part.toString('latin1')
      if (said.length > 12) end()
    })
    socket.on('error', end)
    socket.on('close', end)
    socket.on('connect', () => socket.write(request))
  })
