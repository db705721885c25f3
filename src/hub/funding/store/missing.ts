/** SQL of who steps in for a payer, and of costs above the target. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, updateRows } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents } from '#platform/values/money.ts'

export interface OfferRow {
  readonly participant: string
  readonly atMost: Cents
  /** Without VAT; null: the missing money was not shared out yet. */
  readonly took: Cents | null
  /** What of it came back. */
  readonly returned: Cents
}

export const offersOf = (db: Db, community: OrganisationId, call: string): Promise<OfferRow[]> =>
  rows(
    db,
    sql<OfferRow>`select participant_id as participant, at_most as "atMost", took, returned from funding.take_over
      where organisation_id = ${community} and call_id = ${call} order by participant_id for update`,
  )

/** Of several calls, to look at. */
export const offersTo = (
  db: Db,
  community: OrganisationId,
  calls: readonly string[],
): Promise<(OfferRow & { readonly call: string })[]> =>
  rows(
    db,
    sql<
      OfferRow & { readonly call: string }
    >`select call_id as call, participant_id as participant, at_most as "atMost",
        took, returned from funding.take_over
      where organisation_id = ${community} and call_id = any(${calls as string[]}::uuid[]) order by call_id, participant_id`,
  )

export async function writeOffer(
  db: Db,
  community: OrganisationId,
  offer: {
    readonly call: string
    readonly participant: string
    readonly atMost: Cents
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into funding.take_over (organisation_id, call_id, participant_id, at_most, said_at, said_by)
    values (${community}, ${offer.call}, ${offer.participant}, ${offer.atMost}, ${offer.at}, ${offer.by})
    on conflict (organisation_id, call_id, participant_id) do update set at_most = excluded.at_most,
      said_at = excluded.said_at, said_by = excluded.said_by where take_over.took is null`.execute(db)
}

export const keepOffers = (
  db: Db,
  community: OrganisationId,
  call: string,
  offers: readonly OfferRow[],
): Promise<number> =>
  updateRows(
    db,
    'funding.take_over',
    { organisation_id: 'uuid', call_id: 'uuid', participant_id: 'uuid' },
    { took: 'bigint', returned: 'bigint' },
    offers.map(({ participant, took, returned }) => ({
      organisation_id: community,
      call_id: call,
      participant_id: participant,
      took,
      returned,
    })),
  )

/** What the reserve holds in a currency and may still give, and what it has lent. Money that it gives to a round leaves it
 *  once that round is confirmed; till then it is set aside. */
export async function reserveOf(db: Db, community: OrganisationId, currency: string) {
  const found = await one<{ balance: Cents; lent: Cents }>(
    db,
    sql`with promised as (
        select coalesce(sum((given ->> 'amount')::bigint), 0) as amount
        from funding.round, jsonb_array_elements(round.secured) as given
        where round.organisation_id = ${community} and round.currency = ${currency}
          and round.state in ('draft', 'open', 'closing') and given ->> 'source' = 'reserve')
      select (coalesce(-sum(amount) filter (where account = 'reserve'), 0) - (select amount from promised))::bigint as balance,
        coalesce(sum(amount) filter (where account = 'advance'), 0)::bigint as lent
      from funding.entry_line where organisation_id = ${community} and currency = ${currency}
        and account in ('reserve', 'advance')`,
  )
  return { balance: found?.balance ?? (0 as Cents), lent: found?.lent ?? (0 as Cents) }
}

export interface RiseRow {
  readonly id: string
  readonly expected: Cents
  readonly fromContingency: Cents
  readonly beyond: Cents
  readonly reason: string
  readonly state: 'covered' | 'asked' | 'goes_on' | 'shrinks'
  readonly toldOn: Day
}

export const risesOf = (db: Db, community: OrganisationId, round: string): Promise<RiseRow[]> =>
  rows(
    db,
    sql<RiseRow>`select id, expected, from_contingency as "fromContingency", beyond, reason, state, told_on as "toldOn"
      from funding.cost_rise where organisation_id = ${community} and round_id = ${round} order by told_on, id`,
  )

export async function writeRise(db: Db, community: OrganisationId, round: string, rise: RiseRow): Promise<void> {
  await sql`insert into funding.cost_rise (organisation_id, id, round_id, expected, from_contingency, beyond, reason, state, told_on)
    values (${community}, ${rise.id}, ${round}, ${rise.expected}, ${rise.fromContingency}, ${rise.beyond}, ${rise.reason},
      ${rise.state}, ${rise.toldOn})`.execute(db)
}

export async function endRise(db: Db, community: OrganisationId, id: string, state: RiseRow['state']): Promise<void> {
  await sql`update funding.cost_rise set state = ${state} where organisation_id = ${community} and id = ${id}`.execute(
    db,
  )
}

export const freshCapsOf = (
  db: Db,
  community: OrganisationId,
  rise: string,
): Promise<{ participant: string; cap: Cents }[]> =>
  rows(
    db,
    sql<{ participant: string; cap: Cents }>`select participant_id as participant, cap from funding.fresh_cap
      where organisation_id = ${community} and rise_id = ${rise} order by participant_id`,
  )

export async function writeFreshCap(
  db: Db,
  community: OrganisationId,
  said: {
    readonly rise: string
    readonly participant: string
    readonly cap: Cents
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into funding.fresh_cap (organisation_id, rise_id, participant_id, cap, said_at, said_by)
    values (${community}, ${said.rise}, ${said.participant}, ${said.cap}, ${said.at}, ${said.by})
    on conflict (organisation_id, rise_id, participant_id) do update set cap = excluded.cap, said_at = excluded.said_at,
      said_by = excluded.said_by`.execute(db)
}
