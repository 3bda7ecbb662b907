// The pages about partners, each one tap from the others; the one that is open is marked.
import type { JSX } from 'preact'
import { t } from '../text/translate.ts'

const PAGES = [
  { to: '/partners', word: 'partners.page.all' },
  { to: '/partners/here', word: 'partners.page.here' },
  { to: '/partners/bounced', word: 'partners.page.bounced' },
] as const
export type PartnerPage = (typeof PAGES)[number]['to']

/** `counsels`: visits are noted here, and can be given back. */
export const PartnerPages = ({ page, counsels }: { readonly page: PartnerPage; readonly counsels: boolean }): JSX.Element => (
  <nav aria-label={t('partners.pages')}>
    <ul class="pages">
      {PAGES.filter(p => counsels || p.to !== '/partners/bounced').map(p => (
        <li key={p.to}>
          <a href={p.to} aria-current={p.to === page ? 'page' : undefined}>
            {t(p.word)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
