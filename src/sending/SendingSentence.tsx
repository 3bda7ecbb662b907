// A sentence first: is what was noted at the head, on its way, waiting, or refused?
import type { JSX } from 'preact'
import type { Standing } from '../store/read-status.ts'
import { moment, waitText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import type { Passage } from './passage.ts'

type Props = {
  readonly standing: Standing
  readonly passage: Passage
  readonly damaged: number
  readonly apart: number
  readonly now: number
}

const Said = ({ standing, passage, damaged, apart, now }: Props): JSX.Element => {
  const { waiting, refused, heard, held, removed } = standing
  if (removed) return <Emphasis k="sending.removed" />
  if (passage) return <Emphasis k="sending.running" values={{ n: passage.received, total: passage.total }} />
  if (damaged > 0 && damaged === refused - apart) return <Emphasis k="sending.damaged.say" values={{ n: damaged }} />
  if (refused > apart) return <Emphasis k="sending.refused" values={{ n: refused - apart }} />
  if (waiting.count > 0)
    return <Emphasis k="sending.waiting" values={{ n: waiting.count, wait: waitText(waiting.oldest ?? now, now, Infinity) }} />
  if (apart > 0) return <Emphasis k="sending.apart" values={{ n: apart }} />
  if (held > 0) return <Emphasis k="sending.held" values={{ n: held }} />
  // "received" is a promise of the head's: said only when it has answered
  return heard === null ? <Emphasis k="sending.unsure" /> : <Emphasis k="sending.allReceived" values={moment(heard, now)} />
}

export const SendingSentence = (props: Props): JSX.Element => (
  <p class="say">
    <Said {...props} />
  </p>
)
