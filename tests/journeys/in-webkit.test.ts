import { webkit } from '../browsers/webkit.ts'
import { playMarketDay } from '../browsers/play-market-day.ts'

playMarketDay(webkit)
