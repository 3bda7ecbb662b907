import { firefox } from '../browsers/firefox.ts'
import { playMarketDay } from '../browsers/play-market-day.ts'

playMarketDay(firefox)
