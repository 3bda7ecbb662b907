// A text that several people write, in one plain field. What others write comes into it without moving the cursor; what is composed by a keyboard that composes
// characters is not disturbed; undo takes back one's own steps alone.
import type { JSX } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { effect } from '@preact/signals'
import type { Key } from '../domain/ids.ts'
import type { NoteFacts, OpenNote } from '../replica/notes/open-note.ts'
import { beginNote, noteIsShared } from '../store/notes.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { NoteDesk } from './note-desk.ts'
import { lineStands, noteStands, type Reach } from './note-words.ts'
import { paragraphNumber } from './paragraph-number.ts'
import { SetBack } from './SetBack.tsx'
import { useRemoved } from './use-removed.ts'

type Props = {
  readonly desk: NoteDesk
  readonly id: Key
  readonly kind: 'practice' | 'theme'
  /** Of the field. */
  readonly label: string
  /** 'draft': nothing of it leaves. */
  readonly how: 'draft' | 'shared'
  /** Null: it may be written; else why not. */
  readonly closed: string | null
}

/** What looks personal is told this much after the last key: a half-written word is not yet one. Milliseconds. */
const TOLD_AFTER = 900
const MANY_TRIES = 10
/** That somebody else writes is said aloud at most this often. */
const OTHER_EVERY = 60_000

/** Opened when it is shown, closed when it goes. */
const useNote = ({ desk, id, kind, how }: Props): { readonly note: OpenNote | null; readonly is: 'opening' | 'open' | 'elsewhere' } => {
  const [note, give] = useState<OpenNote | null>(null)
  const [is, say] = useState<'opening' | 'open' | 'elsewhere'>('opening')
  useEffect(() => {
    let gone = false
    let opened: OpenNote | null = null
    let tries = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const open = async (): Promise<void> => {
      const { openNote } = await import('../replica/notes/open-note.ts')
      const now = desk.device.clock.now()
      if (how === 'shared')
        await beginNote(desk.device.db, { id, kind, title: '', shared: 1, held: [], started: now, touched: now, got: null })
      if (gone) return
      opened = await openNote(desk.notes, id, how === 'shared')
      if (gone) return void opened?.close()
      if (opened) {
        give(opened)
        return say('open')
      }
      if (++tries > MANY_TRIES) say('elsewhere')
      timer = setTimeout(() => void open(), tries > MANY_TRIES ? 2000 : 150) // until the other tab, or the screen before this, lets go
    }
    void open()
    return () => {
      gone = true
      clearTimeout(timer)
      give(null)
      void opened?.close()
    }
  }, [id])
  useEffect(() => {
    if (note && how === 'shared') void noteIsShared(desk.device.db, id, desk.device.clock.now()).then(() => note.share())
  }, [note, how])
  return { note, is }
}

export const NoteEditor = (props: Props): JSX.Element => {
  const { desk } = props
  const { note, is } = useNote(props)
  const [facts, tell] = useState<NoteFacts | null>(null)
  useEffect(() => {
    if (!note) return undefined
    let saidOther = -Infinity
    return effect(() => {
      const now = note.facts.value
      tell(now)
      if (now.keeping === 'full' || now.keeping === 'closed') desk.failed(now.keeping)
      else if (now.keeping === 'kept') desk.worked()
      if (now.other && desk.device.clock.steady() - saidOther > OTHER_EVERY) {
        saidOther = desk.device.clock.steady()
        announce(t('notes.other'))
      }
    })
  }, [note])
  if (is === 'elsewhere') return <Note icon="about">{t('notes.elsewhere')}</Note>
  if (!note || !facts) return <Skeleton words={t('notes.opening')} />
  return <Open {...props} note={note} facts={facts} />
}

const Open = ({
  desk,
  id,
  label,
  how,
  closed,
  note,
  facts,
}: Props & { readonly note: OpenNote; readonly facts: NoteFacts }): JSX.Element => {
  const name = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const composing = useRef(false)
  const [, again] = useState(0)
  const [stopped, show] = useState(facts.stopped)
  const writes = closed === null && facts.whole

  const grow = (): void => {
    const area = field.current
    if (!area) return
    area.style.blockSize = 'auto'
    area.style.blockSize = `${area.scrollHeight + 4}px`
  }
  useEffect(() => {
    const area = field.current
    if (!area) return undefined
    area.value = note.text()
    grow()
    note.show({
      places: () => [area.selectionStart, area.selectionEnd],
      changed: (text, places) => {
        const scrolled = document.scrollingElement?.scrollTop
        const way = area.selectionDirection
        area.value = text
        const [from = 0, to = from] = places
        if (document.activeElement === area) area.setSelectionRange(from, to, way)
        grow()
        if (scrolled !== undefined && document.scrollingElement) document.scrollingElement.scrollTop = scrolled
        again(n => n + 1)
      },
    })
    const print = (): void => {
      if (paper.current) paper.current.textContent = note.text()
    }
    addEventListener('beforeprint', print)
    return () => {
      note.show(null)
      removeEventListener('beforeprint', print)
    }
  }, [note])
  useEffect(() => {
    const timer = setTimeout(() => {
      if (facts.stopped.length > stopped.length) announce(t('notes.held.told', { n: facts.stopped.length }))
      show(facts.stopped)
    }, TOLD_AFTER)
    return () => clearTimeout(timer)
  }, [facts.stopped])

  /** Pressed: the head is called; what came of it is said once, and stands until there is a line. */
  const [called, call] = useState<'no' | 'calling' | 'in vain'>('no')
  const sendNow = (): void => {
    call('calling')
    note.sendNow()
  }
  useEffect(() => {
    const { is } = facts.line
    if (called === 'calling' && is === 'no-line') {
      announce(t('sending.noLine'))
      call('in vain')
    } else if (is !== 'trying' && is !== 'no-line') call('no')
  }, [called, facts.line.is])

  const typed = (): void => {
    if (composing.current || !field.current) return
    note.edit(field.current.value, field.current.selectionStart)
    grow()
  }
  const compose = (is: boolean): void => {
    composing.current = is
    note.pause(is)
    if (!is) typed()
  }
  /** Another paragraph, or none: the one that was being written has been left. */
  const moved = (): void => {
    if (!composing.current) note.at(document.activeElement === field.current ? (field.current?.selectionStart ?? null) : null)
  }
  const keys = (e: KeyboardEvent): void => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey) return
    const key = e.key.toLowerCase()
    const way = key === 'z' ? (e.shiftKey ? 'redo' : 'undo') : key === 'y' ? 'redo' : null
    if (way === null || !writes) return
    e.preventDefault()
    note[way]()
  }
  const goTo = (line: number): void => {
    const area = field.current
    if (!area) return
    const lines = note.text().split('\n')
    const from = lines.slice(0, line).reduce((n, l) => n + l.length + 1, 0)
    area.focus()
    area.setSelectionRange(from, from + (lines[line]?.length ?? 0))
  }
  const { undo, redo } = note.isUndone.value
  const removed = useRemoved(desk.device.db) || (facts.line.is === 'stopped' && facts.line.why === 'removed')
  const reach: Reach = how === 'shared' && removed ? 'cut-off' : how
  const calls = called === 'calling' && facts.line.is === 'trying'
  const line = calls
    ? t('sending.calling')
    : called === 'in vain' && facts.line.is === 'no-line' && reach === 'shared'
      ? t('sending.noLine')
      : lineStands(facts, reach)
  const now = desk.minute.value
  return (
    <div class="stack near note-text">
      <div class="field">
        <label for={name}>{label}</label>
        <span class="hint" id={`${name}-hint`}>
          {t(removed ? 'notes.removed.hint' : 'notes.hint')}
        </span>
        <textarea
          id={name}
          ref={field}
          rows={8}
          readOnly={!writes}
          aria-describedby={[`${name}-hint`, `${name}-stands`, ...(stopped.length > 0 ? [`${name}-held`] : [])].join(' ')}
          aria-invalid={stopped.length > 0 ? 'true' : undefined}
          onInput={typed}
          onCompositionStart={() => compose(true)}
          onCompositionEnd={() => compose(false)}
          onKeyDown={keys}
          onSelect={moved}
          onBlur={() => note.at(null)}
        />
        <div class="note-paper" ref={paper} />
      </div>
      {closed !== null && <Note icon="about">{closed}</Note>}
      {stopped.length > 0 && (
        <div class="slip brick" id={`${name}-held`}>
          {!removed && <p>{t('notes.held', { n: stopped.length })}</p>}
          <ul class="stack close">
            {stopped.map(s => (
              <li key={s.line}>
                <p>{t(`records.personal.${s.looks.is}`, { words: s.looks.words })}</p>
                <Button look="quiet" onPress={() => goTo(s.line)}>
                  {t('notes.held.go', { n: paragraphNumber(note.text(), s.line) })}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p class="meta" id={`${name}-stands`}>
        {noteStands(facts, reach, now)}
        {facts.other && ` ${t('notes.other')}`}
      </p>
      {line !== null && <Note icon={removed || facts.line.is === 'stopped' ? 'warning' : 'cut'}>{line}</Note>}
      <div class="row close">
        <Button
          look="quiet"
          icon="undo"
          off={!undo || !writes}
          onPress={() => (undo && writes ? note.undo() : announce(t('notes.undo.nothing')))}
        >
          {t('notes.undo')}
        </Button>
        <Button look="quiet" off={!redo || !writes} onPress={() => (redo && writes ? note.redo() : announce(t('notes.undo.nothing')))}>
          {t('notes.redo')}
        </Button>
        <Button look="quiet" icon="print" onPress={() => print()}>
          {t('notes.print')}
        </Button>
        {(facts.line.is === 'no-line' || calls) && !removed && (
          <Button look="quiet" icon="send" onPress={sendNow}>
            {t('sending.now')}
          </Button>
        )}
        {reach === 'cut-off' && facts.unsent > 0 && (
          <Button look="quiet" icon="stick" to="/sending/carry">
            {t('sending.export')}
          </Button>
        )}
      </div>
      {reach === 'shared' && <SetBack desk={desk} id={id} note={note} may={writes} />}
    </div>
  )
}
