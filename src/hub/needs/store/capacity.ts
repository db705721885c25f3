/** SQL of hours: what was worked, and what the dues of a month bought. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, Month } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { WorkKind } from '../rules/capacity.ts'

export interface WorkRow {
  readonly id: string
  readonly provider: OrganisationId
  readonly account: AccountId | null
  readonly need: string | null
  readonly kind: WorkKind
  readonly minutes: number
  readonly day: Day
  readonly takenBackAt: Instant | null
}

const columns = sql`id, provider_id as provider, account_id as account, need_id as need, kind, minutes, day,
  taken_back_at as "takenBackAt"`

export const readWork = (db: Db, community: OrganisationId, id: string): Promise<WorkRow | null> =>
  one(
    db,
    sql<WorkRow>`select ${columns} from needs.work where organisation_id = ${community} and id = ${id} for update`,
  )

/** Work of these days that counts, the latest first. */
export const workBetween = (db: Db, community: OrganisationId, from: Day, to: Day): Promise<WorkRow[]> =>
  rows(
    db,
    sql<WorkRow>`select ${columns} from needs.work
      where organisation_id = ${community} and day between ${from} and ${to} and taken_back_at is null
      order by day desc, id desc`,
  )

export const workOf = (
  db: Db,
  community: OrganisationId,
  need: string,
): Promise<{ kind: WorkKind; minutes: number }[]> =>
  rows(
    db,
    sql<{ kind: WorkKind; minutes: number }>`select kind, sum(minutes)::int as minutes from needs.work
      where organisation_id = ${community} and need_id = ${need} and taken_back_at is null group by kind order by kind`,
  )

export async function addWork(
  db: Db,
  community: OrganisationId,
  work: Omit<WorkRow, 'takenBackAt'> & { readonly now: Instant },
): Promise<void> {
  await sql`insert into needs.work (organisation_id, id, provider_id, account_id, need_id, kind, minutes, day, written_at)
    values (${community}, ${work.id}, ${work.provider}, ${work.account}, ${work.need}, ${work.kind}, ${work.minutes},
      ${work.day}, ${work.now})`.execute(db)
}

export const takeWorkBack = (db: Db, community: OrganisationId, id: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`update needs.work set taken_back_at = ${now}
      where organisation_id = ${community} and id = ${id} and taken_back_at is null`,
  )

export interface MonthRow {
  readonly month: Month
  /** Null: funding noted nothing for it. */
  readonly funded: number | null
  readonly analysis: number
  readonly coordination: number
}

/** Every month in which something was funded or worked, in order. */
export const monthsOfHours = (db: Db, community: OrganisationId): Promise<MonthRow[]> =>
  rows(
    db,
    sql<MonthRow>`
      with worked as (
        select to_char(day, 'YYYY-MM') as month, coalesce(sum(minutes) filter (where kind = 'analysis'), 0)::int as analysis,
          coalesce(sum(minutes) filter (where kind = 'coordination'), 0)::int as coordination
        from needs.work where organisation_id = ${community} and taken_back_at is null group by 1
      ), funded as (
        select month, minutes from needs.funded_month where organisation_id = ${community}
      )
      select month, funded.minutes as funded, coalesce(worked.analysis, 0) as analysis,
        coalesce(worked.coordination, 0) as coordination
      from worked full join funded using (month) order by month`,
  )

/** Any number of months with one statement; answers those that changed. */
export const writeFundedMinutes = (
  db: Db,
  community: OrganisationId,
  months: readonly { readonly month: Month; readonly minutes: number }[],
  now: Instant,
): Promise<{ month: Month; minutes: number }[]> =>
  rows(
    db,
    sql<{
      month: Month
      minutes: number
    }>`insert into needs.funded_month as noted (organisation_id, month, minutes, noted_at)
      select ${community}, month, minutes, ${now}
        from jsonb_to_recordset(${JSON.stringify(months)}::jsonb) as told(month text, minutes integer)
      on conflict (organisation_id, month) do update set minutes = excluded.minutes, noted_at = excluded.noted_at
        where noted.minutes <> excluded.minutes
      returning month, minutes`,
  )
