// A group now and then: a class, people in training, a delegation from another network. A stream of chance of its own.
import type { Day } from '../domain/day.ts'
import type { GroupEntry } from '../domain/group-entry.ts'
import { groupToldFields, NOTHING_OF_GROUP, type GroupTold } from '../domain/group-told.ts'
import type { GroupKind } from '../domain/group-visit.ts'
import { chanceOf, oneOf, pick, type Chance } from './chance.ts'
import { notAsked } from './entry.ts'
import type { DemoCentre } from './network.ts'

const DAYS_WITH_ONE = 0.03
type Kind = Exclude<GroupKind, 'other'>
const KINDS: readonly (readonly [Kind, number])[] = [
  ['class', 68],
  ['training-group', 20],
  ['professionals', 7],
  ['delegation', 5],
]
type Usual = {
  readonly size: readonly [least: number, more: number]
  readonly accompanying: number
  readonly levels: readonly string[]
  readonly bodies: readonly string[]
  readonly aims: readonly string[]
}
const USUAL: Readonly<Record<Kind, Usual>> = {
  class: {
    size: [12, 16],
    accompanying: 2,
    levels: ['lower-secondary', 'lower-secondary', 'upper-secondary', 'vocational'],
    bodies: ['school'],
    aims: ['discovering', 'studies', 'documentation', 'work-study'],
  },
  'training-group': {
    size: [6, 9],
    accompanying: 1,
    levels: ['adults'],
    bodies: ['training-centre', 'employment-service', 'youth-service'],
    aims: ['cv', 'offers', 'training-search', 'documentation'],
  },
  professionals: {
    size: [4, 8],
    accompanying: 0,
    levels: ['mixed'],
    bodies: ['association', 'local-authority', 'company'],
    aims: ['documentation', 'mobility', 'rights'],
  },
  delegation: { size: [5, 10], accompanying: 1, levels: ['mixed'], bodies: ['sister-network', 'local-authority'], aims: ['documentation'] },
}
const COUNTRIES = ['IT', 'ES', 'AD', 'PT', 'CH'] as const

const toldOf = (r: Chance, seed: number, { code }: DemoCentre, kind: Kind): GroupTold => {
  const asked = (field: keyof GroupTold): boolean => r() > notAsked(seed, code, `group ${field}`)
  const usual = USUAL[kind]
  return {
    ...NOTHING_OF_GROUP,
    level: asked('level') ? oneOf(r, usual.levels) : null,
    body: asked('body') ? oneOf(r, usual.bodies) : null,
    country: kind === 'delegation' ? oneOf(r, COUNTRIES) : null,
    aims: asked('aims') ? [...new Set([oneOf(r, usual.aims), oneOf(r, usual.aims)])] : [],
    length: asked('length') ? pick(r, [['30-60', 1], ['60+', 3]] as const) : null, // prettier-ignore
    hosts: asked('hosts') ? (code === 'val' ? ['counsellor', 'information'] : ['counsellor']) : [],
  }
}

/** Null on most days. */
export const groupOn = (seed: number, centre: DemoCentre, day: Day): GroupEntry | null => {
  const r = chanceOf(seed, 'group', centre.code, day)
  if (r() >= (centre.code === 'val' ? 2 : 1) * DAYS_WITH_ONE) return null
  const kind = pick(r, KINDS)
  const { size: [least, more], accompanying } = USUAL[kind] // prettier-ignore
  return {
    kind,
    size: least + Math.floor(r() * more),
    accompanying,
    besides: groupToldFields(toldOf(r, seed, centre, kind)),
  }
}
