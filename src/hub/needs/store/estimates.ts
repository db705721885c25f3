/** SQL of estimates: offers of providers, each change a new version of the same series. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import type { Basis } from '../rules/estimating.ts'
import type { EstimateState } from '../rules/states.ts'

export interface Criterion {
  readonly id: string
  readonly text: string
}

export interface EstimateRow {
  readonly id: string
  readonly series: string
  readonly version: number
  readonly provider: OrganisationId
  readonly state: EstimateState
  readonly minutesMin: number | null
  readonly minutesLikely: number | null
  readonly minutesMax: number | null
  readonly rate: Cents | null
  readonly basis: Basis | null
  readonly net: Cents | null
  readonly currency: Currency
  readonly validUntil: Day | null
  readonly assumptions: string | null
  readonly criteria: Criterion[]
  readonly reason: string | null
  readonly decisionNumber: string | null
  readonly decisionOn: Day | null
  readonly askedAt: Instant
  readonly submittedAt: Instant | null
  readonly needs: string[]
}

const columns = sql`estimate.id, estimate.series, estimate.version, estimate.provider_id as provider, estimate.state,
  estimate.minutes_min as "minutesMin", estimate.minutes_likely as "minutesLikely", estimate.minutes_max as "minutesMax",
  estimate.rate, estimate.basis, estimate.net, estimate.currency, estimate.valid_until as "validUntil", estimate.assumptions,
  estimate.criteria, estimate.reason, estimate.decision_number as "decisionNumber", estimate.decision_on as "decisionOn",
  estimate.asked_at as "askedAt", estimate.submitted_at as "submittedAt",
  array(select part.need_id from needs.estimate_need as part
    where part.organisation_id = estimate.organisation_id and part.estimate_id = estimate.id order by part.need_id) as needs`

export const readEstimate = (db: Db, community: OrganisationId, id: string): Promise<EstimateRow | null> =>
  one(
    db,
    sql<EstimateRow>`select ${columns} from needs.estimate as estimate
      where estimate.organisation_id = ${community} and estimate.id = ${id}`,
  )

export const lockEstimate = (db: Db, community: OrganisationId, id: string): Promise<EstimateRow | null> =>
  one(
    db,
    sql<EstimateRow>`select ${columns} from needs.estimate as estimate
      where estimate.organisation_id = ${community} and estimate.id = ${id} for update`,
  )

/** Every estimate of these needs, the latest asked first. */
export const estimatesOf = (db: Db, community: OrganisationId, needs: readonly string[]): Promise<EstimateRow[]> =>
  rows(
    db,
    sql<EstimateRow>`select ${columns} from needs.estimate as estimate
      where estimate.organisation_id = ${community} and exists (select from needs.estimate_need as part
        where part.organisation_id = estimate.organisation_id and part.estimate_id = estimate.id
          and part.need_id = any(${needs as string[]}::uuid[]))
      order by estimate.asked_at desc, estimate.id desc`,
  )

/** Those that run; with `over` also what was declined, expired or superseded. */
export const allEstimates = (db: Db, community: OrganisationId, over: boolean): Promise<EstimateRow[]> =>
  rows(
    db,
    sql<EstimateRow>`select ${columns} from needs.estimate as estimate
      where estimate.organisation_id = ${community}
        and (${over} or estimate.state in ('requested', 'draft', 'submitted', 'accepted'))
      order by estimate.asked_at desc, estimate.id desc`,
  )

export interface NewEstimate {
  readonly id: string
  readonly series: string
  readonly version: number
  readonly provider: string
  readonly state: EstimateState
  readonly currency: Currency
  readonly needs: readonly string[]
  readonly now: Instant
  readonly by: AccountId | null
}

export async function addEstimate(db: Db, community: OrganisationId, one: NewEstimate): Promise<void> {
  await sql`insert into needs.estimate (organisation_id, id, series, version, provider_id, state, currency, asked_at, asked_by)
    values (${community}, ${one.id}, ${one.series}, ${one.version}, ${one.provider}, ${one.state}, ${one.currency},
      ${one.now}, ${one.by})`.execute(db)
  await insertRows(
    db,
    'needs.estimate_need',
    { organisation_id: 'uuid', estimate_id: 'uuid', need_id: 'uuid' },
    one.needs.map((need) => ({ organisation_id: community, estimate_id: one.id, need_id: need })),
  )
}

export interface OfferWritten {
  readonly minutesMin: number | null
  readonly minutesLikely: number | null
  readonly minutesMax: number | null
  readonly rate: number | null
  readonly basis: Basis | null
  readonly net: number | null
  readonly validUntil: Day | null
  readonly assumptions: string | null
  readonly criteria: readonly Criterion[]
}

export async function writeOffer(db: Db, community: OrganisationId, id: string, offer: OfferWritten): Promise<void> {
  await sql`update needs.estimate set state = 'draft', minutes_min = ${offer.minutesMin}, minutes_likely = ${offer.minutesLikely},
      minutes_max = ${offer.minutesMax}, rate = ${offer.rate}, basis = ${offer.basis}, net = ${offer.net},
      valid_until = ${offer.validUntil}, assumptions = ${offer.assumptions},
      criteria = ${JSON.stringify(offer.criteria)}::jsonb
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function submitOffer(
  db: Db,
  community: OrganisationId,
  id: string,
  by: { readonly at: Instant; readonly account: AccountId | null },
): Promise<void> {
  await sql`update needs.estimate set state = 'submitted', submitted_at = ${by.at}, submitted_by = ${by.account}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface EstimateMoved {
  readonly state: EstimateState
  readonly reason?: string | null
  readonly decision?: { readonly number: string; readonly day: string } | null
}

/** Moves these estimates with one statement. */
export async function moveEstimates(
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
  { state, reason = null, decision = null }: EstimateMoved,
): Promise<void> {
  await sql`update needs.estimate set state = ${state}, reason = coalesce(${reason}, reason),
      decision_number = coalesce(${decision?.number ?? null}, decision_number),
      decision_on = coalesce(${decision?.day ?? null}::date, decision_on)
    where organisation_id = ${community} and id = any(${ids as string[]}::uuid[])`.execute(db)
}

/** Those whose last day is over. */
export const lockEnded = (db: Db, community: OrganisationId, today: Day): Promise<EstimateRow[]> =>
  rows(
    db,
    sql<EstimateRow>`select ${columns} from needs.estimate as estimate
      where estimate.organisation_id = ${community} and estimate.state = 'submitted' and estimate.valid_until < ${today}
      order by estimate.id for update`,
  )
