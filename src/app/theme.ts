// Light, dark, or as the device says. Kept on this device only.
import { signal, type ReadonlySignal } from '@preact/signals'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const KEPT_THEME = 'relais.theme'
const chosen = signal<Theme>('system')
export const theme: ReadonlySignal<Theme> = chosen

/** Until it is chosen otherwise. */
export const applyTheme = (to: Theme): void => {
  chosen.value = to
  if (to === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = to
}

/** At start, before the first picture. */
export const applyKeptTheme = (): void => {
  try {
    const kept = localStorage.getItem(KEPT_THEME)
    applyTheme(THEMES.find(t => t === kept) ?? 'system')
  } catch {
    applyTheme('system') // storage forbidden by the browser: the device decides
  }
}
