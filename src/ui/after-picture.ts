// What takes long begins after the picture that shows what a press changed, so that a press is seen at once on a slow tablet too.

/** Where nothing is drawn, in a hidden page, or not yet: no later than this. Milliseconds. */
const LATEST = 100

export const afterPicture = (): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, LATEST)
    requestAnimationFrame(() => setTimeout(resolve))
  })
