/** Gifts to the pot, requests of it, and what is in it. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { PotState } from '../rules/states.ts'

export interface GiftRow {
  readonly id: string
  readonly member: string
  readonly sort: 'shift' | 'credit'
  readonly shift: string | null
  readonly group: string | null
  readonly attendance: string | null
  readonly state: PotState
  readonly madeAt: Instant
  readonly endReason: string | null
}

export interface PotRequestRow {
  readonly id: string
  readonly member: string
  readonly sort: 'seat' | 'absence' | 'credit'
  readonly attendance: string | null
  readonly reason: string
  readonly state: PotState
  readonly madeOn: Day
  readonly madeAt: Instant
  readonly endReason: string | null
}

const giftColumns = sql`gift.id, gift.member_id as member, gift.sort, gift.shift_id as shift, gift.group_id as "group",
  gift.attendance_id as attendance, gift.state, gift.made_at as "madeAt", gift.end_reason as "endReason"`
const requestColumns = sql`request.id, request.member_id as member, request.sort, request.attendance_id as attendance,
  request.reason, request.state, request.made_on as "madeOn", request.made_at as "madeAt",
  request.end_reason as "endReason"`

/** Whoever takes from the pot waits for whoever takes at the same moment. */
export const lockPot = (db: Db, organisation: OrganisationId): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`exchanges.pot ${organisation}`}, 0))`.execute(db)

export interface PotCount {
  /** Given shifts that were worked, and credits that were given. */
  readonly gifts: number
  /** Requests that hold. */
  readonly requests: number
}

/** What went in and out until the evening of each of these days. */
export const potCounts = (
  db: Db,
  organisation: OrganisationId,
  days: readonly Day[],
): Promise<(PotCount & { readonly on: Day })[]> =>
  rows(
    db,
    sql<PotCount & { readonly on: Day }>`select asked.day as "on",
        ((select count(*) from shifts.public_attendance as seat
            join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id
              and shift.id = seat.shift_id and shift.day <= asked.day
            where seat.organisation_id = ${organisation} and seat.purpose = 'solidarity' and seat.state = 'done')
          + (select count(*) from exchanges.pot_offer as gift
            where gift.organisation_id = ${organisation} and gift.sort = 'credit' and gift.validated_on <= asked.day
              and (gift.cancelled_on is null or gift.cancelled_on > asked.day)))::integer as gifts,
        (select count(*) from exchanges.pot_request as request
          where request.organisation_id = ${organisation} and request.validated_on <= asked.day
            and (request.cancelled_on is null or request.cancelled_on > asked.day))::integer as requests
      from unnest(${days}::date[]) as asked(day) order by asked.day`,
  )

export const addGift = (
  db: Db,
  organisation: OrganisationId,
  gift: Omit<GiftRow, 'endReason'> & { readonly validatedOn: Day | null },
): Promise<number> =>
  written(
    db,
    sql`insert into exchanges.pot_offer (organisation_id, id, member_id, sort, shift_id, group_id, attendance_id, state,
        made_at, validated_at, validated_on)
      values (${organisation}, ${gift.id}, ${gift.member}, ${gift.sort}, ${gift.shift}, ${gift.group},
        ${gift.attendance}, ${gift.state}, ${gift.madeAt}, ${gift.validatedOn === null ? null : gift.madeAt},
        ${gift.validatedOn})`,
  )

export const readGift = (db: Db, organisation: OrganisationId, id: string): Promise<GiftRow | null> =>
  one(
    db,
    sql<GiftRow>`select ${giftColumns} from exchanges.pot_offer as gift
      where gift.organisation_id = ${organisation} and gift.id = ${id}`,
  )

export const lockGift = (db: Db, organisation: OrganisationId, id: string): Promise<GiftRow | null> =>
  one(
    db,
    sql<GiftRow>`select ${giftColumns} from exchanges.pot_offer as gift
      where gift.organisation_id = ${organisation} and gift.id = ${id} for update`,
  )

export const giftWaits = async (
  db: Db,
  organisation: OrganisationId,
  member: string,
  shift: string,
): Promise<boolean> =>
  (await one(
    db,
    sql<{ id: string }>`select id from exchanges.pot_offer where organisation_id = ${organisation}
      and shift_id = ${shift} and member_id = ${member} and state = 'draft'`,
  )) !== null

export const validateGift = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  done: { readonly attendance: string | null; readonly on: Day; readonly now: Instant },
): Promise<number> =>
  written(
    db,
    sql`update exchanges.pot_offer set state = 'validated', attendance_id = ${done.attendance},
        validated_at = ${done.now}, validated_on = ${done.on}
      where organisation_id = ${organisation} and id = ${id}`,
  )

interface End {
  readonly on: Day
  readonly now: Instant
  readonly reason: string | null
}

export const cancelGifts = (db: Db, organisation: OrganisationId, ids: readonly string[], end: End): Promise<number> =>
  written(
    db,
    sql`update exchanges.pot_offer set state = 'cancelled', cancelled_at = ${end.now}, cancelled_on = ${end.on},
        end_reason = ${end.reason}
      where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )

export const addPotRequest = (
  db: Db,
  organisation: OrganisationId,
  request: Omit<PotRequestRow, 'endReason'> & { readonly validatedOn: Day | null },
): Promise<number> =>
  written(
    db,
    sql`insert into exchanges.pot_request (organisation_id, id, member_id, sort, attendance_id, reason, state, made_on,
        made_at, validated_at, validated_on)
      values (${organisation}, ${request.id}, ${request.member}, ${request.sort}, ${request.attendance},
        ${request.reason}, ${request.state}, ${request.madeOn}, ${request.madeAt},
        ${request.validatedOn === null ? null : request.madeAt}, ${request.validatedOn})`,
  )

export const readPotRequest = (db: Db, organisation: OrganisationId, id: string): Promise<PotRequestRow | null> =>
  one(
    db,
    sql<PotRequestRow>`select ${requestColumns} from exchanges.pot_request as request
      where request.organisation_id = ${organisation} and request.id = ${id}`,
  )

export const lockPotRequest = (db: Db, organisation: OrganisationId, id: string): Promise<PotRequestRow | null> =>
  one(
    db,
    sql<PotRequestRow>`select ${requestColumns} from exchanges.pot_request as request
      where request.organisation_id = ${organisation} and request.id = ${id} for update`,
  )

export const validatePotRequest = (
  db: Db,
  organisation: OrganisationId,
  id: string,
  done: { readonly on: Day; readonly now: Instant },
): Promise<number> =>
  written(
    db,
    sql`update exchanges.pot_request set state = 'validated', validated_at = ${done.now}, validated_on = ${done.on}
      where organisation_id = ${organisation} and id = ${id}`,
  )

export const cancelPotRequests = (
  db: Db,
  organisation: OrganisationId,
  ids: readonly string[],
  end: End & { readonly back?: string | null },
): Promise<number> =>
  written(
    db,
    sql`update exchanges.pot_request set state = 'cancelled', cancelled_at = ${end.now}, cancelled_on = ${end.on},
        end_reason = ${end.reason}, back_attendance_id = ${end.back ?? null}
      where organisation_id = ${organisation} and id = any(${ids}::uuid[])`,
  )

/** Gifts of a person, newest first. */
export const giftsOf = (db: Db, organisation: OrganisationId, member: string): Promise<GiftRow[]> =>
  rows(
    db,
    sql<GiftRow>`select ${giftColumns} from exchanges.pot_offer as gift
      where gift.organisation_id = ${organisation} and gift.member_id = ${member} order by gift.made_at desc, gift.id`,
  )

/** Requests of a person, newest first. */
export const potRequestsOf = (db: Db, organisation: OrganisationId, member: string): Promise<PotRequestRow[]> =>
  rows(
    db,
    sql<PotRequestRow>`select ${requestColumns} from exchanges.pot_request as request
      where request.organisation_id = ${organisation} and request.member_id = ${member}
      order by request.made_at desc, request.id`,
  )

export interface ShiftSlot {
  readonly shift: string
  readonly name: string
  readonly day: Day
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly startsAt: Instant
}

export const shiftSlots = (db: Db, organisation: OrganisationId, shifts: readonly string[]): Promise<ShiftSlot[]> =>
  rows(
    db,
    sql<ShiftSlot>`select id as shift, name, day, local_start as "localStart", local_end as "localEnd",
        starts_at as "startsAt"
      from shifts.public_shift where organisation_id = ${organisation} and id = any(${shifts}::uuid[]) order by id`,
  )

/** Seats that somebody may ask for: the own ones ahead, and absences one answered for since a day. */
export const seatsToAskFor = async (
  db: Db,
  organisation: OrganisationId,
  member: string,
  { since, now }: { readonly since: Day; readonly now: Instant },
): Promise<string[]> => {
  const found = await rows(
    db,
    sql<{ id: string }>`select seat.id from shifts.public_attendance as seat
      join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation}
        and ((seat.state = 'planned' and seat.member_id = ${member} and seat.purpose = 'regular'
            and seat.stand_in_id is null and shift.state = 'planned' and shift.starts_at > ${now})
          or (seat.state in ('absent_0', 'absent_1', 'absent_2') and coalesce(seat.stand_in_id, seat.member_id) = ${member}
            and shift.day >= ${since}))
      order by shift.starts_at, seat.id`,
  )
  return found.map(({ id }) => id)
}

export interface GoneGift {
  readonly id: string
  readonly member: string
}

/** Gifts whose place went by itself, and drafts whose shift began or is off: taken back, locked. */
export const goneGifts = (db: Db, organisation: OrganisationId, now: Instant): Promise<GoneGift[]> =>
  rows(
    db,
    sql<GoneGift>`select gift.id, gift.member_id as member from exchanges.pot_offer as gift
      join shifts.public_shift as shift on shift.organisation_id = gift.organisation_id and shift.id = gift.shift_id
      left join shifts.public_attendance as seat
        on seat.organisation_id = gift.organisation_id and seat.id = gift.attendance_id
      where gift.organisation_id = ${organisation}
        and ((gift.state = 'draft' and (shift.state <> 'planned' or shift.starts_at <= ${now}))
          or (gift.state = 'validated' and seat.state = 'cancelled'))
      order by gift.id for update of gift`,
  )

/** Requests that no longer make sense, locked: a draft whose seat went or began, a freed seat whose shift was called
 *  off, an absence that was none after all. */
export const gonePotRequests = (db: Db, organisation: OrganisationId, now: Instant): Promise<GoneGift[]> =>
  rows(
    db,
    sql<GoneGift>`select request.id, request.member_id as member from exchanges.pot_request as request
      join shifts.public_attendance as seat
        on seat.organisation_id = request.organisation_id and seat.id = request.attendance_id
      join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where request.organisation_id = ${organisation} and request.state in ('draft', 'validated')
        and ((request.sort = 'seat' and request.state = 'draft'
            and (seat.state <> 'planned' or shift.state <> 'planned' or shift.starts_at <= ${now}))
          or (request.sort = 'seat' and request.state = 'validated' and shift.state = 'cancelled')
          or (request.sort = 'absence' and seat.state not in ('absent_0', 'absent_1', 'absent_2')))
      order by request.id for update of request`,
  )
