// The closed list of what a device can be told when something of it is not taken. Each has a sentence and a next step in `text/`.

export type Refusal =
  | 'forbidden' // this device may not write that document
  | 'form' // not a statement of the append class
  | 'too-big' // over a limit
  | 'quarantine' // kept apart at the head until a coordinator decides
  | 'closed' // of a document that was erased: its month is sealed

export const REFUSALS: readonly Refusal[] = ['forbidden', 'form', 'too-big', 'quarantine', 'closed']
export const isRefusal = (x: unknown): x is Refusal => REFUSALS.includes(x as Refusal)
