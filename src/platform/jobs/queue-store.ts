/** What waits in the queue for one organisation. The queue's tables know no wall: every statement here names whose. */
import type { Db } from '../database/connect.ts'
import { one, rows, sql, written } from '../database/sql.ts'
import type { Instant } from '../values/day.ts'
import type { OrganisationId } from '../values/ids.ts'
import { queues } from './install.ts'

export interface QueueCount {
  readonly waiting: number
  readonly running: number
  readonly trying_again: number
}

export async function countQueue(db: Db, organisation: OrganisationId): Promise<QueueCount> {
  const counted = await one<QueueCount>(
    db,
    sql`select count(*) filter (where state = 'created') as waiting,
        count(*) filter (where state = 'active') as running,
        count(*) filter (where state = 'retry') as trying_again
      from pgboss.job
      where name in (${queues.reaction}, ${queues.notice}) and state in ('created', 'active', 'retry')
        and data ->> 'organisation' = ${organisation}`,
  )
  return counted ?? { waiting: 0, running: 0, trying_again: 0 }
}

export interface GivenUp {
  readonly id: string
  readonly what: string
  readonly error: string | null
  readonly since: Instant
}

export const readGivenUp = (db: Db, organisation: OrganisationId): Promise<GivenUp[]> =>
  rows(
    db,
    sql<GivenUp>`select dead.id, coalesce(dead.data ->> 'reaction', 'notices') as what,
        tried.output ->> 'message' as error, dead.created_on as since
      from pgboss.job as dead
      left join pgboss.job as tried on tried.name = dead.source_name and tried.id = dead.source_id
      where dead.name = ${queues.dead} and dead.state = 'created' and dead.data ->> 'organisation' = ${organisation}
      order by dead.created_on desc, dead.id limit 100`,
  )

export async function isGivenUp(db: Db, organisation: OrganisationId, id: string): Promise<boolean> {
  const found = await one(
    db,
    sql`select 1 from pgboss.job
      where name = ${queues.dead} and state = 'created' and id = ${id} and data ->> 'organisation' = ${organisation}`,
  )
  return found !== null
}

const isOld = (now: Instant) => sql`at < ${now}::timestamptz - interval '30 days'`

export async function hasOldAnswers(db: Db, organisation: OrganisationId, now: Instant): Promise<boolean> {
  const old = sql`select 1 from platform.idempotency where organisation_id = ${organisation} and ${isOld(now)} limit 1`
  return (await one(db, old)) !== null
}

/** Answers to repeated requests are kept for thirty days. */
export const dropOldAnswers = (db: Db, organisation: OrganisationId, now: Instant): Promise<number> =>
  written(db, sql`delete from platform.idempotency where organisation_id = ${organisation} and ${isOld(now)}`)
