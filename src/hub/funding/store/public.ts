/** SQL of what everybody may see of the money: sums, and names of those who agreed. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import type { AccountKind } from '../rules/ledger.ts'
import type { RoundState } from '../rules/states.ts'

export interface PublicRound {
  readonly id: string
  readonly seq: number
  readonly name: string
  readonly state: RoundState
  readonly currency: Currency
  readonly target: Cents
  readonly secured: Cents
  readonly opensOn: Day
  readonly deadline: Day
  readonly deliveredOn: Day | null
}

export const publicRounds = (db: Db, community: OrganisationId): Promise<PublicRound[]> =>
  rows(
    db,
    sql<PublicRound>`select id, seq, name, state, currency, target,
        coalesce((select sum((part ->> 'amount')::bigint) from jsonb_array_elements(secured) as part), 0)::bigint as secured,
        opens_on as "opensOn", deadline, delivered_on as "deliveredOn"
      from funding.round where organisation_id = ${community} and state <> 'draft' order by seq desc limit 200`,
  )

export interface PublicPart {
  readonly round: string
  readonly participant: string
  readonly net: Cents
}

/** What each bears: its lines since the calls began, before that its share as the round closed. */
export const publicParts = (db: Db, community: OrganisationId, rounds: readonly string[]): Promise<PublicPart[]> =>
  rows(
    db,
    sql<PublicPart>`with borne as (
        select round_id, participant_id, sum(amount)::bigint as net from funding.net_change
        where organisation_id = ${community} and round_id = any(${rounds}::uuid[]) group by round_id, participant_id)
      select round_id as round, participant_id as participant, net from borne
      union all
      select share.round_id, share.participant_id, sum(share.net)::bigint from funding.share as share
        where share.organisation_id = ${community} and share.round_id = any(${rounds}::uuid[])
          and not exists (select from borne where borne.round_id = share.round_id)
        group by share.round_id, share.participant_id
      order by round, participant`,
  )

export interface RoundCounted {
  readonly number: number
  readonly state: RoundState
  readonly currency: Currency
  readonly target: Cents
  readonly key: string
  readonly estimate: string | null
  readonly payers: number
}

/** What each bears, whoever it is: its lines since the calls began, before that its share as the round closed. */
const borne = (community: OrganisationId) => sql`
  select round_id, participant_id, sum(amount)::bigint as net from funding.net_change
    where organisation_id = ${community} group by round_id, participant_id
  union all
  select share.round_id, share.participant_id, sum(share.net)::bigint from funding.share as share
    where share.organisation_id = ${community}
      and not exists (select from funding.net_change as changed where changed.organisation_id = share.organisation_id
        and changed.round_id = share.round_id)
    group by share.round_id, share.participant_id`

/** Rounds that were opened by this day, the earliest first. */
export const roundsCounted = (db: Db, community: OrganisationId, until: Day): Promise<RoundCounted[]> =>
  rows(
    db,
    sql<RoundCounted>`with borne as (${borne(community)})
      select seq as number, state, currency, target, key ->> 'kind' as key, estimate_id as estimate,
        (select count(*) from borne where borne.round_id = round.id and borne.net > 0)::int as payers
      from funding.round as round
      where organisation_id = ${community} and state <> 'draft' and opens_on <= ${until} order by seq`,
  )

export interface PartTold {
  readonly participant: string
  readonly round: number
  readonly currency: Currency
  readonly net: Cents
}

export const partsToldOf = (db: Db, community: OrganisationId, participants: readonly string[]): Promise<PartTold[]> =>
  rows(
    db,
    sql<PartTold>`with borne as (${borne(community)})
      select borne.participant_id as participant, round.seq as round, round.currency, borne.net
      from borne join funding.round as round on round.organisation_id = ${community} and round.id = borne.round_id
      where borne.participant_id = any(${participants as string[]}::uuid[]) order by borne.participant_id, round.seq`,
  )

export interface PublicBalance {
  readonly account: AccountKind
  readonly currency: Currency
  readonly amount: Cents
}

/** Accounts of all organisations together: nobody's balance shows. */
export const publicBalances = (db: Db, community: OrganisationId): Promise<PublicBalance[]> =>
  rows(
    db,
    sql<PublicBalance>`select account, currency, sum(amount)::bigint as amount from funding.entry_line
      where organisation_id = ${community} group by account, currency order by account, currency`,
  )

/** Those whose last word is yes. */
export const consenting = async (db: Db, community: OrganisationId): Promise<Set<string>> =>
  new Set(
    (
      await rows(
        db,
        sql<{ participant: string }>`select participant from (
            select distinct on (participant_id) participant_id as participant, consents from funding.public_consent
            where organisation_id = ${community} order by participant_id, said_at desc, id desc) as latest
          where consents order by participant`,
      )
    ).map(({ participant }) => participant),
  )

export async function writeConsent(
  db: Db,
  community: OrganisationId,
  said: { readonly id: string; readonly participant: string; readonly consents: boolean },
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await sql`insert into funding.public_consent (organisation_id, id, participant_id, consents, said_at, said_by)
    values (${community}, ${said.id}, ${said.participant}, ${said.consents}, ${at}, ${by})`.execute(db)
}
