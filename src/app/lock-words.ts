// What is said of a wrong try at the lock. `wait`: milliseconds.
import { t } from '../text/translate.ts'

export const wrongWords = (wait: number): string => (wait > 0 ? t('lock.wait', { s: Math.ceil(wait / 1000) }) : t('lock.wrong'))
