// One more centre in the directory. What was typed stays when it could not be kept.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { CentreCode } from '../domain/ids.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm, type Saved } from '../records/RecordForm.tsx'
import { useTyped } from '../records/use-typed.ts'
import { centres } from '../store/read-day.ts'
import { centreName } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { CentreFields } from './CentreFields.tsx'
import { networkForm } from './directory/directory-forms.ts'
import { centreAgain, NEW_CENTRE, NOTHING_WRONG, readCentre } from './centre-typed.ts'
import { addCentre } from './set-up.ts'

type Props = { readonly desk: Desk; readonly added: (code: CentreCode) => void; readonly close: () => void }

export const AddCentreForm = ({ desk, added, close }: Props): JSX.Element => {
  const { device } = desk
  const { typed, type, ...drafted } = useTyped(desk, networkForm('new-centre'), NEW_CENTRE, null, centreAgain)
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
      const code = await addCentre(device, read.centre, others, await drafted.held())
      announce(t('setup.centre.added', { centre: centreName(read.centre) }))
      added(code)
      return 'kept'
    } catch {
      return 'failed' // full or closed: the alert above the page says what to do
    }
  }
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={t('setup.centre.add')}
      look="wide sheet"
      saying={t('setup.centre.add')}
      save={add}
      close={close}
    >
      <CentreFields typed={typed} onChange={type} wrong={wrong} />
    </RecordForm>
  )
}
