// The one polite region of the page. `announce` says a sentence once; what is said again is spoken again, and nothing is talked over.
import { signal } from '@preact/signals'
import type { JSX } from 'preact'

/** A sentence stays beside the next ones for as long as it takes to say it: taken away sooner, it would be talked over. Milliseconds for each of its characters. */
const STAYS = 60

type Said = { readonly words: string; readonly turn: number; readonly at: number }
const said = signal<readonly Said[]>([])
let turn = 0

export const announce = (words: string): void => {
  const at = performance.now()
  said.value = [...said.peek().filter(s => at - s.at < STAYS * s.words.length), { words, turn: ++turn, at }]
}

/** Stands once in the page, before anything is announced. Each sentence is an element of its own: only what is new is spoken. */
export const LiveRegion = (): JSX.Element => (
  <div class="heard-only" role="status" aria-live="polite" aria-atomic="false">
    {said.value.map(s => (
      <p key={s.turn}>{s.words}</p>
    ))}
  </div>
)
