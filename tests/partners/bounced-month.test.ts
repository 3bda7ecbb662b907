// What the visits of a month tell of people who were sent around, as a centre's own screen reads them from the device.
import { beforeAll, expect, test } from 'vitest'
import { deskDocument } from '../../src/domain/documents-of.ts'
import type { Day, Month } from '../../src/domain/day.ts'
import type { CentreCode, Key } from '../../src/domain/ids.ts'
import { sealedFields } from '../../src/domain/sealed-month.ts'
import { valueFields } from '../../src/domain/list-record.ts'
import { plainName } from '../../src/domain/names.ts'
import { NOTHING_TOLD, toldFields, type Told } from '../../src/domain/told.ts'
import { bouncedMonth } from '../../src/partners/bounced-month.ts'
import { partnersFor } from '../../src/store/read-partners.ts'
import { rebuildWhatIsDue } from '../../src/store/rebuild.ts'
import { rowsReady } from '../../src/store/rows.ts'
import { COMMONS_PUBLIC } from '../../src/domain/partner.ts'
import { partnerFields } from '../../src/domain/partner-record.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak } from '../../src/text/translate.ts'
import { keyOf } from '../domain/say.ts'
import { desk } from '../review/desk.ts'
import { device, diceOf, write } from '../store/device-under-test.ts'
import { partner } from './partner-book.ts'

beforeAll(async () => {
  await speak('fr')
  await staffTexts()
})
const CAS = 'cas' as CentreCode
const TODAY = '2025-11-20' as Day
const besides = (told: Partial<Told>) => ({
  kind: 'interview' as const,
  purposes: ['P1'],
  besides: toldFields({ ...NOTHING_TOLD, ...told }),
})

test('S232 C18 only the month that is asked for and the centre’s own; a partner’s key and a type of the centre’s own count under theirs; what is pointed to and unknown is told', async () => {
  const { db, note } = await desk()
  const doc = deskDocument(CAS)
  await rowsReady()
  const [own] = (await write(
    db,
    diceOf(5),
    [
      {
        kind: 'create',
        noun: 'local-value',
        fields: valueFields({ list: 'partner-type', value: null, labels: plainName('Maison de pays'), ref: 'association' }),
      },
    ],
    { doc },
  )) as [Key]
  const known = partner(3, 'Boutique', { type: 'business-creation' })
  await db.partners.put(known)
  await note(
    'cas',
    '2025-11-03',
    10,
    besides({
      alreadySeen: [own, 'chamber'],
      referrals: [
        [known.id, 1, null, null],
        ['company', 0, null, null],
      ],
    }),
  )
  await note('cas', '2025-11-30', 11, { ...besides({ sentBack: true }), next: ['unanswered'] })
  await note('cas', '2025-10-31', 10, besides({ alreadySeen: ['chamber'] }))
  await note('cas', '2025-12-01', 10, besides({ alreadySeen: ['chamber'] }))
  await note('orv', '2025-11-03', 10, besides({ alreadySeen: ['chamber'] }))
  const read = await bouncedMonth(db, CAS, '2025-11' as Month, TODAY)
  expect(read.bounced).toMatchObject({ visits: 2, answered: 2, bounced: 2, sentBack: 1, unanswered: 1, deadEnds: 1 })
  expect(read.bounced.rows.map(r => [r.type, r.pointed, r.seen]).toSorted()).toEqual(
    [
      ['business-creation', 1, 0],
      ['chamber', 0, 1],
      ['company', 1, 0],
      [own, 0, 1],
    ].toSorted(),
  )
  expect(read.unknown).toEqual(['company'])
  expect([read.first, read.sealed]).toEqual(['2025-10', false])
})

test('S232 a sealed month can be chosen, and says that its visits are gone; what stands elsewhere of it is counted as a part', async () => {
  const { db, note } = await desk()
  await note('cas', '2025-11-03', 10, besides({ alreadySeen: ['chamber'] }))
  const sealed = {
    rows: [{ is: 'interview' as const, ...{ day: '2025-09-04' as Day, half: 'am' as const, n: 3, parts: 0, present: 3 }, purposes: [] }],
  }
  const fields = sealedFields({ ...sealed, tables: [['alreadySeen', 'chamber', 3]] }, { count: 3, xor: keyOf(77) })
  await write(
    db,
    diceOf(6),
    fields.map(f => ({ kind: 'create' as const, noun: 'sealed-month', fields: f })),
    { doc: 'centre/cas/remarks/2025-09' },
  )
  const read = () => bouncedMonth(db, CAS, '2025-09' as Month, TODAY)
  expect(await read()).toMatchObject({ first: '2025-09', sealed: true, bounced: { visits: 0 } })
  const [noted] = await db.visits.toArray()
  await db.visits.put({ ...noted!, id: keyOf(78), day: '2025-09-30' as Day }) // confirmed to be of that day, in the book of another month
  expect(await read()).toMatchObject({ first: '2025-09', sealed: true, bounced: { visits: 1, answered: 1 } })
})

test('M3 what an older app set aside as of a newer one is a partner after the update', async () => {
  const db = device()
  await rowsReady()
  const { id: _, doc: __, checks: ___, withdrawn: ____, conflicts: _____, words: ______, ...stated } = partner(1, 'Agence')
  const [key] = (await write(db, diceOf(2), [{ kind: 'create', noun: 'partner', fields: partnerFields(stated, TODAY) }], {
    doc: COMMONS_PUBLIC,
  })) as [Key]
  // as the older app left it
  await db.partners.clear()
  await db.aside.put({ doc: COMMONS_PUBLIC, key, target: key, why: 'newer' })
  await rebuildWhatIsDue(db, 'no', () => Promise.resolve()) // it knows how far it is
  await rebuildWhatIsDue(db, 'after-update', () => Promise.resolve())
  expect((await partnersFor(db, TODAY, { letters: 'age' })).map(p => p.partner.id)).toEqual([key])
  expect(await db.aside.count()).toBe(0)
})
