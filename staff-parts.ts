// Which modules only serve screens that an associated centre's phone has not: their code is in files of its own (`LATER` in vite.config.ts), their
// sentences in a catalogue of its own (`STAFF` in src/text/compile-messages.ts), and that phone keeps neither (`RARE` in src/sw.ts).

/** What only the coordination describes, and is told of the head. */
const DESCRIBING =
  /\/src\/network\/(Head(Sheet|Notice)|directory\/(CentreForm|TerritoryForm|ZoneForm|PlaceForm|FineHourNote|territory-typed))\./
/** The folders of such screens; what their rows and texts are read with; what the public answers. */
const STAFFS =
  /\/src\/((visits|kiosk|holdings|partners|sheet|survey|figures|review|lists|notes)\/(?!BackupSlip)|store\/staff-rows|text\/staff-texts|device\/keep-answers)/

/** Whatever imports it. `path`: its file, with '/'. */
export const isStaffsOwn = (path: string): boolean => DESCRIBING.test(path) || STAFFS.test(path)
