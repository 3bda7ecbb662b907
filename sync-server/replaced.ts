// What a device was before it presented another code: its notebook is the same, so once the new device says that nothing is unsent there,
// the former one holds nothing back any more. Until then what it noted may still be missing (M11).
import type { DeviceId } from '../src/domain/ids.ts'
import type { Device } from './registry.ts'

/** `said`: when a device last said that nothing of it is unsent, null for never. */
export const replacements = (
  devices: readonly Device[],
  said: (d: Device) => number | null,
): ((d: Device) => 'awaited' | 'whole' | null) => {
  const byId = new Map<DeviceId, Device>(devices.map(d => [d.id, d]))
  return ({ replacedBy }) => {
    if (replacedBy === null) return null
    const seen = new Set<DeviceId>()
    for (
      let next = byId.get(replacedBy);
      next && !seen.has(next.id);
      next = next.replacedBy === null ? undefined : byId.get(next.replacedBy)
    ) {
      if (said(next) !== null) return 'whole'
      seen.add(next.id)
    }
    return 'awaited'
  }
}
