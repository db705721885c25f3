/** Open shifts as members look at them. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { groupsWithTaken, type ShiftFacts } from './booking.ts'
import { showsName } from './week.ts'

export interface ShownPerson {
  readonly member: string
  readonly first: string | null
  readonly full: string
}

export interface OpenRow extends ShiftFacts {
  readonly kindName: string
  readonly kindColour: string | null
  readonly weekLetter: string | null
  readonly beneficiary: string | null
  readonly weight: number
  readonly cancelReason: string | null
  /** Who is there, as far as they let themselves be shown, and who leads. */
  readonly people: ShownPerson[]
  readonly leader: ShownPerson | null
}

const openColumns = sql`shift.id, shift.template_id as template, shift.kind_id as kind, shift.name, shift.day,
  shift.local_start as "localStart", shift.local_end as "localEnd", shift.starts_at as "startsAt",
  shift.ends_at as "endsAt", shift.state, shift.lead_id as lead, shift.made_at as "madeAt",
  shift.week_letter as "weekLetter", shift.beneficiary, shift.weight, shift.cancel_reason as "cancelReason", kind.name as "kindName",
  kind.colour as "kindColour", ${groupsWithTaken} as groups,
  coalesce((select json_agg(json_build_object('member', coalesce(other.contact_id, who.contact_id),
      'first', case when other.contact_id is null then who.first_name else other.first_name end,
      'full', coalesce(other.display_name, who.display_name)) order by coalesce(other.sort_name, who.sort_name))
    from shifts.attendance as seat
    join members.public_member as who
      on who.organisation_id = seat.organisation_id and who.contact_id = seat.member_id
    left join members.public_member as other
      on other.organisation_id = seat.organisation_id and other.contact_id = seat.stand_in_id
    where seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id and seat.state <> 'cancelled'
      and ${showsName}), '[]'::json) as people,
  (select json_build_object('member', who.contact_id, 'first', who.first_name, 'full', who.display_name)
    from members.public_member as who
    where who.organisation_id = shift.organisation_id and who.contact_id = shift.lead_id) as leader`

/** Planned shifts that have not started, with a day in the range. */
export const openShifts = (
  db: Db,
  organisation: OrganisationId,
  from: Day,
  until: Day,
  now: Instant,
): Promise<OpenRow[]> =>
  rows(
    db,
    sql<OpenRow>`select ${openColumns}
      from shifts.shift
      join shifts.kind on kind.organisation_id = shift.organisation_id and kind.id = shift.kind_id
      where shift.organisation_id = ${organisation} and shift.day between ${from} and ${until}
        and shift.state = 'planned' and shift.starts_at > ${now}
      order by shift.starts_at, shift.id`,
  )

export const openShift = (db: Db, organisation: OrganisationId, shift: string): Promise<OpenRow | null> =>
  one(
    db,
    sql<OpenRow>`select ${openColumns}
      from shifts.shift
      join shifts.kind on kind.organisation_id = shift.organisation_id and kind.id = shift.kind_id
      where shift.organisation_id = ${organisation} and shift.id = ${shift}`,
  )

export interface OwnRow {
  readonly attendance: string
  readonly role: string
  readonly purpose: 'regular' | 'make_up' | 'flying' | 'solidarity' | 'unpaid'
  readonly state: 'planned' | 'done' | 'absent_0' | 'absent_1' | 'absent_2'
  readonly fixed: boolean
  /** Whom the person stands in for, or who comes instead of the person. */
  readonly insteadOf: string | null
  readonly replacedBy: string | null
}

/** The live row of a person on a shift, as holder or as stand-in. */
export const ownOn = (db: Db, organisation: OrganisationId, shift: string, member: string): Promise<OwnRow | null> =>
  one(
    db,
    sql<OwnRow>`select seat.id as attendance, one.role, seat.purpose, seat.state, seat.fixed_seat_id is not null and seat.chain = 0 as fixed,
        case when seat.stand_in_id = ${member} then holder.display_name end as "insteadOf",
        case when seat.member_id = ${member} then other.display_name end as "replacedBy"
      from shifts.attendance as seat
      join shifts.shift_group as one
        on one.organisation_id = seat.organisation_id and one.shift_id = seat.shift_id and one.group_id = seat.group_id
      left join members.public_member as holder
        on holder.organisation_id = seat.organisation_id and holder.contact_id = seat.member_id
      left join members.public_member as other
        on other.organisation_id = seat.organisation_id and other.contact_id = seat.stand_in_id
      where seat.organisation_id = ${organisation} and seat.shift_id = ${shift} and (seat.member_id = ${member} or seat.stand_in_id = ${member})
        and seat.state <> 'cancelled'`,
  )

/** Every row of a person on a shift, as holder or as stand-in, given back ones too; `answers`: this person is expected. */
export const statesOn = (
  db: Db,
  organisation: OrganisationId,
  shift: string,
  member: string,
): Promise<{ attendance: string; state: string; answers: boolean }[]> =>
  rows(
    db,
    sql<{ attendance: string; state: string; answers: boolean }>`select id as attendance, state,
        coalesce(stand_in_id, member_id) = ${member} as answers
      from shifts.attendance
      where organisation_id = ${organisation} and shift_id = ${shift}
        and (member_id = ${member} or stand_in_id = ${member}) order by id`,
  )
