// A screen that is loaded when one goes to it, together with its texts.
import type { ComponentType } from 'preact'
import lazy from 'preact-iso/lazy'
import { laterTexts } from '../text/translate.ts'

export const lazyScreen = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> =>
  lazy(async () => {
    const [screen] = await Promise.all([load(), laterTexts()])
    return { default: screen }
  })
