// Pieces that are carried by hand: whose right counts, what becomes of them, and that they have the effect of once.
import { randomBytes, sign } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeviceId } from '../../src/domain/ids.ts'
import { bytesOf } from '../../src/domain/id-bytes.ts'
import { FormError, type Struct } from '../../src/wire/append.ts'
import { carriedText, FATES } from '../../src/wire/carried.ts'
import { readFrame, writeFrame, type Frame } from '../../src/wire/frames.ts'
import { writePiece } from '../../src/wire/piece.ts'
import { rng } from '../random.ts'
import { DEVICES, EVERYBODY, NOTE, reads, TABLE, writes } from '../domain/rights-table.ts'
import { connect, MuxClient, newKeys, newStructs, startTestRelay, until, type RelayUnderTest, type TestDevice } from './relay-under-test.ts'

const VISITS = 'centre/castelroc/visits/2027-03'
let t: RelayUnderTest
beforeEach(async () => {
  t = await startTestRelay()
})
afterEach(() => t.end())

type Signing = {
  readonly signer: Pick<TestDevice, 'id' | 'privateKey'>
  readonly doc?: string
  readonly origin?: string
  readonly signedDoc?: string
}
const seed = Math.floor(Math.random() * 2 ** 31)
const chance = rng(seed)
let n = 0
const frameOf = (
  structs: readonly Struct[],
  { signer, doc = VISITS, origin = t.origin, signedDoc = doc }: Signing,
): Extract<Frame, { is: 'carried' }> => {
  const deflated = new Uint8Array(deflateRawSync(writePiece(structs)))
  const text = carriedText(origin, signer.id, signedDoc, deflated)
  const signature = new Uint8Array(sign('sha256', text, { key: signer.privateKey, dsaEncoding: 'ieee-p1363' }))
  return { is: 'carried', doc, n: ++n, signer: bytesOf(signer.id), signature, deflated }
}
/** What became of it: 'kept 3+0' is three new and none that was there. */
const present = async (c: MuxClient, f: Extract<Frame, { is: 'carried' }>): Promise<string> => {
  c.send(f)
  const { fate, fresh, again } = await c.first('carriage', a => a.n === f.n)
  return `${fate} ${fresh}+${again}`
}
const carry = (c: MuxClient, structs: readonly Struct[], signing: Signing): Promise<string> => present(c, frameOf(structs, signing))
const held = async (doc = VISITS): Promise<number> => (await t.log.inventory(doc)).count

test('K1 a piece signed for another address, for another document, by another key, or changed on its way is not taken; nor one of an unknown device', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const carrier = await connect(t, await t.device('coordinator', null))
  const structs = newStructs(1, 0, 3)
  expect(await carry(carrier, structs, { signer: tablet, origin: 'https://look-alike.example' })).toBe('signature 0+0')
  expect(await carry(carrier, structs, { signer: tablet, signedDoc: 'centre/castelroc/visits/2027-02' })).toBe('signature 0+0')
  expect(await carry(carrier, structs, { signer: { id: tablet.id, privateKey: newKeys().privateKey } })).toBe('signature 0+0')
  const good = frameOf(structs, { signer: tablet })
  for (const [part, at] of [
    ['deflated', 5],
    ['signature', 9],
    ['signature', 63],
  ] as const) {
    const changed = Uint8Array.from(good[part], (b, i) => (i === at ? b ^ 1 : b))
    expect(await present(carrier, { ...good, n: ++n, [part]: changed }), `${part} ${at}`).toBe('signature 0+0')
  }
  expect(await present(carrier, { ...good, n: ++n, signature: good.signature.subarray(1) })).toBe('signature 0+0')
  expect(await present(carrier, { ...good, n: ++n, signer: new Uint8Array(randomBytes(16)) })).toBe('unknown 0+0')
  expect(await held()).toBe(0)
  expect(await present(carrier, good)).toBe('kept 3+0')
})

test('K1 whatever the carrier’s role, it is the signer’s piece; a carrier that was revoked, or has not proven itself, brings nothing', async () => {
  const tablet = await t.device('staff', 'castelroc')
  let clock = 0
  for (const [role, centre] of [
    ['staff', 'orvin'],
    ['coordinator', null],
    ['director', null],
    ['associated', 'aurora'],
    ['kiosk', 'castelroc'],
    ['staff', 'castelroc'],
  ] as const) {
    const carrier = await connect(t, await t.device(role, centre))
    expect(await carry(carrier, newStructs(1, clock, 2), { signer: tablet }), role).toBe('kept 2+0')
    clock += 2
    await carrier.close()
  }
  expect(await held()).toBe(12)
  const gone = await t.device('staff', 'castelroc')
  await t.registry.revoke(gone.id, 1)
  const revoked = new MuxClient(t.url)
  await revoked.prove(gone, t.origin)
  revoked.send(frameOf(newStructs(1, 12, 1), { signer: tablet }))
  expect((await revoked.ended()).code).toBe(4401)
  expect(revoked.all('carriage')).toEqual([])
  const nobody = new MuxClient(t.url)
  await nobody.first('nonce')
  nobody.send(frameOf(newStructs(1, 12, 1), { signer: tablet }))
  expect((await nobody.ended()).code).toBe(4400)
  expect(await held()).toBe(12)
})

test('K2 the right of the signer counts: a coordinator’s signature writes no visit of Castelroc, a colleague of another centre’s neither, whoever carries', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const carrier = await connect(t, tablet)
  for (const signer of [await t.device('coordinator', null), await t.device('staff', 'orvin'), await t.device('director', null)])
    expect(await carry(carrier, newStructs(2, 0, 1), { signer })).toBe('forbidden 0+0')
  expect(await carry(carrier, newStructs(2, 0, 1), { signer: tablet, doc: 'not a document' })).toBe('forbidden 0+0')
  expect(await carry(carrier, newStructs(2, 0, 1), { signer: tablet, doc: 'note/AAAAAAAAAAAAAAAAAAAAAA' })).toBe('form 0+0')
  expect(await held()).toBe(0)
})

test('K2 what is no piece is answered by what is wrong with it, never by a closed line, and a bomb is not inflated', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const carrier = await connect(t, await t.device('coordinator', null))
  const of = (deflated: Uint8Array): Extract<Frame, { is: 'carried' }> => {
    const text = carriedText(t.origin, tablet.id, VISITS, deflated)
    const signature = new Uint8Array(sign('sha256', text, { key: tablet.privateKey, dsaEncoding: 'ieee-p1363' }))
    return { is: 'carried', doc: VISITS, n: ++n, signer: bytesOf(tablet.id), signature, deflated }
  }
  expect(await present(carrier, of(new Uint8Array()))).toBe('form 0+0')
  expect(await present(carrier, of(new Uint8Array(randomBytes(400))))).toBe('form 0+0')
  expect(await present(carrier, of(new Uint8Array(deflateRawSync(new Uint8Array(10 * 1024 * 1024)))))).toBe('too-big 0+0')
  expect(carrier.end).toBeNull()
  expect(await carry(carrier, newStructs(1, 0, 1), { signer: tablet })).toBe('kept 1+0')
})

test('K2 twice, partly, out of order, by two carriers, before and after its author: the effect of once', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const [coordinator, neighbour] = [
    await connect(t, await t.device('coordinator', null)),
    await connect(t, await t.device('staff', 'orvin')),
  ]
  const all = newStructs(1, 0, 9)
  const [first, second, third] = [all.slice(0, 3), all.slice(3, 6), all.slice(6)]
  expect(await carry(coordinator, second, { signer: tablet })).toBe('gap 0+0')
  expect(await carry(coordinator, first, { signer: tablet })).toBe('kept 3+0')
  expect(await carry(coordinator, first, { signer: tablet })).toBe('kept 0+3')
  expect(await carry(neighbour, all.slice(0, 5), { signer: tablet })).toBe('kept 2+3')
  const own = await connect(t, tablet)
  expect(await own.pushed(VISITS, all.slice(2, 6))).toMatchObject({ is: 'ack' }) // the author is there before the rest of the stick
  expect(await carry(neighbour, second, { signer: tablet })).toBe('kept 0+3')
  expect(await carry(coordinator, third, { signer: tablet })).toBe('kept 3+0')
  const before = await t.log.head()
  expect(await own.pushed(VISITS, all)).toMatchObject({ is: 'ack' }) // and comes home with all of it
  expect(await t.log.head()).toEqual(before)
  expect(await held()).toBe(9)
  expect(own.all('refused')).toEqual([])
})

test('K2 what its author has moved to another place meanwhile is here, and counted as here', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const carrier = await connect(t, await t.device('coordinator', null))
  const made = newStructs(1, 0, 2)
  const own = await connect(t, tablet)
  await own.pushed(
    VISITS,
    made.map(s => ({ ...s, client: 2 })),
  )
  expect(await carry(carrier, made, { signer: tablet })).toBe('key-known 0+2')
  await own.pushed(VISITS, newStructs(1, 0, 1))
  expect(await carry(carrier, made, { signer: tablet })).toBe('taken 0+2')
  expect(await held()).toBe(3)
})

test('K2 it is answered after the commit: a relay that is stopped at once has what it said it kept', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const carrier = await connect(t, await t.device('coordinator', null))
  const frames = Array.from({ length: 40 }, (_, i) => frameOf(newStructs(1, i * 5, 5), { signer: tablet }))
  carrier.send(...frames)
  await carrier.until(() => carrier.all('carriage').length === frames.length)
  expect(carrier.all('carriage').every(c => c.fate === 'kept' && c.fresh === 5)).toBe(true)
  t = await t.restart()
  expect(await held()).toBe(200)
})

test('K3 the rows are the signer’s, everybody who follows is sent them, the carrier too, and who carried is noted without contents', async () => {
  const [tablet, courier] = [await t.device('staff', 'castelroc'), await t.device('coordinator', null)]
  const [carrier, reader, colleague] = [
    await connect(t, courier),
    await connect(t, await t.device('coordinator', null)),
    await connect(t, tablet),
  ]
  carrier.pull(VISITS)
  reader.pull(VISITS)
  const structs = newStructs(1, 0, 2)
  expect(await carry(carrier, structs, { signer: tablet })).toBe('kept 2+0')
  for (const c of [carrier, reader])
    expect(await c.until(() => c.keys(VISITS).length === 2 && c.keys(VISITS))).toEqual(structs.map(s => s.key))
  expect(await colleague.first('head')).toMatchObject({ doc: VISITS })
  expect((await t.log.rows(VISITS, 0, 1 << 20)).map(r => r.device)).toEqual([tablet.id])
  expect(await t.registry.carriers(tablet.id)).toMatchObject([{ signer: tablet.id, carrier: courier.id, doc: VISITS, fresh: 2 }])
  await carry(carrier, structs, { signer: tablet })
  expect(await t.registry.carriers(tablet.id)).toHaveLength(1) // nothing new was brought
  const said = t.lines.filter(l => l['carried'])
  expect(said).toEqual([{ carried: true, doc: VISITS, statements: 2, fresh: 2 }])
  expect(JSON.stringify(t.lines)).not.toContain(structs[0]!.key)
})

test('K3 a carrier that does not follow the document is told that it has grown, beside a piece of its own in the same batch', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const carrier = await connect(t, await t.device('staff', 'castelroc'))
  const frame = frameOf(newStructs(1, 0, 2), { signer: tablet })
  carrier.push(VISITS, newStructs(9, 0, 1))
  carrier.send(frame)
  await carrier.first('carriage')
  await carrier.first('head', h => h.doc === VISITS)
})

test('K3 neither the signer nor the carrier is heard by it', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const courier = await t.device('staff', 'orvin')
  const carrier = await connect(t, courier)
  expect(await carry(carrier, newStructs(1, 0, 2), { signer: tablet })).toBe('kept 2+0')
  await carrier.close()
  t = await t.restart()
  expect((await t.registry.devices()).map(d => d.heardAt)).toEqual([null, null])
})

test('K4 a revoked signer’s piece is set apart in its name, the same once, within the bounds, and nothing of it is given out', async () => {
  await t.end()
  t = await startTestRelay({ limits: { quarantinePieces: 2 } })
  const tablet = await t.device('staff', 'castelroc')
  const carrier = await connect(t, await t.device('coordinator', null))
  carrier.pull(VISITS)
  await t.registry.revoke(tablet.id, 1)
  const [one, two, three] = [0, 5, 10].map(clock => frameOf(newStructs(1, clock, 2), { signer: tablet }))
  expect(await present(carrier, one!)).toBe('quarantine 0+0')
  expect(await present(carrier, { ...one!, n: ++n })).toBe('quarantine 0+0')
  expect(await present(carrier, two!)).toBe('quarantine 0+0')
  expect(await present(carrier, three!)).toBe('full 0+0')
  expect(await present(carrier, { ...two!, n: ++n })).toBe('quarantine 0+0') // it is there, however full
  expect((await t.registry.apart()).map(q => q.doc)).toEqual([VISITS, VISITS])
  expect(await carry(carrier, newStructs(1, 20, 1), { signer: tablet, doc: 'centre/orvin/visits/2027-03' })).toBe('forbidden 0+0')
  expect(await held()).toBe(0)
  expect(carrier.keys(VISITS)).toEqual([])
})

test('K4 C14 what its centre has taken and is brought once more was here already; what it declined is set apart as before, and asks nobody again', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const own = await t.device('staff', 'castelroc')
  const carrier = await connect(t, await t.device('coordinator', null))
  await t.registry.revoke(tablet.id, 1)
  const [one, two] = [0, 5].map(clock => frameOf(newStructs(1, clock, 2), { signer: tablet }))
  expect(await present(carrier, one!)).toBe('quarantine 0+0')
  await t.registry.settle(tablet.id, VISITS, 1, { as: 'taken', by: own.id, at: 2 })
  expect(await present(carrier, two!)).toBe('quarantine 0+0')
  await t.registry.settle(tablet.id, VISITS, 2, { as: 'declined', by: own.id, at: 2 })
  expect(await present(carrier, { ...one!, n: ++n })).toBe('key-known 0+2')
  expect(await present(carrier, { ...two!, n: ++n })).toBe('quarantine 0+0')
  expect((await t.registry.apart()).map(q => q.settled?.as)).toEqual(['taken', 'declined'])
  await t.registry.revoke(own.id, 3) // it may never have sent what it took
  expect(await present(carrier, { ...one!, n: ++n })).toBe('quarantine 0+0')
})

test('K4 a signer that is revoked while its stick is on the way is judged as it is then', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const coordinator = await connect(t, await t.device('coordinator', null))
  const frame = frameOf(newStructs(1, 0, 2), { signer: tablet })
  coordinator.send({ is: 'ask', n: 1, json: JSON.stringify({ do: 'revoke', device: tablet.id }) }, frame)
  expect((await coordinator.first('carriage')).fate).toBe('quarantine')
})

test('K4 C12 who may decide is told a moment after a stick was set apart, once, and nobody else', async () => {
  await t.end()
  t = await startTestRelay({ limits: { heardMs: 10 } })
  const tablet = await t.device('staff', 'castelroc')
  const [own, other] = [await connect(t, await t.device('staff', 'castelroc')), await connect(t, await t.device('staff', 'orvin'))]
  const carrier = await connect(t, await t.device('coordinator', null))
  await t.registry.revoke(tablet.id, 1)
  expect(await carry(carrier, newStructs(1, 0, 3), { signer: tablet })).toBe('quarantine 0+0')
  expect((await own.first('reply')).json).toBe('{"apart":3}')
  await new Promise(go => setTimeout(go, 50))
  expect([own, other, carrier].map(c => c.all('reply').length)).toEqual([1, 0, 0])
})

test('K2 W3 what is refused of a stick is counted by its reason, as any other piece is; what is kept is not', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const carrier = await connect(t, await t.device('coordinator', null))
  await carry(carrier, newStructs(1, 0, 1), { signer: tablet })
  await carry(carrier, newStructs(2, 0, 1), { signer: tablet, doc: 'centre/orvin/visits/2027-03' })
  await carry(carrier, newStructs(3, 5, 1), { signer: tablet })
  await t.registry.revoke(tablet.id, 1)
  for (const client of [4, 5]) await carry(carrier, newStructs(client, 0, 1), { signer: tablet })
  const page = await (await fetch(`${t.url}/metrics`)).text()
  const counted = page.split('\n').filter(l => l.startsWith('relais_refused_total'))
  expect(counted.toSorted()).toEqual([
    'relais_refused_total{reason="forbidden"} 1',
    'relais_refused_total{reason="gap"} 1',
    'relais_refused_total{reason="quarantine"} 2',
  ])
})

test('K5 who may not read the document is told no place, and the same whether it is there or not', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const kiosk = await connect(t, await t.device('kiosk', 'orvin'))
  expect(await carry(kiosk, newStructs(1, 4, 1), { signer: tablet })).toBe('gap 0+0')
  const own = await connect(t, tablet)
  await own.pushed(VISITS, newStructs(1, 0, 2))
  expect(await carry(kiosk, newStructs(1, 4, 1), { signer: tablet })).toBe('gap 0+0')
  const stranger = { id: 'AAAAAAAAAAAAAAAAAAAAAA' as DeviceId, privateKey: newKeys().privateKey }
  for (const doc of [VISITS, 'centre/castelroc/visits/2020-01'])
    expect(await carry(kiosk, newStructs(1, 0, 1), { signer: stranger, doc })).toBe('unknown 0+0')
  await until(() => kiosk.end === null)
  expect(kiosk.frames.filter(f => f.is === 'head' || f.is === 'piece')).toEqual([])
})

test('K2 E03 every role’s own signature opens the documents that it may write and no other, whoever carries, and says the same of what is not there', async () => {
  const carrier = await connect(t, await t.device('coordinator', null))
  let client = 500
  for (const who of EVERYBODY) {
    const signer = await t.device(DEVICES[who][0], DEVICES[who][1])
    for (const doc of Object.keys(TABLE).filter(d => d !== NOTE)) {
      const said = await carry(carrier, newStructs(++client, 0, 1), { signer, doc })
      expect(said, `${who} ${doc}`).toBe(writes(who, doc) ? 'kept 1+0' : 'forbidden 0+0')
    }
    expect(await carry(carrier, newStructs(++client, 0, 1), { signer, doc: NOTE })).toMatch(/^(form|forbidden) 0\+0$/)
  }
})

test('K5 every role may carry what it does not read, and is given nothing of it', async () => {
  const tablet = await t.device('staff', 'cas')
  const doc = 'centre/cas/visits/2027-03'
  let clock = 0
  for (const who of EVERYBODY) {
    const c = await connect(t, await t.device(DEVICES[who][0], DEVICES[who][1]))
    expect(await carry(c, newStructs(1, clock++, 1), { signer: tablet, doc }), who).toBe('kept 1+0')
    c.send({ is: 'ask', n: 1, json: '{}' })
    await c.first('reply')
    if (!reads(who, doc))
      expect(
        c.frames.filter(f => 'doc' in f && f.is !== 'carriage' && f.doc === doc),
        who,
      ).toEqual([])
    await c.close()
  }
})

test('K1 the word back is the relay’s alone: a device that sends it, or a frame that is cut or too long, is closed 4400', async () => {
  const tablet = await t.device('staff', 'castelroc')
  const good = writeFrame(frameOf(newStructs(1, 0, 1), { signer: tablet }))
  const bad = [
    writeFrame({ is: 'carriage', doc: VISITS, n: 1, fate: 'kept', fresh: 1, again: 0 }),
    good.subarray(0, good.length - 1),
    Uint8Array.of(...good, 0),
    good.subarray(0, VISITS.length + 3),
  ]
  for (const bytes of bad) {
    const c = await connect(t, tablet)
    c.raw(bytes)
    expect((await c.ended()).code).toBe(4400)
  }
  for (const fate of FATES)
    expect(readFrame(writeFrame({ is: 'carriage', doc: VISITS, n: 7, fate, fresh: 3, again: 4 }))).toMatchObject({
      fate,
      fresh: 3,
      again: 4,
    })
})

test(`K1 20,000 bit flips of a carried frame: read as a frame, or refused by form; none of them is kept (seed ${seed})`, async () => {
  const tablet = await t.device('staff', 'castelroc')
  const carrier = await connect(t, await t.device('coordinator', null))
  const frame = frameOf(newStructs(1, 0, 3), { signer: tablet })
  const [good, number] = [writeFrame(frame), frame.n]
  let read = 0
  for (let i = 0; i < 20_000; i++) {
    const changed = good.slice()
    changed[Math.floor(chance() * good.length)]! ^= 1 << (i % 8)
    try {
      const f = readFrame(changed)
      if (f.is !== 'carried' || f.n !== number) continue // its own number is the carrier's alone
      read++
      if (read % 200 === 0) expect(await present(carrier, { ...f, n: ++n })).toMatch(/^(signature|unknown|forbidden|form) 0\+0$/)
    } catch (e) {
      expect(e).toBeInstanceOf(FormError)
    }
  }
  expect(read).toBeGreaterThan(1000)
  expect(await held()).toBe(0)
})
