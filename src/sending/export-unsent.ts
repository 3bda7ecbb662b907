// Hands the copy of what is unsent to the browser as a download.
import type { CentreCode } from '../domain/ids.ts'
import type { Device } from '../device/device.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { unsentFile, unsentFileName } from './unsent-file.ts'

const RELEASE = 60_000 // milliseconds a browser may take to begin reading the file

const download = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), RELEASE)
}

/** Says aloud how it went; 'closed' when the database cannot be read. Nothing leaves the outbox. */
export const exportUnsent = async (device: Device, centre: CentreCode | null): Promise<'done' | 'closed'> => {
  const { day } = device.clock.local()
  try {
    const file = await unsentFile(device.db, centre, day)
    const name = unsentFileName(centre, day)
    download(name, `${JSON.stringify(file, null, 1)}\n`)
    announce(t('sending.export.done', { name }))
    return 'done'
  } catch {
    announce(t('sending.export.failed')) // the database does not open: the alert above says how to mend it
    return 'closed'
  }
}
