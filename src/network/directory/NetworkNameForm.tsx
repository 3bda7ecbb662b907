// What the network is called, in each language.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Network } from '../../domain/centre.ts'
import type { Folded } from '../../domain/fold.ts'
import { changes } from '../../records/changes.ts'
import type { Desk } from '../../records/desk.ts'
import { namesProblem, namesRead, typedNames, type NameProblem } from '../../records/names-typed.ts'
import { nameProblemText, NamesFields } from '../../records/NamesFields.tsx'
import { write } from '../../records/write.ts'
import { t } from '../../text/translate.ts'
import { Button } from '../../ui/Button.tsx'
import { announce } from '../../ui/LiveRegion.tsx'
import { useFirstWrong } from '../../ui/use-first-wrong.ts'

type Props = { readonly desk: Desk; readonly network: Network; readonly record: Folded; readonly close: () => void }

export const NetworkNameForm = ({ desk, network, record, close }: Props): JSX.Element => {
  const [names, name] = useState(() => typedNames(network.names))
  const [before] = useState(record)
  const [problem, tell] = useState<NameProblem | null>(null)
  const atWork = useRef(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const { form, look } = useFirstWrong()
  useEffect(() => heading.current?.focus(), [])

  const save = async (): Promise<void> => {
    if (atWork.current) return
    const wrong = namesProblem(names, 'needed')
    tell(wrong)
    if (wrong) return look()
    const drafts = changes(before, namesRead('name', names))
    atWork.current = true
    const kept = drafts.length === 0 || (await write(desk, before.doc, drafts)).kept
    atWork.current = false
    if (!kept) return
    announce(t(drafts.length === 0 ? 'network.nothingChanged' : 'network.saved'))
    close()
  }
  return (
    <form
      ref={form}
      class="stack"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {t('network.name.edit')}
      </h3>
      <NamesFields label={t('network.field.name')} typed={names} onChange={name} problem={nameProblemText(problem)} />
      <div class="row">
        <Button look="main" type="submit">
          {t('do.save')}
        </Button>
        <Button onPress={close}>{t('do.cancel')}</Button>
      </div>
    </form>
  )
}
