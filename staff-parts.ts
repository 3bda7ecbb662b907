// Which modules only serve screens that an associated centre's phone has not: their code is in files of its own (`LATER` in vite.config.ts), their
// sentences in a catalogue of its own (`STAFF` in src/text/compile-messages.ts), and that phone keeps neither (`RARE` in src/rare-files.ts).

/** The folders of such screens. */
const FOLDERS = /\/src\/(visits|kiosk|holdings|partners|sheet|survey|figures|review|lists|notes|replica\/notes)\/(?!BackupSlip)/
/** What of other folders is theirs: what the coordination describes (a network is begun so too), is told of the head and locks; the hats; what the public answers; what such screens' rows and texts are read with. */
const MODULES =
  /\/src\/(network\/(Head(Sheet|Notice)|AddCentreForm|SetUpForm|directory\/(CentreForm|TerritoryForm|ZoneForm|PlaceForm|FineHourNote|territory-typed))|app\/(HatDialog|Lock(Offer|Screen|Settings)|lock)|device\/keep-answers|store\/staff-rows|text\/(staff-texts|voice))\./

/** Whatever imports it. `path`: its file, with '/'. */
export const isStaffsOwn = (path: string): boolean => FOLDERS.test(path) || MODULES.test(path)
