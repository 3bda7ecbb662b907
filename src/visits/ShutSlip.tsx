// Why nothing can be noted at this centre: what the network's directory says of it, and whom to ask. Nothing that was noted goes.
import type { JSX } from 'preact'
import type { Shut } from '../domain/centre.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { Slip } from '../ui/Slip.tsx'

export const ShutSlip = ({ why }: { readonly why: Shut }): JSX.Element => (
  <Slip tone="slate" role="alert">
    <Emphasis k={`today.shut.${why}`} />
  </Slip>
)
