import { afterEach, expect, test, vi } from 'vitest'
import { deviceClock } from '../../src/device/clock.ts'
import { enrol } from '../../src/device/enrol.ts'
import { fact } from '../../src/store/facts.ts'
import { device } from '../store/device-under-test.ts'

const CODE = { code: 'K7QM2XWP', label: '' }
const ENROLLED = { ok: true, device: 'A'.repeat(22), role: 'staff', centre: 'cas' }

afterEach(() => vi.unstubAllGlobals())

/** What the line does with a request, until the signal says that it has taken too long. */
type Way = (signal: AbortSignal) => Promise<Response>

const over = (signal: AbortSignal): Promise<never> =>
  new Promise((_, failed) => signal.addEventListener('abort', () => failed(signal.reason as Error)))
const answers =
  (body: BodyInit): Way =>
  async () =>
    new Response(body)

/** Presents a code over such a line; the time until a request is given up is cut short. */
const presented = async (db: ReturnType<typeof device>, way: Way): ReturnType<typeof enrol> => {
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  const short = vi.spyOn(AbortSignal, 'timeout').mockImplementation(ms => timeout(ms / 1000))
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => way(init.signal!)) // always given
  try {
    return await enrol({ db, clock: deviceClock }, '', CODE)
  } finally {
    short.mockRestore()
  }
}

test('C1 a code that nobody answers is given up after a while, as one whose answer stops half-way; the next try is by the same key and enrols', async () => {
  const db = device()
  expect(await presented(db, over)).toEqual({ problem: 'no-line' })
  const key = await fact(db, 'pendingKey')
  const half: Way = async signal =>
    new Response(
      new ReadableStream({
        start: controller => {
          controller.enqueue(new TextEncoder().encode('{"ok":true,'))
          signal.addEventListener('abort', () => controller.error(signal.reason))
        },
      }),
    )
  expect(await presented(db, half)).toEqual({ problem: 'no-line' })
  expect(await presented(db, answers('<html>Bienvenue sur le wifi'))).toEqual({ problem: 'not-the-head' })
  expect(await presented(db, answers('{"ok":"yes"}'))).toEqual({ problem: 'not-the-head' })
  expect(await fact(db, 'pendingKey')).toEqual(key)
  expect(await presented(db, answers(JSON.stringify(ENROLLED)))).toMatchObject({ device: ENROLLED.device, role: 'staff', key })
})
