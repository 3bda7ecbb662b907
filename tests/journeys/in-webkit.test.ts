import { webkit } from '../browsers/webkit.ts'
import { playMarketDay } from '../browsers/play-market-day.ts'
import { playRoles } from '../browsers/play-roles.ts'

playMarketDay(webkit)
playRoles(webkit)
