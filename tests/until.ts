// The one way tests wait.

/** Waits for a fact, not for a time; fails with its name when it never comes. */
export const until = async (what: string, fact: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> => {
  for (const end = performance.now() + ms; performance.now() < end; await new Promise(r => setTimeout(r, 25))) if (await fact()) return
  throw new Error(`never came: ${what}`)
}
