// What has become of the codes that are listed here, asked of the head while somebody looks: one that was used is shown to nobody else as good.
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../text/translate.ts'
import { announce } from '../ui/LiveRegion.tsx'
import { codes, codeUsed, forgetCode, type GivenCode } from './given-code.ts'
import { readAnswer } from './read-answer.ts'
import type { Ask } from './use-devices.ts'

/** Somebody dictates a code and waits for the other to say that it worked. Milliseconds. */
const EVERY = 4000

/** Of each: 'used' once a device came of it, 'gone' where the head knows of no such code any more. */
const fateOf = async (ask: Ask, { code }: GivenCode): Promise<'waits' | 'used' | 'gone'> => {
  const raw = await ask({ do: 'code', code })
  if (raw === 'no-line') return 'waits'
  const answer = readAnswer(raw)
  if (answer.ok) return answer.device === undefined ? 'waits' : 'used'
  return answer.problem === 'unknown' ? 'gone' : 'waits'
}

/** `used`: the list of devices has one more. */
export const useCodesAsked = (ask: Ask, used: () => void): void => {
  const now = useRef({ ask, used })
  now.current = { ask, used }
  const some = codes.value.length > 0
  useEffect(() => {
    if (!some) return undefined
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'visible')
        for (const code of codes.peek()) {
          const fate = await fateOf(now.current.ask, code)
          if (over) return
          if (fate === 'gone') forgetCode(code.code)
          if (fate !== 'used') continue
          codeUsed(code)
          announce(t('devices.code.used', { place: code.place ?? t('devices.network'), label: code.label }))
          now.current.used()
        }
      if (!over) timer = setTimeout(() => void look(), EVERY)
    }
    void look()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [some])
}
