// One more centre in the directory. What was typed stays when it could not be kept.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Device } from '../device/device.ts'
import type { CentreCode } from '../domain/ids.ts'
import { RecordForm, type Saved } from '../records/RecordForm.tsx'
import { centres } from '../store/read-day.ts'
import { centreName } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { CentreFields } from './CentreFields.tsx'
import { NEW_CENTRE, NOTHING_WRONG, readCentre } from './centre-typed.ts'
import { addCentre } from './set-up.ts'

type Props = { readonly device: Device; readonly added: (code: CentreCode) => void; readonly close: () => void }

export const AddCentreForm = ({ device, added, close }: Props): JSX.Element => {
  const [typed, type] = useState(NEW_CENTRE)
  const [wrong, tell] = useState(NOTHING_WRONG)

  const add = async (): Promise<Saved> => {
    try {
      const others = await centres(device.db)
      const read = readCentre(
        typed,
        others.map(c => c.names.main),
      )
      tell('wrong' in read ? read.wrong : NOTHING_WRONG)
      if ('wrong' in read) return 'wrong'
      const code = await addCentre(device, read.centre, others)
      announce(t('setup.centre.added', { centre: centreName(read.centre) }))
      added(code)
      return 'kept'
    } catch {
      return 'failed' // full or closed: the alert above the page says what to do
    }
  }
  return (
    <RecordForm heading={t('setup.centre.add')} look="wide sheet" saying={t('setup.centre.add')} save={add} close={close}>
      <CentreFields typed={typed} onChange={type} wrong={wrong} />
    </RecordForm>
  )
}
