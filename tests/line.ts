// A line between a browser and the relay that can be slow, cut, or dead: a small TCP proxy, so that it is the same for every browser.
import { createConnection, createServer, type Server, type Socket } from 'node:net'

/** One way delay in milliseconds; bytes per second each way. */
export type Speed = { readonly delay: number; readonly up: number; readonly down: number }

/** 50 kb/s down, 20 kb/s up, 500 ms there and back. */
export const GPRS: Speed = { delay: 250, up: 20_000 / 8, down: 50_000 / 8 }
export const SLOW_3G: Speed = { delay: 200, up: 400_000 / 8, down: 400_000 / 8 }
export const EDGE: Speed = { delay: 420, up: 200_000 / 8, down: 240_000 / 8 }
export const WIRE: Speed = { delay: 0, up: Infinity, down: Infinity }

export type TestLine = {
  readonly port: number
  /** Bytes that went each way since the last `forget`, TCP contents only. */
  readonly counted: { up: number; down: number }
  readonly forget: () => void
  readonly set: (speed: Speed) => void
  /** Lets requests through and no websocket, as some proxies do. */
  readonly barWebSockets: () => void
  /** Cuts what is there and refuses what comes. */
  readonly cut: () => void
  readonly close: () => Promise<void>
}

/**
 * Passes bytes on after the delay, no faster than the rate, in order; then that there are no more. One timer at a time: timers of different
 * lengths end in another order than they were due when the loop was busy between them.
 */
const slowly = (from: Socket, to: Socket, speed: () => { delay: number; rate: number }, count: (n: number) => void): void => {
  const underWay: { readonly due: number; readonly go: () => void }[] = []
  let free = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const goOn = (): void => {
    timer = undefined
    for (let next = underWay[0]; next; next = underWay[0]) {
      const wait = next.due - performance.now()
      if (wait > 0) return void (timer = setTimeout(goOn, wait))
      underWay.shift()
      if (!to.destroyed) next.go()
    }
  }
  const pass = (length: number, go: () => void): void => {
    const { delay, rate } = speed()
    free = Math.max(free, performance.now()) + (length / rate) * 1000
    underWay.push({ due: free + delay, go })
    if (!timer) goOn()
  }
  from.on('data', chunk => {
    count(chunk.length)
    pass(chunk.length, () => to.write(chunk))
  })
  from.on('close', () => pass(0, () => to.destroySoon()))
}

export const openLine = async (target: () => number, start: Speed | 'cut' = WIRE): Promise<TestLine> => {
  let speed = start === 'cut' ? WIRE : start
  let up = start !== 'cut'
  let barred = false
  const sockets = new Set<Socket>()
  const counted = { up: 0, down: 0 }
  const server: Server = createServer(client => {
    if (!up) return void client.destroy()
    client.on('data', chunk => barred && /upgrade: websocket/i.test(chunk.toString('latin1')) && client.destroy())
    const relay = createConnection({ port: target(), host: '127.0.0.1' })
    for (const [a, b] of [
      [client, relay],
      [relay, client],
    ] as const) {
      sockets.add(a)
      a.setNoDelay(true)
      a.on('error', () => b.destroy())
      a.on('close', () => sockets.delete(a))
    }
    slowly(
      client,
      relay,
      () => ({ delay: speed.delay, rate: speed.up }),
      n => (counted.up += n),
    )
    slowly(
      relay,
      client,
      () => ({ delay: speed.delay, rate: speed.down }),
      n => (counted.down += n),
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const drop = (): void => {
    for (const s of sockets) s.destroy()
  }
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    counted,
    forget: () => Object.assign(counted, { up: 0, down: 0 }),
    set: next => {
      speed = next
      up = true
    },
    barWebSockets: () => {
      barred = true
      drop()
    },
    cut: () => {
      up = false
      drop()
    },
    close: () => {
      drop()
      return new Promise(done => server.close(() => done()))
    },
  }
}
