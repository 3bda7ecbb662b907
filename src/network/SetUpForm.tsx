// A network begins: its name, its head, perhaps a first outlet. From the relay's own link, once; a try that stops half way goes on where it stopped.
import { signal } from '@preact/signals'
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { enrol } from '../device/enrol.ts'
import type { Device } from '../device/device.ts'
import { MAX_NAME } from '../domain/centre.ts'
import { cleanName } from '../domain/name.ts'
import { plainName } from '../domain/names.ts'
import { alike, fieldOf } from '../records/alike.ts'
import { ResumedLine } from '../records/ResumedLine.tsx'
import { useTyped } from '../records/use-typed.ts'
import type { Session } from '../store/facts.ts'
import { INTL, language } from '../text/language.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import { Field } from '../ui/Field.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { Note } from '../ui/Note.tsx'
import { Ticks } from '../ui/Ticks.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { CentreFields } from './CentreFields.tsx'
import { centreAgain, NEW_CENTRE, NOTHING_WRONG, readCentre, type CentreTyped, type CentreWrong } from './centre-typed.ts'
import { createNetwork, type Answers } from './create-network.ts'
import { linkWords, type Sentence } from './enrol-words.ts'
import { readToken } from './links.ts'
import { nameProblem, type SetUpProblem } from './set-up.ts'
import { setUpWords } from './set-up-words.ts'
import { useFirstWrong } from '../ui/use-first-wrong.ts'
import { placeOfZone, type Place } from './usual-country.ts'
import { readWeek, weekAgain, USUAL_HOURS, type WeekTyped } from './week-typed.ts'
import { WeekFields } from './WeekFields.tsx'

type Props = {
  readonly device: Device
  /** From the relay's link; null where it is still to be pasted. */
  readonly token: string | null
  /** This device is linked already; only the directory is to be written. */
  readonly linked?: Session
  readonly enrolled: (session: Session) => void
  readonly back: () => void
}

type Typed = {
  readonly network: string
  readonly head: string
  readonly receives: Answers['receives']
  readonly hours: WeekTyped
  readonly second: CentreTyped
}
type Wrongs = {
  readonly link: Sentence | null
  readonly network: SetUpProblem | null
  readonly head: SetUpProblem | null
  readonly hours: 'am' | 'pm' | null
  readonly second: CentreWrong
  /** What no field is to blame for. */
  readonly whole: Sentence | null
}
const FINE: Wrongs = { link: null, network: null, head: null, hours: null, second: NOTHING_WRONG, whole: null }

const NOTHING: Typed = { network: '', head: '', receives: 'public', hours: USUAL_HOURS, second: NEW_CENTRE }
/** As it was kept while it was typed. */
const again = (first: Typed, kept: unknown): Typed => {
  const typed = alike(first, kept)
  return {
    ...typed,
    receives: typed.receives === 'nobody' ? 'nobody' : 'public',
    hours: weekAgain(first.hours, fieldOf(kept, 'hours')),
    second: centreAgain(first.second, fieldOf(kept, 'second')),
  }
}

const read = (typed: Typed, place: Place): { readonly answers: Answers } | { readonly wrong: Wrongs } => {
  const week = typed.receives === 'public' ? readWeek(typed.hours) : {}
  const second = typed.second.name.trim() === '' ? null : readCentre(typed.second, [typed.head])
  const network = nameProblem(typed.network, 'network-name-missing')
  const head = nameProblem(typed.head, 'centre-name-missing')
  if (network || head || typeof week === 'string' || (second && 'wrong' in second))
    return {
      wrong: {
        ...FINE,
        network,
        head,
        hours: typeof week === 'string' ? week : null,
        second: second && 'wrong' in second ? second.wrong : NOTHING_WRONG,
      },
    }
  return {
    answers: {
      network: cleanName(typed.network),
      place,
      head: { names: plainName(cleanName(typed.head)), kind: 'site', isHead: true, status: 'open', week, precision: 'hour' },
      receives: typed.receives,
      second: second && second.centre,
      label: t('setup.device', { head: cleanName(typed.head) }).slice(0, MAX_NAME),
    },
  }
}

const placeWords = (place: Place): string => {
  const tag = INTL[language.value]
  return t('setup.place', {
    country: new Intl.DisplayNames(tag, { type: 'region' }).of(place.country) ?? place.country,
    currency: new Intl.DisplayNames(tag, { type: 'currency' }).of(place.currency) ?? place.currency,
    zone: place.timeZone,
  })
}

const namesOf = (typed: Typed): string[] => [typed.network, typed.head, typed.second.name].map(cleanName).filter(name => name !== '')

/** Somebody else has described one: what was typed stands here to be copied, and is written nowhere. */
const NetworkFound = ({ typed, go }: { readonly typed: readonly string[]; readonly go: () => void }): JSX.Element => (
  <section class="sheet stack">
    <Note icon="about">{t('setup.found')}</Note>
    <p class="soft">{t('setup.found.typed', { typed: typed.join(', ') })}</p>
    <div>
      <Button look="main" onPress={go}>
        {t('setup.found.go')}
      </Button>
    </div>
  </section>
)

export const SetUpForm = ({ device, token, linked, enrolled, back }: Props): JSX.Element => {
  const [minute] = useState(() => signal(device.clock.now()))
  // of no centre, also once this device is linked: what stopped half way goes on
  const { typed, type: set, resumed, end } = useTyped({ device, centre: null, minute }, 'setup', NOTHING, null, again)
  const [pasted, paste] = useState('') // a key, and not kept
  const [wrong, tell] = useState<Wrongs>(FINE)
  const [busy, work] = useState(false)
  const [found, find] = useState<Session | null>(null)
  // a link that the relay refused has to be replaced: its field appears even where the address brought one
  const [asks, ask] = useState(token === null && !linked)
  const atWork = useRef(false)
  const { form, look, isWhole } = useFirstWrong()
  const [place] = useState(() => placeOfZone(Intl.DateTimeFormat().resolvedOptions().timeZone))
  const change = (part: Partial<Typed>): void => set(before => ({ ...before, ...part }))

  const fail = (wrongs: Partial<Wrongs>): void => {
    tell({ ...FINE, ...wrongs })
    if (wrongs.whole) announce(t(wrongs.whole.k, wrongs.whole.values))
    look()
  }
  const failed = (sentence: Sentence): void => {
    if (sentence.k !== 'setup.problem.link-refused') return fail({ whole: sentence })
    ask(true)
    fail({ link: sentence })
  }
  /** Does the work once at a time; `how` gets the token ('' where the device is linked already). */
  const withLink = async (how: (link: string) => Promise<void>): Promise<void> => {
    if (atWork.current) return
    const link = linked ? '' : asks ? readToken(pasted) : token
    if (link === null) return fail({ link: { k: 'setup.problem.link-form' } })
    atWork.current = true
    work(true)
    tell(FINE)
    try {
      await how(link)
    } catch {
      failed({ k: 'save.failedShort' }) // the device's own database said no; the next try goes on from what is there
    } finally {
      atWork.current = false
      work(false)
    }
  }
  const create = async (): Promise<void> => {
    if (!isWhole()) return look()
    const answers = read(typed, place)
    if ('wrong' in answers) return fail({ ...answers.wrong, ...(asks && !readToken(pasted) && { link: { k: 'setup.problem.link-form' } }) })
    await withLink(async link => {
      announce(t('setup.busy'))
      const session = await createNetwork(device, link, answers.answers)
      if ('problem' in session) return failed(linkWords(session, device.clock.now()))
      if ('found' in session) {
        announce(t('setup.found'))
        return find(session.found)
      }
      end()
      announce(t('setup.done', { network: answers.answers.network }))
      enrolled(session)
    })
  }
  const onlyLink = (): Promise<void> =>
    withLink(async link => {
      announce(t('code.busy'))
      const session = await enrol(device, '', { code: link, label: t('setup.device.plain') })
      if ('problem' in session) return failed(linkWords(session, device.clock.now()))
      end()
      announce(t('code.linked.plain'))
      enrolled(session)
    })

  if (found) return <NetworkFound typed={namesOf(typed)} go={() => enrolled(found)} />
  return (
    <form
      ref={form}
      class="stack wide"
      noValidate
      onSubmit={e => {
        e.preventDefault()
        void create()
      }}
    >
      {asks && (
        <section class="sheet stack">
          <Note icon="key">{t('setup.needsLink')}</Note>
          <Field
            label={t('setup.link')}
            hint={t('setup.link.hint')}
            value={pasted}
            onInput={paste}
            problem={wrong.link && t(wrong.link.k, wrong.link.values)}
          />
        </section>
      )}
      <section class="sheet stack wide">
        <p>{t('setup.say')}</p>
        <ResumedLine resumed={resumed} minute={minute} />
        <Field
          label={t('setup.network')}
          value={typed.network}
          onInput={network => change({ network })}
          problem={setUpWords(wrong.network)}
        />
        <Field
          label={t('setup.head')}
          hint={t('setup.head.hint')}
          value={typed.head}
          onInput={head => change({ head })}
          problem={setUpWords(wrong.head)}
        />
        <Ticks
          legend={t('setup.public')}
          kind="one"
          look="flow"
          choices={[
            { value: 'public', label: t('setup.public.yes') },
            { value: 'nobody', label: t('setup.public.no') },
          ]}
          chosen={[typed.receives]}
          onChange={([receives]) => change({ receives: receives === 'public' ? 'public' : 'nobody' })}
        />
        {typed.receives === 'public' && <WeekFields typed={typed.hours} onChange={hours => change({ hours })} wrong={wrong.hours} />}
        <p class="meta">{placeWords(place)}</p>
        <Disclosure
          title={`${t('setup.second')}, ${t('field.optional')}`}
          open={wrong.second !== NOTHING_WRONG || typed.second.name !== '' || undefined}
        >
          <div class="stack wide">
            <p class="soft">{t('setup.second.hint')}</p>
            <CentreFields typed={typed.second} onChange={second => change({ second })} wrong={wrong.second} />
          </div>
        </Disclosure>
      </section>
      {wrong.whole && <Wrong id="setup-wrong">{t(wrong.whole.k, wrong.whole.values)}</Wrong>}
      <div class="row">
        <Button look="main" size="large" type="submit" off={busy}>
          {t(busy ? 'setup.busy' : 'setup.create')}
        </Button>
        <Button look="quiet" onPress={back}>
          {t('do.back')}
        </Button>
      </div>
      {!linked && (
        <div class="row">
          <Button look="quiet" icon="key" onPress={() => void onlyLink()}>
            {t('setup.exists')}
          </Button>
        </div>
      )}
    </form>
  )
}
