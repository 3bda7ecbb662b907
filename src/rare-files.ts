// Files that an associated centre's phone does not keep for offline, by their paths; what it keeps imports none of them (tests/failures/bundle.test.ts).

/** The handbook, and its texts: fetched last, and by an associated centre's phone only when it is opened. */
export const SELDOM = /\/(handbook|_seldom-text_\w+)-[\w-]+\.js$/
/** What an associated centre's phone has no screen for: works, sheets, surveys, figures, what the coordination describes, texts written together, spreadsheets, the reader of codes (`LATER` in vite.config.ts), and the sentences of all these. */
export const RARE =
  /\/(decode|describing|figures|finding|holdings|kiosk|notes|partners|review|sheet|staff|_staff-text_\w+|survey|tables|together|visits)-[\w-]+\.js$/
