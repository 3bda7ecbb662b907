// Partners and duties as rows of a device, with what a test says of each.
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import type { Day } from '../../src/domain/day.ts'
import type { Duty } from '../../src/domain/duty.ts'
import { partnerWords } from '../../src/domain/find-partner.ts'
import { COMMONS_PUBLIC, type Partner } from '../../src/domain/partner.ts'
import { keyOf } from '../domain/say.ts'

export const partner = (n: number, name: string, more: Partial<Partner> = {}): Partner => {
  const names = more.names ?? [{ from: null, name }]
  return {
    ...{ id: keyOf(n), doc: COMMONS_PUBLIC, names, short: null, type: 'association', engagement: 'occasional', offer: null },
    ...{ zones: [], purposes: ['P1'], themes: [], adaptations: [] },
    ...{ reception: null, line: null, letterbox: null, web: null, checks: ['2026-03-01' as Day], withdrawn: false, conflicts: [] },
    words: partnerWords({ names, short: more.short ?? null }),
    ...more,
  }
}

/** Every week on that weekday, 9 to 12. */
export const duty = (n: number, of: Key, weekday: number, more: Partial<Duty> = {}): Duty => ({
  ...{ id: keyOf(n), doc: 'centre/cas/desk/public', centre: 'cas' as CentreCode, partner: of, purposes: [] },
  when: { is: 'weekly', weekday, every: 1, from: '2026-01-01' as Day, to: null },
  ...{ hours: { from: 540, to: 720 }, off: [], withdrawn: false, conflicts: [] },
  ...more,
})
