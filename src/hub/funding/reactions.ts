/** What funding does when needs go on, and when money came in. */
import type { Reaction } from '#platform/module.ts'
import { followNeeds } from './actions/calls.ts'
import { noteFunded } from './actions/funded.ts'
import { tellOfRound, toldOf } from './actions/telling.ts'
import { potEvents, tellOfPot } from './actions/telling-pots.ts'

export const reactions: readonly Reaction[] = [
  { name: 'funding.tell_of_rounds', on: toldOf, run: tellOfRound },
  { name: 'funding.tell_of_pots', on: potEvents, run: tellOfPot },
  { name: 'funding.follow_needs', on: ['needs.released', 'needs.delivered'], run: followNeeds },
  {
    name: 'funding.note_funded',
    on: ['funding.dues_paid', 'funding.payment_undone', 'funding.hours_confirmed'],
    run: noteFunded,
  },
]
