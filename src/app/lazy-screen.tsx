// A screen that is loaded when one goes to it, together with its texts.
import type { ComponentType } from 'preact'
import { withTexts } from '../text/with-texts.ts'
import { lazyPart } from '../ui/lazy-part.tsx'

export const lazyScreen = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> => lazyPart(withTexts(load))
