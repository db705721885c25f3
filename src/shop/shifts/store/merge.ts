/** Rows of a contact: handed to the kept one at a merge, and shown to the person. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, written } from '#platform/database/sql.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'
import type { DroppedStandIn } from './seat-losing.ts'

/** Both sit on the same running shift: the gone one's row ends first, so that one row per person stays. Answers where
 *  somebody no longer stands in. */
export async function moveRows(
  db: Db,
  organisation: OrganisationId,
  kept: string,
  gone: string,
  now: string,
): Promise<DroppedStandIn[]> {
  await written(
    db,
    sql`update shifts.attendance as seat set state = 'cancelled', cancel_reason = 'merged', cancelled_at = ${now}
      where seat.organisation_id = ${organisation} and seat.member_id = ${gone} and seat.state <> 'cancelled'
        and exists (select 1 from shifts.attendance as other where other.organisation_id = seat.organisation_id
          and other.shift_id = seat.shift_id and other.member_id = ${kept} and other.state <> 'cancelled')`,
  )
  await written(
    db,
    sql`update shifts.attendance set stand_in_id = null
      where organisation_id = ${organisation}
        and ((member_id = ${kept} and stand_in_id = ${gone}) or (member_id = ${gone} and stand_in_id = ${kept}))`,
  )
  const dropped = await rows(db, standsInTwice(organisation, kept, gone))
  await written(
    db,
    sql`update shifts.sheet_added as added set removed_at = ${now}
      where added.organisation_id = ${organisation} and added.member_id = ${gone} and added.removed_at is null
        and exists (select 1 from shifts.sheet_added as other where other.organisation_id = added.organisation_id
          and other.sheet_id = added.sheet_id and other.member_id = ${kept} and other.removed_at is null)`,
  )
  await written(
    db,
    sql`delete from shifts.worker where organisation_id = ${organisation} and member_id = ${gone}
      and exists (select 1 from shifts.worker where organisation_id = ${organisation} and member_id = ${kept})`,
  )
  for (const table of ['worker_mode', 'block', 'standing_state', 'standing_span', 'standing_warning'])
    await written(
      db,
      sql`delete from ${sql.raw(`shifts.${table}`)} where organisation_id = ${organisation} and member_id = ${gone}`,
    )
  await written(
    db,
    sql`delete from shifts.reminder_sent where organisation_id = ${organisation} and member_id = ${gone}`,
  )
  for (const [table, column] of moved)
    await written(
      db,
      sql`update ${sql.raw(`shifts.${table}`)} set ${sql.raw(column)} = ${kept}
        where organisation_id = ${organisation} and ${sql.raw(column)} = ${gone}`,
    )
  return dropped
}

/** Whoever sits on a shift does not stand in on it too, and stands in there once: the other holders answer again. */
const standsInTwice = (organisation: OrganisationId, kept: string, gone: string) =>
  sql<DroppedStandIn>`with twice as (
      select seat.id, seat.stand_in_id as before from shifts.attendance as seat
      where seat.organisation_id = ${organisation} and seat.state <> 'cancelled'
        and seat.stand_in_id = any(${[kept, gone]}::uuid[])
        and exists (select 1 from shifts.attendance as other
          where other.organisation_id = seat.organisation_id and other.shift_id = seat.shift_id and other.id <> seat.id
            and other.state <> 'cancelled' and (other.member_id = any(${[kept, gone]}::uuid[])
              or (seat.stand_in_id = ${gone} and other.stand_in_id = ${kept}))))
    update shifts.attendance as seat set stand_in_id = null from twice
    where seat.organisation_id = ${organisation} and seat.id = twice.id
    returning seat.id as attendance, seat.shift_id as shift, seat.member_id as member, twice.before`

/** Every column that names a person. */
const moved = [
  ['attendance', 'member_id'],
  ['attendance', 'stand_in_id'],
  ['fixed_seat', 'member_id'],
  ['worker', 'member_id'],
  ['leave', 'member_id'],
  ['unsubscription', 'member_id'],
  ['work_claim', 'member_id'],
  ['watch', 'member_id'],
  ['sheet_added', 'member_id'],
  ['contest', 'member_id'],
  ['calendar_token', 'member_id'],
  ['template', 'lead_id'],
  ['shift', 'lead_id'],
] as const

/** Marks are never written anew: they keep the name they were made with. */
const kept = [['sheet_mark', 'beside_id']] as const

/** Those of these people any row names. */
export async function heldContacts(
  db: Db,
  organisation: OrganisationId,
  contacts: readonly ContactId[],
): Promise<ContactId[]> {
  const places = [...moved, ...kept].map(
    ([table, column]) =>
      sql`select ${sql.raw(column)} as id from ${sql.raw(`shifts.${table}`)}
        where organisation_id = ${organisation} and ${sql.raw(column)} = any(${contacts}::uuid[])`,
  )
  const found = await rows(db, sql<{ id: ContactId }>`${sql.join(places, sql` union `)} order by id`)
  return found.map((one) => one.id)
}

/** What is held about a person, as plain rows. */
export const rowsOf = (db: Db, organisation: OrganisationId, member: string): Promise<Record<string, unknown>[]> =>
  rows(
    db,
    sql`select shift.day, shift.local_start as starts, shift.local_end as ends, shift.name, seat.purpose, seat.state,
        seat.source, seat.booked_at, seat.cancelled_at, seat.cancel_reason
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and (seat.member_id = ${member} or seat.stand_in_id = ${member})
      order by shift.starts_at, seat.id`,
  )
