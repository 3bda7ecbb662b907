// What may be told besides, in five parts that open: who came, how, where from, what about, where to. None of it is asked for; one tap each.
import { Fragment, type ComponentChildren, type ComponentProps, type JSX } from 'preact'
import { ALTERNATIVES, CHANNELS, ONE_OF, SOME_OF, VISITED } from '../domain/told-lists.ts'
import type { Day } from '../domain/day.ts'
import { usualFirst, type Habits } from '../domain/habits.ts'
import { isKey } from '../domain/ids.ts'
import type { ListName, ListValue } from '../domain/lists.ts'
import { numbered, referredTo } from '../domain/referred.ts'
import { isLargeEnough } from '../domain/territory.ts'
import { isUsual, type OneOf, type Referral, type SomeOf, type Told } from '../domain/told.ts'
import { nameOn } from '../domain/partner.ts'
import { zonesOf } from '../store/read-directory.ts'
import { allPartners, partnersOf } from '../store/read-partners.ts'
import { useLive } from '../store/use-live.ts'
import { inWords } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { LaterDisclosure } from '../ui/LaterDisclosure.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { listChoices } from './list-choices.ts'
import type { Room } from './room.ts'
import { ShownWorks } from './ShownWorks.tsx'

type Props = {
  readonly room: Room
  readonly day: Day
  readonly stated: readonly ListValue[]
  /** The reference purposes of what was chosen: their usual themes come first. */
  readonly refs: readonly string[]
  readonly told: Told
  readonly party: number
  readonly habits: Habits
  readonly tell: (part: Partial<Told>) => void
}

/** Shown of a long list before "others". */
const USUAL = 6

type MaybeProps = {
  readonly legend: string
  readonly choices: ComponentProps<typeof Ticks>['choices']
  readonly chosen: string | null
  readonly choose: (value: string | null) => void
  readonly first?: number
  readonly rest?: string
}
/** A question with one answer at most. */
const Maybe = ({ chosen, choose, ...question }: MaybeProps): JSX.Element => (
  <Ticks
    {...question}
    hint={t('told.one')}
    kind="maybe"
    look="flow"
    chosen={chosen === null ? [] : [chosen]}
    onChange={([value]) => choose(value ?? null)}
  />
)

export const ToldParts = ({ room, day, stated, refs, told, party, habits, tell }: Props): JSX.Element => {
  const { device, where } = room
  const zones = useLive(() => zonesOf(device.db), [device]).value ?? []
  const houses = useLive(() => allPartners(device.db), [device]).value ?? []

  const choices = (list: ListName, chosen: readonly string[]) =>
    usualFirst(habits, list, listChoices(list, stated, where.centre, day, chosen))
  const cut = (n: number): { first?: number; rest?: string } => (n > USUAL + 2 ? { first: USUAL, rest: t('interview.others') } : {})
  /** Houses of a type that may be named today; one that is named already stays. */
  const housesOf = (type: string, chosen: string | null): readonly { readonly value: string; readonly label: string }[] => {
    const named = partnersOf(houses, day, { types: [type] }).map(h => ({ value: h.partner.id as string, label: h.name }))
    const known = houses.find(h => h.id === chosen)
    return [...(known && !named.some(h => h.value === chosen) ? [{ value: known.id as string, label: nameOn(known, day) }] : []), ...named]
  }
  const one = (field: Exclude<OneOf, 'sentBy'>): JSX.Element => {
    const chosen = told[field]
    const offered = choices(ONE_OF[field], chosen === null ? [] : [chosen])
    return (
      <Maybe
        legend={t(`told.${field}`)}
        choices={offered}
        chosen={chosen}
        {...(field !== 'ageBand' && cut(offered.length))}
        choose={value => tell({ [field]: value })}
      />
    )
  }
  const some = (field: SomeOf): JSX.Element => {
    const list = SOME_OF[field]
    const offered = choices(list, told[field])
    return (
      <Ticks
        legend={t(`told.${field}`)}
        kind="several"
        look="flow"
        choices={list === 'theme' ? offered.toSorted((a, b) => Number(isUsual(b.value, refs)) - Number(isUsual(a.value, refs))) : offered}
        chosen={told[field]}
        {...cut(offered.length)}
        onChange={values => tell({ [field]: values })}
      />
    )
  }
  /** S106: the type, then which house of it, where one is known: its key stands in the type's place. */
  const sentBy = (): JSX.Element => {
    const named = houses.find(h => h.id === told.sentBy)
    const type = named?.type ?? told.sentBy
    const offered = choices('partner-type', type === null ? [] : [type])
    const shown = type === null ? [] : housesOf(type, named?.id ?? null)
    return (
      <>
        <Maybe
          legend={t('told.sentBy')}
          choices={offered}
          chosen={type}
          {...cut(offered.length)}
          choose={value => tell({ sentBy: value })}
        />
        {shown.length > 0 && (
          <Maybe
            legend={t('told.sentBy.partner', { to: offered.find(c => c.value === type)?.label ?? '' })}
            choices={shown}
            chosen={named?.id ?? null}
            {...cut(shown.length)}
            choose={value => tell({ sentBy: value ?? type })}
          />
        )}
      </>
    )
  }
  const yesNo = (field: 'anticipating' | 'sentBack'): JSX.Element => (
    <Maybe
      legend={t(`told.${field}`)}
      choices={(['yes', 'no'] as const).map(value => ({ value, label: t(`told.${value}`) }))}
      chosen={told[field] === null ? null : told[field] ? 'yes' : 'no'}
      choose={value => tell({ [field]: value === null ? null : value === 'yes' })}
    />
  )
  const part = (
    name: 'who' | 'how' | 'whence' | 'about' | 'towards',
    answered: number,
    questions: () => ComponentChildren,
  ): JSX.Element => {
    const what = t(`told.${name}`)
    return (
      <LaterDisclosure title={answered > 0 ? t('told.filled', { what, n: answered }) : what} open={answered > 0}>
        {questions}
      </LaterDisclosure>
    )
  }
  const zoned = zones.filter(z => z.id === told.zone || (!z.withdrawn && isLargeEnough(z)))
  const partners = choices(
    'partner-type',
    told.referrals.map(([to]) => to),
  )
  const given = (...fields: readonly (keyof Told)[]): number =>
    fields.filter(f => {
      const x = told[f]
      return Array.isArray(x) ? x.length > 0 : x !== null && x !== 'on-site'
    }).length

  return (
    <>
      {part('who', given('ageBand', 'zone', 'visited', 'transition', 'anticipating', 'partyKinds'), () => (
        <>
          {(party > 1 || told.partyKinds.length > 0) && some('partyKinds')}
          {one('ageBand')}
          {zoned.length > 0 && (
            <Maybe
              legend={t('told.zone')}
              choices={zoned.map(z => ({ value: z.id, label: inWords(z.names) }))}
              chosen={told.zone}
              choose={value => tell({ zone: isKey(value) ? value : null })}
            />
          )}
          <Maybe
            legend={t('told.visited')}
            choices={VISITED.map(value => ({ value, label: t(`told.visited.${value}`) }))}
            chosen={told.visited}
            choose={value => tell({ visited: VISITED.find(v => v === value) ?? null })}
          />
          {one('transition')}
          {yesNo('anticipating')}
        </>
      ))}
      {part('how', given('channel', 'waiting', 'adaptations'), () => (
        <>
          <Ticks
            legend={t('told.channel')}
            kind="one"
            look="flow"
            choices={CHANNELS.map(value => ({ value, label: t(`told.channel.${value}`) }))}
            chosen={[told.channel]}
            onChange={([value]) => tell({ channel: CHANNELS.find(c => c === value) ?? 'on-site' })}
          />
          {one('waiting')}
          {some('adaptations')}
        </>
      ))}
      {part('about', given('themes', 'works', 'sector', 'stage', 'unanswered'), () => (
        <>
          {some('themes')}
          <ShownWorks db={device.db} chosen={told.works} choose={works => tell({ works })} />
          {some('unanswered')}
          {one('sector')}
          {one('stage')}
        </>
      ))}
      {part('whence', given('heard', 'sentBy', 'alreadySeen', 'sentBack'), () => (
        <>
          {one('heard')}
          {sentBy()}
          {some('alreadySeen')}
          {yesNo('sentBack')}
        </>
      ))}
      {part('towards', given('referrals'), () => (
        <>
          <Ticks
            legend={t('told.referrals')}
            kind="several"
            look="flow"
            choices={partners}
            chosen={[...new Set(told.referrals.map(([to]) => to))]}
            {...cut(partners.length)}
            onChange={types => tell({ referrals: referredTo(told.referrals, types) })}
          />
          {numbered(told.referrals).map(([referral, nth]) => {
            const [to, alternatives, theme, partner] = referral
            const twins = told.referrals.filter(r => r[0] === to).length > 1
            const type = partners.find(c => c.value === to)?.label ?? ''
            const word = twins ? `${type} ${nth + 1}` : type
            const shown = housesOf(to, partner)
            const say = (part: Partial<Record<1 | 2 | 3, Referral[1 | 2 | 3]>>): void =>
              tell({ referrals: told.referrals.map(r => (r === referral ? (Object.assign([...r], part) as unknown as Referral) : r)) }) // the same parts
            const about = choices('theme', theme === null ? [] : [theme])
            const first = about.filter(c => told.themes.includes(c.value) || c.value === theme || isUsual(c.value, refs))
            return (
              <Fragment key={`${to} ${nth}`}>
                {shown.length > 0 && (
                  <Maybe
                    legend={t('told.partner', { to: word })}
                    choices={shown}
                    chosen={partner}
                    {...cut(shown.length)}
                    choose={value => say({ 3: isKey(value) ? value : null })}
                  />
                )}
                <Maybe
                  legend={t('told.alternatives', { to: word })}
                  choices={ALTERNATIVES.map(n => ({
                    value: String(n),
                    label: t('told.alternatives.n', { n, more: n === 3 ? 'yes' : 'no' }),
                  }))}
                  chosen={alternatives === null ? null : String(alternatives)}
                  choose={n => say({ 1: ALTERNATIVES.find(a => String(a) === n) ?? null })}
                />
                <Maybe
                  legend={t('told.referralTheme', { to: word })}
                  choices={[...first, ...about.filter(c => !first.includes(c))]}
                  chosen={theme}
                  first={Math.max(1, first.length)}
                  rest={t('interview.others')}
                  choose={value => say({ 2: value })}
                />
              </Fragment>
            )
          })}
        </>
      ))}
    </>
  )
}
