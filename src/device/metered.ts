// Is this line counted by the byte? Only some browsers say; where they do not, it is taken for one that is not.

type Told = { readonly saveData?: boolean; readonly type?: string; readonly effectiveType?: string }

/** The person asked the browser to save data, or it runs over a phone's line, or one as slow as that (Network Information). */
export const isMetered = (navigator: Navigator): boolean => {
  const told = (navigator as Navigator & { readonly connection?: Told }).connection
  return told !== undefined && (told.saveData === true || told.type === 'cellular' || /^(slow-)?2g$/.test(told.effectiveType ?? ''))
}
