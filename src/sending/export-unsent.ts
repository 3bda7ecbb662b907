// Hands the copy of what is unsent to the browser as a download; also from a full, damaged or closed database.
import type { CentreCode } from '../domain/ids.ts'
import type { Device } from '../device/device.ts'
import { setFact } from '../store/facts.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { download } from '../device/download.ts'
import { entriesIn, unsentFile, unsentFileName } from './unsent-file.ts'

/** Says aloud how it went; 'closed' when nothing can be read and this tab remembers nothing. Nothing leaves the outbox. */
export const exportUnsent = async (device: Device, centre: CentreCode | null): Promise<'done' | 'closed'> => {
  const { db, clock } = device
  const { day } = clock.local()
  try {
    const file = await unsentFile(db, centre, day)
    const name = unsentFileName(centre, day)
    download(name, `${JSON.stringify(file, null, 1)}\n`, 'application/json')
    announce(t(file.from === 'memory' ? 'sending.export.memory' : 'sending.export.done', { name, n: entriesIn(file) }))
    // a full database cannot note that there is a copy; there is one all the same
    await setFact(db, 'backup', { at: clock.now(), statements: entriesIn(file) }).catch(() => undefined)
    return 'done'
  } catch {
    announce(t('sending.export.failed')) // the database does not open: the alert above says how to mend it
    return 'closed'
  }
}
