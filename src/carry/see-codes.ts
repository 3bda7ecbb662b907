// What a camera's picture, or a photograph, says: by the browser's own reader where it has one, else by ours.
import { readSquare } from './read-square.ts'

type Seen = { readonly rawValue: string }
type Detector = { readonly detect: (picture: CanvasImageSource) => Promise<readonly Seen[]> }
type DetectorClass = (new (options: { formats: readonly string[] }) => Detector) & {
  readonly getSupportedFormats: () => Promise<readonly string[]>
}

/** The browser's own; null where it has none, or none for squares. */
const native = async (): Promise<Detector | null> => {
  const found = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector // no browser types know it yet
  if (!found) return null
  const formats = await found.getSupportedFormats().catch((): readonly string[] => [])
  return formats.includes('qr_code') ? new found({ formats: ['qr_code'] }) : null
}
let detector: Promise<Detector | null> | null = null

/** Wider pictures are made smaller: a code needs no more. Pixels. */
const WIDEST = 1600

const pixelsOf = (picture: CanvasImageSource, width: number, height: number): ImageData | null => {
  const scale = Math.min(1, WIDEST / Math.max(width, height, 1))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context || canvas.width === 0 || canvas.height === 0) return null
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** The texts of the squares in a picture; none where there is none. */
export const seeCodes = async (picture: CanvasImageSource, width: number, height: number): Promise<readonly string[]> => {
  detector ??= native()
  const own = await detector
  if (own) {
    const seen = await own.detect(picture).catch((): readonly Seen[] => []) // a frame that is not there yet
    if (seen.length > 0) return seen.map(s => s.rawValue)
  }
  const pixels = pixelsOf(picture, width, height)
  const text = pixels && (await readSquare(pixels))
  return text === null ? [] : [text]
}
