// What stayed without an answer, and what was asked: one who was handed over is one, and a centre's own words count under the network's.
import { beforeAll, expect, test } from 'vitest'
import { bounced } from '../../src/domain/bounced.ts'
import type { CentreCode } from '../../src/domain/ids.ts'
import type { ListName, ListValue } from '../../src/domain/lists.ts'
import { NOTHING_TOLD, toldFields, type Told } from '../../src/domain/told.ts'
import { unansweredStep } from '../../src/domain/unanswered.ts'
import { emptyVisit, type Visit } from '../../src/domain/visit.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { askedFor } from '../../src/visits/asked-for.ts'
import { DAY, DOC, keyOf } from '../domain/say.ts'

const CAS = 'cas' as CentreCode
beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})
let n = 0
const visit = (told: Partial<Told> = {}, more: Partial<Visit> = {}): Visit => ({
  ...emptyVisit('interview'),
  ...{ id: keyOf(++n), doc: DOC, centre: CAS, day: DAY, slot: 10, seq: n, clock: 'ok', handOver: null, sameAs: null },
  ...{ estimated: false, voided: null, conflicts: [], besides: toldFields({ ...NOTHING_TOLD, ...told }) },
  ...more,
})
const own = (list: ListName, value: string, ref: string, centre = 'cas'): ListValue =>
  ({
    ...{ id: value, doc: `centre/${centre}/desk/public`, centre, list, value, withdrawn: false, conflicts: [] },
    ...{ labels: { fr: value }, order: null, icon: null, from: null, to: null, replacedBy: null, ref },
    heads: { ref: [{ key: value, value: ref, at: { day: DAY, slot: 10, clock: 'ok', seq: 1 }, by: 'counsellor' }] },
  }) as unknown as ListValue // as it is read from a record
const [STEP, THEME, FOREIGN] = [keyOf(901), keyOf(902), keyOf(903)]
const STATED = [own('next-step', STEP, 'unanswered'), own('theme', THEME, 'mobility'), own('theme', FOREIGN, 'mobility', 'orv')]

test('I16 C18 closing the day and being sent around call the same visits unanswered: a step, a centre’s own step, a theme left open', () => {
  const visits = [
    visit({}, { next: ['unanswered'] }),
    visit({}, { next: [STEP] }),
    visit({ unanswered: ['mobility'] }),
    visit({ unanswered: ['mobility'] }, { next: ['unanswered'] }),
    visit({ themes: ['mobility'] }, { next: ['documents'] }),
    visit({ unanswered: ['mobility'] }, { voided: 'twice' }),
  ]
  const isUnanswered = unansweredStep(STATED, CAS)
  const around = bounced(visits, { typeOf: x => x, isUnanswered })
  expect([askedFor(visits, STATED, CAS).unanswered, around.unanswered]).toEqual([4, 4])
  const ends = [visit({ alreadySeen: ['chamber'], unanswered: ['mobility'] }), visit({ sentBack: true }, { next: [STEP] })]
  expect(bounced(ends, { typeOf: x => x, isUnanswered }).deadEnds).toBe(2)
})

test('I16 C05 of who was handed over each theme counts once, and what stayed open too', () => {
  const given = visit({ themes: ['cv'], unanswered: ['mobility'] }, { handOver: 'to-counsellor' })
  const part = visit({ themes: ['cv', 'funding'] }, { handOver: 'from-reception', sameAs: given.id, next: ['unanswered'] })
  const asked = askedFor([given, part, visit({ themes: ['cv'] })], STATED, CAS)
  expect(asked.themes.map(a => [a.theme, a.n, a.open])).toEqual([
    ['cv', 2, 0],
    ...[
      ['funding', 1, 0],
      ['mobility', 1, 1],
    ].sort(),
  ])
  expect(asked.unanswered).toBe(1)
})

test('I16 a centre’s own theme keeps its name and says under which it counts; another centre’s is read as that one', () => {
  const asked = askedFor([visit({ themes: [THEME] }), visit({ themes: [FOREIGN, 'mobility'] })], STATED, CAS)
  expect(asked.themes.map(a => [a.theme, a.ref, a.n]).sort()).toEqual(
    [
      [THEME, 'mobility', 1],
      ['mobility', 'mobility', 1],
    ].sort(),
  )
})
