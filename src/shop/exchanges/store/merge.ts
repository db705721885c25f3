/** Rows of a contact: handed to the kept one at a merge, and shown to the person. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, written } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'

/** Every column that names a person. */
const named = [
  ['change', 'member_id'],
  ['swap_request', 'member_id'],
  ['swap_request', 'partner_id'],
  ['swap_leg', 'member_id'],
  ['swap_ask', 'member_id'],
  ['stand_in_call', 'member_id'],
  ['stand_in_call', 'named_id'],
  ['stand_in_call', 'taken_by_id'],
  ['pot_offer', 'member_id'],
  ['pot_request', 'member_id'],
  ['standby', 'member_id'],
  ['call_out_invitation', 'member_id'],
  ['office_act', 'member_id'],
] as const

/** What somebody arranged with oneself ends first; who was called twice, or offered a shift twice, keeps one. */
export async function moveRows(
  db: Db,
  organisation: OrganisationId,
  kept: string,
  gone: string,
  { now, today }: { readonly now: string; readonly today: Day },
): Promise<void> {
  const both = [kept, gone]
  await written(
    db,
    sql`update exchanges.stand_in_call set named_id = null, taken_by_id = null, end_reason = 'merged',
        state = case when state in ('open', 'filled') then 'withdrawn' else state end,
        ended_at = coalesce(ended_at, ${now})
      where organisation_id = ${organisation} and member_id = any(${both}::uuid[])
        and (named_id = any(${both}::uuid[]) or taken_by_id = any(${both}::uuid[]))`,
  )
  await written(
    db,
    sql`update exchanges.swap_request set partner_id = null
      where organisation_id = ${organisation} and member_id = any(${both}::uuid[])
        and partner_id = any(${both}::uuid[])`,
  )
  await written(
    db,
    sql`delete from exchanges.call_out_invitation as call
      where call.organisation_id = ${organisation} and call.member_id = ${gone}
        and exists (select 1 from exchanges.call_out_invitation as other
          where other.organisation_id = call.organisation_id and other.call_out_id = call.call_out_id
            and other.member_id = ${kept})`,
  )
  await written(
    db,
    sql`delete from exchanges.office_act as act
      where act.organisation_id = ${organisation} and act.member_id = ${gone} and act.act = 'undo'
        and exists (select 1 from exchanges.office_act as other
          where other.organisation_id = act.organisation_id and other.about_id = act.about_id
            and other.act = 'undo' and other.member_id = ${kept})`,
  )
  await written(
    db,
    sql`update exchanges.pot_offer as gift
      set state = 'cancelled', cancelled_at = ${now}, cancelled_on = ${today}, end_reason = 'merged'
      where gift.organisation_id = ${organisation} and gift.member_id = ${gone} and gift.state = 'draft'
        and exists (select 1 from exchanges.pot_offer as other where other.organisation_id = gift.organisation_id
          and other.shift_id = gift.shift_id and other.member_id = ${kept} and other.state = 'draft')`,
  )
  for (const [table, column] of named)
    await written(
      db,
      sql`update ${sql.raw(`exchanges.${table}`)} set ${sql.raw(column)} = ${kept}
        where organisation_id = ${organisation} and ${sql.raw(column)} = ${gone}`,
    )
}

/** Those of these people any row names. */
export async function heldContacts(
  db: Db,
  organisation: OrganisationId,
  contacts: readonly ContactId[],
): Promise<ContactId[]> {
  const places = named.map(
    ([table, column]) =>
      sql`select ${sql.raw(column)} as id from ${sql.raw(`exchanges.${table}`)}
        where organisation_id = ${organisation} and ${sql.raw(column)} = any(${contacts}::uuid[])`,
  )
  const found = await rows(db, sql<{ id: ContactId }>`${sql.join(places, sql` union `)} order by id`)
  return found.map((one) => one.id)
}
