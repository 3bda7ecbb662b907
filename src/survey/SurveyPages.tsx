// The two pages of surveys, each one tap from the other; the one that is open is marked.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'

const PAGES = [
  { to: '/surveys', word: 'survey.page.all' },
  { to: '/surveys/exit', word: 'survey.page.exit' },
] as const

/** `exits`: this device belongs to a centre, whose exit is asked about. */
export const SurveyPages = ({ page, exits }: { readonly page: (typeof PAGES)[number]['to']; readonly exits: boolean }): JSX.Element => (
  <nav aria-label={t('nav.surveys')}>
    <ul class="pages">
      {PAGES.filter(p => exits || p.to !== '/surveys/exit').map(p => (
        <li key={p.to}>
          <a href={p.to} aria-current={p.to === page ? 'page' : undefined}>
            {t(p.word)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
