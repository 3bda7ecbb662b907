// Chance, for those who are given it.
import type { Dice } from '../store/commit.ts'

export const deviceDice: Dice = { bytes: n => crypto.getRandomValues(new Uint8Array(n)) }
