// The closed list of what a device can be told when something of it is not taken. Each has a sentence and a next step in `text/`.

export type Refusal =
  | 'forbidden' // this device may not write that document
  | 'form' // not a statement of the append class
  | 'too-big' // over a limit
  | 'revoked' // this device was taken out of the network
  | 'quarantine' // kept apart at the head until a coordinator decides
  | 'closed' // the document was sealed

export const REFUSALS: readonly Refusal[] = ['forbidden', 'form', 'too-big', 'revoked', 'quarantine', 'closed']
export const isRefusal = (x: unknown): x is Refusal => REFUSALS.includes(x as Refusal)
