/** The ledger of counters: entries are added, never changed. `members` null means everybody. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Counter } from '../rules/words.ts'
import { amongst, isLate, type Lately, type Members } from './among-members.ts'

export interface EntryRow {
  readonly member: string
  readonly on: Day
  readonly counter: Counter
  readonly amount: number
  readonly isCount: boolean
  /** Came from another program, which had counted that day. */
  readonly isBroughtIn: boolean
}

/** Entries, summed per day and counter. */
export const readEntries = (
  db: Db,
  organisation: OrganisationId,
  members: Members,
  lately: Lately | null,
): Promise<EntryRow[]> =>
  rows(
    db,
    sql<EntryRow>`select member_id as member, effective_on as "on", counter, sum(amount)::integer as amount,
        cause = 'count' as "isCount", cause = 'import' and facts ? 'balance' as "isBroughtIn"
      from shifts.ledger_entry
      where organisation_id = ${organisation} and ${amongst('member_id', members)}
        and ${isLate('effective_on', lately)}
      group by member_id, effective_on, counter, cause = 'count', cause = 'import' and facts ? 'balance'
      order by member_id, effective_on`,
  )

export interface NewEntry {
  readonly id: string
  readonly member: string
  readonly counter: Counter
  readonly amount: number
  readonly effectiveOn: Day
  readonly cause: 'attendance' | 'count' | 'office' | 'mode' | 'relief' | 'claim' | 'leave' | 'exchange' | 'import'
  readonly causeId: string
  readonly round: number
  readonly position: number
  readonly reverses: string | null
  readonly sentence: string
  readonly facts: Readonly<Record<string, unknown>>
}

export const addEntries = (
  db: Db,
  organisation: OrganisationId,
  entries: readonly NewEntry[],
  by: { readonly now: Instant; readonly policy: string | null; readonly actor: string | null },
): Promise<number> =>
  insertRows(
    db,
    'shifts.ledger_entry',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      member_id: 'uuid',
      counter: 'text',
      amount: 'integer',
      effective_on: 'date',
      recorded_at: 'timestamptz',
      cause: 'text',
      cause_id: 'text',
      round: 'integer',
      position: 'integer',
      reverses: 'uuid',
      policy_version_id: 'uuid',
      actor_id: 'uuid',
      sentence: 'text',
      facts: 'jsonb',
    },
    entries.map((entry) => ({
      organisation_id: organisation,
      id: entry.id,
      member_id: entry.member,
      counter: entry.counter,
      amount: entry.amount,
      effective_on: entry.effectiveOn,
      recorded_at: by.now,
      cause: entry.cause,
      cause_id: entry.causeId,
      round: entry.round,
      position: entry.position,
      reverses: entry.reverses,
      policy_version_id: by.policy,
      actor_id: by.actor,
      sentence: entry.sentence,
      facts: entry.facts,
    })),
  )

export interface PostedRow {
  readonly id: string
  readonly member: string
  readonly cause: string
  readonly causeId: string
  readonly round: number
  readonly counter: Counter
  readonly amount: number
  readonly effectiveOn: Day
  /** The entry this one takes back. */
  readonly reverses: string | null
}

/** All entries of these causes, oldest first: what a correction takes back. */
export const entriesOf = (
  db: Db,
  organisation: OrganisationId,
  cause: NewEntry['cause'],
  causeIds: readonly string[],
  members: Members = null,
): Promise<PostedRow[]> =>
  rows(
    db,
    sql<PostedRow>`select id, member_id as member, cause, cause_id as "causeId", round, counter, amount,
        effective_on as "effectiveOn", reverses
      from shifts.ledger_entry
      where organisation_id = ${organisation} and cause = ${cause} and cause_id = any(${causeIds}::text[])
        and ${amongst('member_id', members)}
      order by recorded_at, round, position`,
  )

export interface LedgerLine extends PostedRow {
  readonly recordedAt: Instant
  readonly sentence: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly actor: string | null
}

/** What these exchanges and seats moved on counters, oldest first. */
export const linesAbout = (db: Db, organisation: OrganisationId, causeIds: readonly string[]): Promise<LedgerLine[]> =>
  rows(
    db,
    sql<LedgerLine>`select id, member_id as member, cause, cause_id as "causeId", round, counter, amount,
        effective_on as "effectiveOn", reverses, recorded_at as "recordedAt", sentence, facts, actor_id as actor
      from shifts.ledger_entry
      where organisation_id = ${organisation} and cause in ('exchange', 'attendance')
        and cause_id = any(${causeIds}::text[])
      order by recorded_at, round, position, id`,
  )

/** A person's ledger, newest first. */
export const readLedger = (db: Db, organisation: OrganisationId, member: string, size: number): Promise<LedgerLine[]> =>
  rows(
    db,
    sql<LedgerLine>`select id, member_id as member, cause, cause_id as "causeId", round, counter, amount,
        effective_on as "effectiveOn", reverses, recorded_at as "recordedAt", sentence, facts, actor_id as actor
      from shifts.ledger_entry
      where organisation_id = ${organisation} and member_id = ${member}
      order by effective_on desc, recorded_at desc, round desc, position desc limit ${size}`,
  )

/** Sums of a ledger that are not 0. */
export const balancesOf = (
  db: Db,
  organisation: OrganisationId,
  member: string,
): Promise<{ counter: Counter; amount: number }[]> =>
  rows(
    db,
    sql<{ counter: Counter; amount: number }>`select counter, sum(amount)::integer as amount from shifts.ledger_entry
      where organisation_id = ${organisation} and member_id = ${member}
      group by counter having sum(amount) <> 0 order by counter`,
  )

/** What a leave cost so far, thousandths, above 0; refunds are taken off. */
export const paidForLeave = (
  db: Db,
  organisation: OrganisationId,
  leave: string,
): Promise<{ counter: Counter; paid: number }[]> =>
  rows(
    db,
    sql<{ counter: Counter; paid: number }>`select counter, -sum(amount)::integer as paid from shifts.ledger_entry
      where organisation_id = ${organisation} and cause = 'leave' and facts ->> 'leave' = ${leave}
      group by counter having sum(amount) < 0 order by counter`,
  )
