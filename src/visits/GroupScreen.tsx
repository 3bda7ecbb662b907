// A new group, or the draft of one.
import type { JSX } from 'preact'
import { groupProblems } from '../domain/group-entry.ts'
import { groupToldFields } from '../domain/group-told.ts'
import { t } from '../text/translate.ts'
import { EMPTY_GROUP, GroupForm, readGroupDraft } from './GroupForm.tsx'
import { recordGroup } from './record-group.ts'
import type { Room } from './room.ts'

export const GroupScreen = ({ room, id }: { readonly room: Room; readonly id: string }): JSX.Element => (
  <GroupForm
    room={room}
    id={id}
    title={t('group.title')}
    of={{
      noun: 'group',
      kind: 'group',
      empty: EMPTY_GROUP,
      read: readGroupDraft,
      check: groupProblems,
      record: ({ told, ...entry }, how) => recordGroup(room.device, room.where, { ...entry, besides: groupToldFields(told) }, how),
    }}
  />
)
