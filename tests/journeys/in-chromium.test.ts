import { chromium } from '../browsers/chromium.ts'
import { playMarketDay } from '../browsers/play-market-day.ts'
import { playRoles } from '../browsers/play-roles.ts'

playMarketDay(chromium)
playRoles(chromium)
