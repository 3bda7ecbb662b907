// The six languages of the screens. What people write may stand in any of them.
export const LANGUAGES = ['fr', 'en', 'it', 'es', 'ca', 'pt'] as const
export type Language = (typeof LANGUAGES)[number]
export const isLanguage = (x: unknown): x is Language => LANGUAGES.includes(x as Language)
