// A one-time code to give away: by telephone, letter by letter, or as a square to photograph.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CentreCode } from '../domain/ids.ts'
import { showCode } from '../domain/one-time-code.ts'
import { Emphasis } from '../text/Emphasis.tsx'
import { moment } from '../text/format.ts'
import { momentText } from '../text/later-format.ts'
import { language } from '../text/language.ts'
import { t, type TextKey } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import { QrSquare } from '../ui/QrSquare.tsx'
import { Sheet } from '../ui/Sheet.tsx'
import { Wrong } from '../ui/Wrong.tsx'
import { forgetCode, putAway, type GivenCode } from './given-code.ts'
import { codeLink } from './links.ts'
import { readAnswer } from './read-answer.ts'
import { spell } from './spelling.ts'
import type { Ask } from './use-devices.ts'

/** What a new device of a centre needs to begin without a line, made with this code. */
export type PackFor = (wish: {
  readonly centre: CentreCode
  readonly place: string
  readonly label: string
  readonly code: string
}) => ComponentChildren
type Props = { readonly given: GivenCode; readonly ask: Ask; readonly now: number; readonly pack: PackFor }

const DAY = 86_400_000
/** 'demain 9:12'. */
export const untilText = (until: number, now: number): string => {
  const at = moment(until, now)
  return moment(until - DAY, now)['when'] === 'today' ? t('devices.code.tomorrow', { time: at['time'] ?? '' }) : momentText(until, now)
}

export const GivenCodeSheet = ({ given, ask, now, pack }: Props): JSX.Element => {
  const { code, centre, place, role, label, until } = given
  const line = useRef<HTMLParagraphElement>(null)
  const [problem, say] = useState<TextKey | null>(null)
  const [packing, begin] = useState(false)
  useEffect(() => line.current?.focus(), [code])

  const cancel = async (): Promise<void> => {
    const raw = await ask({ do: 'drop-code', code })
    const answer = readAnswer(raw)
    if (answer.ok) {
      announce(t('devices.code.cancelled'))
      return forgetCode(code)
    }
    // 'unknown' is said of a code that was used, and of a question whose line broke: the sentence leaves both open
    const k =
      raw === 'no-line' ? 'devices.code.notCancelled' : answer.problem === 'forbidden' ? 'devices.new.forbidden' : 'devices.code.gone'
    say(k)
    announce(t(k))
  }
  const offer = (
    <div class="row apart">
      <p class="soft">{t('pack.offer')}</p>
      <Button icon="stick" onPress={() => begin(true)}>
        {t('pack.make')}
      </Button>
    </div>
  )
  return (
    <Sheet
      heading={t('devices.code', { centre: place ?? t('devices.network') })}
      aside={<span class="meta">{t(`devices.role.${role}`)}</span>}
    >
      <div class="stack">
        <div class="code-box">
          <div class="stack near">
            <p>{t('devices.code.label', { label })}</p>
            <p class="code" ref={line} tabIndex={-1}>
              <span aria-hidden="true">{showCode(code)}</span>
              <span class="heard-only">{[...showCode(code)].map(c => (c === ' ' ? ',' : c)).join(' ')}</span>
            </p>
            <div class="stack close">
              <h3 class="heard-only">{t('devices.code.spelled')}</h3>
              <p class="spelling">
                {spell(code, language.value).map(({ sign, word }, i) => (
                  <span key={i}>
                    <b>{sign}</b> {word}
                  </span>
                ))}
              </p>
            </div>
            <p>
              <Emphasis k="devices.code.until" values={{ when: untilText(until * 1000, now) }} />
            </p>
            {problem && <Wrong id="code-wrong">{t(problem)}</Wrong>}
            <div class="row">
              <Button onPress={putAway}>{t('devices.code.hide')}</Button>
              <Button look="danger" onPress={() => void cancel()}>
                {t('devices.code.cancel')}
              </Button>
            </div>
          </div>
          <QrSquare text={codeLink(location.origin, code)} label={t('devices.code.qr')} />
        </div>
        {role === 'staff' && centre !== null && place !== null && (packing ? pack({ centre, place, label, code }) : offer)}
      </div>
    </Sheet>
  )
}
