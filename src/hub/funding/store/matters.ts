/** SQL of what votes are about: invoices, and calls that were not paid. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly owners: string[]
}

const most = 200

/** Whoever bills. */
export const invoiceMatters = (db: Db, community: OrganisationId, id: string | null): Promise<Row[]> =>
  rows(
    db,
    sql<Row>`select id, concat_ws(' · ', number, seller ->> 'name', buyer ->> 'name') as name, array[seller_id] as owners
      from funding.invoice where organisation_id = ${community} and kind = 'invoice'
        and (id = ${id}::uuid or ${id}::uuid is null)
      order by issued_on desc, number desc, id limit ${most}`,
  )

/** Whoever was to pay. */
export const defaultMatters = (db: Db, community: OrganisationId, id: string | null): Promise<Row[]> =>
  rows(
    db,
    sql<Row>`select call.id, concat_ws(' · ', round.name, call.defaulted_on) as name,
        array[call.participant_id] as owners
      from funding.call_line as call
      join funding.round on round.organisation_id = call.organisation_id and round.id = call.round_id
      where call.organisation_id = ${community} and call.defaulted_on is not null
        and (call.id = ${id}::uuid or ${id}::uuid is null)
      order by call.defaulted_on desc, call.id limit ${most}`,
  )
