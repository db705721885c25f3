/** SQL of opinions about applications. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface OpinionRow {
  readonly id: string
  readonly organisation: string
  readonly person: string | null
  readonly text: string
  readonly at: Instant
}

export const opinionsAbout = (db: Db, community: OrganisationId, participant: string): Promise<OpinionRow[]> =>
  rows(
    db,
    sql<OpinionRow>`select opinion.id, told.name as organisation, person.name as person, opinion.text,
        opinion.written_at as at
      from organisations.opinion as opinion
      join organisations.taking_part() as told on told.id = opinion.from_id
      left join organisations.person as person on person.organisation_id = opinion.organisation_id
        and person.account_id = opinion.account_id
      where opinion.organisation_id = ${community} and opinion.participant_id = ${participant}
      order by opinion.written_at, opinion.id`,
  )

export async function addOpinion(
  db: Db,
  community: OrganisationId,
  one: {
    readonly id: string
    readonly participant: string
    readonly from: string
    readonly account: AccountId | null
    readonly text: string
    readonly at: Instant
  },
): Promise<void> {
  await sql`insert into organisations.opinion (organisation_id, id, participant_id, from_id, account_id, text, written_at)
    values (${community}, ${one.id}, ${one.participant}, ${one.from}, ${one.account}, ${one.text}, ${one.at})`.execute(
    db,
  )
}
