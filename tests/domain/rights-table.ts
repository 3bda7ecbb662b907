// Who reads and who writes what, written out by hand from the design; nothing here asks access.ts.
/** One device for each column: staff of Castelroc and of Irgne, coordinator of none and of Castelroc, director, associated of Aure and of Corvelle, kiosk of Castelroc. */
export const DEVICES = {
  'staff cas': ['staff', 'cas'],
  'staff irg': ['staff', 'irg'],
  coordinator: ['coordinator', null],
  'coordinator cas': ['coordinator', 'cas'],
  director: ['director', null],
  'associated aur': ['associated', 'aur'],
  'associated cor': ['associated', 'cor'],
  'kiosk cas': ['kiosk', 'cas'],
} as const
export type Who = keyof typeof DEVICES
export const EVERYBODY = Object.keys(DEVICES) as Who[]

export const YEAR = '2027'
export const MONTH = '2027-03'
export const NOTE = 'note/AAECAwQFBgcICQoLDA0ODw'

/** 'rw' reads and writes, 'r-' only reads, '-w' only writes, '--' neither. The columns are DEVICES in their order. */
export const TABLE: Readonly<Record<string, string>> = {
  //                                      staff     coord    dir assoc.  kiosk
  //                                      cas irg   -  cas   -   aur cor cas
  [`centre/cas/visits/${MONTH}`]: /*   */ 'rw  --   r- rw    --  --  --  --',
  [`centre/cas/remarks/${MONTH}`]: /*  */ 'r-  --   rw rw    --  --  --  --',
  'centre/cas/desk/public': /*         */ 'rw  r-   r- rw    r-  r-  r-  r-',
  'centre/cas/desk/staff': /*          */ 'rw  r-   r- rw    --  --  --  --',
  'centre/cas/holdings': /*            */ 'rw  r-   r- rw    --  --  --  --',
  [`centre/cas/calendar/${YEAR}/own`]: '   rw  --   -- rw    --  --  --  --',
  [`centre/cas/calendar/${YEAR}/network`]: 'rw r-   r- rw    --  --  --  --',
  [`centre/cas/calendar/${YEAR}/associated`]: 'rw r- r- rw   --  r-  r-  --',
  [`centre/cas/calendar/${YEAR}/public`]: 'rw  r-   r- rw    r-  r-  r-  r-',
  [`centre/cas/seats/${YEAR}/own`]: /*  */ 'rw  --   -- rw    --  --  --  --',
  [`centre/cas/seats/${YEAR}/network`]: '  rw  r-   r- rw    --  --  --  --',
  [`centre/cas/seats/${YEAR}/associated`]: 'rw r-   r- rw    --  r-  r-  --',
  [`centre/cas/seats/${YEAR}/public`]: '   rw  r-   r- rw    r-  r-  r-  r-',
  [`centre/cas/kiosk/${MONTH}`]: /*    */ 'r-  --   r- r-    --  --  --  -w',
  //                                      an associated centre's
  [`centre/aur/visits/${MONTH}`]: /*   */ '--  --   r- r-    --  --  --  --',
  [`centre/aur/remarks/${MONTH}`]: /*  */ '--  --   rw rw    --  --  --  --',
  'centre/aur/desk/public': /*         */ 'r-  r-   r- r-    r-  rw  r-  r-',
  'centre/aur/desk/staff': /*          */ 'r-  r-   r- r-    --  --  --  --',
  'centre/aur/holdings': /*            */ 'r-  r-   r- r-    --  --  --  --',
  [`centre/aur/calendar/${YEAR}/own`]: '   --  --   -- --    --  rw  --  --',
  [`centre/aur/calendar/${YEAR}/network`]: 'r- r-   r- r-    --  rw  --  --',
  [`centre/aur/calendar/${YEAR}/associated`]: 'r- r- r- r-   --  rw  r-  --',
  [`centre/aur/calendar/${YEAR}/public`]: 'r-  r-   r- r-    r-  rw  r-  r-',
  [`centre/aur/seats/${YEAR}/own`]: /*  */ '--  --   -- --    --  rw  --  --',
  [`centre/aur/seats/${YEAR}/network`]: '  r-  r-   r- r-    --  rw  --  --',
  [`centre/aur/seats/${YEAR}/associated`]: 'r- r-   r- r-    --  rw  r-  --',
  [`centre/aur/seats/${YEAR}/public`]: '   r-  r-   r- r-    r-  rw  r-  r-',
  [`centre/aur/kiosk/${MONTH}`]: /*    */ '--  --   r- r-    --  --  --  --',
  //                                      the network's
  [`network/catalogue/${YEAR}/public`]: '  rw  rw   rw rw    r-  r-  r-  r-',
  [`network/catalogue/${YEAR}/staff`]: '   rw  rw   rw rw    --  --  --  --',
  'network/directory': /*              */ 'r-  r-   rw rw    r-  r-  r-  r-',
  'network/commons/public': /*         */ 'rw  rw   rw rw    r-  r-  r-  r-',
  'network/commons/staff': /*          */ 'rw  rw   rw rw    --  --  --  --',
  [`network/figures/${MONTH}`]: /*     */ 'r-  r-   rw rw    r-  r-  r-  --',
  [NOTE]: /*                           */ 'rw  rw   rw rw    --  --  --  --',
}
export const cell = (who: Who, doc: string): string => TABLE[doc]!.trim().split(/\s+/)[EVERYBODY.indexOf(who)]! // both are keys of the table
export const reads = (who: Who, doc: string): boolean => cell(who, doc).startsWith('r')
export const writes = (who: Who, doc: string): boolean => cell(who, doc).endsWith('w')
