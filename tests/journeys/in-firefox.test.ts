import { firefox } from '../browsers/firefox.ts'
import { playMarketDay } from '../browsers/play-market-day.ts'
import { playRoles } from '../browsers/play-roles.ts'

playMarketDay(firefox)
playRoles(firefox)
