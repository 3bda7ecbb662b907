// A group: who, how many, who came with them. Counted apart from visits.
import type { JSX } from 'preact'
import { GROUP_KINDS, groupProblems, MAX_ACCOMPANYING, MAX_GROUP, type GroupEntry, type GroupProblem } from '../domain/group-visit.ts'
import { t } from '../text/translate.ts'
import { Note } from '../ui/Note.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { EntrySheet } from './EntrySheet.tsx'
import { recordGroup } from './record-group.ts'
import type { Room } from './room.ts'
import { useEntryForm } from './use-entry-form.ts'

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
  const form = useEntryForm<GroupEntry, GroupProblem>(room, id, {
    noun: 'group',
    kind: 'group',
    empty: EMPTY,
    read: readGroupDraft,
    check: groupProblems,
    record: (entry, how) => recordGroup(room.device, room.where, entry, how),
  })
  const { entry, touch, problems, kept } = form

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
    <EntrySheet
      room={room}
      title={t('group.title')}
      form={form}
      said={entry.kind ? t('group.of', { kind: t(`group-kind.${entry.kind}`), n: entry.size }) : t('group.kind')}
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
        {stepper('size', t('group.size'), 1, MAX_GROUP)}
        {stepper('accompanying', t('group.accompanying'), 0, MAX_ACCOMPANYING)}
        <Note icon="about">{t('group.note')}</Note>
      </div>
    </EntrySheet>
  )
}
