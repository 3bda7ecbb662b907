// What a new device is for: its centre, its role, and the name of the place where it lies. Never of a person.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import type { Role } from '../domain/access.ts'
import { MAX_NAME, type Centre } from '../domain/centre.ts'
import { cleanName } from '../domain/name.ts'
import type { CentreCode } from '../domain/ids.ts'
import { textProblem, type TextProblem } from '../records/text-problem.ts'
import { textProblemWords } from '../records/text-problem-words.ts'
import { centreName, centreOfCode } from '../text/centre-words.ts'
import { byName } from '../text/later-format.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Select.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { FITS } from './fits.ts'
import type { GivenCode } from './given-code.ts'
import { readAnswer } from './read-answer.ts'
import type { Ask } from './use-devices.ts'
import { useFirstWrong } from '../ui/use-first-wrong.ts'

type Props = {
  readonly ask: Ask
  readonly centres: readonly Centre[]
  /** The roles that may be given from here, and the only centre where that is fixed: an associated centre welcomes its own. */
  readonly offered: readonly Role[]
  readonly only: CentreCode | null
  /** Centres that a device is welcome in even where they log no visits any more: something of theirs waits for its word. */
  readonly owed: ReadonlySet<string>
  readonly made: (code: GivenCode) => void
  readonly close: () => void
}

/** Those that may belong to the network as a whole. */
const ofTheWhole = (role: Role): boolean => role === 'coordinator' || role === 'director'
/** No centre's code: a code has no capital. */
const WHOLE = 'NETWORK'

type Wrongs = { readonly centre: TextKey | null; readonly label: TextProblem | 'missing' | null; readonly whole: TextKey | null }
const FINE: Wrongs = { centre: null, label: null, whole: null }

export const NewCodeDialog = ({ ask, centres, offered, only, owed, made, close }: Props): JSX.Element => {
  const [role, setRole] = useState<Role>(offered[0] ?? 'staff')
  const [picked, pick] = useState('')
  const fits = (c: Centre): boolean => FITS[role](c) || (role === 'staff' && owed.has(c.code))
  const open = centres.filter(c => fits(c) && (only === null || c.code === only)).sort((a, b) => byName(centreName(a), centreName(b)))
  const choices = [
    ...(ofTheWhole(role) ? [{ value: WHOLE, label: t('devices.network') }] : []),
    ...open.map(c => ({ value: c.code as string, label: centreName(c) })),
  ]
  /** What was picked, while it fits; where there is one choice only, that one. */
  const centre = choices.length === 1 ? choices[0]!.value : choices.some(c => c.value === picked) ? picked : ''
  const [label, setLabel] = useState('')
  const [wrong, tell] = useState<Wrongs>(FINE)
  const [busy, work] = useState(false)
  const { form, look } = useFirstWrong()
  const fail = (wrongs: Partial<Wrongs>): void => {
    tell({ ...FINE, ...wrongs })
    look()
  }

  const make = async (): Promise<void> => {
    if (busy) return
    const chosen: CentreCode | null | undefined = centre === WHOLE ? null : open.find(c => c.code === centre)?.code
    const problems = {
      centre:
        chosen === undefined ? (choices.length === 0 ? ('devices.new.noneFits' as const) : ('devices.problem.centre' as const)) : null,
      label: textProblem(label, MAX_NAME) ?? (cleanName(label) === '' ? ('missing' as const) : null),
    }
    if (chosen === undefined || problems.label) return fail(problems)
    work(true)
    const answer = readAnswer(await ask({ do: 'make-code', role, centre: chosen, label: cleanName(label) }))
    work(false)
    if (answer.ok && answer.code !== undefined && answer.until !== undefined)
      return made({
        code: answer.code,
        until: answer.until,
        role,
        label: cleanName(label),
        centre: chosen,
        place: chosen === null ? null : centreOfCode(chosen, open),
      })
    const problem = answer.ok ? 'unknown' : answer.problem
    fail({
      whole: problem === 'too-many' ? 'devices.new.too-many' : problem === 'forbidden' ? 'devices.new.forbidden' : 'devices.new.failed',
    })
  }

  return (
    <Dialog title={t('devices.new')} onClose={close}>
      <form
        ref={form}
        class="stack"
        noValidate
        onSubmit={e => {
          e.preventDefault()
          void make()
        }}
      >
        {offered.length > 1 && (
          <Ticks
            legend={t('devices.new.role')}
            kind="one"
            look="flow"
            choices={offered.map(r => ({ value: r, label: t(`devices.role.${r}`) }))}
            chosen={[role]}
            onChange={([chosen]) => {
              const r = offered.find(x => x === chosen)
              if (r) setRole(r)
            }}
          />
        )}
        <p class="soft">{t(`devices.receives.${role}`)}</p>
        <Select
          label={t('devices.new.centre')}
          ask={t('devices.new.pick')}
          choices={choices}
          value={centre}
          onChange={pick}
          problem={wrong.centre && t(wrong.centre)}
        />
        <Field
          label={t('devices.new.label')}
          hint={t('devices.new.label.hint')}
          value={label}
          onInput={setLabel}
          problem={wrong.label === 'missing' ? t('devices.problem.label') : textProblemWords(wrong.label)}
        />
        <div role="alert">{wrong.whole && <Wrong id="new-code-wrong">{t(wrong.whole)}</Wrong>}</div>
        <div class="row">
          <Button look="main" type="submit" off={busy}>
            {t('devices.new.make')}
          </Button>
          <Button onPress={close}>{t('do.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
