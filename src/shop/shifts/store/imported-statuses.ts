/** Balances, leaves and what else another program said of workers: all of a file with one statement each. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Counter, Mode } from '../rules/words.ts'

export interface WorkerStatus {
  readonly member: string
  readonly mode: Mode
  readonly flyingStart: Day | null
  readonly exemptReason: string | null
  readonly isLead: boolean
  readonly resigningOn: Day | null
  readonly blocked: string | null
  readonly alertBefore: Day | null
  readonly extensionBefore: Day | null
}

export interface KnownStatus extends WorkerStatus {
  /** Holds a fixed seat that has not ended. */
  readonly holds: boolean
}

export const readStatuses = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  today: Day,
): Promise<KnownStatus[]> =>
  rows(
    db,
    sql<KnownStatus>`select member_id as member, mode, flying_start as "flyingStart", exempt_reason as "exemptReason",
        is_lead as "isLead", resigning_on as "resigningOn", blocked, alert_before as "alertBefore",
        extension_before as "extensionBefore", exists (select 1 from shifts.fixed_seat as seat
          where seat.organisation_id = worker.organisation_id and seat.member_id = worker.member_id
            and (seat.until_day is null or seat.until_day >= ${today})) as holds
      from shifts.worker where organisation_id = ${organisation} and member_id = any(${members}::uuid[])
      order by member_id`,
  )

export const writeStatuses = (
  db: Db,
  organisation: OrganisationId,
  workers: readonly WorkerStatus[],
): Promise<number> =>
  insertRows(
    db,
    'shifts.worker',
    {
      ...{ organisation_id: 'uuid', member_id: 'uuid', mode: 'text', flying_start: 'date', exempt_reason: 'text' },
      ...{ is_lead: 'boolean', resigning_on: 'date', blocked: 'text', alert_before: 'date', extension_before: 'date' },
    },
    workers.map((worker) => ({
      organisation_id: organisation,
      member_id: worker.member,
      mode: worker.mode,
      flying_start: worker.flyingStart,
      exempt_reason: worker.exemptReason,
      is_lead: worker.isLead,
      resigning_on: worker.resigningOn,
      blocked: worker.blocked,
      alert_before: worker.alertBefore,
      extension_before: worker.extensionBefore,
    })),
    `on conflict (organisation_id, member_id) do update set mode = excluded.mode, is_lead = excluded.is_lead,
      flying_start = excluded.flying_start, exempt_reason = excluded.exempt_reason, blocked = excluded.blocked,
      resigning_on = excluded.resigning_on, alert_before = excluded.alert_before,
      extension_before = excluded.extension_before`,
  )

export interface BroughtBalance {
  readonly member: string
  readonly counter: Counter
  /** What the other program said last, thousandths. */
  readonly balance: number
}

/** The balances that came in last and were not taken back. */
export const broughtBalances = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
): Promise<BroughtBalance[]> =>
  rows(
    db,
    sql<BroughtBalance>`select distinct on (entry.member_id, entry.counter) entry.member_id as member, entry.counter,
        (entry.facts ->> 'balance')::integer as balance
      from shifts.ledger_entry as entry
      where entry.organisation_id = ${organisation} and entry.cause = 'import' and entry.facts ? 'balance'
        and entry.member_id = any(${members}::uuid[])
        and not exists (select 1 from shifts.ledger_entry as back where back.organisation_id = entry.organisation_id
          and back.member_id = entry.member_id and back.reverses = entry.id)
      order by entry.member_id, entry.counter, entry.recorded_at desc, entry.id desc`,
  )

export interface SumOfStates {
  readonly main: number
  readonly make_up: number
  readonly absences: number
}

/** What these people's counters come to today, thousandths. */
export const sumsOf = async (db: Db, organisation: OrganisationId, members: readonly string[]): Promise<SumOfStates> =>
  (await one(
    db,
    sql<SumOfStates>`select coalesce(sum(main), 0)::integer as main, coalesce(sum(make_up), 0)::integer as make_up,
        coalesce(sum(absences), 0)::integer as absences
      from shifts.standing_state where organisation_id = ${organisation} and member_id = any(${members}::uuid[])`,
  )) ?? { main: 0, make_up: 0, absences: 0 }

/** Entries of these people that came after those of an import: a later one, an outcome, a count, the office. */
export const entriesAfterImport = async (
  db: Db,
  organisation: OrganisationId,
  importId: string,
  members: readonly string[],
): Promise<number> =>
  (
    await one<{ count: number }>(
      db,
      sql<{ count: number }>`select count(*)::integer as count from shifts.ledger_entry as entry
        where entry.organisation_id = ${organisation} and entry.member_id = any(${members}::uuid[])
          and entry.cause_id <> ${importId} and entry.reverses is null
          and entry.recorded_at > (select min(own.recorded_at) from shifts.ledger_entry as own
            where own.organisation_id = ${organisation} and own.cause = 'import' and own.cause_id = ${importId})
          and not exists (select 1 from shifts.ledger_entry as back where back.organisation_id = entry.organisation_id
            and back.member_id = entry.member_id and back.reverses = entry.id)`,
    )
  )?.count ?? 0
