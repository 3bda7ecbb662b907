// From where the partner counsellor who is signed on here comes, and until when (J22).
import type { JSX } from 'preact'
import { INSTITUTIONS } from '../domain/institutions.ts'
import { Emphasis } from './Emphasis.tsx'
import { clockText } from './format.ts'
import { t } from './translate.ts'

type Props = {
  /** A kind, or what is described. */
  readonly institution: string
  readonly name: string | null
  /** Minutes of the day; null: until the evening. */
  readonly until: number | null
}

export const PartnerHere = ({ institution, name, until }: Props): JSX.Element => {
  const kind = INSTITUTIONS.find(i => i === institution)
  return (
    <p>
      <Emphasis
        k="hats.partner.on"
        values={{
          name: name ?? t(kind ? `hats.institution.${kind}` : 'duty.nobody'),
          until: until === null ? 'evening' : clockText(until),
        }}
      />
    </p>
  )
}
