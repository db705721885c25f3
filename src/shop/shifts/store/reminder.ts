/** Who is to be reminded, and who was. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface ReminderRow {
  readonly attendance: string
  readonly shift: string
  readonly member: string
  readonly startsAt: Instant
  readonly name: string
}

/** Planned rows of running shifts on these days that were not reminded of under this code. */
export const unreminded = (
  db: Db,
  organisation: OrganisationId,
  code: string,
  from: Day,
  until: Day,
  now: Instant,
): Promise<ReminderRow[]> =>
  rows(
    db,
    sql<ReminderRow>`select seat.id as attendance, shift.id as shift, coalesce(seat.stand_in_id, seat.member_id) as member,
        shift.starts_at as "startsAt", shift.name
      from shifts.shift
      join shifts.attendance as seat on seat.organisation_id = shift.organisation_id and seat.shift_id = shift.id
      where shift.organisation_id = ${organisation} and shift.day between ${from} and ${until}
        and shift.state = 'planned' and shift.starts_at > ${now} and seat.state = 'planned'
        and not exists (select 1 from shifts.reminder_sent as sent
          where sent.organisation_id = seat.organisation_id and sent.code = ${code}
            and sent.member_id = coalesce(seat.stand_in_id, seat.member_id) and sent.about = seat.id::text)
      order by shift.starts_at, seat.id`,
  )

export const rememberReminded = (
  db: Db,
  organisation: OrganisationId,
  code: string,
  sent: readonly { member: string; about: string }[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'shifts.reminder_sent',
    { organisation_id: 'uuid', member_id: 'uuid', code: 'text', about: 'text', sent_at: 'timestamptz' },
    sent.map(({ member, about }) => ({ organisation_id: organisation, member_id: member, code, about, sent_at: now })),
    'on conflict do nothing',
  )

export interface FlyingRow {
  readonly member: string
  readonly flyingStart: Day
  /** The last day on which the person has a seat or worked; null without any. */
  readonly lastSeat: Day | null
}

/** Everybody who books freely and is neither leaving nor stopped by the office. */
export const flyingPeople = (db: Db, organisation: OrganisationId, today: Day): Promise<FlyingRow[]> =>
  rows(
    db,
    sql<FlyingRow>`select worker.member_id as member, worker.flying_start as "flyingStart", (
        select max(shift.day) from shifts.attendance as live
        join shifts.shift on shift.organisation_id = live.organisation_id and shift.id = live.shift_id
        where live.organisation_id = worker.organisation_id and live.member_id = worker.member_id
          and live.state in ('planned', 'done') and shift.state <> 'cancelled') as "lastSeat"
      from shifts.worker
      where worker.organisation_id = ${organisation} and worker.mode = 'flying' and worker.blocked is null
        and (worker.resigning_on is null or worker.resigning_on > ${today})
        and (worker.unsubscribed_on is null or worker.unsubscribed_on > ${today})
      order by worker.member_id`,
  )

/** Who of these was told this already. */
export const alreadyReminded = (
  db: Db,
  organisation: OrganisationId,
  code: string,
  asked: readonly { readonly member: string; readonly about: string }[],
): Promise<{ member: string; about: string }[]> =>
  rows(
    db,
    sql<{ member: string; about: string }>`select member_id as member, about from shifts.reminder_sent
      where organisation_id = ${organisation} and code = ${code}
        and (member_id, about) in (select * from unnest(
          ${asked.map(({ member }) => member)}::uuid[], ${asked.map(({ about }) => about)}::text[]))`,
  )
