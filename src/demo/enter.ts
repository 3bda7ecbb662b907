// One side of a demonstration enrols itself the first time it is opened.
import { enrol } from '../device/enrol.ts'
import type { Device } from '../device/device.ts'
import type { Role } from '../domain/access.ts'
import { t } from '../text/translate.ts'
import type { Profile, Side } from './profile.ts'

/** What a side of the demonstration enrols as. */
const RIGHTS = {
  counsellor: { role: 'staff', centre: 'cas' },
  coordinator: { role: 'coordinator', centre: null },
  associated: { role: 'associated', centre: 'aur' },
  second: { role: 'staff', centre: 'val' },
  kiosk: { role: 'kiosk', centre: 'cas' },
} as const satisfies Readonly<Record<Side, { readonly role: Role; readonly centre: string | null }>>

export const enrolSide = (device: Device, { at, side }: Extract<Profile, { is: 'demo' }>): ReturnType<typeof enrol> =>
  enrol(device, at, { ...RIGHTS[side], label: t('app.demo') })
