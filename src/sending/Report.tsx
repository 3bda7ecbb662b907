// A report of a problem, shown in full before it is saved.
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Day } from '../domain/day.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { download } from '../device/download.ts'

type Props = { readonly gather: () => Promise<string>; readonly today: Day }

export const Report = ({ gather, today }: Props): JSX.Element => {
  const [text, show] = useState<string | null>(null)
  useEffect(() => {
    void gather().then(show)
    // oxlint-disable-next-line react/exhaustive-deps -- gathered once: what is read is what is saved
  }, [])
  const save = (): void => {
    if (text === null) return
    const name = `relais-report-${today}.json`
    download(name, text, 'application/json')
    announce(t('report.done', { name }))
  }
  return (
    <div class="stack">
      <p>{t('report.say')}</p>
      {text === null ? (
        <p class="soft">{t('report.reading')}</p>
      ) : (
        <>
          <div class="row">
            <Button icon="stick" onPress={save}>
              {t('report.save')}
            </Button>
          </div>
          <Sheet>
            <pre role="region" aria-label={t('report.contents')} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {text}
            </pre>
          </Sheet>
        </>
      )}
    </div>
  )
}
