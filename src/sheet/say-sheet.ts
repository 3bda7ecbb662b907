// A sheet in words, in whatever of the six languages: short sentences for who takes it away. Paper, text and square say the same.
import { ofCode } from '../domain/centre.ts'
import { CANCEL_REASONS, toConfirm, type Shared } from '../domain/event.ts'
import { webShown } from '../domain/house-line.ts'
import type { CentreCode } from '../domain/ids.ts'
import type { Language } from '../domain/languages.ts'
import { nameIn } from '../domain/names.ts'
import type { SheetItem } from '../domain/sheet.ts'
import { dayOf, isKnownZone, minutesOf } from '../domain/wall-time.ts'
import { dayIn } from '../text/day-in.ts'
import { INTL } from '../text/language.ts'
import { publicClock, publicDay, publicHours, publicWeek } from '../text/public-style.ts'
import { centreIn, itemIn, listIn, type Voice } from '../text/voice.ts'
import { WHOLE } from '../text/whole-date.ts'
import type { Chosen, OnPaper } from './on-paper.ts'

/**
 * A sentence; `as`: letter by letter, with no stop that would be copied along. `need`: whether one can do without it where there is little room. `lang`: of
 * words that stand in another language than the sheet.
 */
export type Said = { readonly text: string; readonly need: 'must' | 'good' | 'extra'; readonly as?: 'it stands'; readonly lang?: Language }
export type Line = {
  readonly item: SheetItem
  readonly title: string
  readonly lang?: Language
  readonly struck: boolean
  readonly said: readonly Said[]
}
export type Block = { readonly is: Chosen['is']; readonly heading: string; readonly lines: readonly Line[] }
export type SaidSheet = {
  readonly language: Language
  readonly network: string
  readonly centre: string
  /** Who lends it room. */
  readonly host: string | null
  readonly title: string
  readonly lead: string
  readonly blocks: readonly Block[]
  readonly hours: readonly string[]
  readonly free: string
  readonly made: string
}

const capital = (text: string, language: Language): string => text.slice(0, 1).toLocaleUpperCase(INTL[language]) + text.slice(1)
/** It begins large and ends with a stop, unless it ends with one already. */
const sentence = ({ language }: Voice, text: string): string => capital(/[.!?…]$/.test(text) ? text : `${text}.`, language)

/** Where a text has no words in this language, that in which it was written. */
const foreign = (of: Language | null, { language }: Voice): { lang?: Language } => (of !== null && of !== language ? { lang: of } : {})

type Spoken = { readonly title: string; readonly lang?: Language; readonly struck?: true; readonly said: readonly (Said | null)[] }

const workLine = (voice: Voice, { work, media, here, elsewhere }: Chosen & { readonly is: 'work' }, paper: OnPaper): Spoken => {
  const marks = here.map(h => {
    const at = h.mark === null ? voice.t('sheet.paper.here') : voice.t('sheet.paper.mark', { mark: h.mark })
    return h.place === null ? at : `${at}, ${h.place}`
  })
  const others = elsewhere.map(code => centreWord(voice, code, paper))
  return {
    title: work.title,
    ...foreign(work.language, voice),
    said: [
      { text: [itemIn(voice, media), work.year?.slice(0, 4)].filter(Boolean).join(', '), need: 'extra' },
      marks.length > 0
        ? { text: listIn(voice, marks), need: 'must' }
        : others.length > 0
          ? { text: voice.t('sheet.paper.elsewhere', { centres: listIn(voice, others) }), need: 'must' }
          : null,
    ],
  }
}

const centreWord = (voice: Voice, code: CentreCode, { centres }: OnPaper): string => {
  const centre = ofCode(centres, code)
  return centre ? centreIn(voice, centre) : code
}

const partnerLine = (
  voice: Voice,
  { partner: p, name, next, checked }: Chosen & { readonly is: 'partner' },
  { today }: OnPaper,
): Spoken => {
  const [first, ...others] = [
    p.line && voice.t('labelled', { what: voice.t('partners.field.line'), value: p.line }),
    p.letterbox,
    p.web && webShown(p.web),
  ].filter(Boolean)
  return {
    title: name,
    said: [
      p.offer === null ? null : { text: p.offer, need: 'good' },
      p.reception === null ? null : { text: p.reception, need: 'good' },
      next && {
        text: voice.t('sheet.paper.duty', { date: publicDay(voice, next.day, today), hours: publicHours(voice, [next.duty.hours]) }),
        need: 'must',
      },
      checked === null ? null : { text: voice.t('partners.field.checked', { date: dayIn(voice.language, checked, WHOLE) }), need: 'extra' },
      first ? { text: first, need: 'must', as: 'it stands' } : null,
      others.length > 0 ? { text: `· ${others.join(' · ')}`, need: 'good', as: 'it stands' } : null,
    ],
  }
}

/** 'mardi 17 mars, de 14 h à 16 h'; without an end where nobody said one. */
const whenIn = (voice: Voice, { event: { when } }: Shared, { today }: OnPaper): string => {
  const { language } = voice
  const [date, from] = [publicDay(voice, dayOf(when.start), today), publicClock(language, minutesOf(when.start))]
  if (when.end === null) return `${date}, ${from}`
  const to = publicClock(language, minutesOf(when.end))
  if (dayOf(when.end) === dayOf(when.start)) return `${date}, ${voice.t('sheet.paper.hours', { from, to })}`
  return voice.t('sheet.paper.days', { from: `${date}, ${from}`, to: `${publicDay(voice, dayOf(when.end), today)}, ${to}` })
}

const confirmed = (voice: Voice, shared: Shared): Said[] =>
  toConfirm(shared).map(f => ({ text: voice.t(f === 'when' ? 'agenda.confirm.when' : 'agenda.confirm.place'), need: 'must' }))
const cancelledIn = (voice: Voice, { cancelled }: Shared): Said[] => {
  if (!cancelled) return []
  const reason = CANCEL_REASONS.find(r => r === cancelled.reason && r !== 'other')
  return [
    {
      text: reason ? voice.t('agenda.cancelled.because', { reason: voice.t(`agenda.reason.${reason}`) }) : voice.t('agenda.cancelled'),
      need: 'must',
    },
  ]
}
const eventTitle = (voice: Voice, { event }: Shared): { readonly text: string; readonly lang?: Language } => ({
  text: nameIn(event.titles, voice.language),
  ...(event.titles.by[voice.language] === undefined && foreign(event.language, voice)),
})

const eventLine = (voice: Voice, { shared }: Chosen & { readonly is: 'event' | 'key-date' }, paper: OnPaper): Spoken => {
  const { event, cancelled } = shared
  const { text, ...lang } = eventTitle(voice, shared)
  const own = event.centre === paper.centre?.code
  const place = [own ? null : centreWord(voice, event.centre, paper), event.place].filter(x => x !== null).join(', ')
  const { zone } = event.when
  return {
    title: text,
    ...lang,
    ...(cancelled && { struck: true }),
    said: [
      ...cancelledIn(voice, shared),
      { text: whenIn(voice, shared, paper), need: 'must' },
      ...confirmed(voice, shared),
      { text: place || voice.t('sheet.paper.here'), need: 'must' },
      !isKnownZone(zone) || (paper.network !== undefined && zone !== paper.network.timeZone)
        ? { text: voice.t('agenda.zone', { zone }), need: 'must' }
        : null,
    ],
  }
}

/** The day is what one has to keep in mind; what ends over several days is said with both. */
const dateLine = (voice: Voice, { shared }: Chosen & { readonly is: 'event' | 'key-date' }, { today }: OnPaper): Spoken => {
  const { event, cancelled } = shared
  const [from, to] = [dayOf(event.when.start), event.lastDay]
  const day = publicDay(voice, from, today)
  return {
    title: capital(to > from ? voice.t('sheet.paper.days', { from: day, to: publicDay(voice, to, today) }) : day, voice.language),
    ...(cancelled && { struck: true }),
    said: [...cancelledIn(voice, shared), { ...eventTitle(voice, shared), need: 'must' }, ...confirmed(voice, shared)],
  }
}

const spoken = (voice: Voice, c: Chosen, paper: OnPaper): Spoken => {
  switch (c.is) {
    case 'work':
      return workLine(voice, c, paper)
    case 'partner':
      return partnerLine(voice, c, paper)
    case 'event':
      return eventLine(voice, c, paper)
    case 'key-date':
      return dateLine(voice, c, paper)
  }
}

/** In the order in which they stand on the sheet; those of a kind that follow each other under one heading. */
export const saySheet = (voice: Voice, paper: OnPaper): SaidSheet => {
  const { language, t } = voice
  const blocks: Block[] = []
  for (const c of paper.chosen) {
    const { said, struck, ...rest } = spoken(voice, c, paper)
    const line: Line = {
      ...rest,
      item: c.item,
      struck: struck ?? false,
      said: said.filter(s => s !== null).map(s => (s.as ? s : { ...s, text: sentence(voice, s.text) })),
    }
    const last = blocks.at(-1)
    if (last?.is === c.is) blocks[blocks.length - 1] = { ...last, lines: [...last.lines, line] }
    else blocks.push({ is: c.is, heading: t(`sheet.paper.${c.is}`), lines: [line] })
  }
  return {
    language,
    network: paper.network ? nameIn(paper.network.names, language) : '',
    centre: paper.centre ? centreIn(voice, paper.centre) : '',
    host: paper.centre?.host ?? null,
    title: t('sheet.paper.title'),
    lead: t('sheet.paper.lead'),
    blocks,
    hours: hoursOf(voice, paper),
    free: t('sheet.paper.free'),
    made: t('sheet.paper.made', { date: dayIn(language, paper.today, WHOLE) }),
  }
}

/** 'Ouvert du 12 mars au 18 mars :' and a line for each group of days; one sentence where it is closed; where people are sent on such a day. */
const hoursOf = (voice: Voice, paper: OnPaper): string[] => {
  const { week, today } = paper
  if (!week) return []
  const date = { day: 'numeric', month: 'long' } as const
  const span = { from: dayIn(voice.language, week.from, date), to: dayIn(voice.language, week.to, date) }
  const lines = publicWeek(voice, week.days)
  const sent = week.sent.map(({ day, to }) =>
    sentence(voice, voice.t('sheet.paper.sent', { date: publicDay(voice, day, today), centre: centreWord(voice, to, paper) })),
  )
  return lines.length === 0
    ? [voice.t('sheet.paper.closed', span), ...sent]
    : [voice.t('sheet.paper.open', span), ...lines.map(l => sentence(voice, l)), ...sent]
}
