// What the screens of the network are made of: links and codes as people bring them, hours as they fill them in, answers that may be anything.
import { afterEach, expect, test, vi } from 'vitest'
import fc from 'fast-check'
import { CODE_ALPHABET } from '../../src/domain/one-time-code.ts'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { createNetwork, type Answers } from '../../src/network/create-network.ts'
import { readCentre, NEW_CENTRE } from '../../src/network/centre-typed.ts'
import { codeLink, readToken, readTypedCode } from '../../src/network/links.ts'
import { readAnswer } from '../../src/network/read-answer.ts'
import { spell } from '../../src/network/spelling.ts'
import { placeOfZone } from '../../src/network/usual-country.ts'
import { nameProblem, setUpNetwork } from '../../src/network/set-up.ts'
import { readWeek, USUAL_HOURS } from '../../src/network/week-typed.ts'
import type { Day } from '../../src/domain/day.ts'
import type { Device } from '../../src/device/device.ts'
import { networkFields } from '../../src/domain/centre-record.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import type { Key } from '../../src/domain/ids.ts'
import { commit } from '../../src/store/commit.ts'
import { fact } from '../../src/store/facts.ts'
import { centres, network, networks } from '../../src/store/read-day.ts'
import { plainName } from '../../src/domain/names.ts'
import { device, diceOf } from '../store/device-under-test.ts'

const TOKEN = 'abcDEF0123456789_-wxyz'

test('C1 the relay’s link is read whole or as its 22 characters, and nothing else is', () => {
  for (const typed of [
    TOKEN,
    ` ${TOKEN}\n`,
    `http://localhost:8787/#coordinator=${TOKEN}`,
    `https://relais.example/#coordinator=${TOKEN}&x=1`,
    `https://relais.example/#recover=${TOKEN}`,
  ])
    expect(readToken(typed)).toBe(TOKEN)
  for (const typed of ['', 'K7PM4XQR', `${TOKEN}a`, TOKEN.slice(1), `http://localhost:8787/#coordinator=`, `http://h/#code=K7PM4XQR`])
    expect(readToken(typed)).toBeNull()
})

test('C2 a code is read as typed, as spoken and as the link behind its square', () => {
  for (const typed of ['K7PM4XQ0', 'k7pm 4xqo', 'K7PM-4XQ0', codeLink('https://relais.example', 'K7PM4XQ0')])
    expect(readTypedCode(typed)).toBe('K7PM4XQ0')
  for (const typed of ['', 'K7PM4XQ', 'K7PM4XQU', 'https://relais.example/#code=']) expect(readTypedCode(typed)).toBeNull()
})

test('C2 every character of a code can be spelled in every language, and no two begin with the same word', () => {
  for (const language of LANGUAGES) {
    const spelled = spell(CODE_ALPHABET, language)
    for (const { sign, word } of spelled) {
      if (/\d/.test(sign)) expect(word).toBeNull()
      else expect(word?.normalize('NFD')[0], `${language} ${sign}`).toBe(sign)
    }
    const words = spelled.flatMap(s => s.word ?? [])
    expect(new Set(words).size).toBe(22)
  }
})

const hours = (am: [string, string], pm: [string, string], days = [1, 4]) => ({
  days,
  am: { from: am[0], to: am[1] },
  pm: { from: pm[0], to: pm[1] },
})
test('SU2 hours that cannot be are named by their half of the day; an empty half is closed', () => {
  expect(readWeek(USUAL_HOURS)).toHaveProperty('1', [
    { from: 540, to: 720 },
    { from: 840, to: 1020 },
  ])
  expect(readWeek(hours(['09:30', '12:30'], ['', '']))).toEqual({ 1: [{ from: 570, to: 750 }], 4: [{ from: 570, to: 750 }] })
  expect(readWeek(hours(['', ''], ['', ''], []))).toEqual({})
  expect(readWeek(hours(['', ''], ['', '']))).toBe('am')
  expect(readWeek(hours(['12:00', '09:00'], ['14:00', '17:00']))).toBe('am')
  expect(readWeek(hours(['09:00', ''], ['14:00', '17:00']))).toBe('am')
  expect(readWeek(hours(['09:00', '12:00'], ['14:00', '14:00']))).toBe('pm')
  expect(readWeek(hours(['09:00', '15:00'], ['14:00', '17:00']))).toBe('pm')
  expect(readWeek(hours(['09:00', '12:00'], ['25:00', '26:00']))).toBe('pm')
})

test('SU2 a centre needs a name of at most 80 characters', () => {
  expect(readCentre(NEW_CENTRE, [])).toEqual({ wrong: { name: 'centre-name-missing', hours: null } })
  expect(readCentre({ ...NEW_CENTRE, name: 'x'.repeat(81) }, [])).toEqual({ wrong: { name: 'name-too-long', hours: null } })
  expect(readCentre({ ...NEW_CENTRE, name: ' CASTELROC ' }, ['Valbrune', 'Castelroc'])).toEqual({
    wrong: { name: 'centre-name-taken', hours: null },
  })
  expect(readCentre({ ...NEW_CENTRE, name: ' Castelroc ' }, ['Valbrune'])).toMatchObject({
    centre: { names: plainName('Castelroc'), isHead: false },
  })
})

test('C25 the name of a network or a centre is asked about where it is first typed', () => {
  const name = { is: 'personal', looks: { is: 'name', words: 'Mme Martin' } }
  expect(readCentre({ ...NEW_CENTRE, name: 'Chez Mme Martin' }, [])).toEqual({ wrong: { name, hours: null } })
  expect(nameProblem('Réseau de Mme Martin', 'network-name-missing')).toEqual(name)
  expect(nameProblem('Saint-Martin', 'centre-name-missing')).toBeNull()
})

test('SU1 a zone that is not known is France', () => {
  expect(placeOfZone(undefined)).toEqual({ country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris' })
  expect(placeOfZone('Indian/Reunion')).toEqual({ country: 'FR', currency: 'EUR', timeZone: 'Indian/Reunion' })
  expect(placeOfZone('Europe/Zurich')).toMatchObject({ country: 'CH', currency: 'CHF' })
})

test('C6 an answer from the relay is read whatever it is; a device line that cannot be read is left out', () => {
  fc.assert(
    fc.property(fc.anything(), x => {
      const answer = readAnswer(x)
      if (answer.ok) expect(x).toMatchObject({ ok: true })
      else expect(['forbidden', 'malformed', 'unknown', 'too-many']).toContain(answer.problem)
    }),
  )
  const good = { id: TOKEN, label: 'Comptoir', role: 'staff', centre: 'cas', enrolledAt: 1, heardAt: null, revokedAt: null }
  const devices = [good, null, 7, { ...good, role: 'king' }, { ...good, id: 'x' }, { ...good, centre: '../cas' }]
  expect(readAnswer({ ok: true, devices })).toEqual({ ok: true, devices: [good] })
  expect(readAnswer({ ok: true, code: 'K7PM4XQR', until: 9, devices: 'none' })).toEqual({ ok: true, code: 'K7PM4XQR', until: 9 })
  expect(readAnswer({ ok: true, code: '<b>', until: Number.NaN })).toEqual({ ok: true })
  expect(readAnswer('no-line')).toEqual({ ok: false, problem: 'unknown' })
  expect(readAnswer({ ok: false, problem: 'too-many' })).toEqual({ ok: false, problem: 'too-many' })
})

afterEach(() => vi.unstubAllGlobals())

const answers = (more: Partial<Answers> = {}): Answers => ({
  network: 'Haut-Vallon',
  place: placeOfZone('Europe/Paris'),
  head: { names: plainName('Valbrune'), kind: 'site', isHead: true, status: 'open', week: {}, precision: 'hour' },
  receives: 'public',
  second: { names: plainName('Castelroc'), kind: 'outlet', isHead: false, status: 'open', week: {}, precision: 'half-day' },
  label: 'Poste de Valbrune',
  ...more,
})
const under = (): Device => ({
  db: device(),
  dice: diceOf(5),
  build: '2025-09-01' as Day,
  clock: { now: () => 1_760_000_000_000, steady: () => 0, local: () => ({ day: '2025-10-09' as Day, hour: 9, minute: 540 }) },
})
/** A relay that answers each request with the next of these. */
const relayAnswers = (...list: unknown[]): Record<string, unknown>[] => {
  const asked: Record<string, unknown>[] = []
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body) as Record<string, unknown>)
    const next = list.shift()
    return next === undefined ? Promise.reject(new TypeError('nobody answers')) : Promise.resolve(Response.json(next))
  })
  return asked
}
const enrolled = { ok: true, device: TOKEN, role: 'coordinator', centre: 'valbrune', relay: '' }

test('SU1 a set-up that stops after the device was linked goes on from there: linked once, written once', async () => {
  const d = under()
  const asked = relayAnswers(enrolled)
  const put = vi.spyOn(d.db.outbox, 'bulkAdd').mockRejectedValueOnce(new Error('no place left'))
  await expect(createNetwork(d, TOKEN, answers())).rejects.toThrow('no place left')
  expect(await network(d.db)).toBeUndefined()
  expect(await fact(d.db, 'session')).toMatchObject({ role: 'coordinator', centre: 'valbrune' })

  const session = await createNetwork(d, TOKEN, answers({ head: { ...answers().head, names: plainName('Valbrune-le-Haut') } }))
  expect(session).toMatchObject({ centre: 'valbrune' })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ code: TOKEN, centre: 'valbrune', label: 'Poste de Valbrune' })
  expect((await network(d.db))?.names.main).toBe('Haut-Vallon')
  // the head keeps the code under which the relay knows this device
  expect((await centres(d.db)).map(c => [c.code, c.names.main, c.isHead]).sort()).toEqual([
    [expect.stringMatching(/^castelroc-[a-z2-9]{4}$/), 'Castelroc', false],
    ['valbrune', 'Valbrune-le-Haut', true],
  ])
  await createNetwork(d, TOKEN, answers())
  expect(await centres(d.db)).toHaveLength(2)
  put.mockRestore()
})

test('SU1 C4 where the relay has a directory nothing is created, at this try and the next; the device is linked', async () => {
  const d = under()
  relayAnswers({ ...enrolled, directory: 7 })
  expect(await createNetwork(d, TOKEN, answers())).toMatchObject({ found: { role: 'coordinator', device: TOKEN } })
  expect(await createNetwork(d, TOKEN, answers())).toMatchObject({ found: { device: TOKEN } })
  expect([await network(d.db), await centres(d.db), await d.db.outbox.count()]).toEqual([undefined, [], 0])
  // and when it has arrived, under whatever name it was given here
  await setUpNetwork(d, 'Val-Perdu', 'EUR', 'Europe/Paris', 'FR', { ...answers().head, code: 'perdu' as never })
  expect(await createNetwork(d, TOKEN, answers())).toMatchObject({ found: { device: TOKEN } })
  expect((await centres(d.db)).map(c => c.code)).toEqual(['perdu'])
})

test('SU1 of two descriptions of a network the earliest holds, whatever its key; one that is withdrawn does not, and one of a doubtful clock is the last', async () => {
  for (const seed of [1, 2, 3, 4]) {
    const d = { ...under(), dice: diceOf(seed) }
    const said = async (name: string, day: string, slot: number, clock: 'ok' | 'unset' = 'ok'): Promise<Key> => {
      const place = { country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', demo: false }
      const [made] = (await commit(d.db, d.dice, {
        doc: DIRECTORY,
        drafts: [{ kind: 'create', noun: 'network', fields: networkFields({ names: plainName(name), ...place }) }],
        when: { day: day as Day, slot, clock },
        by: 'coordination',
        now: d.clock.now(),
      })) as Key[]
      return made!
    }
    const names = async (): Promise<string[]> => (await networks(d.db)).map(n => n.names.main)
    await said('Third', '2025-10-09', 11)
    await said('Doubtful', '2020-01-01', 9, 'unset')
    const first = await said('First', '2025-10-08', 17)
    await said('Second', '2025-10-09', 2)
    expect(await names()).toEqual(['First', 'Second', 'Third', 'Doubtful'])
    expect((await network(d.db))?.id).toBe(first)
    await commit(d.db, d.dice, {
      doc: DIRECTORY,
      drafts: [{ kind: 'withdraw', target: first, reason: null }],
      when: { day: '2025-10-10' as Day, slot: 9, clock: 'ok' },
      by: 'coordination',
      now: d.clock.now(),
    })
    expect(await names()).toEqual(['Second', 'Third', 'Doubtful'])
    for (const { id } of await networks(d.db))
      await commit(d.db, d.dice, {
        doc: DIRECTORY,
        drafts: [{ kind: 'withdraw', target: id, reason: null }],
        when: { day: '2025-10-10' as Day, slot: 10, clock: 'ok' },
        by: 'coordination',
        now: d.clock.now(),
      })
    expect(await names()).toEqual(['First']) // each of two people may have withdrawn the other's
  }
})

test('SU1 a head that receives nobody asks for no centre for its device', async () => {
  const d = under()
  const asked = relayAnswers({ ...enrolled, centre: null })
  expect(await createNetwork(d, TOKEN, answers({ receives: 'nobody', second: null }))).toMatchObject({ centre: null })
  expect(asked[0]).not.toHaveProperty('centre')
  expect((await centres(d.db)).map(c => c.code)).toEqual(['valbrune'])
})

test('SU1 nothing is written while the relay does not answer', async () => {
  const d = under()
  relayAnswers()
  expect(await createNetwork(d, TOKEN, answers())).toEqual({ problem: 'no-line' })
  expect(await centres(d.db)).toEqual([])
})
