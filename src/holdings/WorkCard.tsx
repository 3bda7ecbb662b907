// One work: where it stands, what waits for a decision, what is thought of it, what it costs, what became of it.
import type { JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { localOn } from '../device/device.ts'
import { numberState, type BookNumber } from '../domain/book-number.ts'
import { stands } from '../domain/changed.ts'
import { isDay, isMonth } from '../domain/day.ts'
import type { Key } from '../domain/ids.ts'
import { iconOf } from '../domain/lists.ts'
import { cleanName } from '../domain/name.ts'
import type { Value } from '../domain/statement.ts'
import type { Withdrawal } from '../domain/withdrawal.ts'
import { MAX_PUBLISHER, MAX_TITLE } from '../domain/work.ts'
import { withdrawnWhy } from '../domain/work-record.ts'
import { Decide } from '../records/Decide.tsx'
import type { Desk } from '../records/desk.ts'
import { History } from '../records/History.tsx'
import { PutOnSheet } from '../records/PutOnSheet.tsx'
import { TypedSlips } from '../records/TypedSlips.tsx'
import { textProblem } from '../records/text-problem.ts'
import { textProblemWords } from '../records/text-problem-words.ts'
import { useLive } from '../store/use-live.ts'
import { listText } from '../text/later-format.ts'
import { LANGUAGE_NAMES } from '../text/language-names.ts'
import { t } from '../text/translate.ts'
import { purposeLabel, signHere } from '../text/words-here.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Empty } from '../ui/Empty.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Tag } from '../ui/Tag.tsx'
import { WithSign } from '../ui/WithSign.tsx'
import { useTitle } from '../ui/use-title.ts'
import { card, type Card, type OwnCopies } from './card.ts'
import { HoldingForm } from './HoldingForm.tsx'
import { mediaHere, mediaWord, type WorkLists } from './lists-here.ts'
import { OpinionForm } from './OpinionForm.tsx'
import { Opinions } from './Opinions.tsx'
import { Past } from './Past.tsx'
import { PriceForm } from './PriceForm.tsx'
import { Prices } from './Prices.tsx'
import { Shelf } from './Shelf.tsx'
import { ShownHere } from './ShownHere.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'
import { WorkForm } from './WorkForm.tsx'
import { WorkState } from './WorkState.tsx'
import { ASKED, FORMS, workForm } from './work-typed.ts'
import { describeWork, isFreeText, stateWord } from './work-words.ts'
import { restateHolding } from './write-holding.ts'
import { takeBack } from './write-said.ts'
import { editWork, restateWork, withdrawWork } from './write-work.ts'
import type { Line } from './catalogue.ts'

type Said = { readonly doc: string; readonly id: Key }
type Task =
  | { readonly is: 'none' | 'price' | 'opinion' | 'withdraw' }
  | { readonly is: 'edit'; readonly as: Card }
  | { readonly is: 'copies'; readonly copies: OwnCopies | null }
  | { readonly is: 'take-back'; readonly said: Said }
const NONE: Task = { is: 'none' }

const PurposeTag = ({ lists, id }: { readonly lists: WorkLists; readonly id: string }): JSX.Element => {
  const icon = signHere(lists.purposes, id)
  return <Tag {...(icon && { icon })}>{purposeLabel(lists, id)}</Tag>
}

type Props = { readonly desk: Desk; readonly id: Key; readonly others: readonly Line[] }

export const WorkCard = ({ desk, id, others }: Props): JSX.Element => {
  const today = localOn(desk.device, desk.minute.value).day
  const read = useLive(() => card(desk.device.db, id, desk.centre, today), [desk.device, id, today]).value
  if (read === undefined)
    return (
      <Sheet busy>
        <Skeleton words={t('holdings.reading')} />
      </Sheet>
    )
  if (read === null)
    return (
      <Sheet heading={t('holdings.gone')} headingLook="hidden">
        <Empty icon="book" title={t('holdings.gone')} action={<Button to="/holdings">{t('holdings.toList')}</Button>}>
          {t('holdings.gone.say')}
        </Empty>
      </Sheet>
    )
  return <Seen key={read.work.id} desk={desk} card={read} others={others} /> // of another work: nothing of the form that was open here
}

const numberWords = (kind: 'isbn' | 'issn', n: BookNumber | null): string | null =>
  n === null ? null : t(numberState(n) === 'valid' ? `holdings.number.${kind}` : `holdings.number.${kind}.unverified`, { number: n.typed })

/** It is said by its own button, with a reason, and not put back. */
const isWithdrawal = (field: string, value: Value): boolean => field === 'state' && withdrawnWhy(value) !== null

/** '2014', '03/2010', '12/09/2011'. */
const yearWords = (year: string): string => (isDay(year) || isMonth(year) ? year.split('-').reverse().join('/') : year)

const Seen = ({ desk, card: c, others }: { readonly desk: Desk; readonly card: Card; readonly others: readonly Line[] }): JSX.Element => {
  const { work, recorded, centres, lists } = c
  const { record, history } = recorded
  const own = desk.centre
  const today = localOn(desk.device, desk.minute.value).day
  const [task, turnTo] = useState<Task>(NONE)
  const heading = useRef<HTMLHeadingElement>(null)
  const describe = describeWork(lists)
  useTitle(t('app.title', { screen: work.title }))
  useEffect(() => heading.current?.focus({ preventScroll: true }), []) // the card is what was asked for

  const end = (): void => {
    turnTo(NONE)
    heading.current?.focus({ preventScroll: true })
  }
  const say = async (done: Promise<boolean>, words = t('records.kept')): Promise<boolean> => {
    const kept = await done
    if (kept) announce(words)
    return kept
  }
  const takingBack = (said: Said): void => turnTo({ is: 'take-back', said })
  const restate = (field: string, value: Value): Promise<boolean> => restateWork(desk, record, field, value)
  const third = (field: string, typed: string): { readonly value: Value } | { readonly problem: string } => {
    const isTitle = field === 'title'
    const text = cleanName(typed)
    const wrong =
      textProblemWords(textProblem(typed, isTitle ? MAX_TITLE : MAX_PUBLISHER, ASKED[isTitle ? 'title' : 'publisher'])) ??
      (text === '' ? t(isTitle ? 'holdings.missing.title' : 'records.decide.none') : null)
    return wrong === null ? { value: text } : { problem: wrong }
  }

  if (task.is === 'edit')
    return (
      <WorkForm
        desk={desk}
        heading={t('holdings.edit')}
        lists={lists}
        today={today}
        begin={{ work: task.as.work, record: task.as.recorded.record }}
        others={others}
        close={end}
        save={async (at, stated, begun) => {
          const kept = await say(editWork(at, begun?.record ?? task.as.recorded.record, stated))
          if (kept) end()
          return kept
        }}
      />
    )
  if (task.is === 'opinion') return <OpinionForm desk={desk} work={work} close={end} />
  if (task.is === 'price') return <PriceForm desk={desk} work={work} currency={c.currency} today={today} close={end} />
  if (task.is === 'copies' && own !== null)
    return <HoldingForm desk={desk} work={work} centre={own} copies={task.copies} close={end} takeBack={takingBack} />

  const media = mediaHere(lists, work.media)
  const sign = media && iconOf(media)
  const withdrawn = work.state.is === 'withdrawn'
  /** By the name under which what was typed is kept; null for a form that is not open to anybody now. */
  const begunForm = (form: string): { readonly word: string; readonly task: Task } | null => {
    if (form === workForm(work.id, 'edit')) return withdrawn ? null : { word: t('holdings.edit'), task: { is: 'edit', as: c } }
    if (form === workForm(work.id, 'opinion')) return { word: t('holdings.opinion.give'), task: { is: 'opinion' } }
    if (form === workForm(work.id, 'price')) return { word: t('holdings.price.add'), task: { is: 'price' } }
    if (own === null) return null
    if (form === workForm(work.id, 'copies')) return { word: t('holdings.shelf.form'), task: { is: 'copies', copies: null } }
    const copies = c.own.find(o => form === workForm(work.id, `copies/${o.holding.id}`))
    return copies ? { word: t('holdings.shelf.form'), task: { is: 'copies', copies } } : null
  }
  const about = [
    mediaWord(lists, work.media),
    work.year && yearWords(work.year),
    work.language && LANGUAGE_NAMES[work.language],
    numberWords('isbn', work.isbn),
    numberWords('issn', work.issn),
  ].filter(Boolean)
  return (
    <article class="sheet stack" aria-labelledby="work-title">
      <TypedSlips
        desk={desk}
        forms={`${FORMS}${work.id}/`}
        what={form => begunForm(form)?.word ?? null}
        resume={form => {
          const begun = begunForm(form)
          if (begun) turnTo(begun.task)
        }}
      />
      <div class="stack close card-head">
        <p class="meta">
          <WithSign icon={sign}>{about.join(' · ')}</WithSign>
        </p>
        <h2 id="work-title" ref={heading} tabIndex={-1}>
          {work.title}
        </h2>
        {(work.authors.length > 0 || work.publisher !== null) && (
          <p>{[work.authors.length > 0 ? listText(work.authors) : null, work.publisher].filter(Boolean).join(' · ')}</p>
        )}
        <p class="row close">
          {work.purposes.map(p => (
            <PurposeTag key={p} lists={lists} id={p} />
          ))}
          {work.state.is !== 'current' && <Tag tone="slate">{stateWord(work.state)}</Tag>}
        </p>
      </div>
      <WorkState
        work={work}
        recorded={recorded}
        centres={centres}
        today={today}
        restore={() => void say(restate('state', 'current'))}
        confirm={why => void say(withdrawWork(desk, record, why))}
      />
      <Shelf
        holdings={c.holdings}
        ownCopies={c.own}
        own={own}
        centres={centres}
        today={today}
        edit={copies => turnTo({ is: 'copies', copies })}
        add={() => turnTo({ is: 'copies', copies: null })}
        restate={(copies, field, value) => say(restateHolding(desk, copies.recorded.record, field, value))}
      />
      <ShownHere desk={desk} id={work.id} today={today} />
      <div class="row">
        {!withdrawn && <PutOnSheet desk={desk} item={{ is: 'work', id: work.id }} />}
        <Button off={withdrawn} onPress={() => (withdrawn ? announce(t('holdings.edit.withdrawn')) : turnTo({ is: 'edit', as: c }))}>
          {t('holdings.edit')}
        </Button>
        <Button onPress={() => turnTo({ is: 'opinion' })}>{t('holdings.opinion.give')}</Button>
        <Button onPress={() => turnTo({ is: 'price' })}>{t('holdings.price.add')}</Button>
      </div>
      {work.conflicts.map(field => (
        <Decide
          key={field}
          record={record}
          field={field}
          history={history}
          describe={describe}
          centres={centres}
          today={today}
          third={isFreeText(field) ? typed => third(field, typed) : undefined}
          decide={value => restate(field, value)}
        />
      ))}
      <Opinions opinions={c.opinions} centres={centres} today={today} own={own} takeBack={takingBack} />
      <Prices prices={c.prices} centres={centres} today={today} own={own} takeBack={takingBack} />
      <div>
        <Past opinions={c.opinions} prices={c.prices} centres={centres} today={today} />
        <Disclosure title={t('records.history')}>
          <History
            doc={work.doc}
            lines={history}
            describe={describe}
            ending={() => t('holdings.state.withdrawn')}
            centres={centres}
            today={today}
            stands={(field, value) => isWithdrawal(field, value) || stands(record, field, value)}
            putBack={(field, value) => void say(restate(field, value), t('records.putBack.done'))}
          />
        </Disclosure>
      </div>
      <div class="row close flush">
        {c.own.length > 0 && (
          <Button look="quiet" onPress={() => turnTo({ is: 'copies', copies: null })}>
            {t('holdings.shelf.add')}
          </Button>
        )}
        {!withdrawn && (
          <>
            <Button look="quiet" onPress={() => void say(restate('state', work.state.is === 'current' ? 'superseded' : 'current'))}>
              {t(work.state.is === 'current' ? 'holdings.supersede' : 'holdings.restore')}
            </Button>
            <Button look="quiet" onPress={() => turnTo({ is: 'withdraw' })}>
              {t('holdings.withdraw')}
            </Button>
          </>
        )}
      </div>
      {task.is === 'withdraw' && (
        <WithdrawDialog
          title={t('holdings.withdraw')}
          say={t('holdings.withdraw.say')}
          onClose={() => turnTo(NONE)}
          onWithdraw={why => {
            turnTo(NONE)
            void say(withdrawWork(desk, record, why))
          }}
        />
      )}
      {task.is === 'take-back' && (
        <WithdrawDialog
          title={t('withdrawal.title')}
          say={t('withdrawal.say')}
          onClose={() => turnTo(NONE)}
          onWithdraw={(why: Withdrawal) => {
            turnTo(NONE)
            void say(takeBack(desk, task.said, why))
          }}
        />
      )}
    </article>
  )
}
