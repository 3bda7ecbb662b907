// Carrying out what a person decided about a lot. The head lets one device decide: it is asked first, and what was decided is written down
// before, so that a crash at any moment is gone on from.
import { byIn } from '../domain/author.ts'
import type { Choice } from '../domain/estimates.ts'
import { nowOn, type Device } from '../device/device.ts'
import { byOn } from '../device/by-on.ts'
import { fetchApart, type Ask } from '../replica/fetch-apart.ts'
import { bringIn, wouldMove } from '../store/bring-in.ts'
import { dropFact, fact, facts, setFact, type Deciding } from '../store/facts.ts'
import type { Settled } from '../wire/questions.ts'
import { lotsOf, type Lot } from './lots.ts'

/** 'later': the line broke; it goes on by itself when there is one. 'elsewhere': another device of the centre has decided. 'moved': something came meanwhile, and the question is another. */
export type Decided = 'done' | 'no-line' | 'later' | 'elsewhere' | 'moved'

/** Takes the lot in, with what the choice says of estimates. */
export const takeIn = async (device: Device, ask: Ask, lot: Lot, choice: Choice): Promise<Decided> => {
  if (await wouldMove(device.db, lot.weighed)) return 'moved'
  await setFact(device.db, 'deciding', { device: lot.device, doc: lot.doc, upTo: lot.upTo, choice })
  return goOn(device, ask)
}

/** Leaves all of it out: it stays at the head for thirty days, and goes. */
export const decline = async (ask: Ask, { device, doc, upTo }: Lot): Promise<Decided> => {
  const answer = await ask({ do: 'settle', device, doc, upTo, as: 'declined' })
  if (answer === 'no-line') return 'no-line'
  return answer.ok ? 'done' : 'elsewhere'
}

/** Goes on with what was decided and is not all done; 'done' where there is nothing. */
export const goOn = async (device: Device, ask: Ask): Promise<Decided> => {
  const { db } = device
  const deciding = await fact(db, 'deciding')
  if (!deciding) return 'done'
  const { doc, upTo, choice } = deciding
  const fetched = await fetchApart(ask, deciding, upTo) // what came since is another question
  if (fetched === 'no-line') return 'later'
  const settled = await ask({ do: 'settle', device: deciding.device, doc, upTo, as: 'taken' })
  if (settled === 'no-line' || (!settled.ok && settled.problem !== 'unknown' && settled.problem !== 'forbidden')) return 'later'
  if (settled.ok) await write(device, deciding, fetched.structs, choice)
  await dropFact(db, 'deciding')
  return settled.ok ? 'done' : 'elsewhere'
}

/** What needs no word is settled without one: those lots are gone, the others are given. Nothing is written here. */
export const settleNeedless = async (ask: Ask, lots: readonly Lot[]): Promise<readonly Lot[]> => {
  const left: Lot[] = []
  for (const lot of lots) {
    const { device, doc, upTo } = lot
    if (!lot.needless) left.push(lot)
    else if ((await ask({ do: 'settle', device, doc, upTo, as: 'taken' })) === 'no-line') left.push(lot)
  }
  return left
}

/** Looks through what lies apart once a day and for each number of it, which the head tells by itself: what needs no word asks for none. */
export const tidyApart = async (device: Device, ask: Ask): Promise<void> => {
  const { db } = device
  const { day } = device.clock.local()
  const { apart, apartSeen: seen, deciding } = await facts(db, 'apart', 'apartSeen', 'deciding')
  if (apart === undefined) await dropFact(db, 'apartSeen')
  if (apart === undefined || (apart === seen?.n && day === seen.day) || deciding) return
  const lots = await lotsOf(db, ask)
  if (lots === 'no-line') return
  const left = await settleNeedless(ask, lots)
  if (left.length === 0) await dropFact(db, 'apart')
  await setFact(db, 'apartSeen', { n: apart, day })
}

/** What another device of this centre has said of a lot; null where nobody says. */
export const saidElsewhere = async (ask: Ask, { device, doc }: Pick<Lot, 'device' | 'doc'>): Promise<Settled | null> => {
  const answer = await ask({ do: 'apart' })
  if (answer === 'no-line' || !answer.ok || !Array.isArray(answer.apart)) return null
  return answer.apart.find(a => a.device === device && a.doc === doc && a.settled !== undefined)?.settled ?? null
}

const write = async (
  device: Device,
  { doc }: Deciding,
  structs: Parameters<typeof bringIn>[2]['structs'],
  choice: Choice,
): Promise<void> => {
  const now = await nowOn(device, 'half-day')
  const when = { day: now.day, slot: now.slot, clock: now.clock }
  const { centre } = (await fact(device.db, 'session'))! // whoever decides is enrolled
  await bringIn(device.db, device.dice, { doc, structs }, choice, { when, by: byIn(doc, await byOn(device, now), centre), now: now.at })
}
