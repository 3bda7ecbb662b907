// Pages of the gallery, made of parts and invented words: what the screens will look like, without any of their business.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { signal } from '@preact/signals'
import { About } from '../../../src/app/About.tsx'
import { BareFrame, Frame, type Section } from '../../../src/app/Frame.tsx'
import { LanguageChoice } from '../../../src/app/LanguageChoice.tsx'
import { statusWords } from '../../../src/app/status-words.ts'
import { StorageAlert } from '../../../src/app/StorageAlert.tsx'
import type { Offer } from '../../../src/app/update-offer.ts'
import { UpdateSlip } from '../../../src/app/UpdateSlip.tsx'
import type { Day } from '../../../src/domain/day.ts'
import type { Status } from '../../../src/replica/status.ts'
import { dayText, numberText, slotText, titleCase } from '../../../src/text/format.ts'
import { Emphasis } from '../../../src/text/Emphasis.tsx'
import { t } from '../../../src/text/translate.ts'
import { Alert } from '../../../src/ui/Alert.tsx'
import { Button } from '../../../src/ui/Button.tsx'
import { CardTable } from '../../../src/ui/CardTable.tsx'
import { CopyList } from '../../../src/ui/CopyList.tsx'
import { Dialog } from '../../../src/ui/Dialog.tsx'
import { Disclosure } from '../../../src/ui/Disclosure.tsx'
import { Door } from '../../../src/ui/Door.tsx'
import { Empty } from '../../../src/ui/Empty.tsx'
import { Entry } from '../../../src/ui/Entry.tsx'
import { Field } from '../../../src/ui/Field.tsx'
import { Menu, MenuChoice } from '../../../src/ui/Menu.tsx'
import { Note } from '../../../src/ui/Note.tsx'
import { Sheet } from '../../../src/ui/Sheet.tsx'
import { Signed } from '../../../src/ui/Signed.tsx'
import { Skeleton } from '../../../src/ui/Skeleton.tsx'
import { Slip } from '../../../src/ui/Slip.tsx'
import { StateSign } from '../../../src/ui/StateSign.tsx'
import { Stepper } from '../../../src/ui/Stepper.tsx'
import { Strip } from '../../../src/ui/Strip.tsx'
import { Tag } from '../../../src/ui/Tag.tsx'
import { Tally } from '../../../src/ui/Tally.tsx'
import { Ticks, type Choice } from '../../../src/ui/Ticks.tsx'
import { dismissToast, showToast } from '../../../src/ui/Toasts.tsx'
import { useTitle } from '../../../src/ui/use-title.ts'

const NOW = new Date('2026-03-12T14:44:00').getTime()
const HOUR = 3_600_000
const DAY = '2026-03-12' as Day // a real day
const waiting: Status = { is: 'waiting', count: 3, age: 2 * HOUR, heard: NOW - 2 * HOUR - 240_000, late: false }

const PURPOSES: readonly Choice[] = (
  [
    ['P1', 'work', 'p1'],
    ['P2', 'compass', 'p2'],
    ['P3', 'training', 'p3'],
    ['P4', 'change', 'p4'],
    ['P5', 'sprout', 'p5'],
    ['P0', 'other', 'p0'],
  ] as const
).map(([value, icon, tone]) => ({ value, icon, tone, label: t(`purpose.${value}.long`), short: t(`purpose.${value}.short`) }))

const Framed = ({ children, status = waiting, alert }: { children: ComponentChildren; status?: Status; alert?: ComponentChildren }) => {
  const url = location.pathname + location.search
  const sections: readonly Section[] = [
    { to: '/?page=frame', word: t('nav.today'), icon: 'page' },
    { to: '/?page=table', word: t('nav.centres'), icon: 'centres', badge: { count: 5, spoken: ', 5' } },
    { to: '/?page=paper', word: t('nav.devices'), icon: 'device' },
  ]
  return (
    <Frame
      path={url}
      place="Castelroc"
      hat={t('hat.counsellor')}
      onHat={() => undefined}
      home="/?page=frame"
      sections={sections}
      more={[{ to: '/?page=touch', word: t('nav.sending'), icon: 'send' }]}
      status={statusWords(status, 'persistent', NOW)}
      alert={alert}
    >
      {children}
    </Frame>
  )
}

const Kept = () => <StateSign state="kept" word={t('state.kept')} />
const Got = () => <StateSign state="received" word={t('state.received', { when: 'today', time: '12:40', date: '' })} />

export const FramePage = () => {
  useTitle(t('app.title', { screen: t('nav.today') }))
  const [quick, setQuick] = useState(6)
  const note = (): void => {
    setQuick(n => n + 1)
    showToast({
      spoken: t('today.noted.say', { kind: t('kind.quick') }),
      words: () => <Emphasis k="today.noted" values={{ kind: t('kind.quick') }} />,
      action: () => (
        <Button
          icon="undo"
          onPress={() => {
            setQuick(n => n - 1)
            dismissToast()
          }}
        >
          {t('do.undo')}
        </Button>
      ),
      more: () =>
        PURPOSES.slice(0, 5).map(p => (
          <Button key={p.value} icon={p.icon} label={p.label} onPress={dismissToast}>
            {p.short}
          </Button>
        )),
      moreLabel: () => t('today.purpose.ask'),
    })
  }
  return (
    <Framed>
      <div class="stack near">
        <div class="row apart">
          <h1>{titleCase(dayText(DAY, DAY))}</h1>
          <Button look="quiet" icon="door" label={t('today.open.change', { state: t('today.open.until', { time: '17:30' }) })}>
            {t('today.open.until', { time: '17:30' })}
          </Button>
        </div>
        <div class="entries" role="group" aria-label={t('today.entries')}>
          <Entry
            icon="quick"
            word={t('kind.quick')}
            hint={t('today.quick.hint')}
            count={quick}
            countSpoken={t('today.count', { n: quick })}
            look="first"
            onPress={note}
          />
          <Entry
            icon="interview"
            word={t('kind.interview')}
            hint={t('today.interview.hint')}
            count={5}
            countSpoken={t('today.count', { n: 5 })}
            look="first"
            to="/?page=form"
          />
          <Entry
            icon="book"
            word={t('kind.self-service')}
            hint={t('today.self-service.hint')}
            count={3}
            countSpoken={t('today.count', { n: 3 })}
          />
          <Entry icon="group" word={t('kind.group')} hint={t('today.group.hint')} count={1} countSpoken={t('today.count', { n: 1 })} />
        </div>
        <Slip
          actions={
            <>
              <Button look="main">{t('today.draft.resume')}</Button>
              <Button look="quiet">{t('today.draft.drop')}</Button>
            </>
          }
        >
          <Emphasis k="today.draft" values={{ wait: '24 min' }} /> {t('today.draft.purpose', { purposes: t('purpose.P3.long') })}
        </Slip>
        <div class="cols unequal">
          <Sheet heading={t('today.list')} look="flush">
            <CopyList
              lines={[
                {
                  key: 'a',
                  at: slotText(14),
                  look: 'fresh',
                  what: (
                    <>
                      <b>{t('kind.interview')}</b> <span class="soft">{t('duration.minutes', { range: t('duration.15-30') })}</span>
                    </>
                  ),
                  signs: <Signed icon="training" tone="p3" word={t('purpose.P3.long')} />,
                  stands: <Kept />,
                  act: (
                    <Button
                      look="bare"
                      icon="undo"
                      label={t('today.actsOf', { what: t('today.what', { kind: t('kind.interview'), at: 14, slot: slotText(14), n: 3 }) })}
                    >
                      {t('do.undo')}
                    </Button>
                  ),
                },
                {
                  key: 'b',
                  at: slotText(14),
                  what: <b>{t('kind.quick')}</b>,
                  stands: <Kept />,
                  act: <Button look="bare" icon="dots" opens="line-b" label={t('today.actsOf', { what: t('kind.quick') })} />,
                },
                {
                  key: 'c',
                  at: slotText(12),
                  what: <b>{t('kind.self-service')}</b>,
                  stands: <Got />,
                  act: <Button look="bare" icon="dots" label={t('today.actsOf', { what: t('kind.self-service') })} />,
                },
                {
                  key: 'd',
                  at: slotText(11),
                  look: 'struck',
                  what: (
                    <>
                      <b>{t('kind.quick')}</b> <span class="said soft">{t('today.list.voided', { reason: t('void.twice') })}</span>
                    </>
                  ),
                  stands: <Got />,
                },
              ]}
            />
            <Menu id="line-b" label={t('today.actsOf', { what: t('kind.quick') })}>
              <MenuChoice icon="cross" menu="line-b">
                {t('today.void.do')}
              </MenuChoice>
            </Menu>
          </Sheet>
          <Sheet heading={t('today.since')}>
            <div class="stack near">
              <p class="say">
                <Emphasis k="today.totals" values={{ visits: 14, present: 16 }} />{' '}
                <Emphasis k="today.totals.groups" values={{ groups: 1, people: 24 }} />
              </p>
              <ul class="tallies" aria-label={t('today.tally')}>
                {PURPOSES.map((p, i) => (
                  <li key={p.value}>
                    <Signed icon={p.icon ?? 'other'} tone={p.tone ?? 'p0'} word={p.label} />
                    <Tally count={[4, 2, 6, 1, 0, 25][i] ?? 0} tone={p.tone} />
                    <b>{[4, 2, 6, 1, 0, 25][i]}</b>
                  </li>
                ))}
              </ul>
              <p class="meta">{t('today.tally.note')}</p>
            </div>
          </Sheet>
        </div>
      </div>
    </Framed>
  )
}

export const FormPage = () => {
  useTitle(t('app.title', { screen: t('kind.interview') }))
  const [purposes, setPurposes] = useState<readonly string[]>([])
  const [duration, setDuration] = useState<readonly string[]>([])
  const [situations, setSituations] = useState<readonly string[]>([])
  const [party, setParty] = useState(1)
  const [tried, setTried] = useState('no')
  return (
    <Framed>
      <form
        class="form stack near"
        onSubmit={e => {
          e.preventDefault()
          setTried('yes')
        }}
      >
        <div class="row apart">
          <h1>{t('kind.interview')}</h1>
          <Button look="quiet" to="/?page=frame">
            {t('interview.later')}
          </Button>
        </div>
        <Sheet>
          <div class="stack">
            <div class="halves">
              <Ticks
                legend={t('interview.purposes')}
                hint={t('interview.purposes.hint')}
                kind="ranked"
                most={3}
                look="pairs"
                size="thumb"
                choices={PURPOSES}
                chosen={purposes}
                onChange={setPurposes}
                problem={tried === 'yes' && purposes.length === 0 ? t('problem.purpose-missing') : null}
              />
              <div class="stack wide">
                <Ticks
                  legend={t('interview.duration')}
                  hint={t('interview.duration.hint')}
                  kind="one"
                  look="columns"
                  choices={(['0-5', '5-15', '15-30', '30-60', '60+'] as const).map(value => ({ value, label: t(`duration.${value}`) }))}
                  chosen={duration}
                  onChange={setDuration}
                />
                <Ticks
                  legend={t('interview.situations')}
                  hint={t('field.optional')}
                  kind="several"
                  look="flow"
                  first={3}
                  rest={t('interview.others')}
                  choices={(['jobseeker', 'employee', 'pupil', 'temporary', 'unknown'] as const).map(value => ({
                    value,
                    label: t(`situation.${value}`),
                  }))}
                  chosen={situations}
                  onChange={setSituations}
                />
              </div>
            </div>
            <Disclosure title={t('told.who')} open>
              <Stepper
                label={t('interview.party')}
                value={party}
                least={1}
                most={9}
                onChange={n => setParty(n ?? 1)}
                more={t('step.more', { what: t('interview.party') })}
                less={t('step.less', { what: t('interview.party') })}
                outside={t('problem.party-size', { max: 9 })}
              />
            </Disclosure>
            <Note icon="lock">{t('interview.notAsked')}</Note>
          </div>
        </Sheet>
        <div class="foot">
          <p class="soft">{t('interview.enough')}</p>
          <Button look="main" size="large" type="submit">
            {t('do.save')}
          </Button>
        </div>
      </form>
    </Framed>
  )
}

export const TouchPage = () => {
  useTitle('Touch')
  const [open, setOpen] = useState('no')
  const [typed, type] = useState('K7PM 4XQR')
  return (
    <Framed status={{ is: 'refused', refused: 1, count: 2, heard: NOW }}>
      <div class="stack wide">
        <h1>Touch</h1>
        <div class="row">
          <Button>{t('do.close')}</Button>
          <Button look="main">{t('do.save')}</Button>
          <Button look="main" size="large" icon="send">
            {t('sending.now')}
          </Button>
          <Button look="quiet">{t('do.back')}</Button>
          <Button look="bare" icon="undo">
            {t('do.undo')}
          </Button>
          <Button look="danger">{t('devices.code.cancel')}</Button>
          <Button look="stop" onPress={() => setOpen('yes')}>
            {t('devices.remove')}
          </Button>
          <Button off>{t('do.cancel')}</Button>
        </div>
        <div class="entries">
          <Entry icon="quick" word={t('kind.quick')} hint={t('today.quick.hint')} count={null} countSpoken="" off />
        </div>
        <Field
          look="code-typed"
          complete="one-time-code"
          label={t('code.label')}
          hint={t('code.hint')}
          value={typed}
          onInput={type}
          problem={t('code.problem.code-unknown')}
        />
        <Field type="time" label={t('setup.from')} value="09:00" onInput={() => undefined} />
        <LanguageChoice />
        {open === 'yes' && (
          <Dialog title={t('devices.remove.title', { device: 'Tablette' })} onClose={() => setOpen('no')}>
            <p>{t('devices.remove.say')}</p>
            <div class="row">
              <Button look="stop" onPress={() => setOpen('no')}>
                {t('devices.remove.do')}
              </Button>
              <Button onPress={() => setOpen('no')}>{t('devices.remove.keep')}</Button>
            </div>
          </Dialog>
        )}
      </div>
    </Framed>
  )
}

const update = (offer: Offer) => ({ offer: signal(offer), accept: () => undefined, tonight: () => undefined })

export const PaperPage = () => {
  useTitle('Paper')
  return (
    <Framed status={{ is: 'waiting', count: 41, age: 9 * 24 * HOUR, heard: NOW - 9 * 24 * HOUR, late: true }}>
      <div class="stack">
        <h1>Paper</h1>
        <UpdateSlip update={update('ready')} />
        <UpdateSlip update={update('held')} />
        <UpdateSlip update={update('incomplete')} />
        <Slip tone="brick" role="alert" actions={<Button>{t('alert.retry')}</Button>}>
          <Emphasis k="save.full" />
        </Slip>
        <Sheet heading={t('legend.title')}>
          <ul class="legend">
            {(['kept', 'sending', 'received', 'refused', 'aside'] as const).map(s => (
              <li key={s}>
                <StateSign state={s} word="" />
                <span>
                  <Emphasis k={`legend.${s}`} />
                </span>
              </li>
            ))}
          </ul>
        </Sheet>
        <Sheet heading={t('sending.list.waiting')} aside={<span class="meta">2</span>} look="flush">
          <CopyList
            margin="broad"
            lines={[
              {
                key: 'a',
                at: slotText('pm'),
                what: <b>{t('kind.interview')}</b>,
                stands: <StateSign state="refused" word={t('state.refused')} />,
              },
              {
                key: 'b',
                at: slotText('am'),
                what: <b>{t('kind.quick')}</b>,
                stands: <StateSign state="sending" word={t('state.sending')} />,
              },
            ]}
          />
        </Sheet>
        <Sheet>
          <Empty icon="pen" title={t('today.blank')}>
            {t('today.blank.say')}
          </Empty>
        </Sheet>
        <Sheet busy>
          <Skeleton words={t('today.list.reading')} />
        </Sheet>
        <div class="row">
          <Tag tone="fir" icon="tick">
            {t('centres.state.complete')}
          </Tag>
          <Tag tone="ochre" icon="clock">
            {t('centres.state.awaited')}
          </Tag>
          <Tag tone="brick" icon="cross">
            {t('state.refused')}
          </Tag>
          <Tag>{t('centre-status.provisional')}</Tag>
        </div>
        <Note icon="clock" tone="ochre">
          <Emphasis k="centres.coverage" values={{ list: 'Bois-Thénac' }} />
        </Note>
        <About version="0.1.0" built="2026-03-01" today={DAY} home="/?page=frame" leave={null} />
      </div>
    </Framed>
  )
}

export const TablePage = () => {
  useTitle('Table')
  const row = (name: string, n: number) => ({
    key: name,
    head: (
      <>
        {name}
        <small>{t('centre-kind.outlet')}</small>
      </>
    ),
    cells: {
      heard: '12:40',
      halves: (
        <Strip squares={['full', 'full', 'dash', 'ask', 'awaited', 'begun']} spoken={t('centres.halves.say', { noted: 2, open: 5 })} />
      ),
      complete: (
        <Tag tone="ochre" icon="clock">
          {t('centres.state.awaited')}
        </Tag>
      ),
      visits: numberText(n),
      action: <Button label={`${t('nav.centres')}, ${name}`}>{t('nav.centres')}</Button>,
    },
  })
  return (
    <Framed status={{ is: 'received', heard: NOW, held: 0 }}>
      <div class="stack">
        <h1>{t('nav.centres')}</h1>
        <p class="say">
          <Emphasis k="centres.say.some" values={{ complete: 1, total: 2, date: dayText(DAY, DAY) }} />
        </p>
        <Sheet heading={t('nav.centres')} headingLook="hidden" look="flush">
          <CardTable
            caption={t('centres.caption')}
            first={t('centres.column.centre')}
            columns={[
              { key: 'heard', heading: t('centres.column.heard') },
              { key: 'halves', heading: t('centres.column.halves') },
              { key: 'complete', heading: t('centres.state.complete') },
              { key: 'visits', heading: t('centres.column.visits'), look: 'figure' },
              { key: 'action', heading: t('centres.column.day'), look: 'unnamed' },
            ]}
            rows={[row('Les Ardillères', 12), row('Castelroc', 1323)]}
            total={{ key: 'all', head: t('centres.total'), cells: { visits: numberText(1335) } }}
          />
        </Sheet>
      </div>
    </Framed>
  )
}

export const AlertPage = () => {
  useTitle('Alert')
  return (
    <Framed
      status={{ is: 'not-kept', why: 'closed', count: 3 }}
      alert={
        <>
          <StorageAlert keeping="closed" onMend={() => undefined} onSaveUnsent={() => undefined} />
        </>
      }
    >
      <h1>Alert</h1>
      <Alert tone="ochre" title={t('alert.full.title')} actions={<Button>{t('alert.retry')}</Button>}>
        {t('alert.full.text')}
      </Alert>
    </Framed>
  )
}

export const BarePage = () => {
  useTitle(t('app.title', { screen: t('first.title') }))
  return (
    <BareFrame path="/">
      <div class="stack wide hello">
        <h1 class="great-mark">Relais</h1>
        <p class="say">{t('first.say')}</p>
        <div class="doors">
          <Door icon="key" look="first" word={t('first.code')} hint={t('first.code.hint')} onPress={() => undefined} />
          <Door icon="compass" word={t('first.demo')} hint={t('first.demo.hint')} to="/?page=frame" />
          <Door icon="plus" word={t('first.setup')} hint={t('first.setup.hint')} onPress={() => undefined} />
        </div>
        <LanguageChoice />
        <Note icon="lock">{t('first.independent')}</Note>
      </div>
    </BareFrame>
  )
}
