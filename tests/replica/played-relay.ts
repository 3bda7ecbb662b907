// A relay that a test plays frame by frame, so that every cut and every order can be.
import { readFrame, writeFrame, type Frame } from '../../src/wire/frames.ts'

/** The relay's end of a socket, played by the test. */
export class Played {
  readyState = 1
  bufferedAmount = 0
  binaryType = 'blob'
  onopen: (() => void) | null = null
  onmessage: ((e: { data: ArrayBuffer }) => void) | null = null
  onclose: ((e: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  readonly said: Frame[] = []
  /** A dead line never answers the closing. */
  dead = false
  send(bytes: Uint8Array): void {
    this.said.push(readFrame(bytes))
  }
  close(code = 1000): void {
    this.readyState = 2
    if (!this.dead) this.hangUp(code)
  }
  hangUp(code: number, reason = ''): void {
    this.readyState = 3
    this.onclose?.({ code, reason })
  }
  tell(f: Frame): void {
    const bytes = writeFrame(f)
    this.onmessage?.({ data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer })
  }
  all<K extends Frame['is']>(is: K): Extract<Frame, { is: K }>[] {
    return this.said.filter((f): f is Extract<Frame, { is: K }> => f.is === is)
  }
}
