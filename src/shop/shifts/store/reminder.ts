/** Who is to be reminded, and who was. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface ReminderRow {
  readonly attendance: string
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
    sql<ReminderRow>`select seat.id as attendance, coalesce(seat.stand_in_id, seat.member_id) as member,
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
