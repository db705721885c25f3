/** Runs of scheduled jobs, and the events that reactions get. */
import type { Db } from '../database/connect.ts'
import { one, rows, sql, written } from '../database/sql.ts'
import type { HappenedEvent } from '../module.ts'
import type { Instant } from '../values/day.ts'
import type { OrganisationId } from '../values/ids.ts'
import { attemptsAtMost } from './schedule.ts'

/** A run that never ended (its process died) may be taken over after this long. */
const longestRunMinutes = 60

/** Takes the slot for this process, unless it is done, another process has it, or a failed run must wait for its
 *  next try. The row's key decides between two processes. */
export async function claimRun(
  db: Db,
  organisation: OrganisationId,
  run: { readonly job: string; readonly slot: Instant; readonly now: Instant },
): Promise<'taken' | 'done' | 'wait'> {
  const claimed = await written(
    db,
    sql`insert into platform.job_run (organisation_id, job, slot, state, started_at)
      values (${organisation}, ${run.job}, ${run.slot}, 'running', ${run.now})
      on conflict (organisation_id, job, slot) do update
        set state = 'running', attempts = job_run.attempts + 1, started_at = excluded.started_at,
            ended_at = null, error = null
        where (job_run.state = 'failed' and job_run.attempts < ${attemptsAtMost}
            and job_run.ended_at + interval '1 minute' * power(4, job_run.attempts - 1) <= excluded.started_at)
          or (job_run.state = 'running'
            and job_run.started_at < excluded.started_at - interval '1 minute' * ${longestRunMinutes}::int)`,
  )
  if (claimed === 1) return 'taken'
  const kept = await one<{ state: string }>(
    db,
    sql`select state from platform.job_run
      where organisation_id = ${organisation} and job = ${run.job} and slot = ${run.slot}`,
  )
  return kept?.state === 'done' ? 'done' : 'wait'
}

/** Those of these tables in which the organisation has no row: one statement, whatever their number. */
export async function emptyAmong(db: Db, organisation: OrganisationId, tables: readonly string[]): Promise<string[]> {
  const asked = tables.map(
    (table) => sql`select ${table}::text as name
      where not exists (select from ${sql.table(table)} where organisation_id = ${organisation})`,
  )
  if (asked.length === 0) return []
  return (await rows(db, sql<{ name: string }>`${sql.join(asked, sql` union all `)}`)).map(({ name }) => name)
}

/** Notes slots as done in which there was nothing to do. */
export const notePassed = (
  db: Db,
  organisation: OrganisationId,
  passed: readonly { readonly job: string; readonly slot: Instant }[],
): Promise<number> =>
  written(
    db,
    sql`insert into platform.job_run (organisation_id, job, slot, state, started_at, ended_at)
      select ${organisation}::uuid, job, slot, 'done', slot, slot
      from unnest(${passed.map(({ job }) => job)}::text[], ${passed.map(({ slot }) => slot)}::timestamptz[]) as one (job, slot)
      on conflict do nothing`,
  )

export async function endRun(
  db: Db,
  organisation: OrganisationId,
  run: { readonly job: string; readonly slot: Instant; readonly now: Instant; readonly error: string | null },
): Promise<void> {
  await sql`update platform.job_run
    set state = ${run.error === null ? 'done' : 'failed'}, ended_at = ${run.now}, error = ${run.error}
    where organisation_id = ${organisation} and job = ${run.job} and slot = ${run.slot}`.execute(db)
}

export interface JobRun {
  readonly job: string
  readonly slot: Instant
  readonly state: 'running' | 'done' | 'failed'
  readonly attempts: number
  readonly started_at: Instant
  readonly ended_at: Instant | null
  readonly error: string | null
}

/** Runs before `before`, latest first. */
export const readRuns = (
  db: Db,
  organisation: OrganisationId,
  asked: { readonly state?: JobRun['state'] | undefined; readonly before?: string | undefined; readonly limit: number },
): Promise<JobRun[]> =>
  rows(
    db,
    sql<JobRun>`select job, slot, state, attempts, started_at, ended_at, error from platform.job_run
      where organisation_id = ${organisation}
        and (${asked.state ?? null}::text is null or state = ${asked.state ?? null})
        and (${asked.before ?? null}::timestamptz is null or slot < ${asked.before ?? null})
      order by slot desc, job limit ${asked.limit}`,
  )

/** Failed for good or waiting for another try, in the days since `since`. */
export async function countFailedRuns(db: Db, organisation: OrganisationId, since: Instant): Promise<number> {
  const counted = await one<{ failed: number }>(
    db,
    sql`select count(*) as failed from platform.job_run
      where organisation_id = ${organisation} and slot >= ${since} and state = 'failed'`,
  )
  return counted?.failed ?? 0
}

const isOld = (now: Instant) =>
  sql`slot < ${now}::timestamptz - case when state = 'done' then interval '35 days' else interval '1 year' end`

export async function hasOldRuns(db: Db, organisation: OrganisationId, now: Instant): Promise<boolean> {
  const old = sql`select 1 from platform.job_run where organisation_id = ${organisation} and ${isOld(now)} limit 1`
  return (await one(db, old)) !== null
}

/** Old runs that ended well; failures stay for a year. */
export const dropOldRuns = (db: Db, organisation: OrganisationId, now: Instant): Promise<number> =>
  written(db, sql`delete from platform.job_run where organisation_id = ${organisation} and ${isOld(now)}`)

interface EventRow {
  readonly id: string
  readonly at: string
  readonly name: string
  readonly subject_id: string | null
  readonly person_id: string | null
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly action: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** These events, by id. */
export async function readEvents(
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
): Promise<Map<string, HappenedEvent>> {
  const found = await rows(
    db,
    sql<EventRow>`select id, at, name, subject_id, person_id, actor_kind, actor_id, action, facts
      from platform.event where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )
  return new Map(found.map((row) => [row.id, happenedEvent(organisation, row)]))
}

const happenedEvent = (organisation: OrganisationId, row: EventRow): HappenedEvent => ({
  id: row.id,
  at: row.at,
  name: row.name,
  organisation,
  subject: row.subject_id,
  person: row.person_id,
  actor: { kind: row.actor_kind, id: row.actor_id },
  action: row.action,
  facts: row.facts,
})
