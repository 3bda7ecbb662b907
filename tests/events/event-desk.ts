// What the commands of events are given, without a screen.
import { signal } from '@preact/signals'
import type { Desk } from '../../src/records/desk.ts'
import type { Tablet } from '../replica/network-under-test.ts'

export const deskOf = ({ device, session }: Pick<Tablet, 'device' | 'session'>): Desk => ({
  device,
  centre: session.centre,
  minute: signal(0),
  failed: why => {
    throw new Error(why)
  },
  worked: () => undefined,
  go: () => undefined,
})
