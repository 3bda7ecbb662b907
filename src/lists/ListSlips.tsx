// What was begun about the values of a list and waits there.
import type { JSX } from 'preact'
import type { Desk } from '../records/desk.ts'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { t } from '../text/translate.ts'
import { NEW } from './list-forms.ts'

type Props = {
  readonly desk: Desk
  /** How the names of this list's forms begin. */
  readonly forms: string
  /** The value whose form is open; null for none. */
  readonly task: string | null
  /** What a value is called; null for one that is not there. */
  readonly word: (value: string) => string | null
  readonly takesNew: boolean
  readonly turnTo: (value: string) => void
}

export const ListSlips = ({ desk, forms, task, word, takesNew, turnTo }: Props): JSX.Element => {
  const valueOf = (form: string): string => form.slice(forms.length)
  const what = (value: string): string | null => {
    if (value === NEW) return takesNew ? t('lists.add') : null
    const called = word(value)
    return called === null ? null : t('lists.edit', { value: called })
  }
  return (
    <TypedSlips
      desk={desk}
      forms={forms}
      what={form => what(valueOf(form))}
      open={task === null ? [] : [forms + task]}
      resume={form => turnTo(valueOf(form))}
    />
  )
}
