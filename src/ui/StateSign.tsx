// Where a record stands: a shape and a word. Open ring, half ring, full disc with a tick, diamond, dashed ring.
import type { JSX } from 'preact'

export type RecordSign = 'kept' | 'sending' | 'received' | 'refused' | 'aside'

const RING = 'M3 10a7 7 0 1 0 14 0 7 7 0 1 0-14 0'
const shape = (state: RecordSign): JSX.Element => {
  switch (state) {
    case 'kept':
      return <path d={RING} fill="none" stroke="currentColor" stroke-width="2" />
    case 'sending':
      return (
        <>
          <path d={RING} fill="none" stroke="currentColor" stroke-width="2" />
          <path d="M10 3a7 7 0 0 1 0 14z" fill="currentColor" />
        </>
      )
    case 'received':
      return (
        <>
          <path d="M2 10a8 8 0 1 0 16 0 8 8 0 1 0-16 0" fill="currentColor" />
          <path class="on" d="M6.3 10.3l2.5 2.6 5-5.6" fill="none" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" />
        </>
      )
    case 'refused':
      return (
        <>
          <path d="M10 1.5l8.5 8.5-8.5 8.5L1.5 10z" fill="currentColor" />
          <path class="on" d="M10 6v5M10 13.4v.1" fill="none" stroke-width="2" stroke-linecap="round" />
        </>
      )
    case 'aside':
      return <path d={RING} fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2.5" />
  }
}

/** `word` is never empty where the sign stands alone; beside a sentence that says it, it may be. */
export const StateSign = ({ state, word }: { readonly state: RecordSign; readonly word: string }): JSX.Element => (
  <span class="state" data-state={state}>
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {shape(state)}
    </svg>
    {word}
  </span>
)
