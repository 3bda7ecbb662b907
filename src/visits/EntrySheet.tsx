// What surrounds the questions of a form: its title, "later", what was taken up again, what could not be kept, of which day it is, and the foot.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { Cover } from '../records/Cover.tsx'
import { Emphasis } from '../text/Emphasis.tsx'
import { dayText, titleCase, waitText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Slip } from '../ui/Slip.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { dismissToast } from '../ui/Toasts.tsx'
import { useCovered } from '../ui/use-covered.ts'
import { useTitle } from '../ui/use-title.ts'
import { FormFoot } from './FormFoot.tsx'
import type { Room } from './room.ts'
import type { EntryForm } from './use-entry-form.ts'

type Props = {
  readonly room: Room
  readonly title: string
  readonly form: Pick<EntryForm<object, unknown>, 'form' | 'found' | 'failed' | 'overnight' | 'save'>
  /** What is chosen so far, and what is said under it. */
  readonly said: string
  readonly state: string | null
  readonly children: ComponentChildren
}

export const EntrySheet = ({ room, title, form, said, state, children }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: title }))
  const [covered, uncover] = useCovered()
  useEffect(dismissToast, []) // it would lie over the questions; undoing lives on in the list
  const now = room.minute.value
  const today = localOn(room.device, now).day
  const { found, failed, overnight } = form
  return (
    <form
      ref={form.form}
      class="form stack close"
      aria-labelledby="entry"
      onSubmit={e => {
        e.preventDefault()
        void form.save()
      }}
    >
      <div class="row apart">
        <h1 id="entry">{title}</h1>
        <Button look="quiet" to={room.home} label={t('interview.later.full')}>
          {t('interview.later')}
        </Button>
      </div>
      {found && (
        <Slip>
          <Emphasis k="interview.draftBack" values={{ wait: waitText(found.started, now, Infinity) }} />
        </Slip>
      )}
      {failed && (
        <Slip tone="brick" role="alert">
          <Emphasis
            k={failed === 'shut' ? `today.shut.${room.where.shut ?? 'planned'}` : failed === 'full' ? 'save.full' : 'save.failed'}
          />
        </Slip>
      )}
      {overnight && (
        <div class="sheet">
          <Ticks
            legend={t('interview.overnight')}
            kind="one"
            look="flow"
            choices={[
              { value: overnight.began, label: titleCase(dayText(overnight.began, today)) },
              { value: today, label: t('interview.overnight.today') },
            ]}
            chosen={[overnight.on]}
            onChange={([d]) => overnight.say(d === overnight.began ? overnight.began : today)}
          />
        </div>
      )}
      {children}
      <FormFoot said={said} state={state} />
      {covered && <Cover lift={uncover} />}
    </form>
  )
}
