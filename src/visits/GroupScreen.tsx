// A group: who, how many, who came with them. Counted apart from visits.
import type { JSX } from 'preact'
import { GROUP_KINDS, MAX_ACCOMPANYING, MAX_GROUP } from '../domain/group-visit.ts'
import { groupProblems, type GroupEntry, type GroupProblem } from '../domain/group-entry.ts'
import { t } from '../text/translate.ts'
import { Note } from '../ui/Note.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { EntrySheet } from './EntrySheet.tsx'
import { recordGroup } from './record-group.ts'
import type { Room } from './room.ts'
import { typedNumber } from './typed-number.ts'
import { useEntryForm } from './use-entry-form.ts'

/** No number to start from: it would be kept where nobody had counted. */
const EMPTY: GroupEntry = { kind: null, size: null, accompanying: 0 }

const readGroupDraft = (x: unknown): GroupEntry => {
  if (typeof x !== 'object' || x === null) return EMPTY
  const e = x as Record<string, unknown> // an object, checked; each field is checked below
  return {
    kind: GROUP_KINDS.find(k => k === e['kind']) ?? null,
    size: typedNumber(e['size'], EMPTY.size),
    accompanying: typedNumber(e['accompanying'], EMPTY.accompanying),
  }
}

export const GroupScreen = ({ room, id }: { readonly room: Room; readonly id: string }): JSX.Element => {
  const form = useEntryForm<GroupEntry, GroupProblem>(room, id, {
    noun: 'group',
    kind: 'group',
    empty: EMPTY,
    read: readGroupDraft,
    check: groupProblems,
    record: (entry, how) => recordGroup(room.device, room.where, entry, how),
  })
  const { entry, touch, problems, kept } = form

  const stepper = (field: 'size' | 'accompanying', least: number, most: number): JSX.Element => {
    const label = t(`group.${field}`)
    const outside = t(`problem.group-${field}`, { max: most })
    return (
      <Stepper
        label={label}
        value={entry[field]}
        least={least}
        most={most}
        more={t('step.more', { what: label })}
        less={t('step.less', { what: label })}
        outside={outside}
        problem={problems.includes(`group-${field}`) ? outside : null}
        onChange={n => touch(field === 'size' ? { size: n } : { accompanying: n ?? 0 })}
      />
    )
  }
  const said =
    entry.kind && (entry.size ? t('group.of', { kind: t(`group-kind.${entry.kind}`), n: entry.size }) : t(`group-kind.${entry.kind}`))
  return (
    <EntrySheet
      room={room}
      title={t('group.title')}
      form={form}
      said={said ?? t('group.kind')}
      state={kept ? t('interview.draftKept') : null}
    >
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
        {stepper('size', 1, MAX_GROUP)}
        {stepper('accompanying', 0, MAX_ACCOMPANYING)}
        <Note icon="about">{t('group.note')}</Note>
      </div>
    </EntrySheet>
  )
}
