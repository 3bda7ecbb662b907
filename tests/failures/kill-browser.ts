// A counsellor taps while the browser is killed again and again; what the screen said is kept must be in the database, whole, when it is opened again.
import type { Page } from 'playwright-core'
import { stored, type StoredRow } from '../bench/stored.ts'
import type { Tablet } from '../journeys/tablet.ts'
import { until } from '../until.ts'

export type BrowserKills = {
  /** How often the screen said "kept here". */
  readonly said: number
  /** Visits in the database at the end; some were kept and no longer said. */
  readonly kept: number
  /** Said and not there after some kill. */
  readonly lost: number
  /** Rows without their statement, statements without their row, holes in the counters, and what is not in the outbox. */
  readonly orphans: number
}

const WORD = 'relais: kept here'
/** Runs in the page before anything of ours: each toast that says "kept here" is a word on the console. */
const watch = (word: string): void => {
  new MutationObserver(list => {
    const toast = list.flatMap(m => [...m.addedNodes]).find(n => n instanceof HTMLElement && n.matches('.toast'))
    if (toast?.textContent?.includes('Gardé ici')) console.log(word)
  }).observe(document, { subtree: true, childList: true })
}

const name = (r: StoredRow, id: string): string => `${String(r['doc'])} ${String(r[id])}`
/** What does not fit together. The tablet is offline: every statement still waits. */
const orphans = (t: Record<'log' | 'visits' | 'outbox' | 'places' | 'facts', StoredRow[]>): number => {
  const visits = t.log.filter(l => String(l['doc']).includes('/visits/'))
  const logged = new Set(visits.map(l => name(l, 'key')))
  const shown = new Set(t.visits.map(v => name(v, 'id')))
  const waiting = new Set(t.outbox.map(o => name(o, 'key')))
  const place = t.places.find(p => String(p['doc']).includes('/visits/'))
  const clocks = new Set(visits.map(l => Number(l['clock'])))
  const seqs = new Set(t.visits.map(v => Number(v['seq'])))
  const holes = visits.filter((_, i) => !clocks.has(i)).length + t.visits.filter((_, i) => !seqs.has(i + 1)).length
  const counters =
    Number(place?.['clock'] ?? 0) === visits.length &&
    ((t.facts.find(f => f['k'] === 'clocks')?.['v'] as { seq?: number } | undefined)?.seq ?? 0) === visits.length
      ? 0
      : 1
  const alone = [...logged].filter(k => !shown.has(k)).length + [...shown].filter(k => !logged.has(k)).length
  return alone + holes + counters + visits.filter(l => !waiting.has(name(l, 'key'))).length + Math.max(0, t.outbox.length - visits.length)
}

/** What a page that does not come up says about itself. */
const evidence = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const within = <T>(what: Promise<T>): Promise<T | string> =>
      Promise.race([what, new Promise<string>(go => setTimeout(() => go('no answer'), 3000))]).catch(String)
    const open = new Promise<string>(go => {
      const asked = indexedDB.open('relais')
      asked.onsuccess = () => go(`opens at ${asked.result.version}`)
      asked.onerror = () => go(`fails: ${String(asked.error)}`)
      asked.onblocked = () => go('is blocked')
    })
    return JSON.stringify({
      text: document.body.innerText.slice(0, 300),
      page: document.readyState,
      worker: navigator.serviceWorker.controller?.state ?? 'none',
      scripts: performance.getEntriesByType('resource').map(r => `${r.name.split('/').pop()} ${Math.round(r.duration)}`),
      database: await within(open),
      caches: await within(caches.keys()),
      estimate: await within(navigator.storage.estimate().then(e => e.usage)),
    })
  })

/** `tablet`: enrolled, without visits, its line cut. Kills it `kills` times, each at a moment drawn from `chance`, while Quick and Self-service are tapped. */
export const killBrowser = async (tablet: Tablet, url: string, kills: number, chance: () => number): Promise<BrowserKills> => {
  let said = 0
  const before = async (page: Page): Promise<void> => {
    page.on('console', m => {
      if (m.text() === WORD) said++
    })
    await page.addInitScript(watch, WORD)
  }
  /** Kills it first. */
  const reopen = async (): Promise<StoredRow[]> => {
    await tablet.killAndReopen(url, { offline: true, before })
    await tablet
      .page()
      .locator('.entries button.entry')
      .nth(3)
      .waitFor()
      .catch(async (e: unknown) => {
        throw new Error(`Today did not come up again: ${await evidence(tablet.page())}; ${tablet.errors.join('; ')}`, { cause: e })
      })
    return stored(tablet.page(), 'visits')
  }
  let kept = (await reopen()).length
  let total = 0
  let lost = 0
  let wrong = 0
  for (let n = 0; n < kills; n++) {
    const taps = 1 + Math.floor(chance() * 4)
    const moment = chance() * 60
    said = 0
    for (let i = 0; i < taps; i++) {
      // Quick and Self-service by turns: two taps on the same one within 700 ms count once
      await tablet.page().evaluate(at => document.querySelectorAll<HTMLElement>('.entries button.entry')[at]?.click(), i % 2 === 0 ? 0 : 2)
      if (i === taps - 1)
        await new Promise(go => setTimeout(go, moment)) // the moment of the kill: in the commit, or around it
      else {
        await until('the screen says it is kept', () => said === i + 1)
        if (i % 2 === 1) await new Promise(go => setTimeout(go, 700))
      }
    }
    const rows = await reopen()
    const heard = said
    lost += Math.max(0, kept + heard - rows.length)
    if (rows.length > kept + taps) wrong++
    const page = tablet.page()
    const [log, outbox, places, facts] = [
      await stored(page, 'log'),
      await stored(page, 'outbox'),
      await stored(page, 'places'),
      await stored(page, 'facts'),
    ]
    wrong += orphans({ log, outbox, places, facts, visits: rows })
    kept = rows.length
    total += heard
  }
  return { said: total, kept, lost, orphans: wrong }
}
