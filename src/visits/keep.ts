// What every command of a counsellor shares: where she works.
import type { Precision } from '../domain/day.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Draft, Hat } from '../domain/statement.ts'
import type { Device, Now } from '../device/device.ts'
import { keep as keepBy, type Kept } from '../device/keep.ts'

export type { Kept, NotKept } from '../device/keep.ts'
export type Where = { readonly centre: CentreCode; readonly precision: Precision; readonly hat: Hat }

export const keep = (
  device: Device,
  where: Where,
  write: (now: Now) => { doc: string; drafts: readonly Draft[] },
  finishes?: string,
): Promise<Kept> => keepBy(device, { by: where.hat, precision: where.precision }, write, finishes)
