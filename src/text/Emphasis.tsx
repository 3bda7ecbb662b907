// A sentence in which the text itself marks what is bold: '<b>3 visits</b> wait'. No other mark is read.
import type { JSX } from 'preact'
import { t, type TextKey, type Values } from './translate.ts'

export const Emphasis = ({ k, values }: { readonly k: TextKey; readonly values?: Values }): JSX.Element => {
  // A name that contains '<b>' must stay a name.
  const parts = t(
    k,
    values && Object.fromEntries(Object.entries(values).map(([name, v]) => [name, typeof v === 'string' ? v.replaceAll('<', '‹') : v])),
  ).split(/<\/?b>/)
  return <>{parts.map((words, i) => (i % 2 === 1 ? <b key={i}>{words}</b> : words))}</>
}
