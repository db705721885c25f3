/** Calls for somebody to come instead: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { CallState } from '../rules/states.ts'

export interface CallRow {
  readonly id: string
  readonly member: string
  readonly attendance: string
  readonly shift: string
  readonly named: string | null
  readonly namedAs: string | null
  /** Open to whoever may. */
  readonly open: boolean
  readonly told: boolean
  readonly state: CallState
  readonly endReason: string | null
  readonly takenBy: string | null
  /** Thousandths. */
  readonly credited: number
  readonly madeAt: Instant
}

const columns = sql`call.id, call.member_id as member, call.attendance_id as attendance, seat.shift_id as shift,
  call.named_id as named, call.named_as as "namedAs", call.named_id is null and call.named_as is null as open, call.told,
  call.state, call.end_reason as "endReason", call.taken_by_id as "takenBy", call.credited, call.made_at as "madeAt"`

const calls = sql`exchanges.stand_in_call as call
  join shifts.public_attendance as seat on seat.organisation_id = call.organisation_id and seat.id = call.attendance_id`

export const readCalls = (db: Db, organisation: OrganisationId, ids: readonly string[]): Promise<CallRow[]> =>
  rows(
    db,
    sql<CallRow>`select ${columns} from ${calls}
      where call.organisation_id = ${organisation} and call.id = any(${ids}::uuid[]) order by call.id`,
  )

/** The call of this seat that runs, if any. */
export const openCallOf = async (db: Db, organisation: OrganisationId, attendance: string): Promise<CallRow | null> => {
  const found = await rows<CallRow>(
    db,
    sql<CallRow>`select ${columns} from ${calls}
      where call.organisation_id = ${organisation} and call.attendance_id = ${attendance} and call.state = 'open'`,
  )
  return found[0] ?? null
}

/** Calls that run: open ones of others, and those that ask this very person; the nearest first. */
export const callsFor = (db: Db, organisation: OrganisationId, member: string, now: Instant): Promise<CallRow[]> =>
  rows(
    db,
    sql<CallRow>`select ${columns} from ${calls}
      join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where call.organisation_id = ${organisation} and call.state = 'open' and call.member_id <> ${member}
        and (call.named_id = ${member} or (call.named_id is null and call.named_as is null))
        and seat.state = 'planned' and coalesce(seat.stand_in_id, seat.member_id) = call.member_id
        and shift.state = 'planned' and shift.starts_at > ${now}
      order by shift.starts_at, call.made_at, call.id`,
  )

/** The own calls that run, and what became of the others since then, or ever; the newest first. */
export const callsOf = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  since: Instant | null,
): Promise<CallRow[]> =>
  rows(
    db,
    sql<CallRow>`select ${columns} from ${calls}
      where call.organisation_id = ${organisation} and call.member_id = ${member}
        and (call.state = 'open' or ${since}::timestamptz is null or call.ended_at >= ${since})
      order by call.made_at desc, call.id desc`,
  )

/** People on standby invited for a call, in order. */
export const invitedNames = (db: Db, organisation: OrganisationId, call: string): Promise<{ member: string }[]> =>
  rows(
    db,
    sql<{ member: string }>`select called.member_id as member from exchanges.call_out as out
      join exchanges.call_out_invitation as called on called.organisation_id = out.organisation_id
        and called.call_out_id = out.id
      where out.organisation_id = ${organisation} and out.call_id = ${call}
      order by called.invited_at, called.member_id`,
  )

export interface NewCall {
  readonly id: string
  readonly member: string
  readonly attendance: string
  readonly named: string | null
  readonly namedAs: string | null
  readonly told: boolean
  readonly now: Instant
}

export const addCall = (db: Db, organisation: OrganisationId, call: NewCall): Promise<number> =>
  written(
    db,
    sql`insert into exchanges.stand_in_call (organisation_id, id, member_id, attendance_id, named_id, named_as, told, made_at)
      values (${organisation}, ${call.id}, ${call.member}, ${call.attendance}, ${call.named}, ${call.namedAs},
        ${call.told}, ${call.now})`,
  )

/** Whoever asked somebody by name has told the shop: from now on everybody may come. */
export const openToAll = (db: Db, organisation: OrganisationId, call: string): Promise<number> =>
  written(
    db,
    sql`update exchanges.stand_in_call set named_id = null, named_as = null, told = true
      where organisation_id = ${organisation} and id = ${call} and state = 'open'`,
  )

export const fillCall = (
  db: Db,
  organisation: OrganisationId,
  call: string,
  filled: { readonly by: string; readonly credited: number; readonly now: Instant },
): Promise<number> =>
  written(
    db,
    sql`update exchanges.stand_in_call
      set state = 'filled', taken_by_id = ${filled.by}, credited = ${filled.credited}, ended_at = ${filled.now}
      where organisation_id = ${organisation} and id = ${call} and state = 'open'`,
  )

export const withdrawCall = (
  db: Db,
  organisation: OrganisationId,
  call: string,
  reason: 'taken_back' | 'declined',
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update exchanges.stand_in_call set state = 'withdrawn', end_reason = ${reason}, ended_at = ${now}
      where organisation_id = ${organisation} and id = ${call} and state = 'open'`,
  )

export interface BrokenCall {
  readonly id: string
  readonly member: string
  readonly takenBy: string
  readonly attendance: string
  readonly credited: number
  /** The holder still holds a planned seat, and answers for it again. */
  readonly holderAnswers: boolean
  /** Whoever came instead looked for somebody in turn, who comes: the one before has long been free. */
  readonly passedOn: boolean
  /** The shift is not called off: of that everybody hears by itself. */
  readonly runs: boolean
  readonly startsAt: Instant
  readonly name: string
  readonly shift: string
  readonly day: Day
}

/** Somebody came instead of whoever had come instead: `call` names the earlier of the two. */
const passedOn = sql`exists (select 1 from exchanges.stand_in_call as next
  where next.organisation_id = call.organisation_id and next.attendance_id = call.attendance_id
    and next.member_id = call.taken_by_id and next.state = 'filled')`

/** Filled calls of fixed seats for which nobody comes after all: the seat is gone or back with its holder. Marked so
 *  that each is given once. */
export const breakCalls = (db: Db, organisation: OrganisationId, now: Instant): Promise<BrokenCall[]> =>
  rows(
    db,
    sql<BrokenCall>`with broken as (
        select call.id, seat.state = 'planned' and seat.stand_in_id is null and shift.state = 'planned'
            and shift.starts_at > ${now} as answers, ${passedOn} as passed, shift.state <> 'cancelled' as runs,
          shift.starts_at, shift.name, shift.day, shift.id as shift
        from ${calls}
        join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
        where call.organisation_id = ${organisation} and call.state = 'filled' and call.given_back_at is null
          and seat.purpose <> 'flying' and (seat.state = 'cancelled' or seat.stand_in_id is null
            or (seat.stand_in_id <> call.taken_by_id and not ${passedOn}))
        for update of call)
      update exchanges.stand_in_call as call set given_back_at = ${now}
      from broken where call.organisation_id = ${organisation} and call.id = broken.id
      returning call.id, call.member_id as member, call.taken_by_id as "takenBy", call.attendance_id as attendance,
        call.credited, broken.answers as "holderAnswers", broken.passed as "passedOn", broken.runs, broken.starts_at as "startsAt", broken.name, broken.shift, broken.day`,
  )
