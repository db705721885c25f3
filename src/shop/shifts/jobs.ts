/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { generateAhead } from './actions/generation.ts'
import { leaveNight } from './actions/leave-end.ts'
import { followMemberships } from './actions/membership-end.ts'
import { nextPresumed, presumePresence } from './actions/presence.ts'
import { remind, remindUnbooked, summarise } from './actions/reminder.ts'
import { nextOpening, openSheets } from './actions/sheet.ts'
import { tellLateSheets } from './actions/sheet-late.ts'
import { countNight } from './actions/standing.ts'

export const jobs: readonly Job[] = [
  {
    name: 'shifts.count_night',
    at: { time: '00:05' },
    over: ['shifts.worker', 'shifts.counting_day'],
    run: countNight,
  },
  {
    name: 'shifts.follow_memberships',
    at: { time: '00:10' },
    over: ['shifts.attendance', 'shifts.fixed_seat'],
    run: followMemberships,
  },
  {
    name: 'shifts.leave_night',
    at: { time: '07:00' },
    over: ['shifts.leave', 'shifts.lead_on_leave'],
    run: leaveNight,
  },
  { name: 'shifts.generate_ahead', at: { time: '02:00' }, over: ['shifts.template'], run: generateAhead },
  { name: 'shifts.remind', at: { time: '08:00' }, over: ['shifts.attendance'], run: remind },
  { name: 'shifts.remind_unbooked', at: { time: '08:15' }, over: ['shifts.worker'], run: remindUnbooked },
  {
    name: 'shifts.open_sheets',
    at: { everyMinutes: 5 },
    waits: nextOpening,
    over: ['shifts.shift', 'shifts.template', 'shifts.worker'],
    run: openSheets,
  },
  {
    name: 'shifts.presume_presence',
    at: { everyMinutes: 5 },
    waits: nextPresumed,
    over: ['shifts.attendance'],
    run: presumePresence,
  },
  { name: 'shifts.tell_late_sheets', at: { time: '08:30' }, over: ['shifts.shift'], run: tellLateSheets },
  { name: 'shifts.summarise', at: { time: '17:00' }, over: ['shifts.attendance'], run: summarise },
]
