// Our own source as a tree: modules, what each imports, and the words it uses. For the tests that hold the layout and the absences.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

export type Import = {
  /** A path from the top of the repository for a module of ours, else the package's name. */
  readonly to: string
  readonly ours: boolean
  /** Erased when the program runs. */
  readonly typeOnly: boolean
  /** Loaded when the program comes to it. */
  readonly later: boolean
}
export type Node = { readonly type: string; readonly [field: string]: unknown }
export type Module = {
  /** From the top of the repository, with '/'. */
  readonly path: string
  /** 'src/visits' for a module of a folder of src, 'src' for one that stands in src itself, 'sync-server'. */
  readonly room: string
  readonly imports: readonly Import[]
  readonly program: Node
}

const isNode = (x: unknown): x is Node => typeof x === 'object' && x !== null && typeof (x as { type?: unknown }).type === 'string'

/** Every node under this one, itself first, with the node it hangs on. */
export const walk = (node: Node, visit: (node: Node, parent: Node | null, field: string) => void): void => {
  const step = (n: Node, parent: Node | null, field: string): void => {
    visit(n, parent, field)
    for (const [name, value] of Object.entries(n))
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) if (isNode(child)) step(child, n, name)
  }
  step(node, null, '')
}

const files = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(f => f.isFile() && /\.tsx?$/.test(f.name) && !f.name.endsWith('.d.ts'))
    .map(f => relative(ROOT, join(f.parentPath, f.name)).replaceAll('\\', '/'))
    .sort()

const roomOf = (path: string): string =>
  path.startsWith('src/')
    ? path
        .split('/')
        .slice(0, path.split('/').length > 2 ? 2 : 1)
        .join('/')
    : (path.split('/')[0] ?? '')

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const text = (x: unknown): string | null => (isNode(x) && x.type === 'Literal' && typeof x['value'] === 'string' ? x['value'] : null)

const importsOf = (path: string, program: Node): Import[] => {
  const out: Import[] = []
  const add = (specifier: string | null, typeOnly: boolean, later = false): void => {
    if (specifier === null) return
    const ours = specifier.startsWith('.')
    out.push({ to: ours ? normalize(join(dirname(path), specifier.split('?')[0] ?? '')) : packageOf(specifier), ours, typeOnly, later })
  }
  walk(program, n => {
    switch (n.type) {
      case 'ImportDeclaration': {
        const names = Array.isArray(n['specifiers']) ? (n['specifiers'] as Node[]) : []
        add(text(n['source']), n['importKind'] === 'type' || (names.length > 0 && names.every(s => s['importKind'] === 'type')))
        break
      }
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        add(text(n['source']), n['exportKind'] === 'type')
        break
      case 'ImportExpression':
        add(text(n['source']), false, true)
        break
      case 'TSImportType':
        add(text(n['source']) ?? text(n['argument']), true)
    }
  })
  return out
}

/** The modules of a folder. Throws when one cannot be parsed: a module that is not read is not held to anything. */
export const modulesOf = (folder: string): Module[] =>
  files(folder).map(path => {
    const { program, errors } = parseSync(path, readFileSync(join(ROOT, path), 'utf8'))
    if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'not parsed'}`)
    const tree = program as unknown as Node // the parser's own type is a union of 200 shapes
    return { path, room: roomOf(path), imports: importsOf(path, tree), program: tree }
  })

/** A module made up for a test of a rule. */
export const moduleOf = (path: string, source: string): Module => {
  const tree = parseSync(path, source).program as unknown as Node // as above
  return { path, room: roomOf(path), imports: importsOf(path, tree), program: tree }
}
