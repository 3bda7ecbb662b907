// The questions of a group: who, how many, who came with them; what for, if one likes. Counted apart from visits.
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { GROUP_KINDS, MAX_ACCOMPANYING, MAX_GROUP } from '../domain/group-visit.ts'
import type { Besides } from '../domain/besides.ts'
import type { GroupEntry, GroupProblem } from '../domain/group-entry.ts'
import { COUNTRIES, groupToldFrom, HOSTS, NOTHING_OF_GROUP, type GroupTold } from '../domain/group-told.ts'
import { DURATIONS } from '../domain/visit.ts'
import { listValues } from '../store/read-lists.ts'
import { useLive } from '../store/use-live.ts'
import { countryWord } from '../text/country-word.ts'
import { INTL, language } from '../text/language.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { LaterDisclosure } from '../ui/LaterDisclosure.tsx'
import { Note } from '../ui/Note.tsx'
import { Stepper } from '../ui/Stepper.tsx'
import { Ticks, type Choice } from '../ui/Ticks.tsx'
import { EntrySheet } from './EntrySheet.tsx'
import { listChoices } from './list-choices.ts'
import type { Room } from './room.ts'
import { typedNumber } from './typed-number.ts'
import { useEntryForm, type EntryKind } from './use-entry-form.ts'

/** Shown of the themes before "others". */
const USUAL_AIMS = 6

export type Group = GroupEntry & { readonly told: GroupTold }
/** No number to start from: it would be kept where nobody had counted. */
export const EMPTY_GROUP: Group = { kind: null, size: null, accompanying: 0, told: NOTHING_OF_GROUP }
const EMPTY = EMPTY_GROUP

export const readGroupDraft = (x: unknown): Group => {
  if (typeof x !== 'object' || x === null) return EMPTY
  const e = x as Record<string, unknown> // an object, checked; each field is checked below
  return {
    kind: GROUP_KINDS.find(k => k === e['kind']) ?? null,
    size: typedNumber(e['size'], EMPTY.size),
    accompanying: typedNumber(e['accompanying'], EMPTY.accompanying),
    told: groupToldFrom(e['told'] as Besides | undefined), // whatever it is: each field is looked at
  }
}

type CountryProps = { readonly chosen: string | null; readonly choose: (code: string | null) => void }
/** Made only where it is asked: the names are put in the order of the language. */
const Country = ({ chosen, choose }: CountryProps): JSX.Element => {
  const countries = useMemo(() => {
    const named = COUNTRIES.map(code => [code, countryWord(code)] as const)
    return named.sort((a, b) => (a[0] === 'ZZ' ? 1 : b[0] === 'ZZ' ? -1 : a[1].localeCompare(b[1], INTL[language.value])))
  }, [language.value])
  return (
    <label class="field">
      <span>{t('group.told.country')}</span>
      <select value={chosen ?? ''} onChange={e => choose(e.currentTarget.value || null)}>
        <option value="">{t('group.told.country.none')}</option>
        {countries.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

export type GroupKindOf = EntryKind<Group, GroupProblem>
type Props = { readonly room: Room; readonly id: string; readonly title: string; readonly of: GroupKindOf }

/** Sizes of one tap; the steps and the keyboard do the rest (J9). */
const SIZES = [5, 10, 15, 20, 25, 30] as const

export const GroupForm = ({ room, id, title, of }: Props): JSX.Element => {
  const { device, where } = room
  const stated = useLive(() => listValues(device.db), [device]).value ?? []
  const day = localOn(device, room.minute.value).day
  const form = useEntryForm(room, id, of)
  const { entry, touch, problems, kept } = form
  const tell = (part: Partial<GroupTold>): void => touch({ told: { ...entry.told, ...part } })
  const { body, level, length, hosts, country } = entry.told
  const answered = body !== null || level !== null || length !== null || country !== null || hosts.length > 0
  const chosen = (x: string | null): readonly string[] => (x === null ? [] : [x])
  const one = (field: 'body' | 'level' | 'length', word: 'body' | 'level' | 'length', choices: readonly Choice[]): JSX.Element => (
    <Ticks
      legend={t(`group.told.${word}`)}
      hint={t('told.one')}
      kind="maybe"
      look="flow"
      choices={choices}
      chosen={chosen(entry.told[field])}
      onChange={([value]) => tell(groupToldFrom({ ...entry.told, [field]: value ?? null } as Besides))} // each field is looked at
    />
  )
  const stepper = (field: 'size' | 'accompanying', least: number, most: number): JSX.Element => {
    const label = t(`group.${field}`)
    const outside = t(`problem.group-${field}`, { max: most })
    return (
      <Stepper
        label={label}
        value={entry[field]}
        least={least}
        most={most}
        more={t('step.more', { what: label })}
        less={t('step.less', { what: label })}
        outside={outside}
        problem={problems.includes(`group-${field}`) ? outside : null}
        onChange={n => touch(field === 'size' ? { size: n } : { accompanying: n ?? 0 })}
      />
    )
  }
  const said =
    entry.kind && (entry.size ? t('group.of', { kind: t(`group-kind.${entry.kind}`), n: entry.size }) : t(`group-kind.${entry.kind}`))
  return (
    <EntrySheet
      room={room}
      title={title}
      form={form}
      corrects={of.corrects !== undefined}
      said={said ?? t('group.kind')}
      state={kept ? t('interview.draftKept') : null}
    >
      <div class="sheet stack">
        <Ticks
          legend={t('group.kind')}
          kind="one"
          look="flow"
          size="thumb"
          choices={GROUP_KINDS.map(k => ({ value: k, label: t(`group-kind.${k}`) }))}
          chosen={entry.kind ? [entry.kind] : []}
          onChange={([k]) => touch({ kind: GROUP_KINDS.find(x => x === k) ?? null })}
          problem={problems.includes('group-kind-missing') ? t('problem.group-kind-missing') : null}
        />
        {stepper('size', 1, MAX_GROUP)}
        <div class="row close" role="group" aria-label={t('group.told.sizes')}>
          {SIZES.map(n => (
            <Button key={n} pressed={entry.size === n} label={t('group.told.people', { n })} onPress={() => touch({ size: n })}>
              {n}
            </Button>
          ))}
        </div>
        {stepper('accompanying', 0, MAX_ACCOMPANYING)}
        <Ticks
          legend={t('group.told.aims')}
          hint={t('field.optional')}
          kind="several"
          look="flow"
          first={USUAL_AIMS}
          rest={t('interview.others')}
          choices={listChoices('theme', stated, where.centre, day, entry.told.aims)}
          chosen={entry.told.aims}
          onChange={aims => tell({ aims })}
        />
        <LaterDisclosure title={t('group.told.more')} open={answered}>
          {() => (
            <>
              {one('body', 'body', listChoices('body', stated, where.centre, day, chosen(entry.told.body)))}
              {one('level', 'level', listChoices('level', stated, where.centre, day, chosen(entry.told.level)))}
              {one(
                'length',
                'length',
                DURATIONS.map(d => ({ value: d, label: t(`duration.${d}`) })),
              )}
              <Ticks
                legend={t('group.told.hosts')}
                hint={t('field.optional')}
                kind="several"
                look="flow"
                choices={HOSTS.map(h => ({ value: h, label: t(`hat.${h}`) }))}
                chosen={entry.told.hosts}
                onChange={hosts => tell({ hosts: HOSTS.filter(h => hosts.includes(h)) })}
              />
              {(entry.kind === 'delegation' || entry.told.country !== null) && (
                <Country chosen={entry.told.country} choose={code => tell({ country: code })} />
              )}
            </>
          )}
        </LaterDisclosure>
        <Note icon="about">{t('group.note')}</Note>
      </div>
    </EntrySheet>
  )
}
