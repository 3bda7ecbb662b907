// Reads a square code out of a picture where the browser cannot by itself. The reader is loaded with the first picture.

/** What a picture says; null where there is no square in it, or none that can be read. Pixels as a canvas gives them, RGBA. */
export const readSquare = async (picture: {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}): Promise<string | null> => {
  const { default: decodeQR } = await import('qr/decode.js')
  try {
    return decodeQR(picture, { timeLimit: LONGEST })
  } catch {
    return null // nothing is found, or what is found is torn
  }
}

/** A picture that cannot be read sooner is let go. Milliseconds. */
const LONGEST = 500
