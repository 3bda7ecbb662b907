// The signs of the first screen, drawn in a 24 × 24 box with one stroke; the others come with the first part that is loaded later. A sign never
// stands without its word.
import type { LaterIcon } from './later-icons.ts'

const FIRST = {
  quick: 'M4 4.5h16v11.5h-8l-4.5 4v-4H4zM12 9.8v3.4M12 7.4v.1',
  interview: 'M3 4h11v8.5H8.5l-3 2.5v-2.5H3zM17 8.5h4V17h-2.5v2.5l-3-2.5H10v-1.5',
  book: 'M12 6.5c-2-1.5-5-2-8.5-2v13c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-13c-3.5 0-6.5.5-8.5 2zM12 6.5v13',
  group:
    'M9 8a3 3 0 1 0 6 0 3 3 0 1 0-6 0M6.5 19c0-3.5 2.5-5.5 5.5-5.5s5.5 2 5.5 5.5M6 12.5a2.3 2.3 0 1 1 .8-4.4M2.5 17.5c0-2 1-3.2 2.5-3.7M18 12.5a2.3 2.3 0 1 0-.8-4.4M21.5 17.5c0-2-1-3.2-2.5-3.7',
  work: 'M3.5 8h17v11.5h-17zM9 8V4.5h6V8M3.5 13h17',
  compass: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M15.5 8.5l-2 5-5 2 2-5z',
  training: 'M2.5 9.5L12 5l9.5 4.5L12 14zM6.5 11.5V17c3 2.3 8 2.3 11 0v-5.5',
  change: 'M4 18h4c7 0 5-12 12-12M16.5 2.5L20 6l-3.5 3.5M4 6h4c2 0 3.2 1 4 2.5',
  sprout: 'M12 21v-9M12 12c0-4-2.5-6-7-6 0 4 2.5 6 7 6zM12 14.5c0-3.5 2.5-5.5 7-5.5 0 3.5-2.5 5.5-7 5.5z',
  other: 'M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 1 0-17 0M8 12h8',
  page: 'M6 3h8.5L19 7.5V21H6zM9 13.5l2.2 2.2 4-4.4',
  calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4',
  figures: 'M3.5 20h17M7 20v-6M12 20V7M17 20v-9',
  centres: 'M12 9.5v5M12 14.5H6v2.5M12 14.5h6v2.5M10 3.5h4v6h-4zM4 17h4v3.5H4zM16 17h4v3.5h-4zM10 17h4v3.5h-4z',
  device: 'M6 3h12v18H6zM11 18h2',
  send: 'M12 15.5V4M7.5 8.5L12 4l4.5 4.5M4 15v5h16v-5',
  dots: 'M5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M11.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0M18 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0',
  cover: 'M3 12c2.5-4.5 5.5-6.5 9-6.5s6.5 2 9 6.5c-2.5 4.5-5.5 6.5-9 6.5S5.5 16.5 3 12zM4.5 20L19.5 4',
  undo: 'M8.5 6L4 10.5 8.5 15M4 10.5h10a5.5 5.5 0 0 1 0 11h-3',
  pen: 'M4 20l1-4.5L16.5 4 20 7.5 8.5 19z',
  tick: 'M5 12.5l4.5 4.5L19 7',
  door: 'M4 21h16M7 21V3.5h10V21M14 12v.8',
  print: 'M7 9V3.5h10V9M7 17.5H4V9h16v8.5h-3M7 14h10v6.5H7z',
  warning: 'M12 3.5L22 20.5H2zM12 10v5M12 17.6v.1',
  lock: 'M5.5 11h13v9.5h-13zM8.5 11V7.5a3.5 3.5 0 0 1 7 0V11',
  forward: 'M9 5l7 7-7 7',
  cut: 'M2.5 12H8M16 12h5.5M10.5 7l3 10',
  joined: 'M2.5 12h6M15.5 12h6M8.5 12a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0',
} as const

export type IconName = keyof typeof FIRST | LaterIcon
/** What is not there is not loaded yet. */
export const iconPaths: Partial<Record<IconName, string>> = FIRST
