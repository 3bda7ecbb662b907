// What was begun here was saved or thrown away in another window meanwhile: nothing is noted twice, and the page of the day shows what there is.
import { t } from '../text/translate.ts'
import { showToast } from '../ui/Toasts.tsx'
import type { Room } from './room.ts'

export const tellAlready = (room: Room): void => {
  showToast({ spoken: t('interview.already'), words: () => t('interview.already') })
  room.go(room.home, 'replace')
}
