// The device's database did not open at the start, so nobody knows yet whose device this is: said in words, with the way to try again.
import type { JSX } from 'preact'
import { path } from './location.ts'
import { BareFrame } from './Frame.tsx'
import { StorageAlert } from './StorageAlert.tsx'

export const Unopened = ({ why }: { readonly why: 'closed' | 'full' }): JSX.Element => (
  <BareFrame path={path.value} alert={<StorageAlert keeping={why} onMend={() => location.reload()} />}>
    {null}
  </BareFrame>
)
