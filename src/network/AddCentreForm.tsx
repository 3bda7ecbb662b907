// One more centre in the directory. What was typed stays when it could not be kept.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import type { CentreCode } from '../domain/ids.ts'
import { centres } from '../store/read-day.ts'
import { inWords } from '../text/centre-words.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { CentreFields } from './CentreFields.tsx'
import { NEW_CENTRE, NOTHING_WRONG, readCentre } from './centre-typed.ts'
import { addCentre } from './set-up.ts'
import { useFirstWrong } from '../ui/use-first-wrong.ts'

type Props = { readonly device: Device; readonly added: (code: CentreCode) => void; readonly close: () => void }

export const AddCentreForm = ({ device, added, close }: Props): JSX.Element => {
  const [typed, type] = useState(NEW_CENTRE)
  const [wrong, tell] = useState(NOTHING_WRONG)
  const [problem, say] = useState<TextKey | null>(null)
  const atWork = useRef(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const { form, look } = useFirstWrong()
  useEffect(() => heading.current?.focus(), [])

  const add = async (): Promise<void> => {
    if (atWork.current) return
    atWork.current = true
    try {
      const others = await centres(device.db)
      const read = readCentre(
        typed,
        others.map(c => c.names.main),
      )
      tell('wrong' in read ? read.wrong : NOTHING_WRONG)
      if ('wrong' in read) return look()
      const code = await addCentre(device, read.centre, others)
      announce(t('setup.centre.added', { centre: inWords(read.centre.names) }))
      added(code)
    } catch {
      say('save.failedShort') // full or closed: the alert above the page says what to do
    } finally {
      atWork.current = false
    }
  }
  return (
    <form
      ref={form}
      class="sheet stack wide"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void add()
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {t('setup.centre.add')}
      </h2>
      <CentreFields typed={typed} onChange={type} wrong={wrong} />
      <div role="alert">{problem && <Wrong id="add-centre-wrong">{t(problem)}</Wrong>}</div>
      <div class="row">
        <Button look="main" type="submit">
          {t('setup.centre.add')}
        </Button>
        <Button onPress={close}>{t('do.cancel')}</Button>
      </div>
    </form>
  )
}
