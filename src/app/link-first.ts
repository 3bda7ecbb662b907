// A device that began with a pack presents the pack's code as soon as the head answers that it does not know it. Nothing else is different on it: what
// it notes waits in the outbox, as without a line.
import { effect } from '@preact/signals'
import { enrol } from '../device/enrol.ts'
import type { Device } from '../device/device.ts'
import type { EnrolProblem } from '../wire/questions.ts'
import type { Engine } from '../replica/engine.ts'
import { dropFact, fact, setFact } from '../store/facts.ts'

/** Said of a code that will not become good again: another one is asked for (UnlinkedSlip.tsx). */
const WORTHLESS: readonly (EnrolProblem | 'no-line' | 'not-the-head')[] = ['code-unknown', 'code-used', 'code-expired']

/** Returns how to stop. */
export const linkFirst = ({ db, clock }: Device, engine: Pick<Engine, 'activity' | 'sendNow'>): (() => void) => {
  let presenting = false
  const present = async (): Promise<void> => {
    const unlinked = await fact(db, 'unlinked')
    if (!unlinked || unlinked.code === null) return
    const answer = await enrol({ db, clock }, '', { code: unlinked.code, label: '' })
    if (!('problem' in answer)) return engine.sendNow() // whoever it has become: another one is noticed by follow-session.ts
    if (WORTHLESS.includes(answer.problem)) await setFact(db, 'unlinked', { ...unlinked, code: null })
  }
  return effect(() => {
    const now = engine.activity.value
    if (now.is === 'connected') void dropFact(db, 'unlinked').catch(() => undefined) // linked where a copy of it arrived, perhaps; told again on the next line
    if (now.is !== 'waiting' || now.after !== 'unknown' || presenting) return
    presenting = true
    void present()
      .catch(() => undefined) // a database that fails is told by the storage alert
      .finally(() => {
        presenting = false
      })
  })
}
