// The pack of a first use, below the screens: made of what the head has, opened by a device that is nobody's, linked later over a line or by a stick.
import { expect, onTestFinished, test, vi } from 'vitest'
import { lookInto } from '../../src/carry/bring.ts'
import { linkMaker } from '../../src/carry/link-maker.ts'
import { close, open } from '../../src/carry/envelope.ts'
import { readBundle } from '../../src/carry/bundle.ts'
import { CARRY_LIMITS } from '../../src/carry/limits.ts'
import { makePack, type MadePack } from '../../src/carry/pack-make.ts'
import { beginWith, lookIntoPack } from '../../src/carry/pack-open.ts'
import { readPack, writePack, type Pack } from '../../src/carry/pack.ts'
import { makeWords } from '../../src/carry/words.ts'
import { centreFields, networkFields } from '../../src/domain/centre-record.ts'
import { DEMO_CENTRES } from '../../src/demo/network.ts'
import { plainName } from '../../src/domain/names.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import { emptyVisit } from '../../src/domain/visit.ts'
import { keep } from '../../src/device/keep.ts'
import { deviceClock } from '../../src/device/clock.ts'
import { deviceDice } from '../../src/device/dice.ts'
import type { Device } from '../../src/device/device.ts'
import { enrol } from '../../src/device/enrol.ts'
import { connect } from '../../src/replica/connection.ts'
import { sign } from '../../src/device/key-pair.ts'
import { dropFact, fact } from '../../src/store/facts.ts'
import { settlePacked } from '../../src/store/packed-in.ts'
import { rowsReady } from '../../src/store/rows.ts'
import { openDatabase } from '../../src/store/tables.ts'
import { recordVisit } from '../../src/visits/record-visit.ts'
import type { Where } from '../../src/visits/keep.ts'
import { idOfKey } from '../../src/wire/key-id.ts'
import { network, type Net, type Tablet } from '../replica/network-under-test.ts'
import { bring, fates, stickOf, visitsOf } from './stick.ts'

const CAS: Where = { centre: 'cas' as Where['centre'], precision: 'hour' }
const WISH = { centre: CAS.centre, place: 'Castelroc', label: 'Comptoir' }

/** A device on which nobody has done anything. */
const nobodys = (): Device => {
  const db = openDatabase(`pack-${Math.trunc(performance.now() * 1000)}`)
  onTestFinished(() => db.delete())
  return { db, clock: deviceClock, dice: deviceDice, build: '2025-09-01' as Device['build'] }
}
/** A coordinator whose directory the head has: the network, Castelroc and Valbrune; and one centre more that it does not have yet. */
const coordination = async (net: Net): Promise<Tablet> => {
  const desk = await net.device('coordinator', null)
  await rowsReady()
  const say = (noun: 'network' | 'centre', fields: never): Promise<unknown> =>
    keep(desk.device, { precision: 'hour' }, () => ({ doc: DIRECTORY, drafts: [{ kind: 'create', noun, fields }] }))
  await say(
    'network',
    networkFields({ names: plainName('Haut-Vallon'), country: 'FR', currency: 'EUR', timeZone: 'Europe/Paris', demo: false }) as never,
  )
  for (const code of ['cas', 'val']) await say('centre', centreFields(DEMO_CENTRES.find(c => c.code === code)!) as never)
  await desk.sync()
  return desk
}
const unsent = async (desk: Tablet): Promise<void> => {
  await keep(desk.device, { precision: 'hour' }, () => ({
    doc: DIRECTORY,
    drafts: [{ kind: 'create', noun: 'centre', fields: centreFields(DEMO_CENTRES.find(c => c.code === 'orv')!) }],
  }))
}
const ask = async (desk: Tablet, q: Parameters<ReturnType<Tablet['online']>['ask']>[0]) => {
  let answered = false
  const line = desk.online(p => (answered ||= p.answered))
  await expect.poll(() => answered).toBe(true)
  const answer = await line.ask(q)
  line.stop()
  await line.ended
  return answer
}
const codeFor = async (desk: Tablet): Promise<string> => {
  const made = await ask(desk, { do: 'make-code', role: 'staff', centre: CAS.centre, label: 'Comptoir' })
  return made !== 'no-line' && made.ok ? (made.code ?? '') : ''
}
const packOf = async (net: Net, desk: Tablet, code: string): Promise<MadePack> => {
  const made = await makePack(desk.device, net.origin(), { ...WISH, code }, CARRY_LIMITS.leastRounds)
  if (typeof made === 'string') throw new Error(made)
  return made
}
const opened = async (net: Net, device: Device, { file, words }: MadePack): Promise<Pack> => {
  const look = await lookIntoPack(device, net.origin(), file, words)
  if (typeof look === 'string') throw new Error(look)
  return look.pack
}
const note = async (device: Device, n: number): Promise<void> => {
  for (let i = 0; i < n; i++) expect(await recordVisit(device, CAS, emptyVisit('quick'))).toMatchObject({ kept: true })
}
/** The page's own address, for what asks the head by an ordinary request. */
const at = (net: Net): void => {
  vi.stubGlobal('location', { origin: net.origin() })
  const real = fetch
  vi.stubGlobal('fetch', (to: string, how?: RequestInit) => real(to.startsWith('/') ? `${net.origin()}${to}` : to, how))
  onTestFinished(() => void vi.unstubAllGlobals())
}
const sync = async (device: Device, net: Net): Promise<number> => {
  const session = (await fact(device.db, 'session'))!
  let done = false
  const line = connect({
    db: device.db,
    dice: device.dice,
    session,
    now: device.clock.now,
    steady: device.clock.steady,
    metered: () => false,
    today: () => device.clock.local().day,
    sign: nonce => sign(session.key, nonce, net.origin(), session.device),
    socket: () => new WebSocket(`${net.origin().replace('http', 'ws')}/mux`),
    changed: p => (done ||= p.answered && p.empty),
  })
  await Promise.race([
    line.ended,
    expect
      .poll(() => done, { timeout: 10_000 })
      .toBe(true)
      .catch(() => undefined),
  ])
  line.stop()
  return (await line.ended).code
}

test('J31 S128 without a line: the pack brings the directory as the head has it and no visit, one notes at once, and nothing is said to be received', async () => {
  const net = await network()
  const desk = await coordination(net)
  await unsent(desk) // nobody's word but the head's travels in a pack
  const pack = await packOf(net, desk, 'K7PM4XQR')
  expect(pack.name).toMatch(/^relais-pack-cas-\d{4}-\d\d-\d\d\.relais$/)
  await net.stop() // from here on there is no line
  const device = nobodys()
  const inside = await opened(net, device, pack)
  expect(inside).toMatchObject({ ...WISH, code: 'K7PM4XQR' })
  expect(await device.db.log.count()).toBe(0) // looking takes nothing
  const session = await beginWith(device, inside)
  expect(session).toMatchObject({ role: 'staff', centre: 'cas', at: '' })
  expect(session.key.privateKey.extractable).toBe(false) // its own key, made here
  expect((await device.db.centres.toArray()).map(c => c.code).sort()).toEqual(['cas', 'val'])
  expect(await fact(device.db, 'unlinked')).toEqual({ code: 'K7PM4XQR', label: 'Comptoir' })
  await note(device, 3)
  expect(await device.db.visits.count()).toBe(3)
  expect((await device.db.outbox.toArray()).map(o => o.doc.split('/')[0])).toEqual(['centre', 'centre', 'centre']) // of the pack nothing leaves
  expect((await device.db.log.toArray()).every(l => l.got === null)).toBe(true)
  await net.start()
})

test('J31 over a line the head does not know it, then the code is presented with the same key; what was noted is received, and the directory counts as received', async () => {
  const net = await network()
  const desk = await coordination(net)
  const device = nobodys()
  const session = await beginWith(device, await opened(net, device, await packOf(net, desk, await codeFor(desk))))
  await note(device, 4)
  expect(await sync(device, net)).toBe(4403) // no right of the relay is another one for it
  expect(await device.db.outbox.count()).toBe(4)
  at(net)
  const linked = await enrol(device, '', { code: (await fact(device.db, 'unlinked'))!.code!, label: '' })
  expect(linked).toMatchObject({ device: session.device, role: 'staff', centre: 'cas' }) // as it has called itself (C18)
  expect(await fact(device.db, 'unlinked')).toBeUndefined()
  await sync(device, net)
  expect(await device.db.outbox.count()).toBe(0)
  expect((await device.db.log.toArray()).every(l => l.got !== null && l.brought === undefined)).toBe(true)
  await desk.sync()
  expect(await visitsOf(desk.device)).toEqual(await visitsOf(device))
  await settlePacked(device.db)
  expect(await fact(device.db, 'packed')).toBeUndefined()
  expect(await device.db.centres.count()).toBe(2)
})

test('J31 what a pack alone says goes once the head is heard: it is nobody’s word; and not before', async () => {
  const net = await network()
  const desk = await coordination(net)
  const device = nobodys()
  const pack = await opened(net, device, await packOf(net, desk, await codeFor(desk)))
  const foreign = nobodys() // somebody puts a centre of their own into it
  await foreign.db.log.clear()
  const other = await net.device('coordinator', null)
  await unsent(other)
  const more = (await other.device.db.log.toArray()).map(l => ({ client: l.client, clock: l.clock, key: l.key, value: l.raw }))
  const session = await beginWith(device, {
    ...pack,
    pieces: [...pack.pieces, { doc: DIRECTORY, deflated: new Uint8Array(), structs: more }],
  })
  expect(await device.db.centres.count()).toBe(3)
  await settlePacked(device.db)
  expect(await device.db.centres.count()).toBe(3)
  at(net)
  await enrol(device, '', { code: pack.code, label: '' })
  await sync(device, net)
  await settlePacked(device.db)
  expect((await device.db.centres.toArray()).map(c => c.code).sort()).toEqual(['cas', 'val'])
  expect(session.centre).toBe('cas')
})

test('J31 K1 C18 a place without any line: the copy of an unlinked device says so, the coordination links it where the copy arrives, and the head has what it noted', async () => {
  const net = await network()
  const desk = await coordination(net)
  const device = nobodys()
  await beginWith(device, await opened(net, device, await packOf(net, desk, 'K7PM4XQR')))
  await note(device, 5)
  const stick = await stickOf(device, net.origin())
  const look = await lookInto(desk.device, net.origin(), stick.bytes, stick.words)
  expect(look).toMatchObject({ links: true, fresh: 5, bundle: { centre: 'cas', unlinked: { label: 'Comptoir' } } })
  if (typeof look === 'string') throw new Error(look)
  at(net)
  expect(await linkMaker(async () => 'no-line', look)).toBe('no-line')
  expect(await linkMaker(q => ask(desk, q), look)).toBe('linked')
  expect(await linkMaker(q => ask(desk, q), look)).toBe('linked') // brought once more: it is known, and no second device is made
  const listed = await ask(desk, { do: 'devices' })
  expect(listed !== 'no-line' && listed.ok && listed.devices?.filter(d => d.label === 'Comptoir').map(d => [d.role, d.centre])).toEqual([
    ['staff', 'cas'],
  ])
  await bring(desk.device, net.origin(), stick)
  const line = desk.online()
  await expect.poll(() => fates(desk.device)).toEqual({ kept: 5 })
  line.stop()
  await line.ended
  // it has a line at last: it was never told, and is known all the same
  await sync(device, net)
  expect(await device.db.outbox.count()).toBe(0)
  expect(await visitsOf(desk.device)).toEqual(await visitsOf(device))
})

test('J31 a copy whose id is not of the key it brings links nobody', async () => {
  const net = await network()
  const desk = await coordination(net)
  const device = nobodys()
  await beginWith(device, await opened(net, device, await packOf(net, desk, 'K7PM4XQR')))
  await note(device, 1)
  const { db } = device
  const session = (await fact(db, 'session'))!
  const stranger = await net.device('staff', 'orv')
  await db.facts.put({ k: 'session', v: { ...session, device: stranger.session.device } })
  const stick = await stickOf(device, net.origin())
  expect(await lookInto(desk.device, net.origin(), stick.bytes, stick.words)).toMatchObject({ links: false })
})

test('C30 what is no pack, or of another app, is told for what it is; a pack is no copy, and a linked device takes none', async () => {
  const net = await network()
  const desk = await coordination(net)
  const pack = await packOf(net, desk, 'K7PM4XQR')
  const device = nobodys()
  expect(await lookIntoPack(device, 'http://elsewhere.invalid', pack.file, pack.words)).toBe('elsewhere')
  expect(await lookIntoPack(device, net.origin(), pack.file, makeWords(deviceDice.bytes))).toBe('words')
  expect(await lookIntoPack(device, net.origin(), new TextEncoder().encode('a photo of the sea, say'), pack.words)).toBe('none')
  expect(await lookIntoPack(desk.device, net.origin(), pack.file, pack.words)).toBe('linked')
  expect(await lookInto(desk.device, net.origin(), pack.file, pack.words)).toBe('pack')
  await note(desk.device, 0)
  const tablet = await net.device('staff', 'cas')
  await note(tablet.device, 1)
  const stick = await stickOf(tablet.device, net.origin())
  expect(await lookIntoPack(device, net.origin(), stick.bytes, stick.words)).toBe('copy')
  const inside = (await open(pack.file, pack.words)) as Uint8Array
  for (let cut = 1; cut < 60; cut++) expect(await readPack(inside.slice(0, cut))).toMatch(/^(unreadable|copy)$/)
  expect(await readPack(Uint8Array.from([...inside, 0]))).toBe('unreadable')
  // a document that no pack of ours holds: visits of somebody, say
  const read = (await readPack(inside)) as Pack
  const smuggled = writePack(read, [...read.pieces, { ...read.pieces[0]!, doc: 'centre/cas/visits/2026-01' }])
  const file = await close(smuggled, pack.words, deviceDice, CARRY_LIMITS.leastRounds)
  expect(await lookIntoPack(device, net.origin(), file, pack.words)).toBe('unreadable')
  expect(await device.db.log.count()).toBe(0)
})

test('C30 a bundle of an unlinked device is of a version of its own; one of a linked device is as it always was', async () => {
  const net = await network()
  const desk = await coordination(net)
  const device = nobodys()
  const session = await beginWith(device, await opened(net, device, await packOf(net, desk, 'K7PM4XQR')))
  await note(device, 1)
  const stick = await stickOf(device, net.origin())
  const inside = (await open(stick.bytes, stick.words)) as Uint8Array
  expect(inside[0]).toBe(3)
  const bundle = await readBundle(inside)
  if (typeof bundle === 'string' || !bundle.unlinked) throw new Error('not read')
  expect(await idOfKey(bundle.unlinked.key)).toBe(session.device)
  await dropFact(device.db, 'unlinked')
  const later = await stickOf(device, net.origin())
  expect(((await open(later.bytes, later.words)) as Uint8Array)[0]).toBe(1)
})
