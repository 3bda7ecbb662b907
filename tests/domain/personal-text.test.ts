import { expect, test } from 'vitest'
import { looksPersonal } from '../../src/domain/personal-text.ts'

test.each([
  ['Appeler le 06 12 34 56 78', 'call', '06 12 34 56 78'],
  ['tél. 0466123456 le matin', 'call', '0466123456'],
  ['+33 (0)4 66 12 34 56', 'call', '+33 (0)4 66 12 34 56'],
  ['04.66.12.34.56', 'call', '04.66.12.34.56'],
  ['06-12-34-56-78', 'call', '06-12-34-56-78'],
  ['llamar al 612 345 678', 'call', '612 345 678'],
  ['chiamare 333 1234567', 'call', '333 1234567'],
  ['0033612345678', 'call', '0033612345678'],
  ['écrire à jeanne.roux@exemple.fr', 'letterbox', 'jeanne.roux@exemple.fr'],
  ['contact (at) exemple.org', 'letterbox', 'contact (at) exemple.org'],
  ['verser sur FR76 3000 6000 0112 3456 7890 189', 'bank', 'FR76 3000 6000 0112 3456 7890 189'],
  ['ES9121000418450200051332', 'bank', 'ES9121000418450200051332'],
  ['Mme Roux l’a trouvé clair', 'name', 'Mme Roux'],
  ['prêté à M. Élie', 'name', 'M. Élie'],
  ['voir Monsieur Du Pré', 'name', 'Monsieur Du'],
  ['la Sra. Puig lo recomienda', 'name', 'Sra. Puig'],
  ['Sig.ra Bianchi', 'name', 'Sig.ra Bianchi'],
  ['ask Dr Adams', 'name', 'Dr Adams'],
])('C25 is stopped: %s', (text, is, words) => expect(looksPersonal(text)).toEqual({ is, words }))

test.each([
  'Tableau des aides très clair, à jour pour les saisonniers.',
  'Oublie les aides régionales. Compléter par la fiche logement.',
  'Édition 2025, remplace 2023 et 2024',
  'Chiffres de 2019 2020 2021 2022',
  'ISBN 978-2-910966-08-9',
  '9782910966089',
  '0-8044-2957-X ou 2-910966-08-9',
  '2434-561X',
  '14,50 € en 2025, 13,90 € avant',
  'Plus de 1 500 métiers, 350 pages',
  'Du 3 au 5 novembre 2025',
  'Article 12-3 du code du travail',
  'Pour Madame et Monsieur tout le monde',
  'niveau A2 à B1, ROME K1801',
  'RNCP35028',
  'de 18 à 25 ans, 16 h 30',
  'Paris 2e éd. M. 12',
  '',
])('C25 lets through what speaks of nobody: %s', text => expect(looksPersonal(text)).toBeNull())
