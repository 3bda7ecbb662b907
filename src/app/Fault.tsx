// The last net: a screen that broke says so in words, keeps the frame standing, and offers to start again. What was noted is on the device already.
import type { ComponentChildren, JSX } from 'preact'
import { useErrorBoundary } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { Alert } from '../ui/Alert.tsx'
import { Button } from '../ui/Button.tsx'

/** In the console, and to whoever notes the faults of this page. */
const tell = (error: unknown): void => reportError(error)

export const Fault = ({ children }: { readonly children: ComponentChildren }): JSX.Element => {
  const [error] = useErrorBoundary(tell)
  if (error === undefined) return <>{children}</>
  return (
    <Alert
      title={t('alert.fault.title')}
      actions={
        <>
          <Button onPress={() => location.reload()}>{t('alert.fault.reload')}</Button>
          <Button look="second" to="/report">
            {t('alert.fault.report')}
          </Button>
        </>
      }
    >
      {t('alert.fault.text')}
    </Alert>
  )
}
