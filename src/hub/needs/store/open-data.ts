/** SQL of what is counted about needs: for open data, reports and researchers. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { NeedState } from '../rules/states.ts'

export interface CountedNeed {
  readonly id: string
  readonly number: number
  readonly area: string
  readonly state: NeedState
  readonly submittedOn: Day | null
  readonly backings: number
}

/** Every need with a number, and how many organisations backed it before this moment. */
export const countedNeeds = (db: Db, community: OrganisationId, before: Instant): Promise<CountedNeed[]> =>
  rows(
    db,
    sql<CountedNeed>`select need.id, need.number, need.area, need.state, need.submitted_on as "submittedOn",
        (select count(*) from needs.held_backing as backing where backing.organisation_id = need.organisation_id
          and backing.need_id = need.id and backing.given_at < ${before})::int as backings
      from needs.need as need where need.organisation_id = ${community} and need.number is not null order by need.number`,
  )

export interface WorkOfEstimate {
  readonly estimate: string
  readonly needs: number[]
  readonly estimated: number | null
  readonly worked: number
}

/** What estimates said and what was worked on their needs, in minutes. */
export const workOfEstimates = (
  db: Db,
  community: OrganisationId,
  estimates: readonly string[],
  until: Day,
): Promise<WorkOfEstimate[]> =>
  rows(
    db,
    sql<WorkOfEstimate>`select estimate.id as estimate, estimate.minutes_likely as estimated,
        array_agg(need.number order by need.number) as needs,
        coalesce(sum((select sum(work.minutes) from needs.work as work where work.organisation_id = need.organisation_id
          and work.need_id = need.id and work.kind = 'development' and work.taken_back_at is null and work.day <= ${until})), 0)::int as worked
      from needs.estimate as estimate
      join needs.estimate_need as of on of.organisation_id = estimate.organisation_id and of.estimate_id = estimate.id
      join needs.need as need on need.organisation_id = of.organisation_id and need.id = of.need_id
      where estimate.organisation_id = ${community} and estimate.id = any(${estimates as string[]}::uuid[])
      group by estimate.id, estimate.minutes_likely order by estimate.id`,
  )

export interface MonthlyCount {
  readonly participant: string
  /** `2025-03`, in the zone of the community. */
  readonly month: string
  readonly count: number
}

/** Backings by organisation and month. */
export const backingsByMonth = (
  db: Db,
  community: OrganisationId,
  zone: string,
  between: { readonly from: Instant; readonly before: Instant },
): Promise<MonthlyCount[]> =>
  rows(
    db,
    sql<MonthlyCount>`select participant_id as participant, to_char(given_at at time zone ${zone}, 'YYYY-MM') as month,
        count(*)::int as count
      from needs.backing where organisation_id = ${community} and strength > 0
        and given_at >= ${between.from} and given_at < ${between.before}
      group by participant_id, 2 order by 1, 2`,
  )

export interface BackingTold {
  readonly participant: string
  readonly need: number
  readonly strength: number
  readonly on: Day
}

/** Who backs what, of these organisations. */
export const backingsToldOf = (
  db: Db,
  community: OrganisationId,
  zone: string,
  participants: readonly string[],
): Promise<BackingTold[]> =>
  rows(
    db,
    sql<BackingTold>`select backing.participant_id as participant, need.number as need, backing.strength,
        (backing.given_at at time zone ${zone})::date as "on"
      from needs.held_backing as backing
      join needs.need as need on need.organisation_id = backing.organisation_id and need.id = backing.need_id
      where backing.organisation_id = ${community} and need.number is not null
        and backing.participant_id = any(${participants as string[]}::uuid[])
      order by backing.participant_id, need.number`,
  )
