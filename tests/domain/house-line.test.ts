import { expect, test } from 'vitest'
import { isHouseLetterbox, isHouseLine, readWeb, webShown } from '../../src/domain/house-line.ts'

test.each(['39 49', '04 66 00 00 00', '+33 4 66 00 00 00', '(04) 66-00-00-00'.slice(1), '0466000000', '112'])(
  'a number of a house: %s',
  text => expect(isHouseLine(text)).toBe(true),
)
test.each([
  '',
  '7',
  'Jeanne',
  'Jeanne 04 66 00 00 00',
  '04 66 00 00 00 Mme Roux',
  'FR76 3000 6000 0112 3456 7890 189',
  '1'.repeat(16),
  'a@b.fr',
])('C25 no number of a house: %s', text => expect(isHouseLine(text)).toBe(false))

const NAMES = ['Mission locale du Haut-Vallon', 'ML']
test.each([
  'contact@ml.example',
  'Accueil@ml.example',
  'accueil.vallon@ml.example',
  'info-formation@ml.example.org',
  'contact30@ml.example'.replace('30', '.30'),
])('a letterbox of a house: %s', text => expect(isHouseLetterbox(text, NAMES)).toBe(true))
test.each([
  'jeanne.roux@exemple.fr',
  'contact.roux@exemple.fr',
  'roux@exemple.fr',
  'vallon@exemple.fr',
  'j.roux@contact.fr',
  'contact',
  'contact@localhost',
  'à lire, contact@ml.example',
  'contact@ml.example, jeanne.roux@ml.example',
  'contact (at) ml.example',
])('C25 no letterbox of a house: %s', text => expect(isHouseLetterbox(text, NAMES)).toBe(false))

test.each([
  ['emploi.example', 'https://emploi.example'],
  ['https://www.emploi.example/vallon?lieu=3#haut', 'https://www.emploi.example/vallon?lieu=3#haut'],
  ['HTTP://Emploi.example:8080/', 'http://Emploi.example:8080/'],
  ['cité-des-métiers.example', 'https://cité-des-métiers.example'],
])('a page of a house: %s', (typed, kept) => expect(readWeb(typed)).toBe(kept))
test.each([
  '',
  'emploi',
  'javascript:alert(1)',
  'data:text/html,x',
  'https://jeanne@emploi.example',
  'jeanne.roux@exemple.fr',
  'emploi.example/de jeanne',
  'https://emploi.example/"onload=',
  'https://-emploi.example',
  'ftp://emploi.example',
  'FR76 3000 6000 0112 3456 7890 189',
])('no page of a house: %s', typed => expect(readWeb(typed)).toBe(null))
test('it is shown without how it begins', () => {
  expect(webShown('https://www.emploi.example/')).toBe('emploi.example')
  expect(webShown('http://emploi.example/vallon')).toBe('emploi.example/vallon')
})
