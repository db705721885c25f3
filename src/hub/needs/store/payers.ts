/** SQL of who pays for a need: rows that funding has written. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface PayerRow {
  readonly need: string
  readonly participant: OrganisationId
  readonly round: string
  readonly since: Day
}

export const payersOf = (db: Db, community: OrganisationId, needs: readonly string[]): Promise<PayerRow[]> =>
  rows(
    db,
    sql<PayerRow>`select need_id as need, participant_id as participant, round_id as round, since from needs.payer
      where organisation_id = ${community} and need_id = any(${needs as string[]}::uuid[]) order by need_id, participant_id`,
  )

/** Whoever pays already stays as it is. */
export const addPayers = (
  db: Db,
  community: OrganisationId,
  needs: readonly string[],
  payers: readonly string[],
  of: { readonly round: string; readonly since: Day },
): Promise<number> =>
  insertRows(
    db,
    'needs.payer',
    { organisation_id: 'uuid', need_id: 'uuid', participant_id: 'uuid', round_id: 'uuid', since: 'date' },
    needs.flatMap((need) =>
      payers.map((payer) => ({
        organisation_id: community,
        need_id: need,
        participant_id: payer,
        round_id: of.round,
        since: of.since,
      })),
    ),
    'on conflict do nothing',
  )

export async function removePayers(db: Db, community: OrganisationId, round: string): Promise<void> {
  await sql`delete from needs.payer where organisation_id = ${community} and round_id = ${round}`.execute(db)
}
