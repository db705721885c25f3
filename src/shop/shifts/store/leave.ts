/** Leaves and exemptions, and the seats inside them. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export type LeaveState = 'requested' | 'approved' | 'refused' | 'withdrawn' | 'cancelled' | 'lapsed'

export interface LeaveRow {
  readonly id: string
  readonly member: string
  readonly type: string
  readonly from: Day
  readonly until: Day | null
  readonly reason: string | null
  readonly evidenceSeenOn: Day | null
  readonly state: LeaveState
  readonly refusalReason: string | null
  readonly requestedAt: Instant
  readonly decidedAt: Instant | null
  /** Cancelled or lapsed after it had begun: its days hold. */
  readonly held: boolean
}

const columns = sql`id, member_id as member, type, from_day as "from", until_day as until, reason,
  evidence_seen_on as "evidenceSeenOn", state, refusal_reason as "refusalReason", requested_at as "requestedAt",
  decided_at as "decidedAt", held`

/** Leaves whose days hold: approved ones, and those that ended early up to their last day. */
export const holding = sql`(leave.state = 'approved' or leave.held)`

export interface LeaveQuestion {
  readonly member?: string | undefined
  readonly state?: string | undefined
  readonly on?: string | undefined
  /** The last one of the page before. */
  readonly before?: string | undefined
  readonly size: number
}

/** Newest first. Ids are made in the order of time. */
export const readLeavesOf = (db: Db, organisation: OrganisationId, asked: LeaveQuestion): Promise<LeaveRow[]> =>
  rows(
    db,
    sql<LeaveRow>`select ${columns} from shifts.leave
      where organisation_id = ${organisation}
        and (${asked.member ?? null}::uuid is null or member_id = ${asked.member ?? null})
        and (${asked.state ?? null}::text is null or state = ${asked.state ?? null})
        and (${asked.on ?? null}::date is null
          or (from_day <= ${asked.on ?? null} and (until_day is null or until_day >= ${asked.on ?? null})))
        and (${asked.before ?? null}::uuid is null or id < ${asked.before ?? null})
      order by id desc limit ${asked.size}`,
  )

export const lockLeave = (db: Db, organisation: OrganisationId, leave: string): Promise<LeaveRow | null> =>
  one(
    db,
    sql<LeaveRow>`select ${columns} from shifts.leave
      where organisation_id = ${organisation} and id = ${leave} for update`,
  )

export const readLeave = (db: Db, organisation: OrganisationId, leave: string): Promise<LeaveRow | null> =>
  one(db, sql<LeaveRow>`select ${columns} from shifts.leave where organisation_id = ${organisation} and id = ${leave}`)

/** Leaves of a person that hold. */
export const readHolding = (db: Db, organisation: OrganisationId, member: string): Promise<LeaveRow[]> =>
  rows(
    db,
    sql<LeaveRow>`select ${columns} from shifts.leave
      where organisation_id = ${organisation} and member_id = ${member} and ${holding} order by from_day`,
  )

export const addLeave = (
  db: Db,
  organisation: OrganisationId,
  leave: Omit<LeaveRow, 'refusalReason' | 'held'> & { readonly by: string | null },
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.leave (organisation_id, id, member_id, type, from_day, until_day, reason, evidence_seen_on,
        state, requested_at, requested_by, decided_at, decided_by)
      values (${organisation}, ${leave.id}, ${leave.member}, ${leave.type}, ${leave.from}, ${leave.until},
        ${leave.reason}, ${leave.evidenceSeenOn}, ${leave.state}, ${leave.requestedAt}, ${leave.by}, ${leave.decidedAt},
        ${leave.decidedAt === null ? null : leave.by})`,
  )

/** Writes state, days and evidence of a leave; who decided and when. */
export const writeLeave = (
  db: Db,
  organisation: OrganisationId,
  leave: LeaveRow & { readonly by: string | null },
): Promise<number> =>
  written(
    db,
    sql`update shifts.leave set state = ${leave.state}, from_day = ${leave.from}, until_day = ${leave.until},
        evidence_seen_on = ${leave.evidenceSeenOn}, held = ${leave.held}, refusal_reason = ${leave.refusalReason},
        decided_at = ${leave.decidedAt}, decided_by = ${leave.by}
      where organisation_id = ${organisation} and id = ${leave.id}`,
  )

export interface SeatInside {
  readonly attendance: string
  readonly member: string
  readonly shift: string
  readonly name: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly startsAt: Instant
}

/** Planned seats of these people on these days that have not begun; without a last day all that come. A seat that
 *  somebody else takes stays taken. */
export const seatsInside = (
  db: Db,
  organisation: OrganisationId,
  aways: readonly { readonly member: string; readonly from: Day; readonly until: Day | null }[],
  now: Instant,
): Promise<SeatInside[]> =>
  rows(
    db,
    sql<SeatInside>`select distinct seat.id as attendance, seat.member_id as member, shift.id as shift, shift.name,
        shift.day, shift.local_start as "localStart", shift.local_end as "localEnd", shift.starts_at as "startsAt"
      from unnest(${aways.map(({ member }) => member)}::uuid[], ${aways.map(({ from }) => from)}::date[],
        ${aways.map(({ until }) => until)}::date[]) as away(member, first_day, last_day)
      join shifts.attendance as seat on seat.organisation_id = ${organisation} and seat.member_id = away.member
        and seat.state = 'planned' and seat.stand_in_id is null
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        and shift.starts_at > ${now} and shift.day >= away.first_day
        and (away.last_day is null or shift.day <= away.last_day)
      order by shift.starts_at, seat.id`,
  )

export interface UnseenLeave extends LeaveRow {
  readonly askedOn: Day | null
}

/** Approved leaves that run and whose evidence was never seen. */
export const withoutEvidence = (db: Db, organisation: OrganisationId, today: Day): Promise<UnseenLeave[]> =>
  rows(
    db,
    sql<UnseenLeave>`select ${columns}, evidence_asked_on as "askedOn" from shifts.leave
      where organisation_id = ${organisation} and state = 'approved' and evidence_seen_on is null
        and from_day <= ${today} and (until_day is null or until_day >= ${today})
      order by id for update`,
  )

/** Approved leaves that end between these days and whose last day was not announced. */
export const endingSoon = (db: Db, organisation: OrganisationId, from: Day, until: Day): Promise<LeaveRow[]> =>
  rows(
    db,
    sql<LeaveRow>`select ${columns} from shifts.leave
      where organisation_id = ${organisation} and state = 'approved' and until_day between ${from} and ${until}
        and end_told_for is distinct from until_day order by id for update`,
  )

/** Remembers of whom evidence was asked. */
export const rememberAsked = (
  db: Db,
  organisation: OrganisationId,
  leaves: readonly string[],
  today: Day,
): Promise<number> =>
  written(
    db,
    sql`update shifts.leave set evidence_asked_on = ${today}
      where organisation_id = ${organisation} and id = any(${leaves}::uuid[])`,
  )

/** Remembers whose last day was announced. */
export const rememberTold = (db: Db, organisation: OrganisationId, leaves: readonly string[]): Promise<number> =>
  written(
    db,
    sql`update shifts.leave set end_told_for = until_day
      where organisation_id = ${organisation} and id = any(${leaves}::uuid[])`,
  )

/** Shifts to come that a leave freed on any of these days. */
export async function seatsFreed(
  db: Db,
  organisation: OrganisationId,
  member: string,
  spans: readonly { readonly from: Day; readonly until: Day | null }[],
  now: Instant,
): Promise<number> {
  const row = await one<{ freed: number }>(
    db,
    sql<{ freed: number }>`select count(distinct shift.id)::integer as freed
      from unnest(${spans.map(({ from }) => from)}::date[], ${spans.map(({ until }) => until)}::date[])
        as span(first_day, last_day)
      join shifts.shift on shift.organisation_id = ${organisation} and shift.starts_at > ${now}
        and shift.day >= span.first_day and (span.last_day is null or shift.day <= span.last_day)
      join shifts.attendance as seat on seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id
        and seat.member_id = ${member} and seat.state = 'cancelled' and seat.cancel_reason = 'leave'`,
  )
  return row?.freed ?? 0
}

/** Takes the lead roles of a person from the first day of a leave on, and remembers the templates for the return. */
export async function putLeadsAside(
  db: Db,
  organisation: OrganisationId,
  leaves: readonly LeaveSpanOf[],
  now: Instant,
): Promise<void> {
  const members = leaves.map(({ member }) => member)
  const away = sql`unnest(${leaves.map(({ id }) => id)}::uuid[], ${members}::uuid[],
    ${leaves.map(({ from }) => from)}::date[], ${leaves.map(({ until }) => until)}::date[])
    as away(leave_id, member_id, first_day, last_day)`
  await sql`insert into shifts.lead_on_leave (organisation_id, leave_id, template_id)
    select template.organisation_id, away.leave_id, template.id from shifts.template
    join ${away} on away.member_id = template.lead_id
    where template.organisation_id = ${organisation}
    on conflict do nothing`.execute(db)
  await sql`update shifts.template set lead_id = null
    where organisation_id = ${organisation} and lead_id = any(${members}::uuid[])`.execute(db)
  await sql`update shifts.shift set lead_id = null from ${away}
    where shift.organisation_id = ${organisation} and shift.lead_id = away.member_id and shift.starts_at > ${now}
      and shift.day >= away.first_day and (away.last_day is null or shift.day <= away.last_day)`.execute(db)
}

interface LeaveSpanOf {
  readonly id: string
  readonly member: string
  readonly from: Day
  readonly until: Day | null
}

/** Gives lead roles back to whoever is no longer on the leave that took them, where nobody else leads meanwhile.
 *  Answers whose leaves these were. */
export async function giveLeadsBack(
  db: Db,
  organisation: OrganisationId,
  today: Day,
  now: Instant,
): Promise<{ leave: string; member: string }[]> {
  const over = sql`from shifts.lead_on_leave as aside
    join shifts.leave on leave.organisation_id = aside.organisation_id and leave.id = aside.leave_id
      and (leave.state <> 'approved' or leave.until_day < ${today})
    where aside.organisation_id = ${organisation}`
  await sql`update shifts.shift set lead_id = back.member_id
    from (select aside.template_id, leave.member_id ${over}) as back
    where shift.organisation_id = ${organisation} and shift.template_id = back.template_id
      and shift.lead_id is null and shift.starts_at > ${now}`.execute(db)
  await sql`update shifts.template set lead_id = back.member_id
    from (select aside.template_id, leave.member_id ${over}) as back
    where template.organisation_id = ${organisation} and template.id = back.template_id
      and template.lead_id is null`.execute(db)
  return rows(
    db,
    sql<{ leave: string; member: string }>`with gone as (
        delete from shifts.lead_on_leave as gone using (select aside.leave_id, leave.member_id ${over}) as back
        where gone.organisation_id = ${organisation} and gone.leave_id = back.leave_id
        returning gone.leave_id, back.member_id
      )
      select distinct leave_id as leave, member_id as member from gone order by 1`,
  )
}
