// T1, the market day, in any browser: the same day as market-day.test.ts plays in Chromium, with the means that every browser has.
import { expect, test } from 'vitest'
import { atTheHead, countsOf, MARKET_DAY } from '../journeys/at-the-head.ts'
import { EDGE } from '../line.ts'
import { HAUT_VALLON } from '../screens/haut-vallon.ts'
import { until } from '../until.ts'
import { DESK, enrolledAs, kept, noteInterview, noteOnce, PHONE, sendNow, serveAt, STATUS } from './device.ts'
import type { BrowserKind } from './driver.ts'

const on = (time: string): string => `2025-10-09T${time}`

export const playMarketDay = (kind: BrowserKind): void => {
  test.skipIf(kind.missing !== null)(
    `T1 market day in ${kind.name}${kind.missing ? `: not played, ${kind.missing}` : ''}: a day without a line, the power gone with a half-filled interview, EDGE, the totals as written on both sides`,
    async () => {
      const served = await serveAt(on('08:20'))
      await served.writeDirectory(HAUT_VALLON)
      const tablet = await enrolledAs(kind, served, { role: 'staff', centre: 'cas', local: on('08:20'), size: PHONE })
      await tablet.reads('header.bar', /Castelroc/)

      tablet.line.cut()
      await tablet.setClock(on('08:30'))
      await tablet.driver.reload()
      await noteOnce(tablet, 'Information rapide', 3)
      await tablet.setClock(on('09:10'))
      await noteInterview(tablet, ['Trouver un emploi'], '5 à 15')
      await noteOnce(tablet, 'Libre-service', 2)
      await noteOnce(tablet, 'Information rapide', 1)
      await tablet.press('button', 'Annuler') // the one undone, in the toast of the last entry
      await tablet.setClock(on('10:05'))
      await noteInterview(tablet, ['Choisir son orientation'], '15 à 30', { present: 2 })
      await noteOnce(tablet, 'Information rapide', 2)
      await noteInterview(tablet, ['Créer son activité'], '30 à 60')

      // 11:07: the battery is out while an interview is half filled in
      await tablet.setClock(on('11:07'))
      await tablet.press('button', /^Entretien/)
      await tablet.press('checkbox', 'Trouver une formation')
      await until('the draft is kept', async () => (await kept(tablet, 'drafts')).length === 1)
      await tablet.powerCut(tablet.url, on('11:08'))
      await tablet.reads('main', /Un entretien commencé/)
      await tablet.press('button', 'Reprendre')
      await tablet.meets('checkbox', 'Trouver une formation')
      await expect
        .poll(() =>
          tablet.driver.run(() =>
            [...document.querySelectorAll<HTMLInputElement>('input[type=checkbox]:checked')].map(
              i => i.getAttribute('aria-label') ?? i.labels?.[0]?.innerText.trim(),
            ),
          ),
        )
        .toEqual([expect.stringMatching(/ormation$/)])
      await tablet.press('words', '15 à 30')
      await tablet.press('button', 'Enregistrer')

      await tablet.setClock(on('14:00'))
      await tablet.press('button', /^Groupe/)
      await tablet.press('words', 'Classe')
      await tablet.fill('Combien de personnes ?', '24')
      await tablet.fill('Accompagnants', '2')
      await tablet.press('button', 'Enregistrer')
      await tablet.setClock(on('15:20'))
      await noteInterview(tablet, ['Changer sa vie professionnelle', 'Trouver une formation'], '30 à 60')
      await noteInterview(tablet, ['Trouver un emploi'], '5 à 15')
      await noteInterview(tablet, ['Trouver un emploi'], '5 à 15') // one too many: voided below, with a reason
      await tablet.setClock(on('15:40'))
      await noteOnce(tablet, 'Libre-service', 2)
      await tablet.press('button', /^Corriger ou annuler\s: entretien de 15 h/i)
      await tablet.press('words', 'Notée deux fois')
      await tablet.press('button', 'Annuler la saisie')
      await tablet.setClock(on('17:10'))
      await noteOnce(tablet, 'Information rapide', 4)

      await tablet.reads('main', /19 passages.*20 personnes présentes.*1 groupe, 24 personnes/)
      await tablet.reads(STATUS, /^22 à envoyer/) // 19, two of them taken back besides and still told, one group

      // 17:41: a line for a minute
      await tablet.setClock(on('17:41'))
      served.setClock(on('17:41'))
      await sendNow(tablet, EDGE)
      tablet.line.cut()

      const head = await atTheHead(served)
      expect(countsOf(head)).toEqual(MARKET_DAY)

      const desk = await enrolledAs(kind, served, { role: 'coordinator', centre: null, local: on('17:45'), size: DESK })
      await expect
        .poll(() =>
          desk.driver.run(() =>
            [...document.querySelectorAll('tr')].map(r => r.innerText.replace(/\s+/g, ' ').trim()).find(r => r.startsWith('Castelroc')),
          ),
        )
        .toMatch(/^Castelroc .*\b19 9 6 4 20 1 24 pers\./)
      expect(await tablet.errors()).toEqual([])
      expect(await desk.errors()).toEqual([])
    },
    240_000,
  )
}
