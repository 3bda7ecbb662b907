// Under the questions of a sheet, asked or typed from paper: that nothing is ticked, and the two ways on.
import type { JSX } from 'preact'
import type { Key } from '../domain/ids.ts'
import { t } from '../text/translate.ts'
import { Button } from '../ui/Button.tsx'
import { Wrong } from '../ui/Wrong.tsx'

type Props = { readonly survey: Key; readonly blank: boolean; readonly size?: 'large' }

export const SheetFoot = ({ survey, blank, size }: Props): JSX.Element => (
  <>
    <div role="alert">{blank && <Wrong id="sheet-blank">{t('survey.sheet.blank')}</Wrong>}</div>
    <div class="row">
      <Button look="main" {...(size && { size })} type="submit">
        {t('survey.sheet.save')}
      </Button>
      <Button to={`/surveys/${survey}`}>{t('survey.back')}</Button>
    </div>
  </>
)
