// What the centre has said of today: closed, closed for half of it, or nothing.
import type { HalfDay } from '../domain/day.ts'
import type { Today } from './today.ts'

export const declaredClosed = ({ open, exceptions }: Pick<Today, 'open' | 'exceptions'>): 'day' | HalfDay | null => {
  if (exceptions.length === 0) return null
  return open.length === 0 ? 'day' : (exceptions.find(e => e.half !== null)?.half ?? null)
}
