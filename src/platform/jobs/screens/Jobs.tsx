/** What runs by itself: planned jobs, their latest runs, what waits, what was given up. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { type Column, Table } from '#app/ui/Table.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { hasWords, t, useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { listJobs, tryAgain } from '../contract.ts'

type Jobs = ReplyOf<typeof listJobs>
type Planned = Jobs['jobs'][number]
type Run = Jobs['runs'][number]
type GivenUp = Jobs['givenUp'][number]

const jobName = (job: string): string => (hasWords(`job.${job}`) ? t(`job.${job}`) : job)
const tones: Readonly<Record<Run['state'], Tone>> = { running: 'news', done: 'fine', failed: 'refused' }

const planned: readonly Column<Planned>[] = [
  { name: 'job', title: 'jobs.job', line: 1, cell: ({ job }) => jobName(job) },
  {
    name: 'every',
    title: 'jobs.every',
    line: 2,
    cell: ({ time, everyMinutes }) =>
      time ? t('jobs.daily', { time }) : t('jobs.minutes', { count: everyMinutes ?? 0 }),
  },
  { name: 'next', title: 'jobs.next', line: 3, cell: ({ next }) => <Moment at={next as Instant} /> },
]

const runs: readonly Column<Run>[] = [
  { name: 'job', title: 'jobs.job', line: 1, cell: ({ job }) => jobName(job) },
  { name: 'slot', title: 'jobs.due', line: 2, cell: ({ slot }) => <Moment at={slot as Instant} /> },
  {
    name: 'state',
    title: 'jobs.state',
    line: 3,
    cell: ({ state, error }) => (
      <>
        <Status tone={tones[state]} says={t(`jobs.state.${state}`)} />
        {error ? <div className="quiet">{error}</div> : null}
      </>
    ),
  },
  { name: 'attempts', title: 'jobs.tries', right: true, line: 0, cell: ({ attempts }) => attempts },
]

export function JobsScreen() {
  useWords()
  const address = useAddress()
  const failed = address.get('state') === 'failed'
  const before = address.get('before') ?? undefined
  const jobs = useRead(listJobs, { ...(failed ? { state: 'failed' as const } : {}), before, limit: 50 }, { keep: true })
  return (
    <Page title={t('jobs.title')} says={t('jobs.says')} read={jobs} wide>
      {(all) => (
        <div className="stack">
          <GivenUpTasks tasks={all.givenUp} />
          <section>
            <h2>{t('jobs.planned')}</h2>
            <Table rows={all.jobs} columns={planned} rowKey={({ job }) => job} caption={t('jobs.planned')} />
            <p className="quiet">
              {t('jobs.queue')}: {t('jobs.queue_says', { ...all.queue, again: all.queue.tryingAgain })}
            </p>
          </section>
          <section>
            <h2>{t('jobs.runs')}</h2>
            <label className="row">
              <input
                type="checkbox"
                checked={failed}
                onChange={(event) => address.set({ state: event.target.checked ? 'failed' : null, before: null })}
              />
              {t('jobs.only_failed')}
            </label>
            {all.runs.length === 0 ? (
              <Empty says={t('jobs.no_runs')} icon="clock" />
            ) : (
              <Table
                rows={all.runs}
                columns={runs}
                rowKey={({ job, slot }) => `${job} ${slot}`}
                caption={t('jobs.runs')}
              />
            )}
            {all.more ? (
              <Button kind="other" press={() => address.set({ before: all.runs.at(-1)?.slot })}>
                {t('jobs.older')}
              </Button>
            ) : null}
          </section>
        </div>
      )}
    </Page>
  )
}

const taskName = (what: string): string => (what === 'notices' ? t('jobs.notices') : what)

function GivenUpTasks({ tasks }: { readonly tasks: readonly GivenUp[] }) {
  const { said } = useNotices()
  const again = useAct(tryAgain, { after: [listJobs], done: () => said(t('jobs.again_done')) })
  if (tasks.length === 0) return null
  const columns: readonly Column<GivenUp>[] = [
    { name: 'what', title: 'jobs.job', line: 1, cell: ({ what }) => taskName(what) },
    { name: 'since', title: 'jobs.due', line: 2, cell: ({ since }) => <Moment at={since as Instant} /> },
    { name: 'error', title: 'jobs.state', line: 3, cell: ({ error }) => error ?? '–' },
  ]
  return (
    <section>
      <h2>{t('jobs.given_up')}</h2>
      <p>{t('jobs.given_up_says')}</p>
      <Trouble of={again.error} />
      <Table
        rows={tasks}
        columns={columns}
        rowKey={({ id }) => id}
        caption={t('jobs.given_up')}
        {...(may('jobs.retry')
          ? {
              action: (task: GivenUp) => (
                <Button kind="quiet" press={() => again.act({ task: task.id })}>
                  {t('jobs.again')}
                </Button>
              ),
            }
          : {})}
      />
    </section>
  )
}
