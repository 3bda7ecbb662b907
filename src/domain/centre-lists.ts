// The closed lists of which a centre's fields take their values. Apart from centre.ts, which the first screen needs.

/** A site offers all the services, an outlet a small part, an itinerant one moves; an associated centre is another organisation's. Being the head is apart (X3). */
export const CENTRE_KINDS = ['site', 'outlet', 'itinerant', 'associated'] as const
export type CentreKind = (typeof CENTRE_KINDS)[number]
export const CENTRE_STATUSES = ['planned', 'provisional', 'open', 'dormant', 'closed'] as const
export type CentreStatus = (typeof CENTRE_STATUSES)[number]
/** `domain.md` §5.4; the label of the network's owner is granted to a project, then to a place at work (S070). */
export const LABEL_LEVELS = ['none', 'project', 'operating'] as const
export type LabelLevel = (typeof LABEL_LEVELS)[number]
/** How much of a service a centre offers (S061). */
export const SERVICE_LEVELS = ['none', 'referral', 'some', 'full'] as const
export type ServiceLevel = (typeof SERVICE_LEVELS)[number]
