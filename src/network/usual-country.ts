// Where a new network probably is, by the time zone of the device that sets it up.

export type Place = { readonly country: string; readonly currency: string; readonly timeZone: string }

const PLACES: Readonly<Record<string, readonly [country: string, currency: string]>> = {
  'Europe/Rome': ['IT', 'EUR'],
  'Europe/Madrid': ['ES', 'EUR'],
  'Atlantic/Canary': ['ES', 'EUR'],
  'Europe/Andorra': ['AD', 'EUR'],
  'Europe/Lisbon': ['PT', 'EUR'],
  'Atlantic/Madeira': ['PT', 'EUR'],
  'Atlantic/Azores': ['PT', 'EUR'],
  'Europe/Brussels': ['BE', 'EUR'],
  'Europe/Luxembourg': ['LU', 'EUR'],
  'Europe/Zurich': ['CH', 'CHF'],
  'Europe/London': ['GB', 'GBP'],
  'Europe/Dublin': ['IE', 'EUR'],
  'Indian/Mauritius': ['MU', 'MUR'],
}

/** Everything that is not named above is France, whose zones are on five oceans. An unknown zone ('' from some browsers) is Paris. */
export const placeOfZone = (zone: string | undefined): Place => {
  const [country, currency] = PLACES[zone ?? ''] ?? ['FR', 'EUR']
  return { country, currency, timeZone: zone || 'Europe/Paris' }
}
