// One Chromium for all that a process opens: each who asks makes a context of its own in it, which shares nothing with the others.
import { chromium, type Browser } from 'playwright-core'
import { findChromium } from '../chromium.ts'

let started: Promise<Browser> | undefined
const start = async (): Promise<Browser> => {
  const { executablePath, args, env } = await findChromium()
  return chromium.launch({ executablePath, args: [...args], env: { ...(env ?? process.env), TZ: 'Europe/Paris' } })
}
/** Started by the first who asks; it ends with the process, whose pipe it listens to. */
export const sharedBrowser = (): Promise<Browser> => (started ??= start())
