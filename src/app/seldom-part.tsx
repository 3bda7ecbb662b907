// A part that not every device keeps (sw.ts): where it is neither here nor to be had by the line, `absent` stands in its place, and nothing else stops.
import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { laterTexts, t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'

export const seldomPart = <P extends object>(
  load: () => Promise<ComponentType<P>>,
): ComponentType<P & { readonly absent: JSX.Element }> => {
  let loaded: ComponentType<P> | null = null
  return (props: P & { readonly absent: JSX.Element }): JSX.Element | null => {
    const [now, set] = useState<{ readonly part: ComponentType<P> | null; readonly absent?: true }>({ part: loaded })
    useEffect(() => {
      if (now.part) return
      Promise.all([load(), laterTexts()]).then(
        ([part]) => {
          loaded = part
          set({ part })
        },
        () => set({ part: null, absent: true }),
      )
    }, [])
    if (now.absent) return props.absent
    return now.part && <now.part {...props} />
  }
}

export const Absent = (): JSX.Element => (
  <div class="stack near">
    <p>{t('handbook.absent')}</p>
    <div class="row">
      {/* a browser does not try an import again that has failed */}
      <Button onPress={() => location.reload()}>{t('alert.retry')}</Button>
      <Button look="quiet" to="/">
        {t('do.back')}
      </Button>
    </div>
  </div>
)
