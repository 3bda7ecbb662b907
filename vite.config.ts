// Builds the app: Preact by TypeScript's own JSX setting, compiled texts, and a service worker that never takes over unasked.
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { definitions } from './src/definitions.ts'
import { compileMessages } from './src/text/compile-messages.ts'

/** The oldest browsers that have popovers, container queries, `:has` and Web Locks. `public/old-browser.js` says the same. */
const BROWSERS = ['chrome114', 'edge114', 'firefox125', 'safari17']

/** Paths the relay answers itself: the service worker must not put the app in their place. */
const OF_THE_RELAY = [/^\/(y|demo|calendar|assets)\//, /^\/(mux|enrol|healthz|readyz|metrics|ticket|nonce)([/?]|$)/]

const offline = (): Plugin[] =>
  VitePWA({
    registerType: 'prompt',
    injectRegister: false,
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
    workbox: {
      globPatterns: ['**/*.{js,css,html,svg,png,webmanifest}'],
      navigateFallback: '/index.html',
      navigateFallbackDenylist: OF_THE_RELAY,
      dontCacheBustURLsMatching: /^assets\//,
      cleanupOutdatedCaches: true,
      clientsClaim: true,
      skipWaiting: false,
    },
  })

export default defineConfig({
  // Dexie's build for modern browsers; the package's own entry brings one for 2015
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  plugins: [compileMessages(), ...offline()],
  define: definitions(),
  build: {
    target: BROWSERS,
    cssTarget: BROWSERS,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // the list of what each later screen needs would be in the first one's way: it has a service worker by then, all but the first page
    modulePreload: {
      polyfill: false,
      resolveDependencies: (wanted, deps, { hostType }) => (hostType === 'html' || /FirstPage/.test(wanted) ? deps : []),
    },
    // what every screen stands on travels as one file: it compresses better than ten
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'ground',
              test: /node_modules\/(preact|@preact|dexie|lib0|@lingui)\/|src\/(domain\/(?!access|completeness|count-def|name|opening-halves|refusal|one-time)|store\/(facts|tables)|wire\/(append|limits))/,
            },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1' },
})
