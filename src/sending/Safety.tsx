// How safe this device is, in words with the one thing to do: on *Sending* and *About*.
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { CentreCode } from '../domain/ids.ts'
import { numberText } from '../text/format.ts'
import { t } from '../text/translate.ts'
import { GradeAct, type Line } from './GradeAct.tsx'
import { useGrade, type Around } from './use-grade.ts'

const GRADES = { persistent: 'storage.granted', 'best-effort': 'storage.notGranted', unknown: 'storage.unknown' } as const

/** Two rows of a list; nothing where the browser does not say. */
export const Room = (): JSX.Element | null => {
  const room = useRoom()
  return (
    room && (
      <>
        <dt>{t('storage.room')}</dt>
        <dd>{t('storage.room.of', { used: numberText(room.used), all: numberText(room.all) })}</dd>
      </>
    )
  )
}

/** What the browser says of its room: told as its words, and nothing follows from it (it blurs the figures). Megabytes. */
const useRoom = (): { readonly used: number; readonly all: number } | null => {
  const [room, know] = useState<{ used: number; all: number } | null>(null)
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const said = await navigator.storage?.estimate?.()
      if (said?.quota && said.usage !== undefined) know({ used: Math.ceil(said.usage / 1e6), all: Math.floor(said.quota / 1e6) })
    }
    void ask().catch(() => undefined) // a browser that does not say
  }, [])
  return room
}

type Props = Around &
  Line & {
    readonly centre: CentreCode | null
    /** What else is told of this device, in the same list; the room is told elsewhere then. */
    readonly rows?: ComponentChildren
  }

export const Safety = (props: Props): JSX.Element | null => {
  const is = useGrade(props)
  if (!is) return null
  return (
    <div class="stack close">
      <dl class="pairs-list">
        {props.rows}
        <dt>{t('storage.grade')}</dt>
        <dd>
          <b>{t(`storage.grade.${is.grade}`)}</b>
        </dd>
        <dt>{t('storage.name')}</dt>
        <dd>{t(GRADES[props.storage.value])}</dd>
        <dt>{t('storage.copy')}</dt>
        <dd>{is.copyDays === null ? t('storage.copy.none') : t('storage.copy.days', { n: is.copyDays })}</dd>
        {props.rows === undefined && <Room />}
      </dl>
      <p>{t(`storage.why.${is.why}`)}</p>
      {is.act && (
        <div class="row">
          <GradeAct {...props} act={is.act} />
        </div>
      )}
    </div>
  )
}
