// Words to spell a code with over the telephone: things everybody knows, short, and unlike one another. Digits are said as they are.
import type { Language } from '../domain/languages.ts'

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ' // those of a code: no I, L, O, U

/** In the order of `LETTERS`. */
const WORDS: Readonly<Record<Language, string>> = {
  fr: 'Abricot Bateau Carotte Domino Étoile Forêt Guitare Hibou Jardin Kiwi Montagne Neige Parapluie Quille Rivière Soleil Tambour Valise Wagon Xylophone Yaourt Zèbre',
  en: 'Apple Boat Carrot Domino Engine Forest Guitar House Jacket Kettle Mountain Needle Pencil Quilt River Sunday Tiger Violin Window Xylophone Yellow Zebra',
  it: 'Albero Barca Carota Domino Estate Foresta Gatto Hotel Jeep Kiwi Montagna Neve Pane Quadro Riva Sole Tavolo Valle Wafer Xilofono Yogurt Zebra',
  es: 'Árbol Barco Camino Dado Estrella Fuego Gato Huevo Jardín Kiwi Montaña Nieve Puente Queso Río Sol Tambor Viento Waterpolo Xilófono Yogur Zapato',
  ca: 'Arbre Barca Camí Dau Estel Foc Gat Hivern Jardí Kiwi Muntanya Neu Pont Quadre Riu Sol Taula Vent Waterpolo Xocolata Yoga Zebra',
  pt: 'Árvore Barco Caminho Dado Estrela Fogo Gato Hotel Jardim Kiwi Montanha Neve Ponte Queijo Rio Sol Tambor Vento Windsurf Xadrez Yoga Zebra',
}

/** Each character of a code with its word; a digit has none. */
export const spell = (code: string, language: Language): readonly { readonly sign: string; readonly word: string | null }[] => {
  const words = WORDS[language].split(' ')
  return [...code].map(sign => ({ sign, word: words[LETTERS.indexOf(sign)] ?? null }))
}
