// Who may import what, and who may touch what. Each rule is also shown a module that breaks it, so that none can go blind.
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../src/store/tables.ts'
import { moduleOf, modulesOf, walk, type Module, type Node } from './source-tree.ts'

const src = modulesOf('src')
const relay = modulesOf('sync-server')
const all = [...src, ...relay]

/** What each room may import of ours; 'type' where only types may come from there. */
type May = Readonly<Record<string, 'all' | 'type'>>
const FEATURE: May = {
  'src/domain': 'all',
  'src/wire': 'type',
  'src/store': 'all',
  'src/replica': 'all',
  'src/device': 'all',
  'src/ui': 'all',
  'src/text': 'all',
  'src/records': 'all',
}
const FEATURES = [
  'visits',
  'review',
  'network',
  'sending',
  'holdings',
  'events',
  'hours',
  'kiosk',
  'lists',
  'apart',
  'carry',
  'notes',
  'partners',
  'figures',
  'sheet',
  'survey',
  'handbook',
].map(f => `src/${f}`)
const RULES: Readonly<Record<string, May>> = {
  'src/domain': {},
  'src/wire': { 'src/domain': 'all' },
  'src/store': { 'src/domain': 'all', 'src/wire': 'all' },
  'src/device': { 'src/domain': 'all', 'src/wire': 'all', 'src/store': 'all' },
  'src/replica': { 'src/domain': 'all', 'src/wire': 'all', 'src/store': 'all', 'src/device': 'all' },
  'src/ui': {},
  'src/text': { 'src/domain': 'all' },
  // what every described record offers (history, deciding): below the features
  'src/records': FEATURE,
  'src/demo': { ...FEATURE, 'src/wire': 'all' },
  ...Object.fromEntries(FEATURES.map(f => [f, FEATURE])),
  // a bundle is made of pieces as they travel
  'src/carry': { ...FEATURE, 'src/wire': 'all' },
  'sync-server': { 'src/domain': 'all', 'src/wire': 'all' },
}
/** Single files that may more than their room. */
const EXCEPTIONS: Readonly<Record<string, May>> = { 'sync-server/demo-seed.ts': { 'src/demo': 'all' } }
/** The composition root and the frame put everything together; `src` itself holds the root and the build's constants. */
const FREE = new Set(['src', 'src/app'])

/** Packages that only some rooms may name. Node's own modules are for the relay and for build steps. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  dexie: ['src/store'],
  yjs: ['src/replica', 'sync-server'],
  'y-websocket': ['src/replica'],
  'y-protocols': ['src/replica', 'sync-server'],
  'y-indexeddb': ['src/replica'],
  ws: ['sync-server'],
  'fake-indexeddb': [],
  vitest: [],
}
/** Run by the build, never shipped. */
const BUILD_STEPS = new Set(['src/definitions.ts', 'src/text/compile-messages.ts'])

const roomOfPath = (path: string): string => {
  const parts = path.split('/')
  return parts[0] === 'src' ? parts.slice(0, parts.length > 2 ? 2 : 1).join('/') : (parts[0] ?? '')
}

/** What a module imports against the rules, in words. */
const wrongImports = (m: Module): string[] => {
  const may = RULES[m.room]
  if (!may && !FREE.has(m.room)) return [`${m.path}: the room ${m.room} has no rule`]
  return m.imports.flatMap(i => {
    const wrong = (why: string): string[] => [`${m.path} → ${i.to}: ${why}`]
    if (!i.ours) {
      if (m.room === 'src/domain') return wrong('the domain imports no package')
      if (m.room === 'src/wire' && i.to !== 'lib0') return wrong('the wire imports lib0 only')
      if (i.to.startsWith('node:') && m.room !== 'sync-server' && !BUILD_STEPS.has(m.path)) return wrong('Node’s modules are the relay’s')
      const rooms = PACKAGES[i.to]
      return rooms && !rooms.includes(m.room) ? wrong(`only ${rooms.join(', ') || 'tests'}`) : []
    }
    const to = roomOfPath(i.to)
    if (to === m.room || !may) return []
    if (may[to] === 'all' || EXCEPTIONS[m.path]?.[to] === 'all' || (may[to] === 'type' && i.typeOnly)) return []
    return wrong(may[to] === 'type' ? `types only from ${to}` : `${m.room} may not import ${to}`)
  })
}

describe('who may import what', () => {
  test('ARCH0 the modules were read: every room there is, and as many as a walk over them must find', () => {
    expect(src.length).toBeGreaterThan(60)
    expect(relay.length).toBeGreaterThan(10)
    const rooms = new Set(all.map(m => m.room))
    for (const room of [
      'src/domain',
      'src/wire',
      'src/store',
      'src/replica',
      'src/device',
      'src/visits',
      'src/review',
      'src/figures',
      'src/network',
      'src/hours',
      'src/ui',
      'src/app',
      'src/text',
      'sync-server',
    ])
      expect(rooms, room).toContain(room)
    expect(all.reduce((n, m) => n + m.imports.length, 0)).toBeGreaterThan(300)
  })

  test('ARCH1 each room imports what it may, and nothing else', () => {
    expect(all.flatMap(wrongImports)).toEqual([])
  })

  test.each([
    ['src/domain/x.ts', "import { a } from '../wire/limits.ts'"],
    ['src/domain/x.ts', "import type { A } from '../store/tables.ts'"],
    ['src/domain/x.ts', "import { signal } from '@preact/signals'"],
    ['src/wire/x.ts', "import { a } from '../store/tables.ts'"],
    ['src/wire/x.ts', "import * as Y from 'yjs'"],
    ['src/store/x.ts', "import { a } from '../replica/status.ts'"],
    ['src/store/x.ts', "import type { A } from '../device/device.ts'"],
    ['src/replica/x.ts', "import { a } from '../visits/today.ts'"],
    ['src/replica/x.ts', "import Dexie from 'dexie'"],
    ['src/visits/x.ts', "import { a } from '../review/centres-table.ts'"],
    ['src/visits/x.ts', "const a = await import('../review/centres-table.ts')"],
    ['src/visits/x.ts', "export { a } from '../app/world.ts'"],
    ['src/visits/x.ts', "import { LIMITS } from '../wire/limits.ts'"],
    ['src/visits/x.ts', "import { liveQuery } from 'dexie'"],
    ['src/visits/x.ts', "import * as Y from 'yjs'"],
    ['src/visits/x.ts', "import { readFileSync } from 'node:fs'"],
    ['src/records/x.ts', "import { a } from '../holdings/works.ts'"],
    ['src/ui/X.tsx', "import { t } from '../text/translate.ts'"],
    ['src/ui/X.tsx', "import type { Visit } from '../domain/visit.ts'"],
    ['src/app/x.ts', "import * as Y from 'yjs'"],
    ['src/invented/x.ts', "import { a } from '../domain/day.ts'"],
    ['sync-server/x.ts', "import { a } from '../src/store/tables.ts'"],
    ['sync-server/x.ts', "import Dexie from 'dexie'"],
    ['sync-server/demo-spaces.ts', "import { demoYear } from '../src/demo/year.ts'"],
    ['sync-server/demo-seed.ts', "import { a } from '../src/store/tables.ts'"],
  ])('ARCH1 sees what is wrong: in %s, %s', (path, source) => {
    expect(wrongImports(moduleOf(path, source))).toHaveLength(1)
  })
  test.each([
    ['src/visits/x.ts', "import type { PieceRefusal } from '../wire/frames.ts'"],
    ['src/visits/x.ts', "import { type PieceRefusal } from '../wire/frames.ts'"],
    ['src/visits/X.tsx', "import { t } from '../text/translate.ts'"],
    ['src/app/x.ts', "import { a } from '../review/centres-table.ts'"],
    ['sync-server/x.ts', "import { a } from '../src/domain/access.ts'"],
    ['sync-server/demo-seed.ts', "import { demoYear } from '../src/demo/year.ts'"],
  ])('ARCH1 lets through what is right: in %s, %s', (path, source) => {
    expect(wrongImports(moduleOf(path, source))).toEqual([])
  })

  test('ARCH2 an import of ours names the file with its ending, and the file is there', () => {
    const known = new Set(all.map(m => m.path))
    const missing = all.flatMap(m =>
      m.imports
        .filter(i => i.ours && /^(src|sync-server)\//.test(i.to) && !/\.(json|css)$/.test(i.to) && !known.has(i.to))
        .map(i => `${m.path} → ${i.to}`),
    )
    expect(missing).toEqual([])
  })
})

/** Modules that reach themselves, each circle once. Types are erased and make none. */
const circles = (modules: readonly Module[]): string[] => {
  const next = new Map(modules.map(m => [m.path, m.imports.filter(i => i.ours && !i.typeOnly).map(i => i.to)]))
  const done = new Set<string>()
  const found = new Set<string>()
  const step = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      const circle = trail.slice(trail.indexOf(path))
      const first = circle.indexOf(circle.toSorted()[0] ?? path)
      found.add([...circle.slice(first), ...circle.slice(0, first)].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const to of next.get(path) ?? []) step(to, [...trail, path])
    done.add(path)
  }
  for (const m of modules) step(m.path, [])
  return [...found]
}

describe('circles', () => {
  test('ARCH3 no module reaches itself', () => {
    expect(circles(all)).toEqual([])
  })
  test('ARCH3 sees a circle, also one through a module loaded later', () => {
    const three = [
      moduleOf('src/visits/a.ts', "import { b } from './b.ts'"),
      moduleOf('src/visits/b.ts', "export * from './c.ts'"),
      moduleOf('src/visits/c.ts', "const a = import('./a.ts')"),
    ]
    expect(circles(three)).toEqual(['src/visits/a.ts → src/visits/b.ts → src/visits/c.ts'])
  })
})

const nameOf = (n: unknown): string | null => {
  const node = n as Node | null // a field of a parsed node
  return node?.type === 'Identifier' && typeof node['name'] === 'string' ? node['name'] : null
}
/** 'db' for `db` and for `device.db`. */
const lastName = (n: unknown): string | null => {
  const node = n as Node | null // a field of a parsed node
  return node?.type === 'MemberExpression' ? nameOf(node['property']) : nameOf(node)
}

const TABLES = new Set(openDatabase('names only').tables.map(t => t.name))

/** Where a module outside the store touches a table, or opens a transaction. */
const tablesTouched = (m: Module): string[] => {
  const out: string[] = []
  walk(m.program, n => {
    if (n.type === 'MemberExpression' && lastName(n['object']) === 'db') {
      const name = nameOf(n['property'])
      if (name !== null && (TABLES.has(name) || ['table', 'transaction'].includes(name))) out.push(`${m.path}: db.${name}`)
    }
    if (n.type === 'VariableDeclarator' && (n['id'] as Node).type === 'ObjectPattern' && lastName(n['init']) === 'db')
      out.push(`${m.path}: { … } = db`)
  })
  return out
}

describe('who touches the database', () => {
  test('ARCH4 only the store touches a table', () => {
    expect(TABLES.size).toBeGreaterThan(10)
    expect(src.filter(m => m.room !== 'src/store').flatMap(tablesTouched)).toEqual([])
    expect(src.filter(m => m.room === 'src/store').flatMap(tablesTouched).length).toBeGreaterThan(30)
  })
  test('ARCH4 sees a table that is touched', () => {
    for (const source of [
      'db.visits.toArray()',
      'device.db.visits.get(1)',
      'const { visits } = device.db',
      'db.transaction("rw", [], f)',
      'db.table("log")',
    ])
      expect(tablesTouched(moduleOf('src/visits/x.ts', source)), source).toHaveLength(1)
    expect(tablesTouched(moduleOf('src/visits/x.ts', 'book.visits.length; read(device.db)'))).toEqual([])
  })
})

/** Where a module reads the letters of a centre's name: the types let them into no sentence but through text/centre-words.ts (S052). */
const namesRead = (m: Module): string[] => {
  const out: string[] = []
  walk(m.program, n => {
    if (n.type === 'MemberExpression' && lastName(n['object']) === 'names' && ['main', 'by'].includes(nameOf(n['property']) ?? ''))
      out.push(m.path)
  })
  return out
}
/** What reads them and says nothing. */
const READ_NAMES: Readonly<Record<string, string>> = {
  'src/network/create-network.ts': 'makes a code of it',
  'src/network/set-up.ts': 'makes a code of it',
  'src/network/AddCentreForm.tsx': 'is it taken',
  'src/network/directory/centre-edit.ts': 'is it taken',
  'src/network/directory/directory-check.ts': 'is it taken',
  'src/network/directory/ZoneForm.tsx': 'is it taken',
  'src/records/names-typed.ts': 'the fields of a form',
  'src/review/centres-table.ts': 'the order of the lines',
}
describe('a centre’s name', () => {
  test('S052 is in no sentence without its mention: its letters are read only where nothing is said', () => {
    const screens = src.filter(m => m.room !== 'src/domain' && m.room !== 'src/demo' && m.path !== 'src/text/centre-words.ts')
    const reading = [...new Set(screens.flatMap(namesRead))]
    expect(reading.filter(path => !Object.hasOwn(READ_NAMES, path))).toEqual([])
    expect(reading.length).toBeGreaterThan(5)
    expect(namesRead(moduleOf('src/visits/x.ts', 'announce(t("k", { centre: centre.names.main }))'))).toHaveLength(1)
  })
})

/** Reads of the machine's clock and of chance: `Date.now()`, `new Date()` of nothing, `performance.now()`, `Math.random()`, `crypto.…`. */
const clockAndDice = (m: Module): string[] => {
  const out: string[] = []
  const OF: Readonly<Record<string, readonly string[]>> = {
    Date: ['now'],
    performance: ['now'],
    Math: ['random'],
    crypto: ['getRandomValues', 'randomUUID'],
  }
  walk(m.program, n => {
    if (n.type === 'MemberExpression') {
      const [object, property] = [lastName(n['object']), nameOf(n['property'])]
      if (object !== null && property !== null && OF[object]?.includes(property)) out.push(`${m.path}: ${object}.${property}`)
    }
    if (n.type === 'NewExpression' && nameOf(n['callee']) === 'Date' && (n['arguments'] as unknown[]).length === 0)
      out.push(`${m.path}: new Date()`)
    if (n.type === 'CallExpression' && nameOf(n['callee']) === 'Date') out.push(`${m.path}: Date()`)
  })
  return out
}
/** What a pure module may not name: the page, the machine, the line, the time. */
const WORLD = new Set([
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'location',
  'fetch',
  'WebSocket',
  'process',
  'Buffer',
  'setTimeout',
  'setInterval',
  'performance',
  'crypto',
  'globalThis',
  'console',
])
const worldNamed = (m: Module): string[] => {
  const out: string[] = []
  walk(m.program, (n, parent, field) => {
    const name = nameOf(n)
    const label =
      (parent?.type === 'MemberExpression' && field === 'property') ||
      (parent?.type === 'Property' && field === 'key') ||
      parent?.type === 'TSPropertySignature'
    if (name !== null && WORLD.has(name) && !label) out.push(`${m.path}: ${name}`)
  })
  return out
}

describe('clock, chance and world', () => {
  const PURE = new Set(['src/domain', 'src/wire', 'src/store', 'src/replica', ...FEATURES])
  test('ARCH5 domain, wire, store, replica and the features read no clock and throw no dice: both are given to them', () => {
    expect(src.filter(m => PURE.has(m.room)).flatMap(clockAndDice)).toEqual([])
    // the rule sees those who do
    expect(src.filter(m => m.room === 'src/device').flatMap(clockAndDice)).toEqual(
      expect.arrayContaining([
        'src/device/clock.ts: Date.now',
        'src/device/clock.ts: new Date()',
        'src/device/clock.ts: performance.now',
        'src/device/dice.ts: crypto.getRandomValues',
      ]),
    )
    for (const source of ['const x = Math.random()', 'const f = Date.now', 'new Date()', 'Date()', 'globalThis.crypto.randomUUID()'])
      expect(clockAndDice(moduleOf('src/domain/x.ts', source)), source).toHaveLength(1)
    expect(clockAndDice(moduleOf('src/domain/x.ts', 'new Date(stamp); device.clock.now()'))).toEqual([])
  })
  test('ARCH6 the domain knows no page, no Node and no line', () => {
    expect(src.filter(m => m.room === 'src/domain').flatMap(worldNamed)).toEqual([])
    for (const source of ['document.title', 'fetch("/")', 'console.log(1)', 'setTimeout(f, 1)'])
      expect(worldNamed(moduleOf('src/domain/x.ts', source)), source).toHaveLength(1)
    expect(worldNamed(moduleOf('src/domain/x.ts', 'const a = { document: 1 }; a.document'))).toEqual([])
  })
})

/** Every module of ours that one reaches, itself first; types are erased and reach nothing. 'at once': without those that are loaded later. */
const reached = (modules: readonly Module[], from: string, how: 'at all' | 'at once' = 'at all'): Module[] => {
  const at = new Map(modules.map(m => [m.path, m]))
  const found = new Set<string>()
  const next = [from]
  for (let path = next.shift(); path !== undefined; path = next.shift()) {
    if (found.has(path)) continue
    found.add(path)
    next.push(...(at.get(path)?.imports ?? []).filter(i => i.ours && !i.typeOnly && !(i.later && how === 'at once')).map(i => i.to))
  }
  return [...found].flatMap(path => at.get(path) ?? [])
}
/** What is not pure in the demonstration's generator, as the relay takes it in by its one file. */
const impureGenerator = (modules: readonly Module[]): string[] => {
  const generator = reached(modules, 'sync-server/demo-seed.ts').filter(m => m.room === 'src/demo')
  return [
    ...generator.flatMap(m =>
      m.imports.filter(i => !i.ours || !['src/demo', 'src/domain', 'src/wire'].includes(roomOfPath(i.to))).map(i => `${m.path} → ${i.to}`),
    ),
    ...generator.flatMap(m => [...clockAndDice(m), ...worldNamed(m)]),
  ]
}

describe('the demonstration', () => {
  test('ARCH7 its generator is pure: it knows the domain and the wire, no page, no clock and no dice', () => {
    expect(reached(all, 'sync-server/demo-seed.ts').filter(m => m.room === 'src/demo').length).toBeGreaterThan(10)
    expect(impureGenerator(all)).toEqual([])
    const seed = moduleOf('sync-server/demo-seed.ts', "import { demoYear } from '../src/demo/year.ts'")
    for (const wrong of [
      "import { a } from '../store/tables.ts'",
      'const r = Math.random()',
      'const d = Date.now()',
      "import 'ws'",
      'fetch("/")',
    ])
      expect(impureGenerator([seed, moduleOf('src/demo/year.ts', wrong)]), wrong).toHaveLength(1)
  })
  test('ARCH8 the app does not bring the generator along: the relay makes the network', () => {
    const shipped = (modules: readonly Module[]): string[] =>
      reached(modules, 'src/main.tsx').flatMap(m => (m.room === 'src/demo' ? [m.path] : []))
    expect(shipped(all).toSorted()).toEqual([
      'src/demo/address.ts',
      'src/demo/before.ts',
      'src/demo/enter.ts',
      'src/demo/erase-left.ts',
      'src/demo/leave.ts',
      'src/demo/profile.ts',
      'src/demo/start.ts',
    ])
    const main = moduleOf('src/main.tsx', "const a = import('./demo/year.ts')")
    expect(shipped([main, moduleOf('src/demo/year.ts', '')])).toEqual(['src/demo/year.ts'])
  })
})

/** Signs that come with what is loaded later, and that a module of the first screen names. */
const signsNamed = (m: Module, later: readonly string[]): string[] => {
  const out: string[] = []
  walk(m.program, (n, parent, field) => {
    if (field !== 'value' || n.type !== 'Literal' || !later.includes(String(n['value']))) return
    if (nameOf(parent?.['key']) === 'icon' || (parent?.['name'] as Node | undefined)?.['name'] === 'icon')
      out.push(`${m.path}: ${String(n['value'])}`)
  })
  return out
}
describe('the first screen', () => {
  test('ARCH9 it shows no sign that is not there yet; what is loaded by itself brings the later ones along', () => {
    const later: string[] = []
    walk(src.find(m => m.path === 'src/ui/later-icons.ts')!.program, n => {
      if (n.type === 'Property') later.push(String((n['key'] as Node)['name'] ?? (n['key'] as Node)['value']))
    })
    expect(later.length).toBeGreaterThan(5)
    const first = reached(all, 'src/main.tsx', 'at once')
    expect(first.length).toBeGreaterThan(60)
    expect(first.length).toBeLessThan(reached(all, 'src/main.tsx').length)
    expect(first.map(m => m.path)).not.toContain('src/ui/later-icons.ts')
    expect(first.flatMap(m => signsNamed(m, later))).toEqual([])
    for (const source of ['const a = <Button icon="square" />', "const a = { icon: 'square' }"])
      expect(signsNamed(moduleOf('src/visits/x.tsx', source), ['square']), source).toHaveLength(1)
  })
})
