/** SQL of the ledger: sets are written and read, never changed. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant, Month } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Currency } from '#platform/values/money.ts'
import type { AccountKind, Approval, EntryKind } from '../rules/ledger.ts'

export interface SetRow {
  readonly id: string
  readonly number: number
  readonly kind: EntryKind
  readonly day: Day
  readonly requestKey: string
  readonly reverses: string | null
  readonly reversedBy: string | null
  readonly note: string | null
  readonly bookedAt: Instant
  readonly bookedBy: AccountId | null
}

export interface LineRow {
  readonly set: string
  readonly account: AccountKind
  readonly about: string | null
  readonly currency: Currency
  readonly amount: number
}

/** One booking at a time in a community, until the end of the transaction. */
export async function lockLedger(db: Db, community: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`funding.ledger ${community}`}, 0))`.execute(db)
}

const setColumns = sql`entry.id, entry.number, entry.kind, entry.day, entry.request_key as "requestKey", entry.reverses,
  mirror.id as "reversedBy", entry.note, entry.booked_at as "bookedAt", entry.booked_by as "bookedBy"`
const setTables = sql`funding.entry_set as entry
  left join funding.entry_set as mirror on mirror.organisation_id = entry.organisation_id and mirror.reverses = entry.id`

export const setsByKey = (db: Db, community: OrganisationId, keys: readonly string[]): Promise<SetRow[]> =>
  rows(
    db,
    sql<SetRow>`select ${setColumns} from ${setTables}
      where entry.organisation_id = ${community} and entry.request_key = any(${keys as string[]}::text[])`,
  )

/** The hash of the last set; null: none was booked yet. */
export const lastHash = async (db: Db, community: OrganisationId): Promise<string | null> =>
  (
    await one<{ hash: string | null }>(
      db,
      sql`select hash from funding.entry_set where organisation_id = ${community} order by number desc limit 1`,
    )
  )?.hash ?? null

/** A set with what binds it to the one before. */
export interface ChainRow extends SetRow {
  readonly hash: string | null
  readonly approvals: Approval[]
}

/** Everything that is chained, in its order. */
export const chainOf = (db: Db, community: OrganisationId): Promise<ChainRow[]> =>
  rows(
    db,
    sql<ChainRow>`select ${setColumns}, entry.hash, entry.approvals
      from ${setTables} where entry.organisation_id = ${community} order by entry.number`,
  )

/** Some sets as they stand in the chain. */
export const chainPart = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<ChainRow[]> =>
  rows(
    db,
    sql<ChainRow>`select ${setColumns}, entry.hash, entry.approvals from ${setTables}
      where entry.organisation_id = ${community} and entry.id = any(${ids as string[]}::uuid[]) order by entry.number`,
  )

/** Sets booked under keys that begin like this. */
export const setsByKeyStart = (db: Db, community: OrganisationId, start: string): Promise<SetRow[]> =>
  rows(
    db,
    sql<SetRow>`select ${setColumns} from ${setTables}
      where entry.organisation_id = ${community} and starts_with(entry.request_key, ${start}) order by entry.number`,
  )

/** Openings of some days that were not undone. */
export const openingsOn = (db: Db, community: OrganisationId, days: readonly Day[]): Promise<SetRow[]> =>
  rows(
    db,
    sql<SetRow>`select ${setColumns} from ${setTables}
      where entry.organisation_id = ${community} and entry.kind = 'opening' and mirror.id is null
        and entry.day = any(${[...days]}::date[]) order by entry.number`,
  )

export const setsById = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<SetRow[]> =>
  rows(
    db,
    sql<SetRow>`select ${setColumns} from ${setTables}
      where entry.organisation_id = ${community} and entry.id = any(${ids as string[]}::uuid[]) order by entry.number`,
  )

export const setsBetween = (db: Db, community: OrganisationId, from: Day, to: Day): Promise<SetRow[]> =>
  rows(
    db,
    sql<SetRow>`select ${setColumns} from ${setTables}
      where entry.organisation_id = ${community} and entry.day between ${from} and ${to} order by entry.day, entry.number`,
  )

export const linesOf = (db: Db, community: OrganisationId, sets: readonly string[]): Promise<LineRow[]> =>
  rows(
    db,
    sql<LineRow>`select set_id as set, account, about, currency, amount from funding.entry_line
      where organisation_id = ${community} and set_id = any(${sets}::uuid[]) order by set_id, place`,
  )

/** What each account comes to; accounts at 0 as well. */
export const readBalances = (db: Db, community: OrganisationId): Promise<Omit<LineRow, 'set'>[]> =>
  rows(
    db,
    sql<Omit<LineRow, 'set'>>`select account, about, currency, sum(amount)::bigint as amount from funding.entry_line
      where organisation_id = ${community} group by account, about, currency order by account, about, currency`,
  )

/** What one account comes to in one currency; 0 where nothing was booked. */
export const balanceOf = async (
  db: Db,
  community: OrganisationId,
  account: AccountKind,
  about: string | null,
  currency: Currency,
): Promise<number> =>
  (
    await one<{ amount: number }>(
      db,
      sql`select coalesce(sum(amount), 0)::bigint as amount from funding.entry_line
        where organisation_id = ${community} and account = ${account} and about is not distinct from ${about}::uuid
          and currency = ${currency}`,
    )
  )?.amount ?? 0

export const lockedMonths = async (db: Db, community: OrganisationId): Promise<Month[]> =>
  (
    await rows(
      db,
      sql<{ month: Month }>`select month from funding.locked_month where organisation_id = ${community} order by month`,
    )
  ).map(({ month }) => month)

export interface NewSet extends Omit<SetRow, 'reversedBy'> {
  readonly hash: string
  readonly approvals: readonly Approval[]
  readonly lines: readonly Omit<LineRow, 'set'>[]
}

/** Any number of sets with two statements. */
export async function writeSets(db: Db, community: OrganisationId, sets: readonly NewSet[]): Promise<void> {
  await insertRows(
    db,
    'funding.entry_set',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      number: 'integer',
      kind: 'text',
      day: 'date',
      request_key: 'text',
      reverses: 'uuid',
      note: 'text',
      booked_at: 'timestamptz',
      booked_by: 'uuid',
      hash: 'text',
      approvals: 'jsonb',
    },
    sets.map((set) => ({
      ...set,
      organisation_id: community,
      request_key: set.requestKey,
      booked_at: set.bookedAt,
      booked_by: set.bookedBy,
    })),
  )
  await insertRows(
    db,
    'funding.entry_line',
    {
      organisation_id: 'uuid',
      set_id: 'uuid',
      place: 'integer',
      account: 'text',
      about: 'uuid',
      currency: 'text',
      amount: 'bigint',
    },
    sets.flatMap(({ id, lines }) =>
      lines.map((line, place) => ({ ...line, organisation_id: community, set_id: id, place: place + 1 })),
    ),
  )
}

export async function lockMonth(
  db: Db,
  community: OrganisationId,
  month: Month,
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await sql`insert into funding.locked_month (organisation_id, month, locked_at, locked_by)
    values (${community}, ${month}, ${at}, ${by})`.execute(db)
}
