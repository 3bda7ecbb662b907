// Builds the app: Preact by TypeScript's own JSX setting, compiled texts, and a service worker that never takes over unasked.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { definitions } from './src/definitions.ts'
import { compileMessages } from './src/text/compile-messages.ts'
import { isStaffsOwn } from './staff-parts.ts'

/** The oldest browsers that have popovers, container queries, `:has` and Web Locks. `public/old-browser.js` says the same. */
const BROWSERS = ['chrome114', 'edge114', 'firefox125', 'safari17']

/** Vite's own helper also waits for styles of later screens, of which there are none (the one sheet is in index.html); this one only asks early for what comes along. */
const askEarly = (): Plugin => ({
  name: 'relais-ask-early',
  enforce: 'pre',
  load: id =>
    id === '\0vite/preload-helper.js'
      ? `export const __vitePreload = (load, along = []) => {
  for (const file of along) if (/js$/.test(file)) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: '/' + file }))
  return load()
}`
      : undefined,
})

/** Of lib0 the first screen needs a few functions, Yjs nearly all: it brings its own copy, in its own file, or the first screen would carry them all. */
const ownLib0 = (): Plugin => ({
  name: 'relais-own-lib0',
  enforce: 'pre',
  apply: 'build',
  async resolveId(source, importer) {
    if (importer === undefined) return null
    const isLib0 = source.startsWith('lib0/') || (source.startsWith('.') && importer.endsWith('?together'))
    if (!isLib0 || !/\/node_modules\/(yjs|y-websocket|y-indexeddb|y-protocols)\/|\/src\/replica\/notes\/|\?together$/.test(importer))
      return null
    const found = await this.resolve(source, importer.replace(/\?together$/, ''), { skipSelf: true })
    return found && `${found.id}?together`
  },
})

/** Parts are compressed once, here (quality 11, as brotli has it by itself), and lie beside themselves: each start of a relay would take seconds for it. */
const pressed = (): Plugin => ({
  name: 'relais-pressed',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    const parts = Object.values(bundle).filter(f => f.fileName.startsWith('assets/'))
    await Promise.all(
      parts.map(async f =>
        writeFile(join(dir!, `${f.fileName}.br`), await promisify(brotliCompress)(f.type === 'chunk' ? f.code : f.source)),
      ),
    )
  },
})

const offline = (): Plugin[] =>
  VitePWA({
    registerType: 'prompt',
    injectRegister: false,
    includeManifestIcons: false,
    manifest: {
      id: '/',
      name: 'Relais',
      short_name: 'Relais',
      description: 'Le cahier de passage des antennes. Il s’écrit sans réseau.',
      lang: 'fr',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      theme_color: '#edefe7',
      background_color: '#edefe7',
      icons: [
        { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
    strategies: 'injectManifest',
    srcDir: 'src',
    filename: 'sw.ts',
    injectManifest: {
      rollupFormat: 'iife',
      target: BROWSERS,
      buildPlugins: { vite: [{ name: 'relais-quiet', config: () => ({ logLevel: 'warn' }) }] },
      globPatterns: ['**/*.{js,css,html,svg}'],
      // asked for by browsers that have no service worker
      globIgnores: ['**/old-browser-page.js'],
      dontCacheBustURLsMatching: /^assets\//,
    },
  })

/** What is loaded later: one file for those who need it together, instead of sixty, each of which would bring its own headers over a dear line. */
const LATER: readonly (readonly [string, RegExp])[] = [
  // spreadsheets, for whoever takes old tick sheets in
  ['tables', /\/node_modules\/(papaparse|read-excel-file)\//],
  // but for what serves screens alone that an associated centre's phone has not (`RARE` in rare-files.ts): 'finding' and 'partners' below
  [
    'parts',
    /\/src\/(device|domain(?!\/bounced)|records|store(?!\/packed)|text(?!\/(words-here|(use-)?seldom))|ui(?!\/(Finder|use-last-opened|QrSquare)))\/|\/src\/app\/desk\.|later-keys:/,
  ],
  // of these, what is there for screens alone that such a phone has not (`isStaffs`); what it imports besides is in 'parts' already
  ['staff', /\/src\/(device|domain|records|store(?!\/packed)|text(?!\/(use-)?seldom)|ui)\/|\/src\/app\/HatDialog|staff-keys:/],
  ['door', /\/src\/demo\/|\/src\/app\/(BeforeEnrolled|Demo)|\/src\/network\/(FirstPage|DemoPage|Code|set-up|enrol-words|links)/],
  [
    'background',
    /\/src\/(replica(?!\/notes)|wire)\/|\/src\/apart\/(keep-deciding|decide)|\/src\/app\/(background|keep-answers-stated|keep-notes-sent|link-first|note-world|follow-session|screens|storage-watch|update-offer)\.|\/workbox-window\//,
  ],
  ['events', /\/src\/events\/|\/src\/app\/CancelledHere|\/src\/apart\/(Apart|Copied)Slip/],
  ['carry', /\/src\/carry\/(?!(Pack|pack))|\/uqr\/|\/src\/ui\/QrSquare/],
  ['frame', /\/src\/(app|sending|apart)\/|\/src\/visits\/BackupSlip/],
  ['hours', /\/src\/hours\//],
  ['kiosk', /\/src\/kiosk\//],
  ['visits', /\/src\/visits\//],
  ['finding', /\/src\/ui\/(Finder|use-last-opened)|\/src\/text\/words-here/],
  ['holdings', /\/src\/holdings\//],
  ['partners', /\/src\/(partners\/|domain\/bounced)/],
  ['sheet', /\/src\/sheet\//],
  ['survey', /\/src\/survey\//],
  ['coordination', /\/src\/network\//],
  // what only the coordination describes, is told and locks
  ['describing', /\/src\/(network\/|app\/(Lock|lock))/],
  ['review', /\/src\/(review|lists)\//],
  ['figures', /\/src\/figures\//],
  ['notes', /\/src\/notes\//],
  // what is seldom opened: the handbook, the tour, the papers, the pack of a first use
  ['handbook', /\/src\/handbook\/|\/src\/text\/(use-)?seldom\.|\/src\/store\/packed|\/src\/carry\/(Pack|pack)/],
  // texts written together: Yjs, y-websocket, y-indexeddb; for who opens one
  ['together', /\/src\/replica\/notes\/|\/node_modules\/(yjs|y-websocket|y-indexeddb|y-protocols)\/|\?together$/],
]
/** Of those that take from the same rooms: whether what is there for such screens alone, or what is not. */
const SHARED = new Map([
  ['parts', false],
  ['staff', true],
  ['frame', false],
  ['coordination', false],
  ['describing', true],
])
type Importers = (id: string) => {
  readonly isEntry: boolean
  readonly importers: readonly string[]
  readonly dynamicImporters: readonly string[]
} | null
const first = new Map<string, boolean>()
/** Is this module there before anything is loaded later: imported, by however many steps, by the page's own script? */
const isFirst = (id: string, info: Importers): boolean => {
  const known = first.get(id)
  if (known !== undefined) return known
  first.set(id, false) // a package may import itself in a circle
  const module = info(id)
  const is = module !== null && (module.isEntry || module.importers.some(i => isFirst(i, info)))
  first.set(id, is)
  return is
}

const staffs = new Map<string, boolean>()
/** Is this module there, by however many steps, for screens alone that an associated centre's phone has not? */
const isStaffs = (id: string, info: Importers): boolean => {
  if (isStaffsOwn(id)) return true
  const known = staffs.get(id)
  if (known !== undefined) return known
  staffs.set(id, true) // modules may import each other
  const module = info(id)
  const by = module ? [...module.importers, ...module.dynamicImporters] : []
  const is = module !== null && !module.isEntry && by.length > 0 && by.every(i => isStaffs(i, info))
  staffs.set(id, is)
  return is
}

export default defineConfig({
  // Dexie's build for modern browsers; the package's own entry brings one for 2015
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  plugins: [askEarly(), ownLib0(), compileMessages(), pressed(), ...offline()],
  define: definitions(),
  build: {
    target: BROWSERS,
    cssTarget: BROWSERS,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // the list of what each later screen needs would be in the first one's way: it has a service worker by then, all but the first page
    modulePreload: {
      polyfill: false,
      resolveDependencies: (wanted, deps, { hostType }) => (hostType === 'html' || /BeforeEnrolled/.test(wanted) ? deps : []),
    },
    // what the first screen needs travels as one file: it compresses better than ten
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          groups: [
            // a group takes along what its modules import, unless a group of higher priority has it
            {
              debugName: 'ground',
              name: (id, context) => (isFirst(id, i => context.getModuleInfo(i)) ? 'ground' : null),
              priority: LATER.length + 1,
            },
            ...LATER.map(([name, test], i) => ({
              debugName: name,
              name: (id: string, context: { readonly getModuleInfo: Importers }) =>
                test.test(id) && !(SHARED.has(name) && isStaffs(id, m => context.getModuleInfo(m)) !== SHARED.get(name)) ? name : null,
              priority: LATER.length - i,
            })),
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1' },
})
