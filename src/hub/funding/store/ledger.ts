/** SQL of the ledger: sets are written and read, never changed. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant, Month } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Currency } from '#platform/values/money.ts'
import type { AccountKind, EntryKind } from '../rules/ledger.ts'

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

export const setByKey = (db: Db, community: OrganisationId, key: string): Promise<SetRow | null> =>
  one(
    db,
    sql<SetRow>`select ${setColumns} from ${setTables}
      where entry.organisation_id = ${community} and entry.request_key = ${key}`,
  )

export const setById = (db: Db, community: OrganisationId, id: string): Promise<SetRow | null> =>
  one(
    db,
    sql<SetRow>`select ${setColumns} from ${setTables} where entry.organisation_id = ${community} and entry.id = ${id}`,
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

export const lockedMonths = async (db: Db, community: OrganisationId): Promise<Month[]> =>
  (
    await rows(
      db,
      sql<{ month: Month }>`select month from funding.locked_month where organisation_id = ${community} order by month`,
    )
  ).map(({ month }) => month)

export async function writeSet(
  db: Db,
  community: OrganisationId,
  set: Omit<SetRow, 'reversedBy'>,
  lines: readonly Omit<LineRow, 'set'>[],
): Promise<void> {
  await sql`insert into funding.entry_set (organisation_id, id, number, kind, day, request_key, reverses, note, booked_at, booked_by)
    values (${community}, ${set.id}, ${set.number}, ${set.kind}, ${set.day}, ${set.requestKey}, ${set.reverses}, ${set.note},
      ${set.bookedAt}, ${set.bookedBy})`.execute(db)
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
    lines.map((line, place) => ({ ...line, organisation_id: community, set_id: set.id, place: place + 1 })),
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
