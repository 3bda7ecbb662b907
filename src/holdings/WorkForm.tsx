// A work is described: three things that must be said (V16), and what may be.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { normalIsbn, normalIssn } from '../domain/book-number.ts'
import type { Day } from '../domain/day.ts'
import type { Folded } from '../domain/fold.ts'
import type { Key } from '../domain/ids.ts'
import { LANGUAGES } from '../domain/languages.ts'
import { choicesIn } from '../domain/choices-in.ts'
import { cleanName } from '../domain/name.ts'
import type { Work } from '../domain/work.ts'
import type { WorkStated } from '../domain/work-record.ts'
import type { Desk } from '../records/desk.ts'
import { RecordForm } from '../records/RecordForm.tsx'
import { textProblemWords } from '../records/text-problem-words.ts'
import { useTyped } from '../records/use-typed.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { t } from '../text/translate.ts'
import { purposeLabel, signHere } from '../text/words-here.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Field } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Select } from '../ui/Select.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { sameNumber, type Line } from './catalogue.ts'
import { mediaWord, type WorkLists } from './lists-here.ts'
import { LONGEST, NEW, NO_WORK, readWork, typedOf, workForm, type WorkProblem, type WorkTyped, type WorkWrong } from './work-typed.ts'

/** A work that is described again: as it stood when that was begun. */
export type Begun = { readonly work: Work; readonly record: Folded }
type Props = {
  readonly desk: Desk
  readonly heading: string
  readonly lists: WorkLists
  readonly today: Day
  /** Null for a new one. */
  readonly begin: Begun | null
  /** The other works, to see whether one bears the same number. */
  readonly others: readonly Line[]
  /** Writes at this desk; resolves to false when it could not be kept. */
  readonly save: (desk: Desk, stated: WorkStated, begun: Begun | null) => Promise<boolean>
  readonly close: () => void
}

type TextField = 'title' | 'authors' | 'publisher' | 'year' | 'isbn' | 'issn'
const words = (field: keyof WorkTyped, problem: WorkProblem | undefined, typed: WorkTyped): string | null => {
  if (problem === undefined) return null
  if (typeof problem === 'object') return textProblemWords(problem)
  if (problem === 'missing') return t(`holdings.missing.${field === 'title' || field === 'media' ? field : 'purposes'}`)
  if (problem === 'no-date') return t('holdings.noDate', { typed: typed.year })
  return t('holdings.long', { max: field in LONGEST ? LONGEST[field as keyof typeof LONGEST] : 0 }) // asked for just before
}

export const WorkForm = ({ desk, heading, lists, today, begin, others, save, close }: Props): JSX.Element => {
  const own = begin?.work.id ?? null
  const {
    typed,
    type,
    before: begun,
    ...drafted
  } = useTyped(desk, own === null ? NEW : workForm(own, 'edit'), begin ? typedOf(begin.work) : NO_WORK, begin)
  const stood = begun ? typedOf(begun.work) : NO_WORK
  const [wrong, tell] = useState<WorkWrong>({})
  const change = (part: Partial<WorkTyped>): void => type({ ...typed, ...part })
  const text = (field: TextField, hint?: string): JSX.Element => (
    <Field
      label={t(`holdings.field.${field}`)}
      {...(hint !== undefined && { hint })}
      value={typed[field]}
      onInput={value => change({ [field]: value })}
      problem={words(field, wrong[field], typed)}
    />
  )
  const more = [typed.authors, typed.publisher, typed.year, typed.isbn, typed.issn, typed.language].some(x => x !== '')
  return (
    <RecordForm
      desk={desk}
      drafted={drafted}
      heading={heading}
      close={close}
      save={async at => {
        const read = readWork(typed)
        tell('wrong' in read ? read.wrong : {})
        if ('wrong' in read) return 'wrong'
        return (await save(at, read.stated, begun)) ? 'kept' : 'failed'
      }}
    >
      {text('title')}
      <Select
        label={t('holdings.field.media')}
        ask={t('holdings.media.ask')}
        choices={choicesIn(lists.media, lists.stated, today, [stood.media]).map(value => ({ value, label: mediaWord(lists, value) }))}
        value={typed.media}
        onChange={media => change({ media })}
        problem={words('media', wrong.media, typed)}
      />
      <Ticks
        legend={t('holdings.purposes')}
        kind="several"
        look="flow"
        choices={choicesIn(lists.purposes, lists.stated, today, stood.purposes).map(value => {
          const icon = signHere(lists.purposes, value)
          return { value, label: purposeLabel(lists, value), ...(icon && { icon }) }
        })}
        chosen={typed.purposes}
        onChange={purposes => change({ purposes })}
        problem={words('purposes', wrong.purposes, typed)}
      />
      <Disclosure
        title={t('holdings.more.fields')}
        open={more || Object.keys(wrong).some(f => !['title', 'media', 'purposes'].includes(f))}
      >
        {text('authors', t('holdings.authors.hint'))}
        {text('publisher')}
        {text('year', t('holdings.year.hint'))}
        <Select
          label={t('holdings.field.language')}
          ask={t('holdings.language.ask')}
          choices={LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value] }))}
          value={typed.language}
          onChange={language => change({ language })}
        />
        {text('isbn')}
        <NumberSaid typed={typed.isbn} normal={normalIsbn(typed.isbn)} own={own} others={others} />
        {text('issn')}
        <NumberSaid typed={typed.issn} normal={normalIssn(typed.issn)} own={own} others={others} />
      </Disclosure>
    </RecordForm>
  )
}

type NumberProps = Pick<Props, 'others'> & { readonly own: Key | null; readonly typed: string; readonly normal: string | null }
/** V9, C14: never in the way of saving. Nothing is said while few figures stand there. */
const NumberSaid = ({ typed, normal, own, others }: NumberProps): JSX.Element | null => {
  const twin = sameNumber(others, normal, own)
  if (twin)
    return (
      <Note icon="about" tone="ochre">
        {t('holdings.number.twin', { title: twin.title })} <a href={`/holdings/${twin.id}`}>{t('holdings.number.twin.open')}</a>
      </Note>
    )
  return normal === null && cleanName(typed).length >= 8 ? (
    <Note icon="warning" tone="ochre">
      {t('holdings.number.unverified')}
    </Note>
  ) : null
}
