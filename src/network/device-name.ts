// What a device is called on screen, and in which order devices stand.
import type { Centre } from '../domain/centre.ts'
import { byName } from '../text/later-format.ts'
import { centreOfCode } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import type { DeviceLine } from '../wire/questions.ts'

export const deviceName = (d: DeviceLine): string => d.label || t('devices.unnamed')

/** The centre's name; its code where the directory does not know it. */
export const placeName = (d: DeviceLine, centres: readonly Centre[]): string =>
  d.centre === null ? t('devices.network') : centreOfCode(d.centre, centres)

/** By centre, then by label; those that were removed after the others of their centre. */
export const inOrder = (devices: readonly DeviceLine[], centres: readonly Centre[]): DeviceLine[] =>
  [...devices].sort(
    (a, b) =>
      byName(placeName(a, centres), placeName(b, centres)) ||
      Number(a.revokedAt !== null) - Number(b.revokedAt !== null) ||
      byName(deviceName(a), deviceName(b)) ||
      (a.id < b.id ? -1 : 1),
  )
