// The one polite region of the page. `announce` says a sentence once; what is said again is spoken again.
import { signal } from '@preact/signals'
import type { JSX } from 'preact'

const said = signal<{ readonly words: string; readonly turn: number }>({ words: '', turn: 0 })

export const announce = (words: string): void => {
  said.value = { words, turn: said.value.turn + 1 }
}

/** Stands once in the page, before anything is announced. A new key each turn makes a repeated sentence a change. */
export const LiveRegion = (): JSX.Element => (
  <p class="heard-only" role="status" aria-live="polite">
    <span key={said.value.turn}>{said.value.words}</span>
  </p>
)
