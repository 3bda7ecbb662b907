// A work is described: three things that must be said (V16), and what may be.
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { normalIsbn, normalIssn } from '../domain/book-number.ts'
import type { Day } from '../domain/day.ts'
import type { Key } from '../domain/ids.ts'
import { LANGUAGES } from '../domain/languages.ts'
import { cleanName } from '../domain/name.ts'
import type { WorkStated } from '../domain/work-record.ts'
import { textProblemWords } from '../records/text-problem-words.ts'
import { LANGUAGE_NAMES } from '../text/language.ts'
import { t } from '../text/translate.ts'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Field } from '../ui/Field.tsx'
import { Note } from '../ui/Note.tsx'
import { Select } from '../ui/Select.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { sameNumber, type Line } from './catalogue.ts'
import { FormSheet } from './FormSheet.tsx'
import { choicesOf, mediaWord, purposeLabel, signHere, type WorkLists } from './lists-here.ts'
import { LONGEST, NO_WORK, readWork, type WorkProblem, type WorkTyped, type WorkWrong } from './work-typed.ts'

type Props = {
  readonly heading: string
  readonly lists: WorkLists
  readonly today: Day
  readonly begin?: WorkTyped
  /** The work that is described again. */
  readonly own: Key | null
  /** The other works, to see whether one bears the same number. */
  readonly others: readonly Line[]
  /** Resolves to false when it could not be kept. */
  readonly save: (stated: WorkStated) => Promise<boolean>
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

export const WorkForm = ({ heading, lists, today, begin = NO_WORK, own, others, save, close }: Props): JSX.Element => {
  const [typed, type] = useState(begin)
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
    <FormSheet
      heading={heading}
      close={close}
      save={async () => {
        const read = readWork(typed)
        tell('wrong' in read ? read.wrong : {})
        if ('wrong' in read) return 'wrong'
        return (await save(read.stated)) ? 'kept' : 'failed'
      }}
    >
      {text('title')}
      <Select
        label={t('holdings.field.media')}
        ask={t('holdings.media.ask')}
        choices={choicesOf(lists.media, lists.stated, today, [begin.media]).map(value => ({ value, label: mediaWord(lists, value) }))}
        value={typed.media}
        onChange={media => change({ media })}
        problem={words('media', wrong.media, typed)}
      />
      <Ticks
        legend={t('holdings.purposes')}
        kind="several"
        look="flow"
        choices={choicesOf(lists.purposes, lists.stated, today, begin.purposes).map(value => {
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
    </FormSheet>
  )
}

type NumberProps = Pick<Props, 'own' | 'others'> & { readonly typed: string; readonly normal: string | null }
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
