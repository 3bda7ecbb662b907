// On a card: one tap puts what it is about on the sheet that somebody will take away, another takes it off. Beside it the way to the sheet.
import type { JSX } from 'preact'
import { isOn, type SheetItem } from '../domain/sheet.ts'
import { onSheet, putOnSheet, takeOffSheet } from '../store/sheet-basket.ts'
import { useLive } from '../store/use-live.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { announce } from '../ui/LiveRegion.tsx'
import type { Desk } from './desk.ts'
import { keepFact } from './keep-fact.ts'

type Props = { readonly desk: Pick<Desk, 'device' | 'minute' | 'failed' | 'worked'>; readonly item: SheetItem }

export const PutOnSheet = ({ desk, item }: Props): JSX.Element => {
  const { db, clock } = desk.device
  const items = useLive(() => onSheet(db, clock.now()), [db, desk.minute.value]).value ?? []
  const on = isOn(items, item)
  const press = async (): Promise<void> => {
    if (on) {
      const done = await keepFact(
        desk,
        takeOffSheet(db, item, clock.now()).then(() => true),
      )
      if (done) announce(t('sheet.off.done'))
      return
    }
    const done = await keepFact(desk, putOnSheet(db, item, clock.now()))
    if (done) announce(done === 'full' ? t('sheet.full') : t('sheet.put.done', { n: items.length + 1 }))
  }
  return (
    <>
      <Button icon={on ? 'tick' : 'plus'} pressed={on} onPress={() => void press()}>
        {t('sheet.put')}
      </Button>
      <Button look="quiet" icon="print" to="/sheet">
        {items.length === 0 ? t('nav.sheet') : t('sheet.see', { n: items.length })}
      </Button>
    </>
  )
}
