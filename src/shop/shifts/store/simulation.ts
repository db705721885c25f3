/** Rehearsals of a policy: what they read of people, and what they keep. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { AttendanceState } from '../rules/outcome.ts'
import type { Changes } from '../rules/policy-changes.ts'
import type { Future, Rehearsed } from '../rules/simulation.ts'
import type { Counter, Purpose } from '../rules/words.ts'

export interface SimulationRow {
  readonly id: string
  readonly preset: string
  readonly changes: Changes
  readonly fingerprint: string
  readonly sort: 'replay' | 'forward'
  readonly future: Future
  readonly from: Day
  readonly until: Day
  readonly madeAt: Instant
  readonly madeBy: string | null
  readonly people: number
  readonly done: number
  readonly afterMember: string | null
  readonly finishedAt: Instant | null
}

const columns = sql`id, preset, changes, fingerprint, sort, future, from_day as "from", until_day as until,
  made_at as "madeAt", made_by as "madeBy", people, done, after_member as "afterMember", finished_at as "finishedAt"`

/** People whom a rehearsal judges: everybody who is counted. */
export async function countedPeople(db: Db, organisation: OrganisationId): Promise<number> {
  const row = await one<{ people: number }>(
    db,
    sql<{ people: number }>`select count(*)::integer as people from shifts.worker
      where organisation_id = ${organisation} and counted_from is not null`,
  )
  return row?.people ?? 0
}

export async function nextPeople(
  db: Db,
  organisation: OrganisationId,
  after: string | null,
  size: number,
): Promise<string[]> {
  const found = await rows<{ member: string }>(
    db,
    sql<{ member: string }>`select member_id as member from shifts.worker
      where organisation_id = ${organisation} and counted_from is not null
        and (${after}::uuid is null or member_id > ${after})
      order by member_id limit ${size}`,
  )
  return found.map(({ member }) => member)
}

export const addSimulation = (
  db: Db,
  organisation: OrganisationId,
  row: Omit<SimulationRow, 'done' | 'afterMember' | 'finishedAt'>,
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.policy_simulation (organisation_id, id, preset, changes, fingerprint, sort, future,
        from_day, until_day, made_at, made_by, people)
      values (${organisation}, ${row.id}, ${row.preset}, ${JSON.stringify(row.changes)}, ${row.fingerprint},
        ${row.sort}, ${row.future}, ${row.from}, ${row.until}, ${row.madeAt}, ${row.madeBy}, ${row.people})`,
  )

/** Rehearsals are thrown away with their lines. */
export const dropSimulations = (db: Db, organisation: OrganisationId, before: Instant): Promise<number> =>
  written(db, sql`delete from shifts.policy_simulation where organisation_id = ${organisation} and made_at < ${before}`)

export const readSimulation = (db: Db, organisation: OrganisationId, id: string): Promise<SimulationRow | null> =>
  one(
    db,
    sql<SimulationRow>`select ${columns} from shifts.policy_simulation
      where organisation_id = ${organisation} and id = ${id}`,
  )

export const readSimulations = (db: Db, organisation: OrganisationId): Promise<SimulationRow[]> =>
  rows(
    db,
    sql<SimulationRow>`select ${columns} from shifts.policy_simulation
      where organisation_id = ${organisation} order by made_at desc, id desc limit 50`,
  )

export const lockSimulation = (db: Db, organisation: OrganisationId, id: string): Promise<SimulationRow | null> =>
  one(
    db,
    sql<SimulationRow>`select ${columns} from shifts.policy_simulation
      where organisation_id = ${organisation} and id = ${id} for update`,
  )

export const writeProgress = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  { done, after, finishedAt }: { done: number; after: string | null; finishedAt: Instant | null },
): Promise<number> =>
  written(
    db,
    sql`update shifts.policy_simulation
      set done = ${done}, after_member = coalesce(${after}, after_member), finished_at = ${finishedAt}
      where organisation_id = ${organisation} and id = ${id}`,
  )

/** Whether this very policy was rehearsed to the end since then. */
export async function rehearsedSince(
  db: Db,
  organisation: OrganisationId,
  fingerprint: string,
  since: Instant,
): Promise<boolean> {
  const row = await one<{ found: boolean }>(
    db,
    sql<{ found: boolean }>`select exists (select 1 from shifts.policy_simulation
      where organisation_id = ${organisation} and fingerprint = ${fingerprint} and finished_at > ${since}) as found`,
  )
  return row?.found ?? false
}

export const addLines = (
  db: Db,
  organisation: OrganisationId,
  simulation: string,
  lines: readonly (Rehearsed & { readonly member: string })[],
): Promise<number> =>
  insertRows(
    db,
    'shifts.policy_simulation_line',
    {
      organisation_id: 'uuid',
      simulation_id: 'uuid',
      member_id: 'uuid',
      standing_now: 'text',
      standing_draft: 'text',
      first_day: 'date',
      first_now: 'text',
      first_draft: 'text',
      why: 'text',
      total_now: 'integer',
      total_draft: 'integer',
      days_differ: 'integer',
      closed_days_now: 'integer',
      closed_days_draft: 'integer',
    },
    lines.map(({ member, now, draft, first, daysDiffer, closedDays }) => ({
      organisation_id: organisation,
      simulation_id: simulation,
      member_id: member,
      standing_now: now,
      standing_draft: draft,
      first_day: first?.day ?? null,
      first_now: first?.now ?? null,
      first_draft: first?.draft ?? null,
      why: first?.why ?? null,
      total_now: first?.totals.now ?? null,
      total_draft: first?.totals.draft ?? null,
      days_differ: daysDiffer,
      closed_days_now: closedDays.now,
      closed_days_draft: closedDays.draft,
    })),
  )

/** How many people are in which standing on the last day, under both; and how many differ. */
export const simulationTotals = (
  db: Db,
  organisation: OrganisationId,
  simulation: string,
): Promise<{ standing: string; now: number; draft: number }[]> =>
  rows(
    db,
    sql<{ standing: string; now: number; draft: number }>`select standing,
        count(*) filter (where side = 'now')::integer as now, count(*) filter (where side = 'draft')::integer as draft
      from shifts.policy_simulation_line as line
      cross join lateral (values ('now', line.standing_now), ('draft', line.standing_draft)) as seen(side, standing)
      where line.organisation_id = ${organisation} and line.simulation_id = ${simulation}
      group by standing order by standing`,
  )

/** Sums over all people: who differs, who would be spared days without shopping, who would have more of them. */
export const simulationSums = (
  db: Db,
  organisation: OrganisationId,
  simulation: string,
): Promise<{ differ: number; spared: number; harder: number } | null> =>
  one(
    db,
    sql<{ differ: number; spared: number; harder: number }>`select
        count(*) filter (where first_day is not null)::integer as differ,
        count(*) filter (where closed_days_draft < closed_days_now)::integer as spared,
        count(*) filter (where closed_days_draft > closed_days_now)::integer as harder
      from shifts.policy_simulation_line
      where organisation_id = ${organisation} and simulation_id = ${simulation}`,
  )

export interface AttendedRow {
  readonly member: string
  readonly purpose: Purpose
  readonly state: AttendanceState
  readonly day: Day
  readonly weight: number
  readonly minutes: number
  /** Taken over from somebody else. */
  readonly standsIn: boolean
  /** A fixed seat that went in one stroke with its shift; then `day` is the day on which that was said, if sooner. */
  readonly gone: boolean
  readonly relief: 'none' | 'one' | 'all'
}

/** Live rows of these people, whoever answers for them, and fixed seats that went with their shift, in a range of days. */
export const attendedBetween = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  { from, until, zone }: { readonly from: Day; readonly until: Day; readonly zone: string },
): Promise<AttendedRow[]> =>
  rows(
    db,
    sql<AttendedRow>`select coalesce(seat.stand_in_id, seat.member_id) as member, seat.purpose, seat.state, at.day,
        shift.weight, (extract(epoch from shift.ends_at - shift.starts_at) / 60)::integer as minutes,
        seat.stand_in_id is not null as "standsIn", at.gone,
        coalesce((select min(closing.relief) from shifts.closing
          where closing.organisation_id = seat.organisation_id and closing.undone_at is null
            and shift.day between closing.from_day and closing.until_day and closing.relief <> 'none'
            and (closing.kind_ids = '{}' or shift.kind_id = any(closing.kind_ids))), 'none') as relief
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      cross join lateral (select shift.state = 'cancelled' as gone, case when shift.state = 'cancelled'
        then least(shift.day, (shift.cancelled_at at time zone ${zone})::date) else shift.day end as day) as at
      where seat.organisation_id = ${organisation}
        and case when shift.state = 'cancelled'
          then seat.state = 'cancelled' and seat.fixed_seat_id is not null and seat.cancelled_at = shift.cancelled_at
          else seat.state <> 'cancelled' end
        and at.day between ${from} and ${until} and shift.day >= ${from}
        and (seat.member_id = any(${members}::uuid[]) or seat.stand_in_id = any(${members}::uuid[]))
        and coalesce(seat.stand_in_id, seat.member_id) = any(${members}::uuid[])
      order by shift.starts_at, seat.id`,
  )

/** What attendances posted from a day on, and what closings gave back of that: a rehearsal works it out anew. */
export const postedByAttendances = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  from: Day,
): Promise<{ member: string; on: Day; counter: Counter; amount: number }[]> =>
  rows(
    db,
    sql<{ member: string; on: Day; counter: Counter; amount: number }>`select member_id as member,
        effective_on as "on", counter, sum(amount)::integer as amount
      from shifts.ledger_entry
      where organisation_id = ${organisation} and member_id = any(${members}::uuid[])
        and cause in ('attendance', 'relief') and effective_on >= ${from}
      group by member_id, effective_on, counter order by member_id, effective_on, counter`,
  )

/** The lines of a rehearsal, as `platform/lists` reads them. */
export const simulationLines = (organisation: OrganisationId, simulation: string): ListDefinition => ({
  name: 'policy_simulation',
  from: sql`from shifts.policy_simulation_line as line
    join members.public_member as who on who.organisation_id = line.organisation_id and who.contact_id = line.member_id
    where line.organisation_id = ${organisation} and line.simulation_id = ${simulation}`,
  id: sql`line.member_id`,
  columns: {
    name: { sql: sql`who.display_name`, sortSql: sql`who.sort_name`, type: 'text', sortable: true },
    memberNo: { sql: sql`who.member_no`, type: 'number', sortable: true },
    firstDay: { sql: sql`line.first_day`, type: 'day', sortable: true },
    firstNow: { sql: sql`line.first_now`, type: 'text' },
    firstDraft: { sql: sql`line.first_draft`, type: 'text' },
    why: { sql: sql`line.why`, type: 'text' },
    totalNow: { sql: sql`line.total_now / 1000.0`, type: 'number' },
    totalDraft: { sql: sql`line.total_draft / 1000.0`, type: 'number' },
    standingNow: { sql: sql`line.standing_now`, type: 'text', sortable: true },
    standingDraft: { sql: sql`line.standing_draft`, type: 'text', sortable: true },
    daysDiffer: { sql: sql`line.days_differ`, type: 'number', sortable: true },
    closedDaysNow: { sql: sql`line.closed_days_now`, type: 'number', sortable: true },
    closedDaysDraft: { sql: sql`line.closed_days_draft`, type: 'number', sortable: true },
  },
  search: (word) =>
    /^\d{1,9}$/.test(word)
      ? sql`(${wordIn(sql`who.search`)(word)} or who.member_no = ${Number(word)})`
      : wordIn(sql`who.search`)(word),
  filters: {
    effect: (value) =>
      value === 'spared'
        ? sql`line.closed_days_draft < line.closed_days_now`
        : value === 'harder'
          ? sql`line.closed_days_draft > line.closed_days_now`
          : value === 'differs'
            ? sql`line.first_day is not null`
            : sql`true`,
    now: (value) => sql`line.standing_now = ${value}`,
    draft: (value) => sql`line.standing_draft = ${value}`,
  },
  sort: '-daysDiffer',
})
