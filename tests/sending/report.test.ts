// What of a fault and of a browser goes into a report: its kind and place in the code, its family and system.
import { expect, test } from 'vitest'
import { faultOf } from '../../src/device/faults.ts'
import { browserOf } from '../../src/sending/report.ts'

const ORIGIN = 'https://relais.example'
const stacked = (message: string, stack: string): TypeError => Object.assign(new TypeError(message), { stack })

test('C7 a fault is told by its kind and the places of this app’s own files, never by what it says', () => {
  const secret = 'Zorglub'
  const e = stacked(
    `no ${secret} at ${ORIGIN}/assets/${secret}.js:9:9`,
    `TypeError: no ${secret} at ${ORIGIN}/assets/${secret}.js:9:9\n    at ${secret} (${ORIGIN}/assets/index-Ab1.js:1:234)\n    at https://elsewhere.example/${secret}.js:1:1\n    at ${ORIGIN}/assets/frame-x_2.js:7:8`,
  )
  expect(faultOf(e, 5, ORIGIN)).toEqual({ at: 5, name: 'TypeError', where: ['assets/index-Ab1.js:1:234', 'assets/frame-x_2.js:7:8'] })
})

test('C7 what is no error, and a name that is a sentence, say nothing', () => {
  for (const e of ['Zorglub', { name: 'Zorglub est venu', message: 'x' }, null, 7, { word: 'Zorglub' }])
    expect(faultOf(e, 1, ORIGIN)).toEqual({ at: 1, name: 'Unknown', where: [] })
  expect(faultOf({ name: 'AbortError', inner: { name: 'QuotaExceededError' } }, 1, ORIGIN).name).toBe('AbortError of QuotaExceededError')
})

test.each([
  [
    'Mozilla/5.0 (Linux; Android 13; SM-T510) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
    'Chrome 126 on Android',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.2592.68',
    'Edg 126 on Windows',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Version 17 on iPad',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'Firefox 127 on Linux'],
  ['Zorglub', 'unknown on unknown'],
])('C7 a browser is told by its family and system, never by the model of the device: %s', (agent, told) => {
  expect(browserOf(agent)).toBe(told)
})
