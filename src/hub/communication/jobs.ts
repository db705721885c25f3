/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { beginByItself, startDue } from './actions/issues.ts'
import { sendNews } from './actions/sending.ts'
import { clearSubscribers } from './actions/subscribing.ts'
import { isSending, nextDue } from './store/issues.ts'

export const jobs: readonly Job[] = [
  { name: 'communication.clear_subscribers', at: { time: '00:20' }, run: clearSubscribers },
  { name: 'communication.begin_issue', at: { time: '06:00' }, run: beginByItself },
  {
    name: 'communication.start_issue',
    at: { everyMinutes: 1 },
    waits: (db, organisation) => nextDue(db, organisation),
    run: startDue,
  },
  {
    name: 'communication.send_issue',
    at: { everyMinutes: 1 },
    waits: async (db, organisation, now) => ((await isSending(db, organisation)) ? now : null),
    run: sendNews,
  },
]
