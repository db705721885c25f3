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
}

const columns = sql`id, member_id as member, type, from_day as "from", until_day as until, reason,
  evidence_seen_on as "evidenceSeenOn", state, refusal_reason as "refusalReason", requested_at as "requestedAt",
  decided_at as "decidedAt"`

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

/** Approved leaves of a person, locked with the person: two grants follow each other. */
export async function lockApproved(db: Db, organisation: OrganisationId, member: string): Promise<LeaveRow[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`shifts.leave ${organisation} ${member}`}, 0))`.execute(db)
  return rows(
    db,
    sql<LeaveRow>`select ${columns} from shifts.leave
      where organisation_id = ${organisation} and member_id = ${member} and state = 'approved' order by from_day`,
  )
}

export const addLeave = (
  db: Db,
  organisation: OrganisationId,
  leave: Omit<LeaveRow, 'refusalReason'> & { readonly by: string | null },
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
        evidence_seen_on = ${leave.evidenceSeenOn}, refusal_reason = ${leave.refusalReason},
        decided_at = ${leave.decidedAt}, decided_by = ${leave.by}
      where organisation_id = ${organisation} and id = ${leave.id}`,
  )

export interface SeatInside {
  readonly attendance: string
  readonly shift: string
  readonly name: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly startsAt: Instant
  readonly purpose: string
}

/** Planned seats of a person on these days that have not begun; without a last day all that come. */
export const seatsInside = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  from: Day,
  until: Day | null,
  now: Instant,
): Promise<SeatInside[]> =>
  rows(
    db,
    sql<SeatInside>`select seat.id as attendance, shift.id as shift, shift.name, shift.day,
        shift.local_start as "localStart", shift.local_end as "localEnd", shift.starts_at as "startsAt", seat.purpose
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.member_id = ${member} and seat.state = 'planned'
        and seat.stand_in_id is null and shift.starts_at > ${now} and shift.day >= ${from}
        and (${until}::date is null or shift.day <= ${until})
      order by shift.starts_at, seat.id`,
  )

/** Approved leaves whose evidence was never seen, begun before a day: asked for, or lapsed. */
export const withoutEvidence = (db: Db, organisation: OrganisationId, begunBefore: Day): Promise<LeaveRow[]> =>
  rows(
    db,
    sql<LeaveRow>`select ${columns} from shifts.leave
      where organisation_id = ${organisation} and state = 'approved' and evidence_seen_on is null
        and from_day <= ${begunBefore} and (until_day is null or until_day >= ${begunBefore})
      order by id`,
  )

/** Approved leaves that end on a day: told some days before. */
export const endingOn = (db: Db, organisation: OrganisationId, day: Day): Promise<LeaveRow[]> =>
  rows(
    db,
    sql<LeaveRow>`select ${columns} from shifts.leave
      where organisation_id = ${organisation} and state = 'approved' and until_day = ${day} order by id`,
  )

/** Seats to come that a leave freed on these days. */
export async function seatsFreed(
  db: Db,
  organisation: OrganisationId,
  member: string,
  days: { readonly from: Day; readonly until: Day | null },
  now: Instant,
): Promise<number> {
  const row = await one<{ freed: number }>(
    db,
    sql<{ freed: number }>`select count(distinct shift.id)::integer as freed from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.member_id = ${member} and seat.state = 'cancelled'
        and seat.cancel_reason = 'leave' and shift.starts_at > ${now} and shift.day >= ${days.from}
        and (${days.until}::date is null or shift.day <= ${days.until})`,
  )
  return row?.freed ?? 0
}

/** Takes the lead roles of a person from the first day of a leave on, and remembers the templates for the return. */
export async function putLeadsAside(db: Db, organisation: OrganisationId, leave: LeaveSpanOf): Promise<void> {
  await sql`insert into shifts.lead_on_leave (organisation_id, leave_id, template_id)
    select organisation_id, ${leave.id}, id from shifts.template
    where organisation_id = ${organisation} and lead_id = ${leave.member}
    on conflict do nothing`.execute(db)
  await sql`update shifts.template set lead_id = null
    where organisation_id = ${organisation} and lead_id = ${leave.member}`.execute(db)
  await sql`update shifts.shift set lead_id = null
    where organisation_id = ${organisation} and lead_id = ${leave.member} and day >= ${leave.from}
      and (${leave.until}::date is null or day <= ${leave.until})`.execute(db)
}

interface LeaveSpanOf {
  readonly id: string
  readonly member: string
  readonly from: Day
  readonly until: Day | null
}

/** Gives lead roles back to whoever is no longer on the leave that took them, where nobody else leads meanwhile. */
export async function giveLeadsBack(db: Db, organisation: OrganisationId, today: Day, now: Instant): Promise<number> {
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
  return written(
    db,
    sql`delete from shifts.lead_on_leave as gone using (select aside.leave_id ${over}) as back
      where gone.organisation_id = ${organisation} and gone.leave_id = back.leave_id`,
  )
}
