// What surrounds the questions of a form: its title, "later", what was taken up again, what could not be kept, of which day it is, and the foot.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { Cover } from '../records/Cover.tsx'
import { Emphasis } from '../text/Emphasis.tsx'
import { dayText, titleCase, waitText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
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
  readonly form: Pick<EntryForm<object, unknown>, 'form' | 'found' | 'failed' | 'overnight' | 'save' | 'saveApart' | 'lost' | 'later'>
  /** It corrects a record, and notes none. */
  readonly corrects: boolean
  /** What is chosen so far, and what is said under it. */
  readonly said: string
  readonly state: string | null
  readonly children: ComponentChildren
}

export const EntrySheet = ({ room, title, form, corrects, said, state, children }: Props): JSX.Element => {
  useTitle(t('app.title', { screen: title }))
  const [covered, uncover] = useCovered()
  useEffect(dismissToast, []) // it would lie over the questions; undoing lives on in the list
  const now = room.minute.value
  const today = localOn(room.device, now).day
  const { found, failed, overnight, lost } = form
  const slip = useRef<HTMLDivElement>(null)
  const unkept = lost && t(lost === 'gone' ? 'interview.draftGone' : 'interview.notKept')
  useEffect(() => {
    if (unkept) announce(unkept)
  }, [unkept])
  useEffect(() => slip.current?.focus(), [failed])
  return (
    <form
      ref={form.form}
      class="form stack close"
      aria-labelledby="entry"
      onSubmit={e => {
        e.preventDefault()
        void form.save().then(() => slip.current?.focus())
      }}
    >
      <div class="row apart">
        <h1 id="entry">{title}</h1>
        <Button
          look="quiet"
          to={room.home}
          {...(!lost && {
            label: t('interview.later.full'),
            onPress: (e: MouseEvent) => {
              if (e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return // in another window: this one stays
              e.preventDefault()
              void form.later()
            },
          })}
        >
          {t(lost ? 'interview.leave' : 'interview.later')}
        </Button>
      </div>
      {found && failed !== 'already' && (
        <Slip>
          <Emphasis k="interview.draftBack" values={{ wait: waitText(found.started, now, Infinity) }} />
        </Slip>
      )}
      {failed === 'already' && (
        <div ref={slip} tabIndex={-1}>
          <Slip
            tone="brick"
            role="alert"
            actions={<Button onPress={() => void form.saveApart()}>{t(corrects ? 'interview.allTheSame' : 'interview.apart')}</Button>}
          >
            <Emphasis k="interview.gone" />
          </Slip>
        </div>
      )}
      {failed && failed !== 'already' && (
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
      <FormFoot said={said} state={unkept ?? state} wrong={unkept !== null} />
      {covered && <Cover lift={uncover} />}
    </form>
  )
}
