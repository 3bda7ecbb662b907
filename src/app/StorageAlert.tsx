// When nothing more can be kept: what is lost (nothing), what to do. First in reading order, cannot be dismissed, only resolved.
import type { JSX } from 'preact'
import type { Keeping } from '../replica/status.ts'
import { t } from '../text/translate.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'

type Props = {
  readonly keeping: Keeping
  /** Closed because the browser erased it. */
  readonly erased?: boolean
  /** Opens the database again, or tries to write again. */
  readonly onMend: () => void
  /** Writes what is not sent to a file; left out when nothing waits. */
  readonly onSaveUnsent?: () => void
}

export const StorageAlert = ({ keeping, erased, onMend, onSaveUnsent }: Props): JSX.Element | null => {
  if (keeping === 'open') return null
  const save = onSaveUnsent && (
    <Button look="second" icon="stick" onPress={onSaveUnsent}>
      {t('alert.saveUnsent')}
    </Button>
  )
  return keeping === 'closed' ? (
    <Alert
      title={t(erased ? 'storage.erased.title' : 'alert.closed.title')}
      actions={
        <>
          <Button onPress={onMend}>{t('alert.closed.open')}</Button>
          {save}
        </>
      }
    >
      {t(erased ? 'storage.erased.text' : 'alert.closed.text')}
    </Alert>
  ) : (
    <Alert
      title={t('alert.full.title')}
      actions={
        <>
          <Button onPress={onMend}>{t('alert.retry')}</Button>
          {save}
        </>
      }
    >
      {t('alert.full.text')}
    </Alert>
  )
}
