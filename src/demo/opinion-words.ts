// What the fictional centres think of works, and for whom they hold them good.

/** What centres think of a work, by how they rate it from 1 to 4. */
export const STRENGTHS: Readonly<Record<1 | 2 | 3 | 4, readonly string[]>> = {
  1: ['Couverture attrayante.', 'Tient dans la poche.'],
  2: ['Bonnes adresses dans le premier chapitre.', 'Le tableau de la fin sert encore.', 'Se lit vite.'],
  3: ['Clair, avec des exemples d’ici.', 'Bon point de départ pour un entretien.', 'Schémas utiles, vocabulaire simple.'],
  4: [
    'Le premier document que nous donnons.',
    'Tout y est, et tout est à jour.',
    'Les lecteurs le redemandent.',
    'Parle vraiment de la vie à la campagne.',
  ],
}
export const LIMITS: Readonly<Record<1 | 2 | 3 | 4, readonly string[]>> = {
  1: [
    'Dépassé : les aides citées n’existent plus.',
    'Pensé pour les grandes villes, inutilisable ici.',
    'Trop de jargon, personne ne le finit.',
  ],
  2: ['La moitié des liens ne répond plus.', 'Oublie les saisonniers.', 'Trop long pour un premier contact.'],
  3: ['À compléter par la fiche logement.', 'Manque une version facile à lire.', 'Un peu cher pour une petite antenne.'],
  4: ['Un seul exemplaire ne suffit pas.', 'À racheter chaque année.'],
}
export const READERSHIPS = [
  'Lycéens',
  'Adultes en reconversion',
  'Saisonniers',
  'Jeunes sans diplôme',
  'Créateurs d’activité',
  'Tout public',
  'Parents',
]
