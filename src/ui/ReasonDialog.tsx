// Why something is taken back or called off: one reason of a short list, then it is done.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { Ticks } from './Ticks.tsx'

type Props<R extends string> = {
  readonly title: string
  /** What becomes of it. */
  readonly say: string
  readonly legend: string
  readonly legendLook?: 'hidden'
  readonly reasons: readonly { readonly value: R; readonly label: string }[]
  /** Said when none was chosen. */
  readonly missing: string
  readonly look: 'danger' | 'stop'
  readonly does: string
  readonly keep: string
  readonly onReason: (reason: R) => void
  readonly onClose: () => void
}

export const ReasonDialog = <R extends string>(props: Props<R>): JSX.Element => {
  const { title, say, legend, legendLook, reasons, missing, look, does, keep, onReason, onClose } = props
  const [reason, choose] = useState<R | null>(null)
  const [asked, ask] = useState(false)
  return (
    <Dialog title={title} onClose={onClose}>
      <p class="soft">{say}</p>
      <Ticks
        legend={legend}
        {...(legendLook && { legendLook })}
        kind="one"
        look="flow"
        choices={reasons}
        chosen={reason === null ? [] : [reason]}
        onChange={([r]) => choose(reasons.find(x => x.value === r)?.value ?? null)}
        problem={asked && reason === null ? missing : null}
      />
      <div class="row">
        <Button look={look} onPress={() => (reason === null ? ask(true) : onReason(reason))}>
          {does}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {keep}
        </Button>
      </div>
    </Dialog>
  )
}
