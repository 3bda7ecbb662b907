// A word on what was just done, or could not be: seen and heard.
import { showToast } from '../ui/Toasts.tsx'

export const sayShown = (words: string): void => showToast({ spoken: words, words: () => words })
