// A visit or a group said anew: a statement for each field that is another now, in the sight of what it said before (V2). What stood there stays in
// its history; its day and hour are not touched here.
import { VISIT_BESIDES } from '../domain/besides.ts'
import { shown, type Folded } from '../domain/fold.ts'
import { groupFields, groupProblems, type GroupEntry } from '../domain/group-entry.ts'
import { GROUP_BESIDES, type GroupVisit } from '../domain/group-visit.ts'
import { restated } from '../domain/restated.ts'
import type { Draft, Value } from '../domain/statement.ts'
import { visitFields, visitProblems, type Visit, type VisitEntry } from '../domain/visit.ts'
import type { Device } from '../device/device.ts'
import { throwAway } from '../store/keep-draft.ts'
import { readRecord } from '../store/read-record.ts'
import { rowsReady } from '../store/rows.ts'
import { keep, type Kept, type Where } from './keep.ts'
import type { GroupRecorded } from './record-group.ts'
import type { Recorded } from './record-visit.ts'

const VISIT_FIELDS = ['kind', 'purposes', 'duration', 'party', 'situations', 'next', 'handOver', ...VISIT_BESIDES]
const GROUP_FIELDS = ['kind', 'size', 'accompanying', ...GROUP_BESIDES]
/** Nothing is another than it was. */
export type Same = { readonly kept: false; readonly why: 'same' }

type Said = Readonly<Record<string, Value>>
const same = (a: Value | undefined, b: Value | undefined): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
/**
 * What is no longer said is said to be nothing: an empty list, or null. Of `was`, which the form showed when it was opened, only what was changed there is
 * said: what others have said since stays. Where they and this one changed the same field, both stand until somebody decides (V13).
 */
const changes = (record: Folded, fields: readonly string[], said: Said, was: Said): Draft[] =>
  fields.flatMap(field => {
    const [before, after] = [shown(record, field), said[field]]
    if (same(before, after) || same(was[field], after)) return []
    const value = after ?? (Array.isArray(before) ? [] : null)
    if (same(was[field], before)) return [restated(record, field, value)]
    return [{ kind: 'edit', target: record.id, field, value, base: [record.id] }]
  })

const corrected = async (
  device: Device,
  where: Where,
  { doc, id }: Visit | GroupVisit,
  fields: readonly string[],
  said: Said,
  was: Said,
  finishes?: string,
): Promise<Kept | Same> => {
  await rowsReady()
  const read = await readRecord(device.db, doc, id)
  const drafts = read ? changes(read.record, fields, said, was) : []
  if (drafts.length > 0) return keep(device, where, () => ({ doc, drafts }), finishes)
  if (finishes !== undefined) await throwAway(device.db, finishes)
  return { kept: false, why: 'same' }
}

export const correctVisit = async (
  device: Device,
  where: Where,
  visit: Visit,
  entry: VisitEntry,
  was: VisitEntry,
  finishes?: string,
): Promise<Recorded | Same> => {
  const problems = visitProblems(entry)
  if (problems.length > 0) return { kept: false, why: 'incomplete', problems }
  const fields = (e: VisitEntry): Said => visitFields(e, visit.day, visit.slot)
  return corrected(device, where, visit, VISIT_FIELDS, fields(entry), fields(was), finishes)
}

export const correctGroup = async (
  device: Device,
  where: Where,
  group: GroupVisit,
  entry: GroupEntry,
  was: GroupEntry,
  finishes?: string,
): Promise<GroupRecorded | Same> => {
  const problems = groupProblems(entry)
  if (problems.length > 0) return { kept: false, why: 'incomplete', problems }
  const fields = (e: GroupEntry): Said => groupFields(e, group.day, group.slot)
  return corrected(device, where, group, GROUP_FIELDS, fields(entry), fields(was), finishes)
}
