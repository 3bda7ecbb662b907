// A part of Today that is loaded when it is first shown, together with its texts. Where it cannot be had, the page does without it: the entries stand.
import type { ComponentType } from 'preact'
import { withStaffTexts } from '../text/with-texts.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

export const laterPart = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> =>
  lazyPart(withStaffTexts(load), () => null)
