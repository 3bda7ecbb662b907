// A number as one types it in any of the six languages: '2 140', '2.140', '61300', '96,5'. One comma or point with one or two digits behind it is a decimal.

/** Null for nothing; 'no-number' for what is none, or not above zero. */
export const readPositive = (typed: string): number | null | 'no-number' => {
  const text = typed.replace(/[\s\u00a0\u202f]/g, '')
  if (text === '') return null
  const whole = /^\d{1,3}([.,’']\d{3})+$/.test(text) ? text.replace(/[.,’']/g, '') : text.replace(',', '.')
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(whole)) return 'no-number'
  const n = Number(whole)
  return n > 0 ? n : 'no-number'
}
