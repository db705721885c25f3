/** Places that want somebody soon, and who was called for them: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { CallOutFacts } from '../rules/call-out.ts'

export interface CallOutRow extends CallOutFacts {
  readonly id: string
  readonly shift: string
  readonly call: string | null
  readonly state: 'open' | 'filled' | 'over'
  readonly lastInvitedAt: Instant | null
}

const seatsOf = (what: 'seats' | 'taken') =>
  what === 'seats'
    ? sql`(select coalesce(sum(room.seats), 0)::integer from shifts.public_group as room
        where room.organisation_id = shift.organisation_id and room.shift_id = shift.id)`
    : sql`(select count(*)::integer from shifts.public_attendance as live
        where live.organisation_id = shift.organisation_id and live.shift_id = shift.id and live.state <> 'cancelled')`

const columns = sql`out.id, out.shift_id as shift, out.call_id as call, out.state, out.last_invited_at as "lastInvitedAt",
  call.state as "callState", shift.state = 'planned' as "shiftPlanned", shift.starts_at as "startsAt",
  ${seatsOf('taken')} as taken, ${seatsOf('seats')} as seats, out.until_taken as "untilTaken"`

const callOuts = sql`exchanges.call_out as out
  join shifts.public_shift as shift on shift.organisation_id = out.organisation_id and shift.id = out.shift_id
  left join exchanges.stand_in_call as call on call.organisation_id = out.organisation_id and call.id = out.call_id`

/** Those that run, the nearest start first, locked: two runs do not call the same people. */
export const openCallOuts = (db: Db, organisation: OrganisationId): Promise<CallOutRow[]> =>
  rows(
    db,
    sql<CallOutRow>`select ${columns} from ${callOuts}
      where out.organisation_id = ${organisation} and out.state = 'open'
      order by shift.starts_at, out.id for update of out`,
  )

export const readCallOuts = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<CallOutRow[]> =>
  rows(
    db,
    sql<CallOutRow>`select ${columns} from ${callOuts}
      where out.organisation_id = ${organisation} and out.id = any(${ids}::uuid[]) order by out.id`,
  )

export interface WantedPlace {
  readonly shift: string
  readonly call: string | null
  /** How many people the shift has once the freed places are taken again. */
  readonly untilTaken: number | null
}

/** Planned shifts ahead with a place freed nearer to the start than so many hours, still free, for which nobody was
 *  called since. Seats that somebody else took in the same moment are not free. */
export const freedLate = (db: Db, organisation: OrganisationId, now: Instant, hours: number): Promise<WantedPlace[]> =>
  rows(
    db,
    sql<WantedPlace>`select shift.id as shift, null::uuid as call,
        (${seatsOf('taken')} + sum(least(freed.seats, freed.free)))::integer as "untilTaken"
      from shifts.public_shift as shift
      cross join lateral (
        select count(*)::integer as seats, room.seats - (select count(*)::integer from shifts.public_attendance as live
            where live.organisation_id = shift.organisation_id and live.shift_id = shift.id
              and live.group_id = gone.group_id and live.state <> 'cancelled') as free
        from shifts.public_attendance as gone
        join shifts.public_group as room on room.organisation_id = gone.organisation_id
          and room.shift_id = gone.shift_id and room.group_id = gone.group_id
        where gone.organisation_id = shift.organisation_id and gone.shift_id = shift.id and gone.state = 'cancelled'
          and gone.cancel_reason not in ('stand_in', 'swap', 'merged')
          and gone.cancelled_at > shift.starts_at - make_interval(hours => ${hours})
          and gone.cancelled_at > coalesce((select max(coalesce(out.ended_at, 'infinity')) from exchanges.call_out as out
            where out.organisation_id = shift.organisation_id and out.shift_id = shift.id and out.call_id is null), '-infinity')
        group by gone.group_id, room.seats) as freed
      where shift.organisation_id = ${organisation} and shift.state = 'planned' and shift.starts_at > ${now}
        and shift.starts_at <= ${now}::timestamptz + make_interval(hours => ${hours}) and freed.free > 0
      group by shift.organisation_id, shift.id, shift.starts_at order by shift.starts_at, shift.id`,
  )

/** Open calls for which nobody was called yet. */
export const callsWithout = (db: Db, organisation: OrganisationId, now: Instant): Promise<WantedPlace[]> =>
  rows(
    db,
    sql<WantedPlace>`select seat.shift_id as shift, call.id as call, null::integer as "untilTaken"
      from exchanges.stand_in_call as call
      join shifts.public_attendance as seat on seat.organisation_id = call.organisation_id
        and seat.id = call.attendance_id
      join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where call.organisation_id = ${organisation} and call.state = 'open'
        and call.named_id is null and call.named_as is null and shift.starts_at > ${now}
        and not exists (select 1 from exchanges.call_out as out
          where out.organisation_id = call.organisation_id and out.call_id = call.id)
      order by shift.starts_at, call.id`,
  )

export const addCallOuts = (
  db: Db,
  organisation: OrganisationId,
  places: readonly (WantedPlace & { readonly id: string })[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'exchanges.call_out',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      shift_id: 'uuid',
      call_id: 'uuid',
      until_taken: 'integer',
      opened_at: 'timestamptz',
    },
    places.map((place) => ({
      organisation_id: organisation,
      id: place.id,
      shift_id: place.shift,
      call_id: place.call,
      until_taken: place.untilTaken,
      opened_at: now,
    })),
    'on conflict do nothing',
  )

/** Ends call-outs; whoever did not answer comes too late, by no fault of theirs. */
export async function endCallOuts(
  db: Db,
  organisation: OrganisationId,
  callOuts: readonly string[],
  state: 'filled' | 'over',
  now: Instant,
): Promise<void> {
  if (callOuts.length === 0) return
  await sql`update exchanges.call_out set state = ${state}, ended_at = ${now}
    where organisation_id = ${organisation} and id = any(${callOuts}::uuid[]) and state = 'open'`.execute(db)
  await sql`update exchanges.call_out_invitation set answer = 'too_late', answered_at = ${now}
    where organisation_id = ${organisation} and call_out_id = any(${callOuts}::uuid[]) and answer is null`.execute(db)
}

export interface Candidate {
  readonly callOut: string
  readonly member: string
  readonly lastCalledAt: Instant | null
}

/** People whose standby meets these places and who were not called for them yet; nobody for a seat of their own. */
export const candidatesFor = (
  db: Db,
  organisation: OrganisationId,
  callOuts: readonly string[],
): Promise<Candidate[]> =>
  rows(
    db,
    sql<Candidate>`select out.id as "callOut", standby.member_id as member,
        (select max(called.invited_at) from exchanges.call_out_invitation as called
          where called.organisation_id = ${organisation} and called.member_id = standby.member_id) as "lastCalledAt"
      from exchanges.call_out as out
      join shifts.public_shift as shift on shift.organisation_id = out.organisation_id and shift.id = out.shift_id
      join exchanges.standby on standby.organisation_id = out.organisation_id and standby.ended_at is null
        and shift.day >= standby.from_day and (standby.until_day is null or shift.day <= standby.until_day)
        and (standby.weekday is null or standby.weekday = extract(isodow from shift.day))
        and (standby.kind_id is null or standby.kind_id = shift.kind_id)
        and (standby.starts_from is null or shift.local_start >= standby.starts_from)
        and (standby.starts_until is null or shift.local_start <= standby.starts_until)
      left join exchanges.stand_in_call as call on call.organisation_id = out.organisation_id and call.id = out.call_id
      left join shifts.public_attendance as seat on seat.organisation_id = call.organisation_id
        and seat.id = call.attendance_id
      where out.organisation_id = ${organisation} and out.id = any(${callOuts}::uuid[])
        and standby.member_id is distinct from call.member_id and standby.member_id is distinct from seat.member_id
        and not exists (select 1 from exchanges.call_out_invitation as called
          where called.organisation_id = out.organisation_id and called.call_out_id = out.id
            and called.member_id = standby.member_id)
      group by out.id, standby.member_id order by out.id, standby.member_id`,
  )

export const addInvitations = (
  db: Db,
  organisation: OrganisationId,
  invited: readonly { readonly callOut: string; readonly member: string }[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'exchanges.call_out_invitation',
    { organisation_id: 'uuid', call_out_id: 'uuid', member_id: 'uuid', invited_at: 'timestamptz' },
    invited.map(({ callOut, member }) => ({
      organisation_id: organisation,
      call_out_id: callOut,
      member_id: member,
      invited_at: now,
    })),
    'on conflict do nothing',
  )

/** A batch went out. */
export const markInvited = (
  db: Db,
  organisation: OrganisationId,
  callOuts: readonly string[],
  now: Instant,
): Promise<number> =>
  callOuts.length === 0
    ? Promise.resolve(0)
    : written(
        db,
        sql`update exchanges.call_out set last_invited_at = ${now}
          where organisation_id = ${organisation} and id = any(${callOuts}::uuid[]) and state = 'open'`,
      )

export interface InvitationRow {
  readonly callOut: string
  readonly answer: 'came' | 'declined' | 'too_late' | null
  readonly state: 'open' | 'filled' | 'over'
}

/** What this person was invited to: one of them, or all that run. */
export const invitationsOf = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  callOut: string | null,
): Promise<InvitationRow[]> =>
  rows(
    db,
    sql<InvitationRow>`select called.call_out_id as "callOut", called.answer, out.state
      from exchanges.call_out_invitation as called
      join exchanges.call_out as out on out.organisation_id = called.organisation_id and out.id = called.call_out_id
      where called.organisation_id = ${organisation} and called.member_id = ${member}
        and (out.id = ${callOut} or (${callOut}::uuid is null and out.state = 'open' and called.answer is null))
      order by called.invited_at, out.id`,
  )

export const answerInvitation = (
  db: Db,
  organisation: OrganisationId,
  callOut: string,
  member: string,
  answer: { readonly is: 'came' | 'declined'; readonly now: Instant },
): Promise<number> =>
  written(
    db,
    sql`update exchanges.call_out_invitation set answer = ${answer.is}, answered_at = ${answer.now}
      where organisation_id = ${organisation} and call_out_id = ${callOut} and member_id = ${member}`,
  )

/** People on standby invited for these calls. */
export const invitedTo = (
  db: Db,
  organisation: OrganisationId,
  calls: readonly string[],
): Promise<{ call: string; people: number }[]> =>
  rows(
    db,
    sql<{ call: string; people: number }>`select out.call_id as call, count(*)::integer as people
      from exchanges.call_out as out
      join exchanges.call_out_invitation as called on called.organisation_id = out.organisation_id
        and called.call_out_id = out.id
      where out.organisation_id = ${organisation} and out.call_id = any(${calls}::uuid[])
      group by out.call_id order by out.call_id`,
  )

/** Everybody who was called for it, in order. */
export const invitationsTo = (
  db: Db,
  organisation: OrganisationId,
  callOut: string,
): Promise<{ member: string; answer: string | null }[]> =>
  rows(
    db,
    sql<{ member: string; answer: string | null }>`select member_id as member, answer
      from exchanges.call_out_invitation
      where organisation_id = ${organisation} and call_out_id = ${callOut} order by invited_at, member_id`,
  )

export interface DatedCallOut {
  readonly id: string
  readonly call: string | null
  readonly shift: string
  readonly name: string
  readonly day: string
  readonly localStart: string
}

/** All of them with their shift, the newest first. */
export const newestCallOuts = (db: Db, organisation: OrganisationId): Promise<DatedCallOut[]> =>
  rows(
    db,
    sql<DatedCallOut>`select out.id, out.call_id as call, shift.id as shift, shift.name, shift.day,
        shift.local_start as "localStart"
      from exchanges.call_out as out
      join shifts.public_shift as shift on shift.organisation_id = out.organisation_id and shift.id = out.shift_id
      where out.organisation_id = ${organisation} order by out.opened_at desc, out.id desc`,
  )

/** What a person was ever called for. */
export const everInvited = (
  db: Db,
  organisation: OrganisationId,
  member: string,
): Promise<{ shift: string; invitedAt: Instant; answer: string | null }[]> =>
  rows(
    db,
    sql<{ shift: string; invitedAt: Instant; answer: string | null }>`select out.shift_id as shift,
        called.invited_at as "invitedAt", called.answer
      from exchanges.call_out_invitation as called
      join exchanges.call_out as out on out.organisation_id = called.organisation_id and out.id = called.call_out_id
      where called.organisation_id = ${organisation} and called.member_id = ${member}
      order by called.invited_at, out.id`,
  )
