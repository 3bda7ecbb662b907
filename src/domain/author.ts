// Who said something: a hat, perhaps a home institution, and the centre where the document does not say it already. Never a person or a device.
import { isCentreCode, type CentreCode } from './ids.ts'
import type { Hat } from './statement.ts'

export type Author = { readonly hat: Hat; readonly institution: string | null; readonly centre: CentreCode | null }

export const HATS: readonly Hat[] = ['counsellor', 'reception', 'partner', 'information', 'events', 'project', 'director', 'coordination']

/** As it stands in a statement: 'information', 'partner/agency', 'information@cas', 'partner/agency@cas'. */
export const authorText = ({ hat, institution, centre }: Author): string =>
  `${hat}${institution === null ? '' : `/${institution}`}${centre === null ? '' : `@${centre}`}`

/** What cannot be read as a hat is null: a newer app may know others. */
export const authorFrom = (
  by: string,
): { readonly hat: Hat | null; readonly institution: string | null; readonly centre: CentreCode | null } => {
  const [whole, code] = by.split('@')
  const [hat, institution] = (whole ?? '').split('/')
  return { hat: HATS.find(h => h === hat) ?? null, institution: institution || null, centre: isCentreCode(code) ? code : null }
}
