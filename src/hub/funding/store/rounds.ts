/** SQL of rounds: terms are frozen when one opens. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import type { RoundKind, Secured } from '../rules/rounds.ts'
import type { RoundState } from '../rules/states.ts'
import type { SharingKey } from '../rules/weights.ts'

export interface RoundRow {
  readonly id: string
  readonly seq: number
  readonly name: string
  readonly state: RoundState
  readonly kind: RoundKind
  readonly target: Cents
  readonly secured: Secured[]
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
  readonly estimate: string | null
  readonly provider: string | null
  /** Whose bank account it is; null: the community's. */
  readonly holder: string | null
  /** What an hour is worth; null: nobody pays in hours. */
  readonly rate: Cents | null
  readonly invited: string[]
  readonly replaces: string | null
  readonly replacedBy: string | null
  readonly closedAt: Instant | null
  readonly calledOn: Day | null
  readonly tranchesCalled: number
  readonly deliveredOn: Day | null
  readonly endedOn: Day | null
  readonly decisionNumber: string | null
  readonly decisionOn: Day | null
  readonly reason: string | null
  /** What it came to when it closed; null while it is open. */
  readonly closing: unknown
}

const roundColumns = sql`round.id, round.seq, round.name, round.state, round.kind, round.target, round.secured, round.currency,
  round.key, round.key_year as "keyYear", round.min_payers as "minPayers", round.contingency_bp as "contingencyBp",
  round.tranches_bp as "tranchesBp", round.opens_on as "opensOn", round.deadline, round.ends_at as "endsAt",
  round.estimate_valid_until as "estimateValidUntil", round.estimate_id as estimate, round.provider_id as provider,
  round.holder_id as holder, round.rate, round.invited, round.replaces,
  (select later.id from funding.round as later
    where later.organisation_id = round.organisation_id and later.replaces = round.id) as "replacedBy",
  round.closed_at as "closedAt", round.called_on as "calledOn", round.tranches_called as "tranchesCalled",
  round.delivered_on as "deliveredOn", round.ended_on as "endedOn", round.decision_number as "decisionNumber",
  round.decision_on as "decisionOn", round.reason, round.closing`

export const readRound = (db: Db, community: OrganisationId, id: string): Promise<RoundRow | null> =>
  one(
    db,
    sql<RoundRow>`select ${roundColumns} from funding.round as round
      where round.organisation_id = ${community} and round.id = ${id}`,
  )

/** Nobody pledges while it closes, and nobody closes it while somebody pledges. */
export const lockRound = (db: Db, community: OrganisationId, id: string): Promise<RoundRow | null> =>
  one(
    db,
    sql<RoundRow>`select ${roundColumns} from funding.round as round
      where round.organisation_id = ${community} and round.id = ${id} for update`,
  )

export const lockOverdueRounds = (db: Db, community: OrganisationId, now: Instant): Promise<RoundRow[]> =>
  rows(
    db,
    sql<RoundRow>`select ${roundColumns} from funding.round as round
      where round.organisation_id = ${community} and round.state = 'open' and round.ends_at <= ${now}
      order by round.ends_at, round.seq for update`,
  )

/** When the next open round ends; null: none is open. */
export const nextEnd = async (db: Db, community: OrganisationId): Promise<Instant | null> =>
  (
    await one<{ at: Instant | null }>(
      db,
      sql`select min(ends_at) as at from funding.round where organisation_id = ${community} and state = 'open'`,
    )
  )?.at ?? null

export type NewRound = Pick<
  RoundRow,
  | 'id'
  | 'seq'
  | 'name'
  | 'state'
  | 'kind'
  | 'target'
  | 'secured'
  | 'currency'
  | 'key'
  | 'keyYear'
  | 'minPayers'
  | 'contingencyBp'
  | 'tranchesBp'
  | 'opensOn'
  | 'deadline'
  | 'endsAt'
  | 'estimateValidUntil'
  | 'estimate'
  | 'provider'
  | 'holder'
  | 'rate'
  | 'invited'
  | 'replaces'
>

export async function writeRound(
  db: Db,
  community: OrganisationId,
  round: NewRound & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into funding.round (organisation_id, id, seq, name, state, kind, target, secured, currency, key, key_year,
      min_payers, contingency_bp, tranches_bp, opens_on, deadline, ends_at, estimate_valid_until, estimate_id, provider_id,
      holder_id, rate, invited, replaces, opened_at, opened_by)
    values (${community}, ${round.id}, ${round.seq}, ${round.name}, ${round.state}, ${round.kind}, ${round.target},
      ${JSON.stringify(round.secured)}::jsonb, ${round.currency}, ${JSON.stringify(round.key)}::jsonb, ${round.keyYear},
      ${round.minPayers}, ${round.contingencyBp}, ${JSON.stringify(round.tranchesBp)}::jsonb, ${round.opensOn}, ${round.deadline},
      ${round.endsAt}, ${round.estimateValidUntil}, ${round.estimate}, ${round.provider}, ${round.holder}, ${round.rate},
      ${JSON.stringify(round.invited)}::jsonb, ${round.replaces}, ${round.at}, ${round.by})`.execute(db)
}

export async function closeRow(
  db: Db,
  community: OrganisationId,
  id: string,
  closed: {
    readonly state: RoundState
    readonly at: Instant
    readonly endedOn: Day | null
    readonly kept: unknown
  },
): Promise<void> {
  await sql`update funding.round set state = ${closed.state}, closed_at = ${closed.at}, ended_on = ${closed.endedOn},
      closing = ${JSON.stringify(closed.kept)}::jsonb
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function addAsker(
  db: Db,
  community: OrganisationId,
  round: string,
  participant: string,
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await sql`insert into funding.round_asker (organisation_id, round_id, participant_id, asked_at, asked_by)
    values (${community}, ${round}, ${participant}, ${at}, ${by}) on conflict do nothing`.execute(db)
}

/** Participants that ask for a draft to be opened, the first first. */
export const askersOf = async (db: Db, community: OrganisationId, round: string): Promise<string[]> =>
  (
    await rows<{ participant: string }>(
      db,
      sql`select participant_id as participant from funding.round_asker
        where organisation_id = ${community} and round_id = ${round} order by asked_at, participant_id`,
    )
  ).map(({ participant }) => participant)

export const openRoundsOn = (db: Db, community: OrganisationId): Promise<RoundRow[]> =>
  rows(
    db,
    sql<RoundRow>`select ${roundColumns} from funding.round as round
      where round.organisation_id = ${community} and round.state = 'open' and round.kind = 'share' order by round.seq`,
  )

/** Rounds on an estimate whose tranches still follow their needs, locked. */
export const lockFollowing = (db: Db, community: OrganisationId): Promise<RoundRow[]> =>
  rows(
    db,
    sql<RoundRow>`select ${roundColumns} from funding.round as round
      where round.organisation_id = ${community} and round.estimate_id is not null and round.delivered_on is null
        and round.state in ('called', 'collecting', 'secured', 'spending') order by round.seq for update`,
  )

export type RoundChange = Partial<
  Pick<
    RoundRow,
    | 'state'
    | 'calledOn'
    | 'tranchesCalled'
    | 'deliveredOn'
    | 'endedOn'
    | 'decisionNumber'
    | 'decisionOn'
    | 'reason'
    | 'opensOn'
    | 'deadline'
    | 'endsAt'
  >
>

const inTable: Readonly<Record<keyof RoundChange, string>> = {
  state: 'state',
  calledOn: 'called_on',
  tranchesCalled: 'tranches_called',
  deliveredOn: 'delivered_on',
  endedOn: 'ended_on',
  decisionNumber: 'decision_number',
  decisionOn: 'decision_on',
  reason: 'reason',
  opensOn: 'opens_on',
  deadline: 'deadline',
  endsAt: 'ends_at',
}

export async function moveRound(db: Db, community: OrganisationId, id: string, change: RoundChange): Promise<void> {
  const sets = Object.entries(change).map(
    ([key, value]) => sql`${sql.ref(inTable[key as keyof RoundChange])} = ${value}`,
  )
  await sql`update funding.round set ${sql.join(sets)}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Names of the rounds that these are, or are costs of. */
/** Every round by its name. */
export const roundNames = (db: Db, community: OrganisationId): Promise<{ id: string; name: string }[]> =>
  rows(
    db,
    sql<{
      id: string
      name: string
    }>`select id, name from funding.round where organisation_id = ${community} order by id`,
  )

export const roundsOfSubjects = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> =>
  rows(
    db,
    sql<{ id: string; name: string }>`select id, name from funding.round
      where organisation_id = ${community} and id = any(${ids}::uuid[])
      union all select cost.id, round.name from funding.cost
      join funding.round on round.organisation_id = cost.organisation_id and round.id = cost.round_id
      where cost.organisation_id = ${community} and cost.id = any(${ids}::uuid[])`,
  )

/** Developments of before, by name and day. */
export const pastRounds = (db: Db, community: OrganisationId): Promise<{ name: string; deliveredOn: Day }[]> =>
  rows(
    db,
    sql<{ name: string; deliveredOn: Day }>`select name, delivered_on as "deliveredOn" from funding.round
      where organisation_id = ${community} and kind = 'past' order by seq`,
  )

/** Rounds as a list: what counts now of what was pledged, and what it leaves open. */
export function roundList(community: OrganisationId): ListDefinition {
  const secured = sql`coalesce((select sum((one->>'amount')::bigint) from jsonb_array_elements(round.secured) as one), 0)::bigint`
  const live = sql`from funding.pledge where organisation_id = round.organisation_id and round_id = round.id
    and state in ('confirmed', 'binding', 'called', 'paid', 'defaulted')`
  const confirmed = sql`coalesce((select sum(amount) ${live}), 0)::bigint`
  const paying = sql`select count(distinct participant_id)::integer ${live} and amount > 0`
  // nobody pledged to a development of before: who bore its cost is known
  const bearing = sql`select count(*)::integer from (select participant_id from funding.net_change
    where organisation_id = round.organisation_id and round_id = round.id
    group by participant_id having sum(amount) > 0) as bearer`
  return {
    name: 'rounds',
    from: sql`from funding.round as round where round.organisation_id = ${community}`,
    id: sql`round.id`,
    columns: {
      seq: { sql: sql`round.seq`, type: 'number', sortable: true },
      name: { sql: sql`round.name`, sortSql: sql`platform.plain(round.name)`, type: 'text', sortable: true },
      state: { sql: sql`round.state`, type: 'text', sortable: true },
      kind: { sql: sql`round.kind`, type: 'text' },
      target: { sql: sql`round.target`, type: 'money', sortable: true },
      secured: { sql: secured, type: 'money' },
      confirmed: { sql: confirmed, type: 'money' },
      missing: {
        // whatever ended well, or was paid before, misses nothing
        sql: sql`case when round.state in ('draft', 'open', 'failed') then greatest(0, round.target - ${secured} - ${confirmed}) else 0 end`,
        type: 'money',
      },
      currency: { sql: sql`round.currency`, type: 'text' },
      payers: { sql: sql`case when round.kind = 'past' then (${bearing}) else (${paying}) end`, type: 'number' },
      opensOn: { sql: sql`round.opens_on`, type: 'day', sortable: true },
      deadline: { sql: sql`round.deadline`, type: 'day', sortable: true },
      endsAt: { sql: sql`round.ends_at`, type: 'instant', exported: false },
    },
    search: wordIn(sql`platform.plain(round.name)`),
    filters: {
      state: (value) => sql`round.state = ${value}`,
      kind: (value) => sql`round.kind = ${value}`,
      participant: (value) =>
        sql`exists (select from funding.pledge where organisation_id = round.organisation_id and round_id = round.id
          and participant_id::text = ${value} and state not in ('withdrawn', 'released'))`,
    },
    sort: '-deadline',
  }
}
