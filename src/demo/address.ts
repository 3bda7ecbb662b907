// Where one side of a demonstration is opened.
import type { Side } from './profile.ts'

export const demoAddress = (space: string, side: Side): string => `/?demo=${space}.${side}`
