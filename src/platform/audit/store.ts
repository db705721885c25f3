/** What happened, latest first. */
import type { Db } from '../database/connect.ts'
import { rows, sql } from '../database/sql.ts'
import type { Instant } from '../values/day.ts'
import type { AccountId, OrganisationId } from '../values/ids.ts'

export interface EventRow {
  readonly id: string
  readonly at: Instant
  readonly name: string
  readonly subject_id: string | null
  readonly person_id: string | null
  readonly actor_kind: string
  readonly actor_id: AccountId | null
  readonly action: string
  readonly facts: Readonly<Record<string, unknown>>
}

export interface HistoryQuestion {
  readonly subject?: string | undefined
  readonly person?: string | undefined
  /** What happened to any of these, as the thing or as the person. */
  readonly about?: readonly string[] | undefined
  /** Every event but this one. */
  readonly without?: string | undefined
  /** An event, or all of a module: `shifts.` with the dot. */
  readonly name?: string | undefined
  /** An account; or `system`, for what ran by itself. */
  readonly actor?: string | undefined
  readonly from?: Instant | undefined
  readonly until?: Instant | undefined
  /** Only what was recorded before this event. */
  readonly before?: string | undefined
  readonly limit: number
}

/** Only what is asked stands in the statement, so that each question finds its index. */
export function readEvents(db: Db, organisation: OrganisationId, asked: HistoryQuestion): Promise<EventRow[]> {
  const { subject, person, about, without, name, actor, from, until, before } = asked
  const wishes = [
    sql`organisation_id = ${organisation}`,
    ...(subject ? [sql`subject_id = ${subject}`] : []),
    ...(person ? [sql`person_id = ${person}`] : []),
    ...(about ? [sql`(person_id = any(${about}::uuid[]) or subject_id = any(${about}::uuid[]))`] : []),
    ...(without ? [sql`name <> ${without}`] : []),
    ...(name ? [name.endsWith('.') ? sql`starts_with(name, ${name})` : sql`name = ${name}`] : []),
    ...(actor ? [actor === 'system' ? sql`actor_kind = 'system'` : sql`actor_id = ${actor}`] : []),
    ...(from ? [sql`at >= ${from}`] : []),
    ...(until ? [sql`at < ${until}`] : []),
    ...(before ? [sql`id < ${before}`] : []),
  ]
  return rows(
    db,
    sql<EventRow>`select id, at, name, subject_id, person_id, actor_kind, actor_id, action, facts
      from platform.event where ${sql.join(wishes, sql` and `)}
      order by id desc limit ${asked.limit}`,
  )
}
