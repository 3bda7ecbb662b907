// Every part in its states, for the tests of parts. `?page=` chooses; never part of the app.
import { render } from 'preact'
import { LocationProvider, useLocation } from 'preact-iso/router'
import '../../../src/ui/looks.css'
import { applyKeptTheme } from '../../../src/app/theme.ts'
import { laterTexts, speakFirst } from '../../../src/text/translate.ts'

applyKeptTheme()
await speakFirst()
await laterTexts()
const { AlertPage, BarePage, FormPage, FramePage, PaperPage, TablePage, TouchPage } = await import('./pages.tsx') // they speak at once

const PAGES = { frame: FramePage, form: FormPage, touch: TouchPage, paper: PaperPage, table: TablePage, alert: AlertPage, bare: BarePage }

const Gallery = () => {
  const { query } = useLocation()
  const Page = PAGES[(query['page'] ?? 'frame') as keyof typeof PAGES] ?? FramePage
  return <Page />
}

render(
  <LocationProvider>
    <Gallery />
  </LocationProvider>,
  document.getElementById('app') ?? document.body,
)
