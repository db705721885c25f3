/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { turnDay } from './actions/nightly.ts'
import { forgetGuests, lapseOffers } from './actions/registering.ts'
import { remind } from './actions/reminding.ts'
import { nextOfferEnd } from './store/events.ts'

export const jobs: readonly Job[] = [
  { name: 'meetings.turn_day', at: { time: '00:06' }, over: ['meetings.meeting'], run: turnDay },
  { name: 'meetings.forget_guests', at: { time: '00:40' }, over: ['meetings.registration'], run: forgetGuests },
  { name: 'meetings.remind', at: { time: '08:00' }, over: ['meetings.event', 'meetings.meeting'], run: remind },
  {
    name: 'meetings.lapse_offers',
    at: { everyMinutes: 5 },
    waits: (db, organisation) => nextOfferEnd(db, organisation),
    over: ['meetings.registration'],
    run: lapseOffers,
  },
]
