/** Claims of work outside shifts. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export type ClaimState = 'requested' | 'approved' | 'refused' | 'withdrawn'

export interface ClaimRow {
  readonly id: string
  readonly member: string
  readonly day: Day
  /** Thousandths. */
  readonly amount: number
  readonly state: ClaimState
}

export const lockClaim = (db: Db, organisation: OrganisationId, claim: string): Promise<ClaimRow | null> =>
  one(
    db,
    sql<ClaimRow>`select id, member_id as member, day, amount, state from shifts.work_claim
      where organisation_id = ${organisation} and id = ${claim} for update`,
  )

export interface ShownClaim {
  readonly id: string
  readonly day: Day
  readonly amount: number
  readonly description: string
  readonly state: ClaimState
  readonly refusalReason: string | null
}

export const claimsOf = (db: Db, organisation: OrganisationId, member: string): Promise<ShownClaim[]> =>
  rows(
    db,
    sql<ShownClaim>`select id, day, (amount / 1000.0)::float8 as amount, description, state,
        refusal_reason as "refusalReason"
      from shifts.work_claim where organisation_id = ${organisation} and member_id = ${member}
      order by day desc, id desc limit 50`,
  )

export const addClaim = (
  db: Db,
  organisation: OrganisationId,
  claim: Omit<ClaimRow, 'state'> & { readonly description: string; readonly now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.work_claim (organisation_id, id, member_id, day, amount, description, state, requested_at)
      values (${organisation}, ${claim.id}, ${claim.member}, ${claim.day}, ${claim.amount}, ${claim.description},
        'requested', ${claim.now})`,
  )

export const decideClaim = (
  db: Db,
  organisation: OrganisationId,
  claim: {
    readonly id: string
    readonly state: ClaimState
    readonly reason: string | null
    readonly now: Instant
    readonly by: string | null
  },
): Promise<number> =>
  written(
    db,
    sql`update shifts.work_claim set state = ${claim.state}, refusal_reason = ${claim.reason},
        decided_at = ${claim.now}, decided_by = ${claim.by}
      where organisation_id = ${organisation} and id = ${claim.id}`,
  )

export const claimList = (organisation: OrganisationId): ListDefinition => ({
  name: 'claims',
  from: sql`from shifts.work_claim as claim
    join members.public_member as who
      on who.organisation_id = claim.organisation_id and who.contact_id = claim.member_id
    where claim.organisation_id = ${organisation}`,
  id: sql`claim.id`,
  columns: {
    member: { sql: sql`claim.member_id`, type: 'text', exported: false },
    name: { sql: sql`who.display_name`, sortSql: sql`who.sort_name`, type: 'text', sortable: true },
    day: { sql: sql`claim.day`, type: 'day', sortable: true },
    amount: { sql: sql`(claim.amount / 1000.0)::float8`, type: 'number', sortable: true },
    description: { sql: sql`claim.description`, type: 'text' },
    state: { sql: sql`claim.state`, type: 'text', sortable: true },
  },
  search: (word) => wordIn(sql`who.search`)(word),
  filters: { state: (value) => sql`claim.state = ${value}` },
  sort: '-day',
})
