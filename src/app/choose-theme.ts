// The person's own choice of light or dark, kept on this device.
import { applyTheme, KEPT_THEME, type Theme } from './theme.ts'

export const chooseTheme = (to: Theme): void => {
  applyTheme(to)
  try {
    localStorage.setItem(KEPT_THEME, to)
  } catch {
    // Storage forbidden: the choice lasts until the page closes.
  }
}
