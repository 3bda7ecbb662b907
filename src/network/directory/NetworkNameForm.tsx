// What the network is called, in each language.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { changes } from '../../domain/changed.ts'
import type { Network } from '../../domain/centre.ts'
import type { Folded } from '../../domain/fold.ts'
import type { Desk } from '../../records/desk.ts'
import { RecordForm, type Saved } from '../../records/RecordForm.tsx'
import { saveChanges } from '../../records/save-changes.ts'
import { namesProblem, namesRead, typedNames, type NameProblem } from '../../records/names-typed.ts'
import { nameProblemText, NamesFields } from '../../records/NamesFields.tsx'
import { t } from '../../text/translate.ts'

type Props = { readonly desk: Desk; readonly network: Network; readonly record: Folded; readonly close: () => void }

export const NetworkNameForm = ({ desk, network, record, close }: Props): JSX.Element => {
  const [names, name] = useState(() => typedNames(network.names))
  const [before] = useState(record)
  const [problem, tell] = useState<NameProblem | null>(null)

  const save = async (): Promise<Saved> => {
    const wrong = namesProblem(names, 'needed')
    tell(wrong)
    if (wrong) return 'wrong'
    const drafts = changes(before, namesRead('name', names))
    return saveChanges(desk, before.doc, drafts, 'network.saved', close)
  }
  return (
    <RecordForm heading={t('network.name.edit')} look="inline" save={save} close={close}>
      <NamesFields label={t('network.field.name')} typed={names} onChange={name} problem={nameProblemText(problem)} />
    </RecordForm>
  )
}
