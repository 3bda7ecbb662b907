// After three days without a line: a calm word, and one thing to do. It goes when a copy has been made, or when all is received.
import type { JSX } from 'preact'
import type { Device } from '../device/device.ts'
import { backupDue } from '../domain/backup-due.ts'
import { lastBackup } from '../store/backup.ts'
import { useLive } from '../store/use-live.ts'
import { waiting } from '../store/waiting.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { waitText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'

export const BackupSlip = ({ device: { db }, now }: { readonly device: Device; readonly now: number }): JSX.Element | null => {
  const known = useLive(async () => ({ waits: await waiting(db), last: await lastBackup(db) }), [db]).value
  const oldest = known?.waits.oldest ?? null
  if (!known || oldest === null || !backupDue(oldest, known.last?.at ?? null, now)) return null
  return (
    <Slip
      actions={
        <Button icon="stick" to="/sending/carry">
          {t('carry.title')}
        </Button>
      }
    >
      <Emphasis k="carry.nudge" values={{ n: known.waits.count, wait: waitText(oldest, now, Infinity) }} />
    </Slip>
  )
}
