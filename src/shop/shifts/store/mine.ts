/** What members look at: who they are here, their own shifts and fixed seats. */
import type { Db } from '#platform/database/connect.ts'
import { rows, type Statement, sql } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { type Mode, type Policy, type Purpose, policyOf } from '../rules/policy.ts'
import type { Changes } from '../rules/policy-changes.ts'

export interface MyShiftRow {
  readonly attendance: string
  readonly shift: string
  readonly day: Day
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly localStart: TimeOfDay
  readonly localEnd: TimeOfDay
  readonly name: string
  readonly kindName: string
  readonly kindColour: string | null
  readonly weekLetter: string | null
  readonly role: string
  readonly purpose: Purpose
  readonly state: 'planned' | 'done' | 'absent_0' | 'absent_1' | 'absent_2' | 'cancelled'
  readonly shiftState: 'planned' | 'cancelled' | 'closed'
  readonly cancelReason: string | null
  readonly leadName: string | null
  readonly leading: boolean
  /** Whom the person stands in for. */
  readonly insteadOf: string | null
  readonly fixed: boolean
}

/** The shifts of a person: those to come in order, or those that ended, latest first. One statement.
 *  A seat the person cancelled is not shown; one that was cancelled for the person is, until it would have ended. */
export const readMine = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  now: Instant,
  past: boolean,
): Promise<MyShiftRow[]> => rows(db, sql<MyShiftRow>`${mine(organisation, sql`${member}`, now, past)}`)

const mine = (organisation: OrganisationId, member: Statement<unknown>, now: Instant, past: boolean) => sql`
  select seat.id as attendance, shift.id as shift, shift.day, shift.starts_at as "startsAt", shift.ends_at as "endsAt",
    shift.local_start as "localStart", shift.local_end as "localEnd", shift.name, kind.name as "kindName",
    kind.colour as "kindColour", shift.week_letter as "weekLetter", one.role, seat.purpose, seat.state,
    shift.state as "shiftState", coalesce(shift.cancel_reason, seat.cancel_reason) as "cancelReason",
    lead.first_name as "leadName", coalesce(shift.lead_id = ${member}, false) as leading,
    case when seat.stand_in_id is not null then holder.display_name end as "insteadOf",
    seat.fixed_seat_id is not null and seat.chain = 0 as fixed
  from shifts.attendance as seat
  join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
  join shifts.kind on kind.organisation_id = shift.organisation_id and kind.id = shift.kind_id
  join shifts.shift_group as one
    on one.organisation_id = seat.organisation_id and one.shift_id = seat.shift_id and one.group_id = seat.group_id
  left join members.public_member as holder
    on holder.organisation_id = seat.organisation_id and holder.contact_id = seat.member_id
  left join members.public_member as lead
    on lead.organisation_id = shift.organisation_id and lead.contact_id = shift.lead_id
  where seat.organisation_id = ${organisation} and (seat.member_id = ${member} or seat.stand_in_id = ${member})
    and coalesce(seat.stand_in_id, seat.member_id) = ${member} ${
      past
        ? sql`and shift.ends_at <= ${now} and seat.state <> 'cancelled' order by shift.starts_at desc, seat.id limit 200`
        : sql`and shift.ends_at > ${now} and (seat.state <> 'cancelled' or shift.state = 'cancelled')
          order by shift.starts_at, seat.id limit 200`
    }`

/** Who asks: how the person takes part, and the rules of the day. */
export interface Asker {
  /** Null without a worker's row. */
  readonly mode: Mode | null
  readonly policy: Policy
  readonly shifts: readonly MyShiftRow[]
}

type AskerRow = { readonly mode: Mode | null; readonly preset: string | null; readonly changes: Changes | null }

/** The same for the person behind an account, with the policy of the day, in one statement: no page is opened more
 *  often. Null where the account is nobody here. */
export async function readMineOf(
  db: Db,
  organisation: OrganisationId,
  account: AccountId,
  { now, today, past }: { readonly now: Instant; readonly today: Day; readonly past: boolean },
): Promise<Asker | null> {
  const found = await rows(
    db,
    sql<AskerRow & (MyShiftRow | { readonly attendance: null })>`
      select worker.mode, version.preset, version.changes, mine.*
      from members.public_member as who
      left join shifts.worker on worker.organisation_id = who.organisation_id and worker.member_id = who.contact_id
      left join lateral (select preset, changes from shifts.policy_version
        where organisation_id = ${organisation} and valid_from <= ${today}
        order by valid_from desc limit 1) as version on true
      left join lateral (${mine(organisation, sql`who.contact_id`, now, past)}) as mine on true
      where who.organisation_id = ${organisation} and who.account_id = ${account}`,
  )
  const [first] = found
  if (!first) return null
  const policy = policyOf(first.preset === null ? null : { preset: first.preset, changes: first.changes ?? {} })
  const shifts = found.flatMap(({ mode: _mode, preset: _preset, changes: _changes, ...row }) =>
    row.attendance === null ? [] : [row],
  )
  return { mode: first.mode, policy, shifts }
}

export interface FixedSeatRow {
  readonly id: string
  readonly template: string
  readonly templateName: string
  readonly weekLetter: string | null
  readonly anchorDay: Day | null
  readonly weekSequence: number | null
  readonly dayNumber: number | null
  readonly everyDays: number | null
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly role: string
  readonly from: Day
  readonly until: Day | null
}

/** Fixed seats of a person that run today or later. */
export const fixedSeatsOf = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  today: Day,
): Promise<FixedSeatRow[]> =>
  rows(
    db,
    sql<FixedSeatRow>`select seat.id, template.id as template, template.name as "templateName",
        week.letter as "weekLetter", rota.anchor_day as "anchorDay", template.week_sequence as "weekSequence",
        template.day_number as "dayNumber", (select sum(length_days) from shifts.rota_week as round
          where round.organisation_id = rota.organisation_id and round.rota_id = rota.id) as "everyDays",
        template.starts, template.ends, one.role,
        seat.from_day as "from", seat.until_day as until
      from shifts.fixed_seat as seat
      join shifts.template on template.organisation_id = seat.organisation_id and template.id = seat.template_id
      join shifts.seat_group as one on one.organisation_id = seat.organisation_id and one.id = seat.group_id
      left join shifts.rota on rota.organisation_id = template.organisation_id and rota.id = template.rota_id
      left join shifts.rota_week as week on week.organisation_id = template.organisation_id
        and week.rota_id = template.rota_id and week.sequence = template.week_sequence
      where seat.organisation_id = ${organisation} and seat.member_id = ${member}
        and (seat.until_day is null or (seat.until_day >= ${today} and seat.until_day >= seat.from_day))
      order by seat.from_day, seat.id`,
  )
