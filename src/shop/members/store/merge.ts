/** Moves what belongs to one contact to another. Both contacts are locked by the caller. */
import type { Db } from '#platform/database/connect.ts'
import { one, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { ContactId, OrganisationId } from '#platform/values/ids.ts'

/** A contact that goes gives back everything of which there is only one: sign-in, representative. */
export async function emptyGone(db: Db, organisation: OrganisationId, kept: ContactId, gone: ContactId, now: Instant) {
  await sql`update members.contact set account_id = null, representative_id = null, merged_into = ${kept},
        archived_at = coalesce(archived_at, ${now}), version = version + 1
      where organisation_id = ${organisation} and (id = ${gone} or merged_into = ${gone})`.execute(db)
}

export interface Leftovers {
  readonly account: string | null
  readonly photo: string | null
  readonly staffNotes: string | null
  readonly kept: Readonly<Record<string, string>>
}

export async function writeLeftovers(db: Db, organisation: OrganisationId, kept: ContactId, left: Leftovers) {
  await sql`update members.contact set account_id = ${left.account}, photo = ${left.photo},
        staff_notes = ${left.staffNotes}, kept = ${JSON.stringify(left.kept)}::jsonb, version = version + 1
      where organisation_id = ${organisation} and id = ${kept}`.execute(db)
}

export async function moveMembership(db: Db, organisation: OrganisationId, kept: ContactId, gone: ContactId) {
  await sql`update members.membership set contact_id = ${kept}
      where organisation_id = ${organisation} and contact_id = ${gone} and not exists (
        select from members.membership where organisation_id = ${organisation} and contact_id = ${kept})`.execute(db)
}

/** Of two cards that count the kept contact's stays; answers the one that ended. */
export async function moveCards(
  db: Db,
  organisation: OrganisationId,
  kept: ContactId,
  gone: ContactId,
  today: Day,
): Promise<string | null> {
  const ended = await one<{ id: string }>(
    db,
    sql`update members.card set state = 'ended', ended_on = ${today}, end_reason = 'replaced'
        where organisation_id = ${organisation} and contact_id = ${gone} and state <> 'ended' and exists (
          select from members.card as other
          where other.organisation_id = ${organisation} and other.contact_id = ${kept} and other.state <> 'ended')
        returning id`,
  )
  await sql`update members.card set contact_id = ${kept}
      where organisation_id = ${organisation} and contact_id = ${gone}`.execute(db)
  return ended?.id ?? null
}

/** Links between the two, of earlier days, stay where they are: nobody heads a household of oneself. */
export async function moveLinks(db: Db, organisation: OrganisationId, kept: ContactId, gone: ContactId) {
  await sql`update members.household_link set
        head_id = case when head_id = ${gone} then ${kept} else head_id end,
        contact_id = case when contact_id = ${gone} then ${kept} else contact_id end
      where organisation_id = ${organisation} and (head_id = ${gone} or contact_id = ${gone})
        and not (head_id in (${kept}, ${gone}) and contact_id in (${kept}, ${gone}))`.execute(db)
}

export async function moveRepresentation(db: Db, organisation: OrganisationId, kept: ContactId, gone: ContactId) {
  await sql`update members.contact set representative_id = ${kept}, version = version + 1
      where organisation_id = ${organisation} and representative_id = ${gone}`.execute(db)
}

export async function forgetComparisons(db: Db, organisation: OrganisationId, gone: ContactId) {
  await sql`delete from members.different_people
      where organisation_id = ${organisation} and (one_id = ${gone} or other_id = ${gone})`.execute(db)
}
