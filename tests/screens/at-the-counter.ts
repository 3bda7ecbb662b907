// A tablet of Castelroc, on Thursday 9 October 2025 at ten, as it is served.
import type { CentreStatus } from '../../src/domain/centre-lists.ts'
import { DIRECTORY } from '../../src/domain/document-name.ts'
import type { Key } from '../../src/domain/ids.ts'
import { enrolTablet } from '../journeys/counter.ts'
import type { TabletOptions } from '../journeys/tablet.ts'
import { serve, type Served } from '../journeys/world-under-test.ts'
import { HAUT_VALLON } from './network-screens.ts'

/** `by`: where it is served; for this one test when not given. */
export const atTheCounter = async (options: TabletOptions = {}, by?: Served) => {
  const served = by ?? (await serve())
  const line = await served.line()
  served.setClock('2025-10-09T10:00')
  const keys = await served.write(DIRECTORY, HAUT_VALLON, { by: 'coordination', day: '2025-09-01' })
  const tablet = await served.tablet({ worker: 'without', ...options })
  await tablet.open(served.url(line), { clock: '2025-10-09T10:00' })
  await enrolTablet(tablet.page(), await served.code('staff', 'cas'))
  await tablet.page().getByText('Ouvert jusqu’à 17:30').waitFor()
  /** The coordination says so of the centre; the page is loaded anew. */
  const turn = async (status: CentreStatus, day: string): Promise<void> => {
    const target = keys[HAUT_VALLON.findIndex(d => d.kind === 'create' && d.fields['code'] === 'cas')]!
    const [said] = await served.write(DIRECTORY, [{ kind: 'edit', target, field: 'status', value: status, base: [target, ...turned] }], {
      by: 'coordination',
      day,
      seq: 90,
    })
    turned.push(said!)
    await tablet.page().reload()
  }
  const turned: Key[] = []
  return { tablet, page: tablet.page(), line, served, turn }
}
