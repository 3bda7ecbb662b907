// How safe is what this browser keeps? In one word; `estimate()` is never asked, browsers blur it.

/** 'persistent': the browser promised not to erase it. 'best-effort': it may, when the disk fills. 'unknown': the browser does not say. */
export type StorageGrade = 'persistent' | 'best-effort' | 'unknown'

const within = async <T>(promise: Promise<T>, ms: number, otherwise: T): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<T>(resolve => {
    timer = setTimeout(() => resolve(otherwise), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Asks for persistence; some browsers show a question that nobody answers, so it is bounded. */
export const storageGrade = async (storage: StorageManager | undefined): Promise<StorageGrade> => {
  if (!storage?.persist) return 'unknown'
  if (await within(storage.persisted(), 2000, false)) return 'persistent'
  return (await within(storage.persist(), 2000, false)) ? 'persistent' : 'best-effort'
}
