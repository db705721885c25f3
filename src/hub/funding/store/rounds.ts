/** SQL of rounds and pledges. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import type { PledgeMode } from '../rules/closing.ts'
import type { PledgeState, RoundState } from '../rules/states.ts'
import type { SharingKey } from '../rules/weights.ts'

export interface RoundRow {
  readonly id: string
  readonly seq: number
  readonly name: string
  readonly state: RoundState
  readonly target: Cents
  readonly secured: Cents[]
  readonly currency: Currency
  readonly key: SharingKey
  readonly keyYear: number
  readonly minPayers: number
  readonly contingencyBp: number
  readonly tranchesBp: number[]
  readonly opensOn: Day
  readonly deadline: Day
  readonly endsAt: Instant
  readonly estimateValidUntil: Day
  /** What it came to when it closed; null while it is open. */
  readonly closing: unknown
}

/** A condition as it was written. */
export type StoredCondition =
  | { readonly kind: 'payers_at_least'; readonly payers: number }
  | { readonly kind: 'target_at_most'; readonly amount: number }
  | { readonly kind: 'with'; readonly participant: string }

export interface PledgeRow {
  readonly id: string
  readonly participant: string
  readonly mode: PledgeMode
  readonly amount: Cents
  readonly usesArea: boolean
  readonly conditions: StoredCondition[]
  readonly state: PledgeState
}

const roundColumns = sql`id, seq, name, state, target, secured, currency, key, key_year as "keyYear", min_payers as "minPayers",
  contingency_bp as "contingencyBp", tranches_bp as "tranchesBp", opens_on as "opensOn", deadline, ends_at as "endsAt",
  estimate_valid_until as "estimateValidUntil", closing`

export const readRound = (db: Db, community: OrganisationId, id: string): Promise<RoundRow | null> =>
  one(db, sql<RoundRow>`select ${roundColumns} from funding.round where organisation_id = ${community} and id = ${id}`)

/** Nobody pledges while it closes, and nobody closes it while somebody pledges. */
export const lockRound = (db: Db, community: OrganisationId, id: string): Promise<RoundRow | null> =>
  one(
    db,
    sql<RoundRow>`select ${roundColumns} from funding.round
      where organisation_id = ${community} and id = ${id} for update`,
  )

export const lockOverdueRounds = (db: Db, community: OrganisationId, now: Instant): Promise<RoundRow[]> =>
  rows(
    db,
    sql<RoundRow>`select ${roundColumns} from funding.round
      where organisation_id = ${community} and state = 'open' and ends_at <= ${now} order by ends_at, seq for update`,
  )

/** When the next open round ends; null: none is open. */
export const nextEnd = async (db: Db, community: OrganisationId): Promise<Instant | null> =>
  (
    await one<{ at: Instant | null }>(
      db,
      sql`select min(ends_at) as at from funding.round where organisation_id = ${community} and state = 'open'`,
    )
  )?.at ?? null

export async function writeRound(
  db: Db,
  community: OrganisationId,
  round: Omit<RoundRow, 'closing'> & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into funding.round (organisation_id, id, seq, name, state, target, secured, currency, key, key_year, min_payers,
      contingency_bp, tranches_bp, opens_on, deadline, ends_at, estimate_valid_until, opened_at, opened_by)
    values (${community}, ${round.id}, ${round.seq}, ${round.name}, ${round.state}, ${round.target},
      ${JSON.stringify(round.secured)}::jsonb, ${round.currency}, ${JSON.stringify(round.key)}::jsonb, ${round.keyYear},
      ${round.minPayers}, ${round.contingencyBp}, ${JSON.stringify(round.tranchesBp)}::jsonb, ${round.opensOn}, ${round.deadline},
      ${round.endsAt}, ${round.estimateValidUntil}, ${round.at}, ${round.by})`.execute(db)
}

export async function closeRow(
  db: Db,
  community: OrganisationId,
  id: string,
  closed: { readonly state: RoundState; readonly at: Instant; readonly closing: unknown },
): Promise<void> {
  await sql`update funding.round set state = ${closed.state}, closed_at = ${closed.at},
      closing = ${JSON.stringify(closed.closing)}::jsonb
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

const pledgeColumns = sql`id, participant_id as participant, mode, amount, uses_area as "usesArea", conditions, state`

export const pledgesOf = (db: Db, community: OrganisationId, round: string): Promise<PledgeRow[]> =>
  rows(
    db,
    sql<PledgeRow>`select ${pledgeColumns} from funding.pledge
      where organisation_id = ${community} and round_id = ${round} order by given_at, id`,
  )

export async function writePledge(
  db: Db,
  community: OrganisationId,
  round: string,
  pledge: PledgeRow & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into funding.pledge (organisation_id, id, round_id, participant_id, mode, amount, uses_area, conditions, state,
      given_at, given_by, changed_at)
    values (${community}, ${pledge.id}, ${round}, ${pledge.participant}, ${pledge.mode}, ${pledge.amount}, ${pledge.usesArea},
      ${JSON.stringify(pledge.conditions)}::jsonb, ${pledge.state}, ${pledge.at}, ${pledge.by}, ${pledge.at})`.execute(
    db,
  )
}

/** Sets the state of some pledges of a round with one statement. */
export async function movePledges(
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
  state: PledgeState,
  at: Instant,
): Promise<void> {
  await sql`update funding.pledge set state = ${state}, changed_at = ${at}
    where organisation_id = ${community} and id = any(${ids}::uuid[])`.execute(db)
}
