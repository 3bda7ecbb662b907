// One window of some browser, on a device of its own: the few things that the journeys of every browser need of it.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export type Driver = {
  readonly goto: (url: string) => Promise<void>
  readonly reload: () => Promise<void>
  /** Runs a function inside the page and waits for what it promises. It is sent as its source: it may use nothing from around it. */
  readonly run: <A extends readonly Json[], R>(what: ((...given: A) => R) | string, ...given: A) => Promise<Awaited<R>>
  /** Presses that point of the window, in CSS pixels. */
  readonly pressAt: (x: number, y: number) => Promise<void>
  /** Strikes keys wherever the focus is. */
  readonly type: (text: string) => Promise<void>
  /** The power goes, and the device opens this address again. Where nothing is kept on disk, its window is closed instead. */
  readonly powerCut: (url: string) => Promise<void>
  readonly close: () => Promise<void>
}

export type Size = { readonly width: number; readonly height: number }

export type BrowserKind = {
  readonly name: string
  /** Why nothing is played in it here, in a few words; null where it is installed. */
  readonly missing: string | null
  readonly open: (size: Size) => Promise<Driver>
}
