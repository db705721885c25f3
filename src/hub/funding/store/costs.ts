/** SQL of what a round cost, what was paid of it, and what its payers say. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { type Cents, cents } from '#platform/values/money.ts'
import type { RoundState } from '../rules/states.ts'
import type { SurplusChoice } from '../rules/surplus.ts'

export interface CostRow {
  readonly id: string
  readonly round: string
  readonly provider: string
  readonly day: Day
  readonly document: string
  readonly net: Cents
  readonly vat: Cents
  readonly inHours: Cents
  readonly last: boolean
  readonly paid: Cents
}

const columns = sql`id, round_id as round, provider_id as provider, day, document, net, vat, in_hours as "inHours", last, paid`

/** A cost whose set was undone is none. */
const stands = sql`not exists (select from funding.entry_set as mirror
  where mirror.organisation_id = cost.organisation_id and mirror.reverses = cost.set_id)`

export const costsOf = (db: Db, community: OrganisationId, round: string): Promise<CostRow[]> =>
  rows(
    db,
    sql<CostRow>`select ${columns} from funding.cost as cost
      where organisation_id = ${community} and round_id = ${round} and ${stands} order by day, id`,
  )

export const costById = (db: Db, community: OrganisationId, id: string): Promise<CostRow | null> =>
  one(
    db,
    sql<CostRow>`select ${columns} from funding.cost as cost
      where organisation_id = ${community} and id = ${id} and ${stands}`,
  )

export async function markLast(db: Db, community: OrganisationId, cost: string): Promise<void> {
  await sql`update funding.cost set last = true where organisation_id = ${community} and id = ${cost}`.execute(db)
}

interface Written {
  readonly set: string
  readonly at: Instant
  readonly by: AccountId | null
}

export async function writeCost(db: Db, community: OrganisationId, cost: CostRow & Written): Promise<void> {
  await sql`insert into funding.cost (organisation_id, id, round_id, provider_id, day, document, net, vat, in_hours, last, set_id,
      proposed_at, proposed_by)
    values (${community}, ${cost.id}, ${cost.round}, ${cost.provider}, ${cost.day}, ${cost.document}, ${cost.net}, ${cost.vat},
      ${cost.inHours}, ${cost.last}, ${cost.set}, ${cost.at}, ${cost.by})`.execute(db)
}

export async function writePayout(
  db: Db,
  community: OrganisationId,
  payout: Written & { readonly id: string; readonly cost: string; readonly amount: Cents; readonly day: Day },
): Promise<void> {
  await sql`insert into funding.payout (organisation_id, id, cost_id, amount, day, set_id, proposed_at, proposed_by)
    values (${community}, ${payout.id}, ${payout.cost}, ${payout.amount}, ${payout.day}, ${payout.set}, ${payout.at},
      ${payout.by})`.execute(db)
  await addPaid(db, community, payout.cost, payout.amount)
}

export async function addPaid(db: Db, community: OrganisationId, cost: string, amount: Cents): Promise<void> {
  await sql`update funding.cost set paid = paid + ${amount}
    where organisation_id = ${community} and id = ${cost}`.execute(db)
}

export interface Spending {
  readonly round: string
  readonly state: RoundState
  readonly cost: string
  readonly gross: Cents
  readonly paid: Cents
  /** What the set itself paid out; 0: it booked the cost. */
  readonly paidBySet: Cents
}

/** The cost that a set booked or paid. */
export const spendingOf = (db: Db, community: OrganisationId, set: string): Promise<Spending | null> =>
  one(
    db,
    sql<Spending>`select cost.round_id as round, round.state, cost.id as cost, cost.net + cost.vat as gross, cost.paid,
        coalesce(payout.amount, 0)::bigint as "paidBySet"
      from funding.cost as cost
      join funding.round as round on round.organisation_id = cost.organisation_id and round.id = cost.round_id
      left join funding.payout as payout on payout.organisation_id = cost.organisation_id and payout.cost_id = cost.id
        and payout.set_id = ${set}
      where cost.organisation_id = ${community} and (cost.set_id = ${set} or payout.set_id = ${set})`,
  )

/** What the fund of a round holds: credit above 0. */
export const fundOf = async (db: Db, community: OrganisationId, round: string): Promise<Cents> =>
  cents(
    (
      await one<{ fund: number }>(
        db,
        sql`select coalesce(-sum(amount), 0)::bigint as fund from funding.entry_line
          where organisation_id = ${community} and account = 'round' and about = ${round}`,
      )
    )?.fund ?? 0,
  )

/** Ids of the sets that touch a round. */
export const setsTouching = async (db: Db, community: OrganisationId, round: string): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      db,
      sql`select distinct set_id as id from funding.entry_line
        where organisation_id = ${community} and account in ('round', 'work') and about = ${round} order by set_id`,
    )
  ).map(({ id }) => id)

export type VoiceAbout = 'cancel' | 'stop'

export async function writeVoice(
  db: Db,
  community: OrganisationId,
  voice: {
    readonly round: string
    readonly about: VoiceAbout
    readonly participant: string
    readonly agrees: boolean
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into funding.round_voice (organisation_id, round_id, about, participant_id, agrees, said_at, said_by)
    values (${community}, ${voice.round}, ${voice.about}, ${voice.participant}, ${voice.agrees}, ${voice.at}, ${voice.by})
    on conflict (organisation_id, round_id, about, participant_id)
      do update set agrees = excluded.agrees, said_at = excluded.said_at, said_by = excluded.said_by`.execute(db)
}

/** Those who agree. */
export const agreeing = async (
  db: Db,
  community: OrganisationId,
  round: string,
  about: VoiceAbout,
): Promise<string[]> =>
  (
    await rows<{ participant: string }>(
      db,
      sql`select participant_id as participant from funding.round_voice
        where organisation_id = ${community} and round_id = ${round} and about = ${about} and agrees order by participant_id`,
    )
  ).map(({ participant }) => participant)

/** Every voice on a round, for or against. */
export const voicesOf = (
  db: Db,
  community: OrganisationId,
  round: string,
): Promise<{ participant: string; question: VoiceAbout; agrees: boolean }[]> =>
  rows(
    db,
    sql<{ participant: string; question: VoiceAbout; agrees: boolean }>`select participant_id as participant,
        about as question, agrees from funding.round_voice
      where organisation_id = ${community} and round_id = ${round} order by about, participant_id`,
  )

export async function writeChoice(
  db: Db,
  community: OrganisationId,
  participant: string,
  choice: SurplusChoice,
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  const round = choice.kind === 'need' ? choice.need : null
  await sql`insert into funding.surplus_choice (organisation_id, participant_id, kind, need_id, chosen_at, chosen_by)
    values (${community}, ${participant}, ${choice.kind}, ${round}, ${at}, ${by})
    on conflict (organisation_id, participant_id) do update set kind = excluded.kind, need_id = excluded.need_id,
      chosen_at = excluded.chosen_at, chosen_by = excluded.chosen_by`.execute(db)
}

export const choicesOf = (
  db: Db,
  community: OrganisationId,
): Promise<{ participant: string; kind: SurplusChoice['kind']; need: string | null }[]> =>
  rows(
    db,
    sql<{
      participant: string
      kind: SurplusChoice['kind']
      need: string | null
    }>`select participant_id as participant, kind,
      need_id as need from funding.surplus_choice where organisation_id = ${community} order by participant_id`,
  )

/** Money another round set aside for this one, while it is not closed: the reserve brings it along. */
export async function addSecured(db: Db, community: OrganisationId, round: string, amount: Cents, evidence: string) {
  const found = await one<{ id: string }>(
    db,
    sql`update funding.round set secured = secured || ${JSON.stringify([{ source: 'reserve', amount, evidence }])}::jsonb
      where organisation_id = ${community} and id = ${round} and state in ('draft', 'open') returning id`,
  )
  return found !== null
}
