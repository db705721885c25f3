/** SQL of what votes are about: estimates, and the needs for which somebody is selected. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

interface Row {
  readonly id: string
  readonly name: string
  readonly owners: string[]
}

const most = 200

/** The version that stands, for its newer ones are the same matter. */
export const estimateMatters = (db: Db, community: OrganisationId, id: string | null): Promise<Row[]> =>
  rows(
    db,
    sql<Row>`select estimate.id,
        concat_ws(' · ', string_agg(need.number::text || ' ' || coalesce(need.problem, ''), ', ' order by need.number),
          'v' || estimate.version) as name,
        array[estimate.provider_id] as owners
      from needs.estimate
      join needs.estimate_need as part on part.organisation_id = estimate.organisation_id and part.estimate_id = estimate.id
      join needs.need on need.organisation_id = part.organisation_id and need.id = part.need_id
      where estimate.organisation_id = ${community} and estimate.submitted_at is not null
        and (estimate.id = ${id}::uuid or (${id}::uuid is null and estimate.state in ('submitted', 'accepted')))
      group by estimate.organisation_id, estimate.id
      order by estimate.submitted_at desc, estimate.id limit ${most}`,
  )

export const selectionMatters = (db: Db, community: OrganisationId, id: string | null): Promise<Row[]> =>
  rows(
    db,
    sql<Row>`select need.id, concat_ws(' ', need.number, need.problem) as name,
        array_agg(distinct estimate.provider_id order by estimate.provider_id) as owners
      from needs.need
      join needs.estimate_need as part on part.organisation_id = need.organisation_id and part.need_id = need.id
      join needs.estimate on estimate.organisation_id = part.organisation_id and estimate.id = part.estimate_id
      where need.organisation_id = ${community} and (need.id = ${id}::uuid or ${id}::uuid is null)
        and estimate.state in ('requested', 'draft', 'submitted', 'accepted')
      group by need.organisation_id, need.id
      order by need.number desc, need.id limit ${most}`,
  )
