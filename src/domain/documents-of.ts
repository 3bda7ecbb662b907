// The documents of a desk, a calendar, the catalogue and the holdings by their names.
import type { CentreCode } from './ids.ts'
import type { Circle } from './document-name.ts'

export const calendarDocument = (centre: CentreCode, year: string, circle: Circle): string => `centre/${centre}/calendar/${year}/${circle}`

export const deskDocument = (centre: CentreCode): string => `centre/${centre}/desk/public`

/** Works in 'public', what is thought of them and what they cost in 'staff'; of the year in which they were first said. */
export const catalogueDocument = (year: string, part: 'public' | 'staff'): string => `network/catalogue/${year}/${part}`

export const holdingsDocument = (centre: CentreCode): string => `centre/${centre}/holdings`
