// What the network is called, in each language.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { changes } from '../../domain/changed.ts'
import type { Network } from '../../domain/centre.ts'
import type { Folded } from '../../domain/fold.ts'
import type { Desk } from '../../records/desk.ts'
import { RecordForm, type Saved } from '../../records/RecordForm.tsx'
import { useTyped } from '../../records/use-typed.ts'
import { saveChanges } from '../../records/save-changes.ts'
import { namesProblem, namesRead, typedNames, type NameProblem } from '../../records/names-typed.ts'
import { nameProblemText, NamesFields } from '../../records/NamesFields.tsx'
import { t } from '../../text/translate.ts'
import { networkForm } from './directory-forms.ts'

type Props = { readonly desk: Desk; readonly network: Network; readonly record: Folded; readonly close: () => void }

export const NetworkNameForm = ({ desk, network, record, close }: Props): JSX.Element => {
  const { typed: names, type: name, before, ...drafted } = useTyped(desk, networkForm('name'), () => typedNames(network.names), record)
  const [problem, tell] = useState<NameProblem | null>(null)

  const save = async (at: Desk): Promise<Saved> => {
    const wrong = namesProblem(names, 'needed')
    tell(wrong)
    if (wrong) return 'wrong'
    const drafts = changes(before, namesRead('name', names))
    return saveChanges(at, before.doc, drafts, 'network.saved', close)
  }
  return (
    <RecordForm desk={desk} drafted={drafted} heading={t('network.name.edit')} look="inline" save={save} close={close}>
      <NamesFields label={t('network.field.name')} typed={names} onChange={name} problem={nameProblemText(problem)} />
    </RecordForm>
  )
}
