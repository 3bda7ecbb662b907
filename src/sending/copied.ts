// What came of the copy that a person was offered.

/** 'done': a file was put away; 'failed': none could be made. `saved`: the names of what is unsent and was put away (store/erase-all.ts). */
export type CopyAside = { readonly how: 'done' | 'failed' | 'closed'; readonly saved: ReadonlySet<string> }
