/** What happens by itself, now or as if it were later. */
import { systemClock } from '#platform/values/clock.ts'
import { instant } from '#platform/values/day.ts'
import { type Asked, AskedWrongly, type Command, tell, textOf } from './command.ts'

export const jobsCommands: readonly Command[] = [
  {
    words: 'jobs run',
    takes: '[--until INSTANT] [--json]',
    says: 'Runs what is due now. With --until (2026-12-01T08:00:00Z) the clock of this command moves there and every due job runs, in order: for rehearsals on a copy.',
    least: 0,
    options: { until: { type: 'string' } },
    clock: () => ({ now: systemClock() }),
    run: runJobs,
  },
]

async function runJobs(asked: Asked): Promise<number> {
  const { house, clock } = asked
  const wanted = textOf(asked, 'until', '')
  if (!clock) throw new Error('jobs run needs its clock')
  if (!wanted) {
    // Another process may have claimed them already: a slot runs once.
    await house.workers.runDue()
    await house.workers.drain()
  } else
    await house.workers.runDueJobs(momentOf(wanted, clock.now), (at) => {
      clock.now = at
    })
  tell(asked, { at: clock.now }, [`everything due by ${clock.now} has run`])
  return 0
}

function momentOf(text: string, now: string) {
  const date = new Date(text)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) || Number.isNaN(date.getTime()))
    throw new AskedWrongly('--until is written as 2026-12-01T08:00:00Z')
  const until = instant(date.toISOString())
  if (until < now) throw new AskedWrongly(`--until must not lie before now (${now})`)
  return until
}
