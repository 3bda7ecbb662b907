// The clients of Yjs 14 in free documents of our relay: node clients.mjs <ws address of the relay>. Ends with 1 when one of the checks fails.
import * as Y from '@y/y'
import { WebSocket } from 'ws'
import { WebsocketProvider as Packed } from '@y/websocket'
import { WebsocketProvider as Newest } from './.cache/y-websocket.js'

const [, , url] = process.argv
const until = async (what, look, ms = 10_000) => {
  for (const end = performance.now() + ms; performance.now() < end; await new Promise(go => setTimeout(go, 10))) if (look()) return
  throw new Error(`never came: ${what}`)
}
let room = 0
const opened = []
const open = (Provider, name, params = {}, doc = new Y.Doc()) => {
  const provider = new Provider(`${url}/y`, name, doc, { WebSocketPolyfill: WebSocket, disableBc: true, params })
  opened.push(provider)
  return { doc, provider }
}
const text = ({ doc }) => doc.get('t').toString()
const checks = {
  'two write together, delete, and agree': async Provider => {
    const name = `open/four-${room++}`
    const [one, two] = [open(Provider, name), open(Provider, name)]
    await until('sync', () => one.provider.synced && two.provider.synced)
    one.doc.get('t').insert(0, 'one ')
    await until('the first word', () => text(two).includes('one'))
    two.doc.get('t').insert(0, 'two ')
    two.doc.get('t').delete(4, 2)
    await until('agreement', () => text(one) === text(two) && text(one).includes('two'))
  },
  'who comes late has everything': async Provider => {
    const name = `open/four-${room++}`
    const one = open(Provider, name)
    await until('sync', () => one.provider.synced)
    for (let i = 0; i < 200; i++) one.doc.get('t').insert(0, `${i} `)
    await new Promise(go => setTimeout(go, 300))
    const late = open(Provider, name)
    await until('all of it', () => text(late) === text(one) && text(late).length > 500)
  },
  'what was written before there was a line is there': async Provider => {
    const name = `open/four-${room++}`
    const doc = new Y.Doc()
    doc.get('t').insert(0, 'offline')
    open(Provider, name, {}, doc)
    const other = open(Provider, name)
    await until('it', () => text(other) === 'offline')
  },
  'they see each other, and who goes is gone': async Provider => {
    const name = `open/four-${room++}`
    const [one, two] = [open(Provider, name), open(Provider, name)]
    await until('sync', () => one.provider.synced && two.provider.synced)
    one.provider.awareness.setLocalState({ at: 1 })
    await until('presence', () => two.provider.awareness.getStates().get(one.doc.clientID)?.at === 1)
    one.provider.destroy()
    await until('absence', () => !two.provider.awareness.getStates().has(one.doc.clientID))
  },
}
const newest = {
  'with ?echo=1 it is unsaved at once, and green when it is on the disk': async Provider => {
    const one = open(Provider, `open/four-${room++}`, { echo: '1' })
    await until('sync', () => one.provider.synced)
    await until('green', () => one.provider.syncStatus.status === 'green')
    one.doc.get('t').insert(0, 'saved?')
    if (one.provider.syncStatus.localUpdatesSynced) throw new Error('synced before anything was sent')
    await until('green again', () => one.provider.syncStatus.status === 'green')
  },
  'without it everything works, and sync-status never says that it is saved': async Provider => {
    const name = `open/four-${room++}`
    const [one, two] = [open(Provider, name), open(Provider, name)]
    await until('sync', () => one.provider.synced && two.provider.synced)
    one.doc.get('t').insert(0, 'there')
    await until('it', () => text(two) === 'there')
    await new Promise(go => setTimeout(go, 300))
    if (one.provider.syncStatus.status !== 'yellow') throw new Error(`it is ${one.provider.syncStatus.status}`)
  },
}

let [passed, all] = [0, 0]
for (const { who, Provider, its } of [
  { who: '@y/websocket 4.0.0-3', Provider: Packed, its: checks },
  { who: '@y/websocket 4.0.0-rc.2 (source)', Provider: Newest, its: { ...checks, ...newest } },
])
  for (const [what, check] of Object.entries(its)) {
    all++
    try {
      await check(Provider)
      passed++
      console.log(`  ok  ${who}: ${what}`)
    } catch (e) {
      console.log(`  NO  ${who}: ${what}: ${e instanceof Error ? e.message : String(e)}`)
    }
    for (const p of opened.splice(0)) p.destroy()
  }
console.log(`y-websocket 4: ${passed} of ${all}`)
process.exit(passed === all ? 0 : 1)
