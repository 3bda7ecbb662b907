// What a person does with a page, in any browser: looks for a thing by its name, waits until it can be pressed, presses, types, reads.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Driver } from './driver.ts'
import { findInPage, type Found, type Role } from './find.ts'

export type Hand = {
  readonly driver: Driver
  readonly press: (role: Role, name: string | RegExp) => Promise<void>
  /** Types over what stands in the field. */
  readonly fill: (label: string | RegExp, text: string) => Promise<void>
  /** Sets a list of choices to the option that says this. */
  readonly choose: (label: string, option: string) => Promise<void>
  readonly sees: (role: Role, name: string | RegExp) => Promise<boolean>
  /** Waits until it is there. */
  readonly meets: (role: Role, name: string | RegExp, ms?: number) => Promise<void>
  /** What stands in the first element of this selector, as it is seen; empty when there is none. */
  readonly words: (where: string) => Promise<string>
  /** Waits until the words there are such. */
  readonly reads: (where: string, what: RegExp, ms?: number) => Promise<void>
  /** Goes to a page of ours at this wall time of the place, 'YYYY-MM-DDTHH:MM'; it runs on, over reloads too. */
  readonly open: (url: string, local: string) => Promise<void>
  /** The power goes, and this page is opened again at that time. */
  readonly powerCut: (url: string, local: string) => Promise<void>
  readonly setClock: (local: string) => Promise<void>
  /** The rules of accessibility that the page breaks as it stands. */
  readonly broken: () => Promise<readonly string[]>
  /** What went wrong in the page so far, by its own account. */
  readonly errors: () => Promise<readonly string[]>
}

const PATIENCE = 20_000

/** Asks again until it is so. A page that is just being replaced cannot answer; its last complaint is told when nothing ever comes. */
const eventually = async (what: string, ask: () => Promise<boolean>, ms = PATIENCE): Promise<void> => {
  let complaint = ''
  for (const end = performance.now() + ms; performance.now() < end; await new Promise(r => setTimeout(r, 25)))
    try {
      if (await ask()) return
      complaint = ''
    } catch (e) {
      complaint = ` (${String(e)})`
    }
  throw new Error(`never came: ${what}${complaint}`)
}

const wordsAt = (where: string): string => {
  const e = document.querySelector(where)
  return e instanceof HTMLElement ? e.innerText.replace(/\s+/g, ' ').trim() : ''
}
const clockInPage = (at: number): void => (globalThis as unknown as { setTestClock(at: number): void }).setTestClock(at) // served-to-test.ts put it there
const errorsInPage = (): string[] => JSON.parse(localStorage.getItem('test-errors') ?? '[]') as string[] // served-to-test.ts wrote them

// it puts itself into the window; a function, as that is what a driver sends
const AXE = `() => { ${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')} }`
const brokenInPage = async (): Promise<string[]> => {
  type Result = { violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] }
  const { axe } = window as unknown as { axe: { run(at: Document, options: object): Promise<Result> } } // AXE put it there
  for (const a of document.getAnimations()) if (a instanceof CSSTransition) a.finish() // no colour is looked at on its way to another
  const { violations } = await axe.run(document, { resultTypes: ['violations'] })
  return violations.map(v => `${v.id}: ${v.nodes.map(n => `${n.target.join(' ')} (${n.failureSummary ?? ''})`).join('; ')}`)
}
const timeOf = (local: string): number => new Date(`${local}:00`).getTime()

export const handOn = (driver: Driver): Hand => {
  const before: string[] = []
  const find = (role: Role, name: string | RegExp, task: string | null = null): Promise<Found | null> =>
    driver.run(findInPage, role, typeof name === 'string' ? name : name.source, typeof name === 'string' ? null : name.flags, task)
  const press = async (role: Role, name: string | RegExp): Promise<void> => {
    let before: Found | null = null
    await eventually(`${role} ${name} that can be pressed`, async () => {
      const at = await find(role, name)
      if (at && at.over !== null) throw new Error(`under ${at.over}`)
      const rests = at !== null && at.x === before?.x && at.y === before.y // nothing is pressed on its way to another place
      before = at
      if (rests) await driver.pressAt(at.x, at.y)
      return rests
    })
  }
  const words = (where: string): Promise<string> => driver.run(wordsAt, where)
  const reads = async (where: string, what: RegExp, ms?: number): Promise<void> => {
    let last = ''
    try {
      await eventually(String(what), async () => what.test((last = await words(where))), ms)
    } catch (e) {
      throw new Error(`${String(e)}, and ${where} says “${last}”`)
    }
  }
  return {
    driver,
    press,
    fill: async (label, text) => {
      await press('field', label)
      await find('field', label, 'select')
      await driver.type(text)
    },
    choose: (label, option) => eventually(`${option} in ${label}`, async () => (await find('field', label, option)) !== null),
    sees: async (role, name) => (await find(role, name)) !== null,
    meets: (role, name, ms) => eventually(`${role} ${name}`, async () => (await find(role, name)) !== null, ms),
    words,
    reads,
    open: (url, local) => driver.goto(`${url}?test-clock=${timeOf(local)}`),
    powerCut: async (url, local) => {
      before.push(...(await driver.run(errorsInPage)))
      await driver.powerCut(`${url}?test-clock=${timeOf(local)}`)
    },
    broken: async () => {
      await driver.run(AXE)
      return driver.run(brokenInPage)
    },
    setClock: local => driver.run(clockInPage, timeOf(local)),
    errors: async () => [...before, ...(await driver.run(errorsInPage))],
  }
}
