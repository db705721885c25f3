/** What happens by itself. */

import type { Job } from '#platform/module.ts'
import { closeOverdue } from './actions/closing.ts'
import { noteFunded } from './actions/funded.ts'
import { noteDefaults } from './actions/missing.ts'
import { turnStanding } from './actions/patrons.ts'
import { turnDues } from './actions/periods.ts'
import { settlePots } from './actions/pots.ts'
import { remindOfRounds } from './actions/telling.ts'
import { nextPotEnd } from './store/pots.ts'
import { nextEnd } from './store/rounds.ts'

export const jobs: readonly Job[] = [
  { name: 'funding.turn_standing', at: { time: '00:30' }, run: turnStanding },
  {
    name: 'funding.settle_pots',
    at: { everyMinutes: 5 },
    waits: (db, organisation) => nextPotEnd(db, organisation),
    run: settlePots,
  },
  {
    name: 'funding.close_rounds',
    at: { everyMinutes: 5 },
    waits: (db, organisation) => nextEnd(db, organisation),
    run: closeOverdue,
  },
  { name: 'funding.remind_of_rounds', at: { time: '08:00' }, run: remindOfRounds },
  { name: 'funding.note_defaults', at: { time: '00:25' }, run: noteDefaults },
  { name: 'funding.note_funded', at: { time: '00:35' }, run: noteFunded },
  { name: 'funding.turn_dues', at: { time: '00:20' }, run: turnDues },
]
