/** SQL of patrons and what each month adds to what they owe. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Instant, Month } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents } from '#platform/values/money.ts'

export interface PatronRow {
  readonly id: string
  readonly participant: string
  readonly mandate: boolean
  readonly pledgedAt: Instant
  /** Tenths of a cent that are owed and not called yet. */
  readonly owed: number
  readonly called: Cents
  readonly lastMonth: Month | null
}

/** Those who are patrons today; locked where somebody is about to change them. */
export const readPatrons = (db: Db, community: OrganisationId): Promise<PatronRow[]> =>
  rows(
    db,
    sql<PatronRow>`select patron.id, patron.participant_id as participant, patron.mandate, patron.pledged_at as "pledgedAt",
        coalesce((select due.owed from funding.standing_due as due where due.organisation_id = patron.organisation_id
          and due.participant_id = patron.participant_id order by due.month desc limit 1), 0)::bigint as owed,
        coalesce((select sum(due.called) from funding.standing_due as due where due.organisation_id = patron.organisation_id
          and due.participant_id = patron.participant_id), 0)::bigint as called,
        (select max(due.month) from funding.standing_due as due where due.organisation_id = patron.organisation_id
          and due.participant_id = patron.participant_id) as "lastMonth"
      from funding.patron as patron where patron.organisation_id = ${community} and patron.ended_at is null
      order by patron.pledged_at, patron.id`,
  )

export async function lockPatrons(db: Db, community: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`funding.patrons ${community}`}, 0))`.execute(db)
}

export async function writePatron(
  db: Db,
  community: OrganisationId,
  patron: Pick<PatronRow, 'id' | 'participant' | 'mandate'>,
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await sql`insert into funding.patron (organisation_id, id, participant_id, mandate, pledged_at, pledged_by)
    values (${community}, ${patron.id}, ${patron.participant}, ${patron.mandate}, ${at}, ${by})`.execute(db)
}

export async function endPatron(db: Db, community: OrganisationId, id: string, at: Instant): Promise<void> {
  await sql`update funding.patron set ended_at = ${at} where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function writeStandingDues(
  db: Db,
  community: OrganisationId,
  dues: readonly {
    readonly month: Month
    readonly participant: string
    readonly adds: number
    readonly owed: number
    readonly called: Cents
  }[],
  at: Instant,
): Promise<void> {
  const types = {
    ...{ organisation_id: 'uuid', month: 'text', participant_id: 'uuid', adds: 'bigint', owed: 'bigint' },
    ...{ called: 'bigint', reckoned_at: 'timestamptz' },
  }
  await insertRows(
    db,
    'funding.standing_due',
    types,
    dues.map(({ participant, ...due }) => ({
      ...{ ...due, organisation_id: community, participant_id: participant, reckoned_at: at },
    })),
  )
}
