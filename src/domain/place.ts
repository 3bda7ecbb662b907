// Where a network is, as far as it counts: in what it pays, and what its walls show. The currency and the zone of what was written before stay.
import type { Value } from './statement.ts'
import { isKnownZone, isZoneName } from './wall-time.ts'

/** ISO 4217, as it is written; whether there is such a one only a device can say. */
const isCurrencyCode = (x: unknown): x is string => typeof x === 'string' && /^[A-Z]{3}$/.test(x)

/** What cannot be a currency would break every price shown. */
export const currencyOr = (x: Value | undefined, otherwise: string): string => (isCurrencyCode(x) ? x : otherwise)
export const timeZoneOr = (x: Value | undefined, otherwise: string): string => (isZoneName(x) ? x : otherwise)

/** `currencies`: those that are known here. A code in small letters is read as one. */
export const readCurrency = (typed: string, currencies: readonly string[]): string | null => {
  const code = typed.trim().toUpperCase()
  return isCurrencyCode(code) && currencies.includes(code) ? code : null
}
/** 'indian/mauritius' is 'Indian/Mauritius'. `zones`: those that are known by name here; others that the device can read are taken as they are. */
export const readTimeZone = (typed: string, zones: readonly string[]): string | null => {
  const name = typed.trim()
  const known = zones.find(z => z.toLowerCase() === name.toLowerCase())
  return known ?? (isZoneName(name) && isKnownZone(name) ? name : null)
}
