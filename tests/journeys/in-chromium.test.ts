import { chromium } from '../browsers/chromium.ts'
import { playMarketDay } from '../browsers/play-market-day.ts'

playMarketDay(chromium)
