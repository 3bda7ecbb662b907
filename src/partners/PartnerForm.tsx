// A partner is described: a name and a type are enough (V16); what helps to point somebody there is below, and can come later.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { choicesIn } from '../domain/choices-in.ts'
import type { Day } from '../domain/day.ts'
import type { Folded } from '../domain/fold.ts'
import type { ListItem } from '../domain/lists.ts'
import { ENGAGEMENTS, LONGEST, nameOn, type Partner } from '../domain/partner.ts'
import type { PartnerStated } from '../domain/partner-record.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm, type Saved } from '../records/RecordForm.tsx'
import { textProblemWords } from '../records/text-problem-words.ts'
import { useTyped } from '../records/use-typed.ts'
import { inWords } from '../text/centre-words.ts'
import { t } from '../text/translate.ts'
import { wholeDate } from '../text/whole-date.ts'
import { wordHere } from '../text/words-here.ts'
import { DateTimeField } from '../ui/DateTimeField.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Field } from '../ui/Field.tsx'
import { LongField } from '../ui/LongField.tsx'
import { Note } from '../ui/Note.tsx'
import { Select } from '../ui/Select.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { memberWord, type PartnerLists } from './partner-lists.ts'
import {
  NEW,
  partnerAgain,
  partnerForm,
  readPartner,
  sameName,
  typedPartner,
  type PartnerProblem,
  type PartnerTyped,
  type PartnerWrong,
} from './partner-typed.ts'

/** A partner that is described again: as it stood when that was begun. */
export type Begun = { readonly partner: Partner; readonly record: Folded }
type Props = {
  readonly desk: Desk
  readonly heading: string
  readonly lists: PartnerLists
  readonly today: Day
  /** Null for a new one. */
  readonly begin: Begun | null
  /** To see whether one bears this name already. */
  readonly others: readonly Partner[]
  /** Writes at this desk. */
  readonly save: (desk: Desk, stated: PartnerStated, begun: Begun | null) => Promise<Saved>
  readonly close: () => void
}

type Text = 'name' | 'short' | 'reception' | 'line' | 'letterbox' | 'web' | 'renamed'
const words = (field: keyof PartnerWrong, problem: PartnerProblem | undefined): string | null => {
  if (problem === undefined) return null
  if (typeof problem === 'object') return textProblemWords(problem)
  if (problem === 'half') return t('partners.renamed.half')
  if (problem === 'no-house')
    return t(field === 'line' ? 'partners.no.line' : field === 'web' ? 'partners.no.web' : 'partners.no.letterbox')
  return t(field === 'type' ? 'partners.missing.type' : 'records.problem.name-missing')
}

/** Of a long list, before "others". */
const FIRST = 8

export const PartnerForm = ({ desk, heading, lists, today, begin, others, save, close }: Props): JSX.Element => {
  const own = begin?.partner.id ?? null
  const {
    typed,
    type,
    before: begun,
    ...drafted
  } = useTyped(desk, own === null ? NEW : partnerForm(own), () => typedPartner(begin?.partner ?? null, today), begin, partnerAgain)
  const [wrong, tell] = useState<PartnerWrong>({})
  const stood = typedPartner(begun?.partner ?? null, today)
  const set = (part: Partial<PartnerTyped>): void => type(was => ({ ...was, ...part }))
  const text = (field: Text, hint?: string): JSX.Element => (
    <Field
      label={t(`partners.field.${field}`)}
      {...(hint !== undefined && { hint })}
      value={typed[field]}
      onInput={value => set({ [field]: value })}
      problem={words(field, wrong[field])}
    />
  )
  const some = (field: 'themes' | 'adaptations', items: readonly ListItem[]): JSX.Element => {
    const choices = choicesIn(items, lists.stated, today, stood[field]).map(value => ({
      value,
      label: wordHere(items, lists.stated, value),
    }))
    return (
      <Ticks
        legend={t(`partners.field.${field}`)}
        kind="several"
        look="flow"
        choices={choices}
        chosen={typed[field]}
        {...(choices.length > FIRST + 2 && { first: FIRST, rest: t('interview.others') })}
        onChange={chosen => set({ [field]: chosen })}
      />
    )
  }
  const twin = sameName(others, typed.name, own)
  const zones = lists.zones.filter(z => (!z.withdrawn && !z.outside) || stood.zones.includes(z.id))
  const dated = begun?.partner.names.flatMap(n => (n.from === null ? [] : [{ ...n, from: n.from }])) ?? []
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={heading}
      wrong={t('network.problem.some')}
      close={close}
      save={async at => {
        const read = readPartner(typed, begun?.partner ?? null, today)
        tell('wrong' in read ? read.wrong : {})
        return 'wrong' in read ? 'wrong' : save(at, read.stated, begun)
      }}
    >
      {text('name', t('partners.field.name.hint'))}
      {twin && (
        <Note icon="about" tone="ochre">
          {t('partners.twin', { name: nameOn(twin, today) })} <a href={`/partners/${twin.id}`}>{t('partners.twin.open')}</a>
        </Note>
      )}
      <Select
        label={t('partners.field.type')}
        ask={t('network.pick')}
        choices={choicesIn(lists.types, lists.stated, today, [stood.type]).map(value => ({
          value,
          label: wordHere(lists.types, lists.stated, value),
        }))}
        value={typed.type}
        onChange={value => set({ type: value })}
        problem={words('type', wrong.type)}
      />
      <Ticks
        legend={t('partners.field.engagement')}
        kind="one"
        look="flow"
        choices={ENGAGEMENTS.map(value => ({ value, label: t(`partners.engagement.${value}`) }))}
        chosen={[typed.engagement]}
        onChange={([value]) => set({ engagement: ENGAGEMENTS.find(e => e === value) ?? typed.engagement })}
      />
      <Disclosure title={t('partners.more.what')} open={begin !== null || (['short', 'offer'] as const).some(f => wrong[f])}>
        {text('short', t('partners.field.short.hint'))}
        <LongField
          label={t('partners.field.offer')}
          hint={t('partners.field.offer.hint', { max: LONGEST.offer })}
          value={typed.offer}
          onInput={offer => set({ offer })}
          problem={words('offer', wrong.offer)}
        />
        <Ticks
          legend={t('partners.field.purposes')}
          kind="several"
          look="flow"
          choices={choicesIn(lists.purposes, lists.stated, today, stood.purposes).map(value => ({
            value,
            label: memberWord(lists, 'purpose', value),
          }))}
          chosen={typed.purposes}
          onChange={purposes => set({ purposes })}
        />
        {some('themes', lists.themes)}
        {zones.length > 0 && (
          <Ticks
            legend={t('partners.field.zones')}
            hint={t('partners.field.zones.hint')}
            kind="several"
            look="flow"
            choices={zones.map(z => ({ value: z.id, label: inWords(z.names) }))}
            chosen={typed.zones}
            onChange={chosen => set({ zones: chosen })}
          />
        )}
      </Disclosure>
      <Disclosure
        title={t('partners.more.reach')}
        open={(['reception', 'line', 'letterbox', 'web'] as const).some(f => wrong[f] !== undefined || stood[f] !== '')}
      >
        <Note icon="about">{t('partners.house')}</Note>
        {text('reception', t('partners.field.reception.hint'))}
        {text('line', t('partners.field.line.hint'))}
        {text('letterbox', t('partners.field.letterbox.hint'))}
        {text('web', t('partners.field.web.hint'))}
        {some('adaptations', lists.adaptations)}
      </Disclosure>
      {begun && (
        <Disclosure title={t('partners.more.renamed')} open={wrong.renamed !== undefined || typed.renamed !== ''}>
          <p class="soft">{t('partners.renamed.say')}</p>
          {text('renamed')}
          <DateTimeField
            type="date"
            label={t('partners.field.renamedFrom')}
            value={typed.renamedFrom}
            onInput={renamedFrom => set({ renamedFrom })}
            unfinished={t('records.problem.half-date')}
          />
          {dated.length > 0 && (
            <Ticks
              legend={t('partners.field.notFrom')}
              kind="several"
              look="flow"
              choices={dated.map(n => ({ value: n.from, label: t('partners.named', { name: n.name, date: wholeDate(n.from) }) }))}
              chosen={typed.notFrom}
              onChange={notFrom => set({ notFrom })}
            />
          )}
        </Disclosure>
      )}
    </RecordForm>
  )
}
