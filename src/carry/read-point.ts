// The two coordinates of a public key as the browser gives it out.
import type { Point } from '../wire/key-id.ts'

export const readPoint = ({ x = '', y = '' }: JsonWebKey): Point => ({ x, y }) // a P-256 key has both
