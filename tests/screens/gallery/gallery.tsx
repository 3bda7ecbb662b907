// Every part in its states, for the tests of parts. `?page=` chooses; never part of the app.
import { render } from 'preact'
import '../../../src/ui/looks.css'
import { applyKeptTheme } from '../../../src/app/theme.ts'
import { staffTexts } from '../../../src/text/staff-texts.ts'
import { speakFirst } from '../../../src/text/translate.ts'
import '../../../src/ui/later-icons.ts'

applyKeptTheme()
await speakFirst()
await staffTexts()
const { AlertPage, BarePage, FormPage, FramePage, PaperPage, TablePage, TouchPage } = await import('./pages.tsx') // they speak at once

const PAGES = { frame: FramePage, form: FormPage, touch: TouchPage, paper: PaperPage, table: TablePage, alert: AlertPage, bare: BarePage }

const show = (): void => {
  const Page = PAGES[(new URLSearchParams(location.search).get('page') ?? 'frame') as keyof typeof PAGES] ?? FramePage
  render(<Page />, document.getElementById('app') ?? document.body)
}
document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.search || link.target) return
  event.preventDefault() // as the app does: a change of screen within the page
  history.pushState(null, '', link.href)
  show()
})
show()
