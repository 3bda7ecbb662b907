// Facts of a card: a name and what is known. What is not known is said, never left out.
import type { JSX } from 'preact'
import { t } from '../../text/translate.ts'

/** Null or '' = nobody said. */
export type Fact = readonly [what: string, value: string | readonly string[] | null]

export const Facts = ({ lines }: { readonly lines: readonly Fact[] }): JSX.Element => (
  <dl class="facts">
    {lines.map(([what, value]) => (
      <div key={what}>
        <dt>{what}</dt>
        <dd>
          {value === null || value.length === 0 ? (
            <span class="soft">{t('network.unknown')}</span>
          ) : typeof value === 'string' ? (
            value
          ) : (
            <ul class="plain">
              {value.map(v => (
                <li key={v}>{v}</li>
              ))}
            </ul>
          )}
        </dd>
      </div>
    ))}
  </dl>
)
