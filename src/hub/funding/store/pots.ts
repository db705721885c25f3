/** SQL of pots: items, what was given, and credits. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, updateRows } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import type { ItemState } from '../rules/contributions.ts'
import type { PotKind } from '../rules/pots.ts'

export interface PotRow {
  readonly id: string
  readonly seq: number
  readonly name: string
  readonly kind: PotKind
  readonly currency: Currency
  readonly opensOn: Day
  readonly closesOn: Day
  readonly endsAt: Instant
  readonly orgCap: Cents | null
  readonly matchPot: Cents
  readonly settled: boolean
  readonly cancelled: boolean
  readonly reason: string | null
}

const potColumns = sql`id, seq, name, kind, currency, opens_on as "opensOn", closes_on as "closesOn", ends_at as "endsAt",
  org_cap as "orgCap", match_pot as "matchPot", settled_at is not null as settled, cancelled_at is not null as cancelled, reason`

export const readPot = (db: Db, community: OrganisationId, id: string): Promise<PotRow | null> =>
  one(db, sql<PotRow>`select ${potColumns} from funding.pot where organisation_id = ${community} and id = ${id}`)

/** Locked until the end of the transaction, and with it every item and account of the pot: two who give in the same
 *  second give one after the other. */
export const lockPot = (db: Db, community: OrganisationId, id: string): Promise<PotRow | null> =>
  one(
    db,
    sql<PotRow>`select ${potColumns} from funding.pot where organisation_id = ${community} and id = ${id} for update`,
  )

export const lockEndedPots = (db: Db, community: OrganisationId, now: Instant): Promise<PotRow[]> =>
  rows(
    db,
    sql<PotRow>`select ${potColumns} from funding.pot
      where organisation_id = ${community} and ends_at <= ${now} and settled_at is null and cancelled_at is null
      order by id for update`,
  )

export const nextPotEnd = async (db: Db, community: OrganisationId): Promise<Instant | null> =>
  (
    await one(
      db,
      sql<{ at: Instant | null }>`select min(ends_at) as at from funding.pot
        where organisation_id = ${community} and settled_at is null and cancelled_at is null`,
    )
  )?.at ?? null

export async function writePot(
  db: Db,
  community: OrganisationId,
  pot: Omit<PotRow, 'settled' | 'cancelled' | 'reason'>,
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await sql`insert into funding.pot (organisation_id, id, seq, name, kind, currency, opens_on, closes_on, ends_at, org_cap,
      match_pot, opened_at, opened_by)
    values (${community}, ${pot.id}, ${pot.seq}, ${pot.name}, ${pot.kind}, ${pot.currency}, ${pot.opensOn}, ${pot.closesOn},
      ${pot.endsAt}, ${pot.orgCap}, ${pot.matchPot}, ${at}, ${by})
    on conflict (organisation_id, id) do update set name = excluded.name, currency = excluded.currency,
      opens_on = excluded.opens_on, closes_on = excluded.closes_on, ends_at = excluded.ends_at, org_cap = excluded.org_cap,
      match_pot = excluded.match_pot`.execute(db)
}

export async function settlePot(db: Db, community: OrganisationId, id: string, at: Instant): Promise<void> {
  await sql`update funding.pot set settled_at = ${at} where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function cancelPot(
  db: Db,
  community: OrganisationId,
  id: string,
  { at, reason }: { readonly at: Instant; readonly reason: string },
): Promise<void> {
  await sql`update funding.pot set cancelled_at = ${at}, reason = ${reason}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface ItemRow {
  readonly id: string
  readonly pot: string
  readonly place: number
  readonly name: string
  readonly says: string | null
  readonly least: Cents
  readonly most: Cents
  readonly state: ItemState
  readonly match: Cents | null
  /** What was given and not taken back. */
  readonly total: Cents
}

export const itemsOf = (db: Db, community: OrganisationId, pots: readonly string[]): Promise<ItemRow[]> =>
  rows(
    db,
    sql<ItemRow>`select item.id, item.pot_id as pot, item.place, item.name, item.says, item.least, item.most, item.state, item.match,
        coalesce((select sum(given.amount) from funding.contribution as given
          where given.organisation_id = item.organisation_id and given.pot_id = item.pot_id and given.item_id = item.id), 0)::bigint as total
      from funding.pot_item as item
      where item.organisation_id = ${community} and item.pot_id = any(${pots}::uuid[]) order by item.pot_id, item.place`,
  )

export const potOfItem = async (db: Db, community: OrganisationId, item: string): Promise<string | null> =>
  (
    await one(
      db,
      sql<{
        pot: string
      }>`select pot_id as pot from funding.pot_item where organisation_id = ${community} and id = ${item}`,
    )
  )?.pot ?? null

export async function writeItems(
  db: Db,
  community: OrganisationId,
  items: readonly Omit<ItemRow, 'total' | 'match'>[],
): Promise<void> {
  const types = {
    ...{ organisation_id: 'uuid', id: 'uuid', pot_id: 'uuid', place: 'integer', name: 'text', says: 'text' },
    ...{ least: 'bigint', most: 'bigint', state: 'text' },
  }
  await insertRows(
    db,
    'funding.pot_item',
    types,
    items.map(({ pot, ...item }) => ({ ...item, organisation_id: community, pot_id: pot })),
  )
}

export async function deleteItem(db: Db, community: OrganisationId, id: string): Promise<void> {
  await sql`delete from funding.pot_item where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function moveItems(
  db: Db,
  community: OrganisationId,
  items: readonly { readonly id: string; readonly state: ItemState; readonly match: Cents | null }[],
): Promise<void> {
  await updateRows(
    db,
    'funding.pot_item',
    { organisation_id: 'uuid', id: 'uuid' },
    { state: 'text', match: 'bigint' },
    items.map((item) => ({ ...item, organisation_id: community })),
  )
}

export interface ContributionRow {
  readonly id: string
  readonly pot: string
  readonly item: string
  readonly participant: string
  readonly amount: Cents
  readonly reverses: string | null
  readonly givenAt: Instant
}

/** All rows, mirrors too, in the order in which they came. */
export const contributionsOf = (db: Db, community: OrganisationId, pot: string): Promise<ContributionRow[]> =>
  rows(
    db,
    sql<ContributionRow>`select id, pot_id as pot, item_id as item, participant_id as participant, amount,
        reverses_id as reverses, given_at as "givenAt"
      from funding.contribution where organisation_id = ${community} and pot_id = ${pot} order by given_at, id`,
  )

export async function writeContributions(
  db: Db,
  community: OrganisationId,
  given: readonly ContributionRow[],
  by: AccountId | null,
): Promise<void> {
  const types = {
    ...{
      organisation_id: 'uuid',
      id: 'uuid',
      pot_id: 'uuid',
      item_id: 'uuid',
      participant_id: 'uuid',
      amount: 'bigint',
    },
    ...{ reverses_id: 'uuid', given_at: 'timestamptz', given_by: 'uuid' },
  }
  await insertRows(
    db,
    'funding.contribution',
    types,
    given.map((one) => ({
      ...{
        organisation_id: community,
        id: one.id,
        pot_id: one.pot,
        item_id: one.item,
        participant_id: one.participant,
      },
      ...{ amount: one.amount, reverses_id: one.reverses, given_at: one.givenAt, given_by: by },
    })),
  )
}

export interface CreditRow {
  readonly id: string
  readonly pot: string
  readonly participant: string
  readonly kind: 'add' | 'set' | 'contribution' | 'release'
  readonly amount: Cents
  readonly contribution: string | null
  readonly note: string | null
}

/** What each organisation of the pot has left; those that were removed are left out. */
export const creditsOf = (
  db: Db,
  community: OrganisationId,
  pot: string,
): Promise<{ participant: string; balance: Cents }[]> =>
  rows(
    db,
    sql<{ participant: string; balance: Cents }>`select member.participant_id as participant,
        coalesce(sum(credit.amount), 0)::bigint as balance
      from funding.pot_member as member
      left join funding.pot_credit as credit on credit.organisation_id = member.organisation_id
        and credit.pot_id = member.pot_id and credit.participant_id = member.participant_id
      where member.organisation_id = ${community} and member.pot_id = ${pot} and member.removed_at is null
      group by member.participant_id order by member.participant_id`,
  )

/** What an organisation may still hand out, of common pots that are neither over nor cancelled. */
export const creditsLeft = (
  db: Db,
  community: OrganisationId,
  participant: string,
  today: Day,
): Promise<{ pot: string; balance: Cents }[]> =>
  rows(
    db,
    sql<{ pot: string; balance: Cents }>`select pot.name as pot, sum(credit.amount)::bigint as balance
      from funding.pot_credit as credit
      join funding.pot as pot on pot.organisation_id = credit.organisation_id and pot.id = credit.pot_id
      where credit.organisation_id = ${community} and credit.participant_id = ${participant}
        and pot.cancelled_at is null and pot.closes_on >= ${today}
      group by pot.id, pot.name order by pot.name, pot.id`,
  )

export async function writeCredits(
  db: Db,
  community: OrganisationId,
  credits: readonly CreditRow[],
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  const types = {
    ...{ organisation_id: 'uuid', id: 'uuid', pot_id: 'uuid', participant_id: 'uuid', kind: 'text', amount: 'bigint' },
    ...{ contribution_id: 'uuid', note: 'text', at: 'timestamptz', by: 'uuid' },
  }
  await insertRows(
    db,
    'funding.pot_credit',
    types,
    credits.map(({ pot, participant, contribution, ...one }) => ({
      ...{
        ...one,
        organisation_id: community,
        pot_id: pot,
        participant_id: participant,
        contribution_id: contribution,
      },
      ...{ at, by },
    })),
  )
}

export async function addMember(
  db: Db,
  community: OrganisationId,
  pot: string,
  participant: string,
  at: Instant,
): Promise<void> {
  await sql`insert into funding.pot_member (organisation_id, pot_id, participant_id, added_at)
    values (${community}, ${pot}, ${participant}, ${at})
    on conflict (organisation_id, pot_id, participant_id) do update set removed_at = null`.execute(db)
}

export async function removeMember(
  db: Db,
  community: OrganisationId,
  pot: string,
  participant: string,
  at: Instant,
): Promise<void> {
  await sql`update funding.pot_member set removed_at = ${at}
    where organisation_id = ${community} and pot_id = ${pot} and participant_id = ${participant}`.execute(db)
}

export const potList = (community: OrganisationId, today: Day): ListDefinition => {
  const state = sql`case when pot.cancelled_at is not null then 'cancelled' when pot.opens_on > ${today}::date then 'coming'
    when pot.closes_on < ${today}::date then 'over' else 'open' end`
  return {
    name: 'pots',
    from: sql`from funding.pot as pot where pot.organisation_id = ${community}`,
    id: sql`pot.id`,
    columns: {
      seq: { sql: sql`pot.seq`, type: 'number', exported: false },
      name: { sql: sql`pot.name`, type: 'text', sortable: true },
      kind: { sql: sql`pot.kind`, type: 'text', sortable: true },
      state: { sql: state, type: 'text', sortable: true },
      opensOn: { sql: sql`pot.opens_on`, type: 'day', sortable: true },
      closesOn: { sql: sql`pot.closes_on`, type: 'day', sortable: true },
      currency: { sql: sql`pot.currency`, type: 'text' },
      given: {
        sql: sql`coalesce((select sum(given.amount) from funding.contribution as given
          where given.organisation_id = pot.organisation_id and given.pot_id = pot.id), 0)::bigint`,
        type: 'money',
      },
    },
    search: wordIn(sql`platform.plain(pot.name)`),
    filters: { kind: (value) => sql`pot.kind = ${value}`, state: (value) => sql`${state} = ${value}` },
    sort: '-closesOn',
  }
}
