// A visit or a group of the page, opened again to be corrected. Its day and hour stay; each box that is another afterwards is one statement.
import type { JSX } from 'preact'
import { visitsDocument } from '../domain/document-name.ts'
import type { Month } from '../domain/day.ts'
import { groupProblems, type GroupEntry } from '../domain/group-entry.ts'
import { groupToldFields, groupToldFrom } from '../domain/group-told.ts'
import type { Key } from '../domain/ids.ts'
import { toldFields } from '../domain/told.ts'
import { visitProblems, type VisitEntry } from '../domain/visit.ts'
import { noted } from '../store/read-day-later.ts'
import { draftOf } from '../store/keep-draft.ts'
import { nowOn } from '../device/device.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Empty } from '../ui/Empty.tsx'
import { Button } from '../ui/Button.tsx'
import { correctGroup, correctVisit } from './correct-visit.ts'
import { interviewOf } from './copy-entry.ts'
import { GroupForm, readGroupDraft, type Group } from './GroupForm.tsx'
import { InterviewForm } from './InterviewForm.tsx'
import type { Room } from './room.ts'
import { readVisitDraft, type Interview } from './visit-draft.ts'

type Props = { readonly room: Room; readonly month: Month; readonly id: Key }

export const CorrectScreen = ({ room, month, id }: Props): JSX.Element | null => {
  const { device, where } = room
  const doc = visitsDocument(where.centre, month)
  const known = useLive(
    () => Promise.all([noted(device.db, doc, id), draftOf(device.db, id), nowOn(device, 'hour')]),
    [device, doc, id],
  ).value
  if (known === undefined) return null // it is being read
  const [found, draft, now] = known
  const stands = found && found.entry.voided === null ? found : null
  // a page that is over is read, and corrected no more (J7); what was begun in time may be finished
  if (stands && stands.entry.day !== now.day && !draft)
    return (
      <Empty icon="pen" title={t('correct.past')}>
        <Button to={room.home}>{t('nav.today')}</Button>
      </Empty>
    )
  if (!stands)
    return (
      <Empty icon="pen" title={t('correct.gone')}>
        <Button to={room.home}>{t('nav.today')}</Button>
      </Empty>
    )
  if (stands.is === 'group') {
    const group = stands.entry
    const told = groupToldFrom(group.besides)
    const stated = ({ told: said, ...entry }: Group): GroupEntry => ({ ...entry, besides: groupToldFields(said) })
    return (
      <GroupForm
        room={room}
        id={id}
        title={t('correct.group')}
        of={{
          noun: 'group',
          kind: 'group',
          corrects: doc,
          empty: { kind: group.kind, size: group.size, accompanying: group.accompanying, told },
          read: readGroupDraft,
          check: groupProblems,
          record: (entry, { finishes, was }) => correctGroup(device, where, group, stated(entry), stated(was), finishes),
        }}
      />
    )
  }
  const visit = stands.entry
  const stated = ({ told, ...entry }: Interview): VisitEntry => ({ ...entry, besides: toldFields(told) })
  return (
    <InterviewForm
      room={room}
      id={id}
      title={t('correct.visit')}
      of={{
        noun: 'visit',
        kind: 'interview',
        corrects: doc,
        empty: interviewOf(visit),
        read: readVisitDraft,
        check: visitProblems,
        record: (entry, { finishes, was }) => correctVisit(device, where, visit, stated(entry), stated(was), finishes),
      }}
    />
  )
}
