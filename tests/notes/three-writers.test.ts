// Three devices write in one note by chance: apart and together, closed and opened, with paragraphs that may not leave. From a seed.
import { expect, test } from 'vitest'
import type { OpenNote } from '../../src/replica/notes/open-note.ts'
import { rng } from '../random.ts'
import { network, ticketFor } from '../replica/network-under-test.ts'
import { openStock } from '../relay/stock-client.ts'
import { until } from '../until.ts'
import { desk, newId, received, type Desk } from './note-desk.ts'

const RUNS = Number(process.env['RELAIS_NOTE_RUNS'] ?? 6)
const FIRST = Number(process.env['RELAIS_SEED'] ?? Math.floor(Math.random() * 1e9))
const STEPS = 40
const PERSONAL = 'jeanne@exemple.fr'

type Writer = { readonly desk: Desk; note: OpenNote; cut: boolean }

test(`O6 whatever three writers do, all have the same in the end, as the head has; no word is lost, and nothing personal has left (seeds from ${FIRST})`, async () => {
  for (let run = 0; run < RUNS; run++) {
    const seed = FIRST + run
    const r = rng(seed)
    const pick = (n: number): number => Math.floor(r() * n)
    const net = await network()
    const id = newId()
    const writers: Writer[] = []
    for (const centre of ['cas', 'irg', 'orv']) {
      const d = desk(net, await net.device('staff', centre))
      writers.push({ desk: d, note: await d.open(id), cut: false })
    }
    const words: string[] = []
    /** Between two words, where nothing that stands there is broken. */
    const gap = (text: string): number => {
      const gaps = [0, text.length, ...[...text.matchAll(/[ \n]/g)].map(m => m.index)]
      return gaps[pick(gaps.length)]!
    }
    for (let step = 0; step < STEPS; step++) {
      const w = writers[pick(writers.length)]!
      const { note } = w
      const text = note.text()
      const at = gap(text)
      const put = (s: string, cursor: 'in it' | 'nowhere'): void => {
        const after = `${text.slice(0, at)}${s}${text.slice(at)}`
        note.edit(after, cursor === 'in it' ? at + s.length : null)
      }
      switch (pick(9)) {
        case 0:
        case 1:
        case 2: {
          const word = `w${words.length}w`
          words.push(word)
          put(` ${word} `, r() < 0.6 ? 'in it' : 'nowhere')
          break
        }
        case 3:
          put('\n', 'in it')
          break
        case 4: {
          const word = `w${words.length}w`
          words.push(word)
          put(`\n${PERSONAL} ${word}\n`, 'nowhere')
          break
        }
        case 5:
          note.at(r() < 0.5 ? null : pick(text.length + 1))
          break
        case 6:
          w.cut = !w.cut
          if (w.cut) w.desk.cut()
          else w.desk.join()
          break
        case 7:
          await note.close()
          w.note = await w.desk.open(id)
          break
        default:
          await note.settled()
      }
    }
    const ticket = await ticketFor(net, writers[0]!.desk.tablet, '')
    const head = openStock(net.origin(), `note/${id}`, { ticket })
    await head.until(() => head.provider.synced)
    for (const w of writers) {
      w.cut = false
      w.desk.join()
    }
    await Promise.all(writers.map(w => (w.note.at(null), received(w.note))))
    expect(head.doc.getText('text').toJSON(), `seed ${seed}`).not.toContain('jeanne')
    // reworded, what was held goes too
    for (const w of writers) {
      w.note.edit(w.note.text().replaceAll(PERSONAL, 'demander'), null)
      await received(w.note)
    }
    await until(`all are the same, seed ${seed}`, () => {
      const texts = [...writers.map(w => w.note.text()), head.doc.getText('text').toJSON()]
      return new Set(texts).size === 1 && writers.every(w => w.note.facts.peek().unsent === 0 && !w.note.facts.peek().inHand)
    })
    const there = writers[0]!.note.text()
    expect(
      words.filter(w => !there.includes(w)),
      `words that are lost, seed ${seed}`,
    ).toEqual([])
    head.end()
    for (const w of writers) await w.note.close()
  }
}, 300_000)
