// Starting a demonstration: the relay makes a network of it in its memory, for the day and hour it is here, that lives two hours.
import type { Device } from '../device/device.ts'

/** The space's name, or why there is none. */
export const startDemo = async (
  device: Pick<Device, 'clock'>,
): Promise<{ readonly space: string } | { readonly problem: 'no-line' | 'busy' | 'off' }> => {
  const { day, minute } = device.clock.local()
  try {
    const response = await fetch('/demo', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ day, minute }),
    })
    if (response.status === 404) return { problem: 'off' }
    if (!response.ok) return { problem: 'busy' }
    const answer: unknown = await response.json()
    const space = typeof answer === 'object' && answer !== null && 'space' in answer ? answer.space : null
    return typeof space === 'string' ? { space } : { problem: 'no-line' }
  } catch {
    return { problem: 'no-line' } // nobody answered, or something that is not our relay
  }
}

/** Whether this relay is there to show the demonstration; false where nobody answers. */
export const opensWithDemo = async (): Promise<boolean> => {
  try {
    const answer: unknown = await (await fetch('/demo')).json()
    return typeof answer === 'object' && answer !== null && 'demo' in answer && answer.demo === 'first'
  } catch {
    return false // no line, or something that is not our relay
  }
}
