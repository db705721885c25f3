/** What happens by itself. */
import type { Job } from '#platform/module.ts'
import { clearAsked } from './actions/contributors.ts'
import { publishByItself } from './actions/datasets.ts'
import { beginByItself, startDue } from './actions/issues.ts'
import { clearPosts, warnReturned } from './actions/list-bounces.ts'
import { digestTime, sendDigests, sendLetters } from './actions/list-sending.ts'
import { forgetLogs } from './actions/logs.ts'
import { nightOfResearch } from './actions/research.ts'
import { sendNews } from './actions/sending.ts'
import { countVisits } from './actions/site.ts'
import { clearSubscribers } from './actions/subscribing.ts'
import { checkWeeks, remindMentors, returnIdle } from './actions/tasks-nightly.ts'
import { hasVisits } from './site/visits.ts'
import { nextLetterAt } from './store/copies.ts'
import { isSending, nextDue } from './store/issues.ts'

export const jobs: readonly Job[] = [
  {
    name: 'communication.clear_subscribers',
    at: { time: '00:20' },
    over: ['communication.subscriber'],
    run: clearSubscribers,
  },
  { name: 'communication.begin_issue', at: { time: '06:00' }, over: ['communication.subscriber'], run: beginByItself },
  {
    name: 'communication.start_issue',
    at: { everyMinutes: 1 },
    waits: (db, organisation) => nextDue(db, organisation),
    over: ['communication.issue'],
    run: startDue,
  },
  {
    name: 'communication.send_issue',
    at: { everyMinutes: 1 },
    waits: async (db, organisation, now) => ((await isSending(db, organisation)) ? now : null),
    over: ['communication.issue'],
    run: sendNews,
  },
  {
    name: 'communication.count_visits',
    at: { everyMinutes: 15 },
    waits: async (_db, organisation, now) => (hasVisits(organisation) ? now : null),
    run: countVisits,
  },
  { name: 'communication.forget_logs', at: { time: '00:05' }, run: forgetLogs },
  { name: 'communication.clear_posts', at: { time: '00:25' }, over: ['communication.post'], run: clearPosts },
  {
    name: 'communication.warn_returned',
    at: { time: '06:30' },
    over: ['communication.list_member'],
    run: warnReturned,
  },
  { name: 'communication.send_digests', at: { time: digestTime }, over: ['communication.copy'], run: sendDigests },
  {
    name: 'communication.send_letters',
    at: { everyMinutes: 1 },
    waits: nextLetterAt,
    over: ['communication.copy'],
    run: sendLetters,
  },
  { name: 'communication.return_tasks', at: { time: '00:15' }, over: ['communication.task'], run: returnIdle },
  { name: 'communication.clear_asked', at: { time: '00:20' }, over: ['communication.contributor'], run: clearAsked },
  { name: 'communication.check_weeks', at: { time: '07:00' }, over: ['communication.open_week'], run: checkWeeks },
  { name: 'communication.remind_mentors', at: { time: '07:30' }, over: ['communication.task'], run: remindMentors },
  { name: 'communication.end_research', at: { time: '00:10' }, over: ['communication.research'], run: nightOfResearch },
  {
    name: 'communication.publish_data',
    at: { time: '05:30' },
    over: ['organisations.participant'],
    run: publishByItself,
  },
]
