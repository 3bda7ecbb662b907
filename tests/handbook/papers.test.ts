// The papers claim numbers: each is held against the code that keeps it, so that a paper on a wall does not say what is no longer so.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addMonths, type Day } from '../../src/domain/day.ts'
import { mayRead } from '../../src/domain/access.ts'
import { erasureProblem, STORAGE_MONTHS } from '../../src/domain/erasure.ts'
import { LANGUAGES } from '../../src/domain/languages.ts'
import { VISIT_BESIDES } from '../../src/domain/besides.ts'
import { ZONE_FLOOR } from '../../src/domain/territory.ts'
import { RELAY_LIMITS } from '../../sync-server/limits.ts'
import { forgetOld, keepTyped } from '../../src/store/typed-drafts.ts'
import { openDatabase } from '../../src/store/tables.ts'

type Papers = Readonly<Record<'paper.notice' | 'paper.record' | 'paper.access', readonly string[]>>
const papers = (language: string): Papers =>
  JSON.parse(readFileSync(new URL(`../../src/text/seldom/${language}.json`, import.meta.url), 'utf8')) as Papers // our own file

test('§10.1 a month can be closed when as many whole months have passed as the papers say, and not before', () => {
  for (const language of LANGUAGES)
    for (const paper of ['paper.notice', 'paper.record'] as const) expect(papers(language)[paper].join(' ')).toContain('{months}')
  const doc = 'centre/cas/visits/2025-01'
  const over = `${addMonths('2025-01' as never, STORAGE_MONTHS + 1)}-01` as Day // a real month
  expect(erasureProblem(doc, 'period', over)).toBeNull()
  expect(erasureProblem(doc, 'period', `${addMonths('2025-01' as never, STORAGE_MONTHS)}-28` as Day)).toBe('too-early')
})

test('§10.1 the smallest zone that a visit may name is the one the record says', () => {
  expect(ZONE_FLOOR).toBe(2000)
  for (const language of LANGUAGES) expect(papers(language)['paper.record'].join(' ')).toContain('{inhabitants}')
})

test('§10.1 fourteen backups, two weeks for what is half typed, a quarter of an hour after wrong codes', async () => {
  const record = papers('fr')['paper.record'].join(' ')
  expect(record).toContain('les quatorze dernières')
  expect(RELAY_LIMITS.backups).toBe(14)
  expect(record).toContain('un quart d’heure')
  expect(RELAY_LIMITS.wrongCodesMs).toBe(15 * 60_000)
  expect(record).toContain('les autres formulaires, deux semaines')
  const db = openDatabase(`papers-${Math.trunc(performance.now() * 1000)}`)
  const now = Date.parse('2026-03-20')
  for (const [form, days] of [
    ['event/new', 13],
    ['work/new', 15],
  ] as const)
    await keepTyped(db, null, {
      form,
      first: null,
      typed: {},
      before: null,
      started: now - days * 86_400_000,
      touched: now - days * 86_400_000,
    } as never)
  await forgetOld(db, now)
  expect((await db.table('drafts').toArray()).map((d: { form?: string }) => d.form)).toEqual(['event/new'])
  await db.delete()
})

test('§10.1 who receives a visit is who the record says: its own team and the coordination, nobody else', () => {
  const doc = 'centre/cas/visits/2026-03'
  const [own, other] = ['cas', 'orv'] as never[]
  expect(mayRead({ role: 'staff', centre: own! }, doc)).toBe(true)
  expect(mayRead({ role: 'coordinator', centre: null }, doc)).toBe(true)
  expect(mayRead({ role: 'staff', centre: other! }, doc)).toBe(false)
  for (const role of ['director', 'associated', 'kiosk'] as const) expect(mayRead({ role, centre: own! }, doc)).toBe(false)
})

test('V1 what the record calls optional is all that a visit can tell besides; each field is one of those it names', () => {
  // the record’s own words for each field: a new one has to be thought of here and on paper
  const TOLD: Readonly<Record<string, string>> = {
    channel: 'moyen (sur place',
    stop: 'arrêt d’une tournée',
    ageBand: 'tranche d’âge',
    zone: 'zone',
    visited: 'première venue',
    partyKinds: 'avec qui',
    heard: 'comment le lieu est connu',
    waiting: 'attente',
    themes: 'thèmes',
    unanswered: 'sujet resté sans réponse',
    sector: 'secteur',
    stage: 'étape du projet',
    transition: 'situation',
    anticipating: 'situation',
    works: 'documents montrés',
    sentBy: 'institution d’où l’on vient',
    alreadySeen: 'institution d’où l’on vient',
    sentBack: 'institution d’où l’on vient',
    referrals: 'vers laquelle on va',
    adaptations: 'adaptation faite',
  }
  const record = papers('fr')['paper.record'].join(' ')
  expect(VISIT_BESIDES.filter(field => !(field in TOLD))).toEqual([])
  for (const words of Object.values(TOLD)) expect(record).toContain(words)
})

test('the declaration of accessibility does not say that anything conforms', () => {
  expect(papers('fr')['paper.access'].join(' ')).toContain('Nous ne disons donc pas que Relais est conforme')
  expect(papers('en')['paper.access'].join(' ')).toContain('we do not say that Relais conforms')
})
