// What an associated centre's phone has no screen for says its sentences from a catalogue of its own, which that phone never loads. A sentence
// that is missing would show its key: so whatever can be loaded without that catalogue is read here, and says none of it.
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import french from '../../src/text/fr.json'
import { kindOf } from '../../src/text/compile-messages.ts'
import { laterTexts } from '../../src/text/later-texts.ts'
import { staffTexts } from '../../src/text/staff-texts.ts'
import { speak, t } from '../../src/text/translate.ts'
import { isStaffsOwn } from '../../staff-parts.ts'
import { moduleOf, modulesOf, walk, type Module, type Node } from '../source-tree.ts'

const keys = Object.keys(french)
const staffs = keys.filter(key => kindOf(key) === 'staff-text')

/** What is loaded through one of these comes with the staff's texts (with-texts.ts). */
const BRINGS = new Set(['withStaffTexts', 'staffScreen', 'laterPart'])

const isNamed = (node: unknown, names: ReadonlySet<string>): boolean =>
  (node as Node | null)?.type === 'Identifier' && names.has(String((node as Node)['name'])) // a node of the tree, or none
const asString = (node: unknown): string => {
  const value = (node as Node | null)?.['value'] // as above
  return typeof value === 'string' ? value : ''
}

type Loads = { readonly path: string; readonly withStaffs: boolean }
/** The modules of ours that a module loads, at once or later. */
const loadsOf = ({ path, imports, program }: Module): Loads[] => {
  const bringing = new Set<Node>()
  walk(program, n => {
    if (n.type === 'CallExpression' && isNamed(n['callee'], BRINGS)) walk(n, inner => void bringing.add(inner))
  })
  const later: Loads[] = []
  walk(program, n => {
    const to = n.type === 'ImportExpression' ? asString(n['source']) : ''
    if (to.startsWith('.')) later.push({ path: normalize(join(dirname(path), to)), withStaffs: bringing.has(n) })
  })
  return [...imports.filter(i => i.ours && !i.typeOnly && !i.later).map(i => ({ path: i.to, withStaffs: false })), ...later]
}

/** It waits for them itself. */
const waits = (m: Module): boolean => m.imports.some(i => i.to === 'src/text/staff-texts.ts' && !i.later)
/** The modules that can be loaded without the staff's texts. */
const without = (modules: readonly Module[]): Module[] => {
  const byPath = new Map(modules.map(m => [m.path, m]))
  const found = new Set<Module>()
  const step = (path: string): void => {
    const module = byPath.get(path)
    if (!module || found.has(module) || waits(module)) return
    found.add(module)
    for (const load of loadsOf(module)) if (!load.withStaffs) step(load.path)
  }
  step('src/main.tsx')
  return [...found]
}

/** What stands between the computed parts of a template. */
const partsOf = (template: Node): string[] => (template['quasis'] as Node[]).map(q => (q['value'] as { readonly cooked: string }).cooked) // as the parser makes it
/** The staff's keys that a module names: whole, or as what a computed one begins and goes on with. */
const saidBy = ({ program }: Module): string[] => {
  const said = new Set<string>()
  walk(program, n => {
    if (n.type === 'Literal') for (const key of staffs) if (key === n['value']) said.add(key)
    if (n.type !== 'TemplateLiteral') return
    const parts = partsOf(n)
    if (!/^[a-zA-Z-]+\.[\w.+-]*$/.test(parts[0] ?? '')) return // no group of keys
    const pattern = new RegExp(`^${parts.map(p => p.replace(/[.+]/g, '\\$&')).join('.+')}$`)
    for (const key of staffs) if (pattern.test(key)) said.add(key)
  })
  return [...said]
}
/** Is there a call of `t` whose key begins with something computed? It could be any. */
const saysAny = ({ program }: Module): boolean => {
  let any = false
  walk(program, n => {
    if (n.type !== 'CallExpression' || !isNamed(n['callee'], new Set(['t']))) return
    const key = (n['arguments'] as Node[])[0]
    if (key?.type === 'TemplateLiteral' && partsOf(key)[0] === '') any = true
  })
  return any
}

const src = modulesOf('src').filter(m => m.path !== 'src/text/compile-messages.ts')
const reached = without(src)

describe('E18 the sentences of the staff’s screens', () => {
  test('E18 TX14 nothing that can be loaded without them says one', () => {
    expect(staffs.length).toBeGreaterThan(900)
    const paths = reached.map(m => m.path)
    for (const path of [
      'src/events/EventForm.tsx',
      'src/network/DevicesScreen.tsx',
      'src/handbook/Written.tsx',
      'src/carry/BringScreen.tsx',
    ])
      expect(paths).toContain(path)
    expect(paths.filter(p => /src\/(figures|holdings|kiosk|survey|notes)\//.test(p))).toEqual([])
    expect(reached.flatMap(m => saidBy(m).map(key => `${m.path}: ${key}`))).toEqual([])
    expect(reached.filter(saysAny).map(m => m.path)).toEqual([])
  })

  test('E18 TX14 they come with nothing that an associated centre’s phone loads', () => {
    const coming = src.flatMap(m => loadsOf(m).filter(l => l.withStaffs))
    expect(coming.length).toBeGreaterThan(25)
    expect(coming.map(l => l.path).filter(path => !isStaffsOwn(`/${path}`))).toEqual([])
    const waiting = src.filter(waits).map(m => m.path)
    expect(waiting).toEqual(['src/app/lock.tsx', 'src/text/voice.ts'])
    expect(waiting.filter(path => !isStaffsOwn(`/${path}`))).toEqual([])
  })

  test.each([
    "t('figures.title.kind')",
    'const k = `survey.level.${x}`',
    'const k = `figures.title.${x}`',
    "const WORDS = { a: 'holdings.title' }",
    "t(x ? 'about.title' : 'holdings.title')",
  ])('E18 TX14 sees what is wrong: %s', source => {
    expect(saidBy(moduleOf('src/events/x.ts', source))).not.toEqual([])
  })
  test.each(["t('about.title')", 't(`agenda.circle.${x}`)', "const path = 'src/figures/file.ts'", "import { a } from './holdings.ts'"])(
    'E18 TX14 lets through what is right: %s',
    source => {
      expect(saidBy(moduleOf('src/events/x.ts', source))).toEqual([])
    },
  )
  test('E18 TX14 sees a key of which nothing is known, and a part that comes without its texts', () => {
    expect(saysAny(moduleOf('src/events/x.ts', 't(`${a}.title`)'))).toBe(true)
    expect(saysAny(moduleOf('src/events/x.ts', 't(`agenda.${a}`)'))).toBe(false)
    const main = moduleOf('src/main.tsx', "screen(async () => import('./a.ts')); staffScreen(async () => (await import('./b.ts')).B)")
    expect(without([main, moduleOf('src/a.ts', ''), moduleOf('src/b.ts', '')]).map(m => m.path)).toEqual(['src/main.tsx', 'src/a.ts'])
  })
})

test('E18 PW3 what is wanted follows the language: later texts alone, then the staff’s too, and those that come to be wanted while it changes', async () => {
  const said = (): string[] => [t('do.undo'), t('about.title'), t('holdings.title')]
  await speak('fr')
  expect(said()).toEqual(['Annuler', 'about.title', 'holdings.title'])
  await laterTexts()
  expect(said()).toEqual(['Annuler', 'À propos de Relais', 'holdings.title'])
  await speak('it')
  expect(said()).toEqual(['Annulla', 'Informazioni su Relais', 'holdings.title'])
  await Promise.all([speak('es'), staffTexts()])
  expect(said()).toEqual(['Deshacer', 'Acerca de Relais', 'Fondo documental'])
  await speak('fr')
  expect(said()).toEqual(['Annuler', 'À propos de Relais', 'Fonds documentaire'])
})
