// What stands on the sheet, in its order: each line can go one place up, or off. What its reader should not be given without a word is said beside it.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import type { SheetItem } from '../domain/sheet.ts'
import { inWords } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Tag } from '../ui/Tag.tsx'
import { WithSign } from '../ui/WithSign.tsx'
import type { Chosen } from './on-paper.ts'
import { SIGNS } from './Picks.tsx'

const titleOf = (c: Chosen): string => (c.is === 'work' ? c.work.title : c.is === 'partner' ? c.name : inWords(c.shared.event.titles))

/** Why one might not want to give it away; null for most. */
const warning = (c: Chosen, today: Day): string | null => {
  if (c.is === 'work') return c.work.state.is === 'current' ? null : t(`holdings.state.${c.work.state.is}`)
  if (c.is === 'partner') {
    if (c.partner.withdrawn) return t('partners.state.withdrawn')
    if (c.partner.engagement === 'ended') return t('partners.engagement.ended')
    const { line, letterbox, web, reception } = c.partner
    return c.next || line || letterbox || web || reception ? null : t('sheet.bare')
  }
  const { event, cancelled } = c.shared
  if (cancelled) return t('agenda.cancelled')
  if (event.lastDay < today) return t('sheet.over')
  return event.circle === 'public' ? null : t(`agenda.circle.${event.circle}`)
}

type Props = {
  readonly chosen: readonly Chosen[]
  /** So many things are on the sheet and not readable here. */
  readonly missing: number
  readonly today: Day
  readonly up: (item: SheetItem, what: string, line: number) => void
  readonly off: (item: SheetItem) => void
}

export const OnSheet = ({ chosen, missing, today, up, off }: Props): JSX.Element => (
  <Sheet heading={t('sheet.on')} aside={chosen.length > 0 && <span class="meta">{t('sheet.lines', { n: chosen.length })}</span>}>
    {chosen.length === 0 && missing === 0 && (
      <Empty icon="page" title={t('sheet.empty')}>
        {t('sheet.empty.say')}
      </Empty>
    )}
    <ol class="on-sheet">
      {chosen.map((c, i) => {
        const what = titleOf(c)
        const said = warning(c, today)
        return (
          <li key={`${c.item.is} ${c.item.id}`}>
            <span>
              <WithSign icon={SIGNS[c.is]}>{what}</WithSign> {said !== null && <Tag tone="ochre">{said}</Tag>}
            </span>
            {i > 0 && <Button look="bare" icon="up" label={t('sheet.up', { what })} onPress={() => up(c.item, what, i)} />}
            <Button look="bare" icon="cross" label={t('sheet.off', { what })} onPress={() => off(c.item)} />
          </li>
        )
      })}
    </ol>
    {missing > 0 && <p class="soft">{t('sheet.missing', { n: missing })}</p>}
  </Sheet>
)
