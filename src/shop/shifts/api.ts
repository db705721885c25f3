/** Joins the routes of shifts with what they run. */
import { serve } from '#platform/module.ts'
import * as booking from './actions/booking.ts'
import * as generation from './actions/generation.ts'
import * as contract from './contract.ts'
import * as calendar from './contract-calendar.ts'
import * as planning from './contract-planning.ts'
import * as mine from './reads/mine.ts'
import * as week from './reads/week.ts'

export const api = [
  serve(contract.readMyShifts, mine.readMyShifts),
  serve(contract.readMyPlan, mine.readMyPlan),
  serve(contract.findShifts, mine.findShifts),
  serve(contract.nearestOpen, mine.nearestOpen),
  serve(contract.readOpenShift, mine.readOpenShift),
  serve(contract.bookSeat, booking.bookSeat),
  serve(contract.cancelSeat, booking.cancelSeat),
  serve(calendar.readWeek, week.readWeek),
  serve(calendar.readMonth, week.readMonth),
  serve(calendar.readShift, week.readShift),
  serve(calendar.readPublicWeek, week.readPublicWeek),
  serve(planning.generate, generation.generate),
]
