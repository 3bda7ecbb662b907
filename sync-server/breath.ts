// One thread serves everybody. What reads on and on from the log waits for nothing but the log, so on a fast line nobody else would have a
// turn until it ends: a first sync of a year held back every acknowledgement for seconds. All who read together have so long, then it is the others'.

/** Milliseconds. */
const SLICE = 40

let begun: number | null = null

/** Null while there is time left in this turn of the event loop; else resolves in the next. */
export const breath = (): Promise<void> | null => {
  const now = performance.now()
  if (begun === null) {
    begun = now
    setImmediate(() => (begun = null))
  }
  return now - begun < SLICE ? null : new Promise(go => setImmediate(go))
}
