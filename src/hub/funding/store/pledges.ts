/** SQL of pledges: they change their state, none is deleted, and each change is kept. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents } from '#platform/values/money.ts'
import type { PledgeMode } from '../rules/closing.ts'
import type { PledgeState } from '../rules/states.ts'

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
  readonly minutes: number | null
  /** The provider takes these hours. */
  readonly agreed: boolean
}

const pledgeColumns = sql`id, participant_id as participant, mode, amount, uses_area as "usesArea", conditions, state, minutes,
  agreed_at is not null as agreed`

export const pledgesOf = (db: Db, community: OrganisationId, round: string): Promise<PledgeRow[]> =>
  rows(
    db,
    sql<PledgeRow>`select ${pledgeColumns} from funding.pledge
      where organisation_id = ${community} and round_id = ${round} order by given_at, id`,
  )

export interface PledgeWritten extends PledgeRow {
  readonly power: string
  readonly at: Instant
  readonly by: AccountId | null
}

export async function writePledge(
  db: Db,
  community: OrganisationId,
  round: string,
  pledge: PledgeWritten,
): Promise<void> {
  await sql`insert into funding.pledge (organisation_id, id, round_id, participant_id, mode, amount, minutes, uses_area, conditions,
      state, power_used, given_at, given_by, changed_at)
    values (${community}, ${pledge.id}, ${round}, ${pledge.participant}, ${pledge.mode}, ${pledge.amount}, ${pledge.minutes},
      ${pledge.usesArea}, ${JSON.stringify(pledge.conditions)}::jsonb, ${pledge.state}, ${pledge.power}, ${pledge.at}, ${pledge.by},
      ${pledge.at})`.execute(db)
  await keepHistory(db, community, [pledge.id], pledge)
}

/** Writes a pledge anew; what it was stays in its history. Hours that changed are agreed to anew. */
export async function rewritePledge(db: Db, community: OrganisationId, pledge: PledgeWritten): Promise<void> {
  await sql`update funding.pledge set amount = ${pledge.amount}, minutes = ${pledge.minutes}, uses_area = ${pledge.usesArea},
      conditions = ${JSON.stringify(pledge.conditions)}::jsonb, state = ${pledge.state}, power_used = ${pledge.power},
      agreed_at = case when ${pledge.agreed} then agreed_at end, agreed_by = case when ${pledge.agreed} then agreed_by end,
      changed_at = ${pledge.at}
    where organisation_id = ${community} and id = ${pledge.id}`.execute(db)
  await keepHistory(db, community, [pledge.id], pledge)
}

export async function agreeHours(
  db: Db,
  community: OrganisationId,
  id: string,
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await sql`update funding.pledge set agreed_at = ${at}, agreed_by = ${by}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Sets the state of some pledges of a round with one statement, and keeps what they were. */
export async function movePledges(
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
  state: PledgeState,
  moved: { readonly at: Instant; readonly by: AccountId | null; readonly power: string },
): Promise<void> {
  if (ids.length === 0) return
  await sql`update funding.pledge set state = ${state}, changed_at = ${moved.at}
    where organisation_id = ${community} and id = any(${ids}::uuid[])`.execute(db)
  await keepHistory(db, community, ids, moved)
}

async function keepHistory(
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
  { at, by, power }: { readonly at: Instant; readonly by: AccountId | null; readonly power: string },
): Promise<void> {
  await sql`insert into funding.pledge_change (organisation_id, pledge_id, place, state, amount, minutes, conditions, power_used,
      changed_at, changed_by)
    select pledge.organisation_id, pledge.id, 1 + (select count(*) from funding.pledge_change as before
        where before.organisation_id = pledge.organisation_id and before.pledge_id = pledge.id),
      pledge.state, pledge.amount, pledge.minutes, pledge.conditions, ${power}, ${at}, ${by}
    from funding.pledge where pledge.organisation_id = ${community} and pledge.id = any(${ids}::uuid[])`.execute(db)
}

export interface ShareRow {
  readonly pledge: string
  readonly participant: string
  readonly place: number
  readonly mode: PledgeMode
  readonly net: Cents
  readonly contingency: Cents
  readonly cap: Cents
  readonly how: string
}

export const writeShares = (
  db: Db,
  community: OrganisationId,
  round: string,
  shares: readonly ShareRow[],
): Promise<number> =>
  insertRows(
    db,
    'funding.share',
    {
      organisation_id: 'uuid',
      pledge_id: 'uuid',
      round_id: 'uuid',
      participant_id: 'uuid',
      place: 'integer',
      mode: 'text',
      net: 'bigint',
      contingency: 'bigint',
      cap: 'bigint',
      how: 'text',
    },
    shares.map(({ pledge, participant, ...one }) => ({
      ...one,
      organisation_id: community,
      round_id: round,
      pledge_id: pledge,
      participant_id: participant,
    })),
  )

/** What each pledge owes, in the order in which it was shared out. */
export const sharesOf = (db: Db, community: OrganisationId, round: string): Promise<ShareRow[]> =>
  rows(
    db,
    sql<ShareRow>`select pledge_id as pledge, participant_id as participant, place, mode, net, contingency, cap, how
      from funding.share where organisation_id = ${community} and round_id = ${round} order by place`,
  )

/** Participants that said they do not pledge. */
export const declinesOf = async (db: Db, community: OrganisationId, round: string): Promise<string[]> =>
  (
    await rows(
      db,
      sql<{ participant: string }>`select participant_id as participant from funding.round_decline
        where organisation_id = ${community} and round_id = ${round} order by participant_id`,
    )
  ).map(({ participant }) => participant)

export async function writeDecline(
  db: Db,
  community: OrganisationId,
  said: {
    readonly round: string
    readonly participant: string
    readonly reason: string | null
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into funding.round_decline (organisation_id, round_id, participant_id, reason, said_at, said_by)
    values (${community}, ${said.round}, ${said.participant}, ${said.reason}, ${said.at}, ${said.by})
    on conflict (organisation_id, round_id, participant_id) do update set reason = excluded.reason`.execute(db)
}

export interface PledgeChange {
  readonly state: PledgeState
  readonly amount: Cents
  readonly minutes: number | null
  readonly conditions: StoredCondition[]
  readonly power: 'speak' | 'commit' | 'slip' | 'system'
  readonly at: Instant
  readonly by: AccountId | null
}

export const changesOf = (db: Db, community: OrganisationId, pledge: string): Promise<PledgeChange[]> =>
  rows(
    db,
    sql<PledgeChange>`select state, amount, minutes, conditions, power_used as power, changed_at as at, changed_by as by
      from funding.pledge_change where organisation_id = ${community} and pledge_id = ${pledge} order by place`,
  )
