/** SQL of needs for everybody: no author, no words of those who backed it. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { NeedState } from '../rules/states.ts'

export interface PublicNeed {
  readonly number: number
  readonly state: NeedState
  readonly area: string
  /** What will change, as the analysis says; before it, what those who told it wish for. */
  readonly what: string
  readonly backers: number
  readonly deliveredOn: Day | null
}

/** Needs that are past the first telling, those that are furthest first. */
export const publicNeeds = (db: Db, community: OrganisationId, states: readonly NeedState[]): Promise<PublicNeed[]> =>
  rows(
    db,
    sql<PublicNeed>`select need.number, need.state, need.area, coalesce(need.what, need.wished_result, '') as what,
        (select count(*) from needs.backing as backing where backing.organisation_id = need.organisation_id
          and backing.need_id = need.id and backing.strength > 0)::int as backers, need.delivered_on as "deliveredOn"
      from needs.need as need
      where need.organisation_id = ${community} and need.state = any(${states}::text[]) and need.number is not null
      order by array_position(${states}::text[], need.state), need.number limit 200`,
  )

export interface OpenNeed {
  readonly id: string
  readonly number: number
  readonly problem: string
  readonly state: NeedState
}

/** Needs in these states, those that are furthest first. */
export const needsOpenIn = (db: Db, community: OrganisationId, states: readonly NeedState[]): Promise<OpenNeed[]> =>
  rows(
    db,
    sql<OpenNeed>`select need.id, need.number, coalesce(need.problem, '') as problem, need.state from needs.need as need
      where need.organisation_id = ${community} and need.state = any(${states}::text[]) and need.number is not null
      order by array_position(${states}::text[], need.state), need.number`,
  )
