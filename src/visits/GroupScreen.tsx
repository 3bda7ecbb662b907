// A group: who, how many, who came with them. Counted apart from visits.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { GROUP_KINDS, groupProblems, MAX_ACCOMPANYING, MAX_GROUP, type GroupEntry, type GroupProblem } from '../domain/group-visit.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { Slip } from '../ui/Slip.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { useTitle } from '../ui/use-title.ts'
import { FormFoot } from './FormFoot.tsx'
import { tellNoted } from './noted-toast.tsx'
import { recordGroup } from './record-group.ts'
import type { Room } from './room.ts'
import { useDraft } from './use-draft.ts'

/** A class, to start from: most groups are near it, and nothing is ticked beforehand. */
const EMPTY: GroupEntry = { kind: null, size: 20, accompanying: 0 }

const readGroupDraft = (x: unknown): GroupEntry => {
  if (typeof x !== 'object' || x === null) return EMPTY
  const e = x as Record<string, unknown> // an object, checked; each field is checked below
  const number = (n: unknown, otherwise: number): number => (Number.isInteger(n) ? (n as number) : otherwise)
  return {
    kind: GROUP_KINDS.find(k => k === e['kind']) ?? null,
    size: number(e['size'], EMPTY.size),
    accompanying: number(e['accompanying'], EMPTY.accompanying),
  }
}

export const GroupScreen = ({ room, id }: { readonly room: Room; readonly id: string }): JSX.Element => {
  useTitle(t('app.title', { screen: t('kind.group') }))
  const { device, where } = room
  const { entry, change, latest, kept } = useDraft<GroupEntry>(room, id, 'group', EMPTY, readGroupDraft)
  const [problems, setProblems] = useState<readonly GroupProblem[]>([])
  const [failed, setFailed] = useState<'full' | 'closed' | 'form' | null>(null)
  const busy = useRef(false) // at once, not with the next picture: two presses of Save are one
  const { form, look } = useFirstWrong()

  const touch = (part: Partial<GroupEntry>): void => {
    const next = { ...latest(), ...part }
    if (problems.length > 0) setProblems(groupProblems(next))
    change(next)
  }
  const save = async (): Promise<void> => {
    if (busy.current) return
    busy.current = true
    const done = await recordGroup(device, where, latest(), { finishes: id }).finally(() => (busy.current = false))
    if (done.kept) {
      room.worked()
      const key = done.keys[0]! // one draft in, one key out
      tellNoted(room, { doc: done.doc, id: key }, 'group', [])
      return room.go('/')
    }
    if (done.why === 'incomplete') {
      setProblems(done.problems)
      return look()
    }
    setFailed(done.why)
    if (done.why !== 'form') room.failed(done.why)
  }

  const stepper = (field: 'size' | 'accompanying', label: string, least: number, most: number): JSX.Element => (
    <Stepper
      label={label}
      value={entry[field]}
      least={least}
      most={most}
      more={t('step.more', { what: label })}
      less={t('step.less', { what: label })}
      onChange={n => touch({ [field]: n })}
    />
  )
  return (
    <form
      ref={form}
      class="form stack close"
      aria-labelledby="group"
      onSubmit={e => {
        e.preventDefault()
        void save()
      }}
    >
      <div class="row apart">
        <h1 id="group">{t('group.title')}</h1>
        <Button look="quiet" to="/" label={t('interview.later.full')}>
          {t('interview.later')}
        </Button>
      </div>
      {failed && (
        <Slip tone="brick" role="alert">
          <Emphasis k={failed === 'full' ? 'save.full' : 'save.failed'} />
        </Slip>
      )}
      <div class="sheet stack">
        <Ticks
          legend={t('group.kind')}
          kind="one"
          look="flow"
          size="thumb"
          choices={GROUP_KINDS.map(k => ({ value: k, label: t(`group-kind.${k}`) }))}
          chosen={entry.kind ? [entry.kind] : []}
          onChange={([k]) => touch({ kind: GROUP_KINDS.find(x => x === k) ?? null })}
          problem={problems.includes('group-kind-missing') ? t('problem.group-kind-missing') : null}
        />
        {stepper('size', t('group.size'), 1, MAX_GROUP)}
        {stepper('accompanying', t('group.accompanying'), 0, MAX_ACCOMPANYING)}
        <Note icon="about">{t('group.note')}</Note>
      </div>
      <FormFoot
        said={entry.kind ? t('group.of', { kind: t(`group-kind.${entry.kind}`), n: entry.size }) : t('group.kind')}
        state={kept ? t('interview.draftKept') : null}
      />
    </form>
  )
}
