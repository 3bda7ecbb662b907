// One lot: which device, which days, what each answer would make of them, and the answers.
import type { JSX } from 'preact'
import type { Day } from '../domain/day.ts'
import { after, type Choice, type Late } from '../domain/estimates.ts'
import type { Visit } from '../domain/visit.ts'
import { dayText } from '../text/format.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Note } from '../ui/Note.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import type { Lot } from './lots.ts'

type Props = {
  readonly lot: Lot
  /** This device's centre. */
  readonly place: string | null
  readonly today: Day
  readonly busy: boolean
  /** It was answered here, and is carried out once the head answers. */
  readonly decided: Choice | null
  readonly take: (choice: Choice) => void
  readonly decline: () => void
}

const DayLine = ({ late, today }: { readonly late: Late<Visit>; readonly today: Day }): JSX.Element => {
  const date = dayText(late.day, today)
  const made = (choice: Choice): JSX.Element => <Emphasis k={`apart.${choice}.makes`} values={after(late, choice)} />
  return (
    <li class="stack close">
      <span>
        <Emphasis
          k={late.estimated > 0 ? 'apart.day.estimated' : 'apart.day'}
          values={{ n: late.brought.length, date, estimated: late.estimated }}
        />
      </span>
      {late.instead.length > 0 && <span class="soft">{made('replace')}</span>}
      {late.brought.length > late.stays.length && <span class="soft">{made('keep')}</span>}
    </li>
  )
}

export const LotSheet = ({ lot, place, today, busy, decided, take, decline }: Props): JSX.Element => {
  const { late, others, known, fresh } = lot.weighed
  const asks = late.some(d => d.brought.length > d.stays.length)
  const first = lot.days[0]
  return (
    <Sheet
      heading={lot.label === '' ? t('apart.lot.unnamed') : t('apart.lot', { device: lot.label, place: place ?? '' })}
      aside={first !== undefined && <span class="meta">{t('apart.came', { date: dayText(first as Day, today) })}</span>}
    >
      <div class="stack">
        {late.length > 0 && (
          <ul class="stack close">
            {late.map(d => (
              <DayLine key={d.day} late={d} today={today} />
            ))}
          </ul>
        )}
        {others > 0 && <p>{t('apart.others', { n: others })}</p>}
        {late.length + others === 0 && fresh.length > 0 && <p>{t('apart.newer', { n: fresh.length })}</p>}
        {known > 0 && <Note icon="tick">{fresh.length === 0 ? t('apart.allKnown', { n: known }) : t('apart.known', { n: known })}</Note>}
        {lot.unreadable > 0 && <Note icon="warning">{t('apart.unreadable', { n: lot.unreadable })}</Note>}
        {asks && decided === null && <p class="say">{t('apart.question')}</p>}
        {decided !== null && <p class="say">{t(asks ? `apart.decided.${decided}` : 'apart.decided')}</p>}
        {decided === null && (
          <div class="row">
            {fresh.length === 0 ? (
              <Button look="main" off={busy} onPress={() => take('replace')}>
                {t('apart.seen')}
              </Button>
            ) : (
              <>
                <Button look="main" off={busy} onPress={() => take('replace')}>
                  {t(asks ? 'apart.replace' : 'apart.take')}
                </Button>
                {asks && (
                  <Button off={busy} onPress={() => take('keep')}>
                    {t('apart.keep')}
                  </Button>
                )}
                <Button look="quiet" off={busy} onPress={decline}>
                  {t('apart.decline')}
                </Button>
              </>
            )}
          </div>
        )}
        {asks && decided === null && <p class="meta">{t('apart.keep.say')}</p>}
      </div>
    </Sheet>
  )
}
