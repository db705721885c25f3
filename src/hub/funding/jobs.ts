/** What happens by itself. */

import type { Job } from '#platform/module.ts'
import { closeOverdue } from './actions/closing.ts'
import { noteFunded } from './actions/funded.ts'
import { noteDefaults } from './actions/missing.ts'
import { turnStanding } from './actions/patrons.ts'
import { turnDues } from './actions/periods.ts'
import { settlePots } from './actions/pots.ts'
import { remindOfRounds } from './actions/telling.ts'
import { reserveUnused } from './actions/unused-hours.ts'
import { nextPotEnd } from './store/pots.ts'
import { nextEnd } from './store/rounds.ts'

export const jobs: readonly Job[] = [
  { name: 'funding.turn_standing', at: { time: '00:30' }, over: ['funding.patron'], run: turnStanding },
  {
    name: 'funding.settle_pots',
    at: { everyMinutes: 5 },
    waits: (db, organisation) => nextPotEnd(db, organisation),
    over: ['funding.pot'],
    run: settlePots,
  },
  {
    name: 'funding.close_rounds',
    at: { everyMinutes: 5 },
    waits: (db, organisation) => nextEnd(db, organisation),
    over: ['funding.round'],
    run: closeOverdue,
  },
  { name: 'funding.remind_of_rounds', at: { time: '08:00' }, over: ['funding.round'], run: remindOfRounds },
  { name: 'funding.note_defaults', at: { time: '00:25' }, over: ['funding.call_line'], run: noteDefaults },
  {
    name: 'funding.note_funded',
    at: { time: '00:35' },
    over: ['funding.dues_payment', 'funding.hours_in_kind'],
    run: noteFunded,
  },
  { name: 'funding.reserve_unused', at: { time: '00:40' }, over: ['needs.funded_month'], run: reserveUnused },
  { name: 'funding.turn_dues', at: { time: '00:20' }, over: ['organisations.participant'], run: turnDues },
]
