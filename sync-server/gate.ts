// At most so many at a time: who comes later waits at the gate, and its socket with it.

export type Gate = { enter(): Promise<void>; leave(): void }

export const createGate = (most: number): Gate => {
  let inside = 0
  const waiting: (() => void)[] = []
  return {
    async enter() {
      if (inside >= most) await new Promise<void>(go => waiting.push(go))
      inside++
    },
    leave() {
      inside--
      waiting.shift()?.()
    },
  }
}
