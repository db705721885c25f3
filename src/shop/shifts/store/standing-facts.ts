/** What the fold of a standing looks at beside the ledger: leaves, extensions, being unsubscribed or blocked, planned
 *  work and seats. A constant number of statements for any number of people; `members` null means everybody. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { PlannedWork, SeatOutcome } from '../rules/standing-facts.ts'
import { amongst, isLate, type Lately, type Members } from './among-members.ts'
import { holding } from './leave.ts'

export interface AwayRow {
  readonly member: string
  readonly type: string
  readonly from: Day
  readonly until: Day | null
}

export const readLeaves = (
  db: Db,
  organisation: OrganisationId,
  members: Members,
  lately: Lately | null,
): Promise<AwayRow[]> =>
  rows(
    db,
    sql<AwayRow>`select member_id as member, type, from_day as "from", until_day as until
      from shifts.leave
      where organisation_id = ${organisation} and ${holding} and ${amongst('member_id', members)}
        and ${isLate("coalesce(until_day, 'infinity')", lately)}
      order by member_id, from_day`,
  )

export interface SpanRow {
  readonly member: string
  readonly from: Day
  readonly until: Day | null
}

export const readExtensions = (
  db: Db,
  organisation: OrganisationId,
  members: Members,
  lately: Lately | null,
): Promise<SpanRow[]> =>
  rows(
    db,
    sql<SpanRow>`select member_id as member, from_day as "from", until_day as until
      from shifts.extension
      where organisation_id = ${organisation} and ${amongst('member_id', members)}
        and ${isLate('from_day', lately)}
      order by member_id, from_day, given_at`,
  )

export const readUnsubscriptions = (db: Db, organisation: OrganisationId, members: Members): Promise<SpanRow[]> =>
  rows(
    db,
    sql<SpanRow>`select member_id as member, from_day as "from", until_day as until
      from shifts.unsubscription where organisation_id = ${organisation} and ${amongst('member_id', members)}
      order by member_id, from_day`,
  )

export const readBlocks = (db: Db, organisation: OrganisationId, members: Members): Promise<SpanRow[]> =>
  rows(
    db,
    sql<SpanRow>`select member_id as member, from_day as "from", until_day as until
      from shifts.block where organisation_id = ${organisation} and ${amongst('member_id', members)}
      order by member_id, from_day`,
  )

/** Brings the days of blocks in line with who is blocked now: new ones begin today, others ended yesterday. */
export async function settleBlocks(
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  today: Day,
): Promise<void> {
  await sql`insert into shifts.block (organisation_id, member_id, from_day)
    select worker.organisation_id, worker.member_id, ${today}::date from shifts.worker
    where worker.organisation_id = ${organisation} and worker.member_id = any(${members}::uuid[])
      and worker.blocked is not null and not exists (select 1 from shifts.block
        where block.organisation_id = worker.organisation_id and block.member_id = worker.member_id
          and block.until_day is null)
    on conflict (organisation_id, member_id, from_day) do update set until_day = null`.execute(db)
  await sql`update shifts.block set until_day = ${today}::date - 1
    where organisation_id = ${organisation} and member_id = any(${members}::uuid[]) and until_day is null
      and not exists (select 1 from shifts.worker where worker.organisation_id = block.organisation_id
        and worker.member_id = block.member_id and worker.blocked is not null)`.execute(db)
}

export interface PlannedRow extends PlannedWork {
  readonly member: string
}

/** Planned seats as work, for policies that look at work ahead. */
export const readPlanned = (db: Db, organisation: OrganisationId, members: Members, from: Day): Promise<PlannedRow[]> =>
  rows(
    db,
    sql<PlannedRow>`select coalesce(seat.stand_in_id, seat.member_id) as member, shift.day, seat.purpose,
        (shift.weight * 1000)::integer as weight,
        (extract(epoch from shift.ends_at - shift.starts_at) / 60)::integer as minutes
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.state = 'planned' and shift.day >= ${from}
        and ${amongst('coalesce(seat.stand_in_id, seat.member_id)', members)}
      order by 1, shift.day`,
  )

/** The same with seats whose outcome was said or that were given up since, each with the days on which it was planned. */
export async function readWeighed(
  db: Db,
  organisation: OrganisationId,
  members: Members,
  from: Day,
  zone: string,
): Promise<PlannedRow[]> {
  const found = await rows<PlannedRow & { readonly booked: Day; readonly gone: Day | null }>(
    db,
    sql<PlannedRow & { readonly booked: Day; readonly gone: Day | null }>`select
        coalesce(seat.stand_in_id, seat.member_id) as member, shift.day, seat.purpose,
        (shift.weight * 1000)::integer as weight,
        (extract(epoch from shift.ends_at - shift.starts_at) / 60)::integer as minutes,
        (seat.booked_at at time zone ${zone})::date as booked,
        case seat.state when 'planned' then null
          when 'cancelled' then least((seat.cancelled_at at time zone ${zone})::date, shift.day) - 1
          else shift.day - 1 end as gone
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and shift.day >= ${from}
        and ${amongst('coalesce(seat.stand_in_id, seat.member_id)', members)}
      order by 1, shift.day, seat.id`,
  )
  return found.flatMap(({ booked, gone, ...work }) =>
    gone !== null && gone < booked ? [] : [{ ...work, during: { from: booked, until: gone } }],
  )
}

/** What became of seats with a duty, oldest first, whoever answers for them. */
export const readSeatOutcomes = (
  db: Db,
  organisation: OrganisationId,
  members: Members,
  from: Day,
): Promise<(SeatOutcome & { member: string })[]> =>
  rows(
    db,
    sql<SeatOutcome & { member: string }>`select coalesce(seat.stand_in_id, seat.member_id) as member,
        shift.day as "on", seat.state = 'done' as came
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.state in ('done', 'absent_1', 'absent_2')
        and seat.purpose in ('regular', 'make_up', 'flying') and shift.day >= ${from}
        and ${amongst('coalesce(seat.stand_in_id, seat.member_id)', members)}
      order by 1, shift.starts_at, seat.id`,
  )

export const readSeatSpans = (db: Db, organisation: OrganisationId, members: Members): Promise<SpanRow[]> =>
  rows(
    db,
    sql<SpanRow>`select member_id as member, from_day as "from", until_day as until
      from shifts.fixed_seat where organisation_id = ${organisation} and ${amongst('member_id', members)}
        and (until_day is null or until_day >= from_day)
      order by member_id, from_day`,
  )

export const addExtension = (
  db: Db,
  organisation: OrganisationId,
  one: {
    readonly id: string
    readonly member: string
    readonly sort: 'grace' | 'manual' | 'import'
    readonly from: Day
    readonly until: Day
    readonly now: Instant
    readonly by: string | null
  },
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.extension (organisation_id, id, member_id, sort, from_day, until_day, given_at, given_by)
      values (${organisation}, ${one.id}, ${one.member}, ${one.sort}, ${one.from}, ${one.until}, ${one.now}, ${one.by})`,
  )

/** The mark on the worker says that it lasts; the row keeps its days when it is over. */
export async function addUnsubscription(
  db: Db,
  organisation: OrganisationId,
  one: { readonly id: string; readonly member: string; readonly from: Day; readonly reason: string },
): Promise<void> {
  await sql`insert into shifts.unsubscription (organisation_id, id, member_id, from_day, reason)
    values (${organisation}, ${one.id}, ${one.member}, ${one.from}, ${one.reason})`.execute(db)
  await sql`update shifts.worker set unsubscribed_on = ${one.from}
    where organisation_id = ${organisation} and member_id = ${one.member}`.execute(db)
}

/** Ends what the office decided by hand; a span that began today is as if it had never been. */
export const endUnsubscription = (db: Db, organisation: OrganisationId, member: string, today: Day): Promise<number> =>
  written(
    db,
    sql`update shifts.unsubscription set until_day = ${today}::date - 1
      where organisation_id = ${organisation} and member_id = ${member} and until_day is null`,
  )
