// Light, dark, or as the device says. Kept on this device only.
import { signal, type ReadonlySignal } from '@preact/signals'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEPT = 'relais.theme'
const chosen = signal<Theme>('system')
export const theme: ReadonlySignal<Theme> = chosen

const apply = (to: Theme): void => {
  chosen.value = to
  if (to === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = to
}

/** At start, before the first picture. */
export const applyKeptTheme = (): void => {
  try {
    const kept = localStorage.getItem(KEPT)
    apply(THEMES.find(t => t === kept) ?? 'system')
  } catch {
    apply('system') // storage forbidden by the browser: the device decides
  }
}

export const chooseTheme = (to: Theme): void => {
  apply(to)
  try {
    localStorage.setItem(KEPT, to)
  } catch {
    // Storage forbidden: the choice lasts until the page closes.
  }
}
