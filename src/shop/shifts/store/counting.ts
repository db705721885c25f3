/** What the fold of counters and standing reads, and what it writes. A constant number of statements for any number
 *  of people; `members` null means everybody. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { PlannedWork, SeatOutcome, StandingSpan } from '../rules/standing.ts'
import type { Counter, Mode, Standing } from '../rules/words.ts'
import { holding } from './leave.ts'

export type Members = readonly string[] | null

/** A condition on `column`; everybody where no members are named. */
const amongst = (column: string, members: Members) =>
  members === null ? sql`true` : sql`${sql.raw(column)} = any(${members}::uuid[])`

/** What lies after a day; of some people everything. */
export interface Lately {
  readonly after: Day
  readonly entirely: readonly string[]
}

/** A condition on a column of days; everything where nothing is named. */
function isLate(column: string, lately: Lately | null) {
  if (lately === null) return sql`true`
  const late = sql`${sql.raw(column)} > ${lately.after}`
  return lately.entirely.length === 0 ? late : sql`(${late} or member_id = any(${lately.entirely}::uuid[]))`
}

export interface StateRow {
  readonly member: string
  readonly foldedUntil: Day
  readonly standing: Standing
  readonly main: number
  readonly makeUp: number
  readonly absences: number
  readonly alertStart: Day | null
  readonly extensionUntil: Day | null
  readonly graceUsed: boolean
  readonly penalised: boolean
  readonly reducedBefore: number
  readonly lowSince: Day | null
}

const stateColumns = sql`state.folded_until as "foldedUntil", state.standing, state.main, state.make_up as "makeUp",
  state.absences, state.alert_start as "alertStart", state.extension_until as "extensionUntil",
  state.grace_used as "graceUsed", state.penalised, state.reduced_before as "reducedBefore", state.low_since as "lowSince"`

export const readStates = (db: Db, organisation: OrganisationId, members: Members): Promise<StateRow[]> =>
  rows(
    db,
    sql<StateRow>`select state.member_id as member, ${stateColumns} from shifts.standing_state as state
      where state.organisation_id = ${organisation} and ${amongst('state.member_id', members)}`,
  )

export interface CountedWorker {
  readonly member: string
  readonly countedFrom: Day
  readonly alertBefore: Day | null
  readonly extensionBefore: Day | null
  readonly mode: Mode
  readonly flyingStart: Day | null
  readonly resigningOn: Day | null
}

const countedWorkers = (organisation: OrganisationId, members: Members) =>
  sql<CountedWorker>`select member_id as member, counted_from as "countedFrom", alert_before as "alertBefore",
      extension_before as "extensionBefore", mode, flying_start as "flyingStart", resigning_on as "resigningOn"
    from shifts.worker
    where organisation_id = ${organisation} and counted_from is not null and ${amongst('member_id', members)}
    order by member_id`

export const readWorkers = (db: Db, organisation: OrganisationId, members: Members): Promise<CountedWorker[]> =>
  rows(db, countedWorkers(organisation, members))

/** Locks those workers, in the order of ids: two recounts of a person follow each other. */
export const lockWorkers = (db: Db, organisation: OrganisationId, members: Members): Promise<CountedWorker[]> =>
  rows(db, sql<CountedWorker>`${countedWorkers(organisation, members)} for update`)

/** People who are judged from a day on for the first time: workers without a beginning get it. */
export const beginCounting = (db: Db, organisation: OrganisationId, members: Members, from: Day): Promise<number> =>
  written(
    db,
    sql`update shifts.worker set counted_from = ${from}
      where organisation_id = ${organisation} and counted_from is null and ${amongst('member_id', members)}`,
  )

/** An alert and an extension that ran when the counting began here. */
export const writeBeginning = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  { alert, extension }: { readonly alert: Day | null; readonly extension: Day | null },
): Promise<number> =>
  written(
    db,
    sql`update shifts.worker set alert_before = ${alert}, extension_before = ${extension}
      where organisation_id = ${organisation} and member_id = ${member}`,
  )

/** Rows for workers who have none yet, as new workers start. */
export const ensureWorkers = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  first: { readonly mode: Mode; readonly from: Day },
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.worker (organisation_id, member_id, mode, flying_start, counted_from)
      select ${organisation}, given.member, ${first.mode}, ${first.mode === 'flying' ? first.from : null}, ${first.from}
      from unnest(${members}::uuid[]) as given(member)
      on conflict (organisation_id, member_id) do nothing`,
  )

export interface ModeRow {
  readonly member: string
  readonly from: Day
  readonly mode: Mode
  readonly flyingStart: Day | null
  readonly fresh: boolean
}

export const readModes = (db: Db, organisation: OrganisationId, members: Members): Promise<ModeRow[]> =>
  rows(
    db,
    sql<ModeRow>`select member_id as member, from_day as "from", mode, flying_start as "flyingStart", fresh
      from shifts.worker_mode where organisation_id = ${organisation} and ${amongst('member_id', members)}
      order by member_id, from_day`,
  )

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

export interface AwayRow {
  readonly member: string
  readonly type: string
  readonly from: Day
  readonly until: Day | null
}

export const readLeaves = (
  db: Db,
  organisation: OrganisationId,
  members: Members,
  lately: Lately | null,
): Promise<AwayRow[]> =>
  rows(
    db,
    sql<AwayRow>`select member_id as member, type, from_day as "from", until_day as until
      from shifts.leave
      where organisation_id = ${organisation} and ${holding} and ${amongst('member_id', members)}
        and ${isLate("coalesce(until_day, 'infinity')", lately)}
      order by member_id, from_day`,
  )

export interface SpanRow {
  readonly member: string
  readonly from: Day
  readonly until: Day | null
}

export const readExtensions = (
  db: Db,
  organisation: OrganisationId,
  members: Members,
  lately: Lately | null,
): Promise<SpanRow[]> =>
  rows(
    db,
    sql<SpanRow>`select member_id as member, from_day as "from", until_day as until
      from shifts.extension
      where organisation_id = ${organisation} and ${amongst('member_id', members)}
        and ${isLate('from_day', lately)}
      order by member_id, from_day, given_at`,
  )

export const readUnsubscriptions = (db: Db, organisation: OrganisationId, members: Members): Promise<SpanRow[]> =>
  rows(
    db,
    sql<SpanRow>`select member_id as member, from_day as "from", until_day as until
      from shifts.unsubscription where organisation_id = ${organisation} and ${amongst('member_id', members)}
      order by member_id, from_day`,
  )

export const readBlocks = (db: Db, organisation: OrganisationId, members: Members): Promise<SpanRow[]> =>
  rows(
    db,
    sql<SpanRow>`select member_id as member, from_day as "from", until_day as until
      from shifts.block where organisation_id = ${organisation} and ${amongst('member_id', members)}
      order by member_id, from_day`,
  )

/** Brings the days of blocks in line with who is blocked now: new ones begin today, others ended yesterday. */
export async function settleBlocks(
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  today: Day,
): Promise<void> {
  await sql`insert into shifts.block (organisation_id, member_id, from_day)
    select worker.organisation_id, worker.member_id, ${today}::date from shifts.worker
    where worker.organisation_id = ${organisation} and worker.member_id = any(${members}::uuid[])
      and worker.blocked is not null and not exists (select 1 from shifts.block
        where block.organisation_id = worker.organisation_id and block.member_id = worker.member_id
          and block.until_day is null)
    on conflict (organisation_id, member_id, from_day) do update set until_day = null`.execute(db)
  await sql`update shifts.block set until_day = ${today}::date - 1
    where organisation_id = ${organisation} and member_id = any(${members}::uuid[]) and until_day is null
      and not exists (select 1 from shifts.worker where worker.organisation_id = block.organisation_id
        and worker.member_id = block.member_id and worker.blocked is not null)`.execute(db)
}

export interface PlannedRow extends PlannedWork {
  readonly member: string
}

/** Planned seats as work, for policies that look at work ahead. */
export const readPlanned = (db: Db, organisation: OrganisationId, members: Members, from: Day): Promise<PlannedRow[]> =>
  rows(
    db,
    sql<PlannedRow>`select coalesce(seat.stand_in_id, seat.member_id) as member, shift.day, seat.purpose,
        (shift.weight * 1000)::integer as weight,
        (extract(epoch from shift.ends_at - shift.starts_at) / 60)::integer as minutes
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.state = 'planned' and shift.day >= ${from}
        and ${amongst('coalesce(seat.stand_in_id, seat.member_id)', members)}
      order by 1, shift.day`,
  )

/** The same with seats whose outcome was said or that were given up since, each with the days on which it was planned. */
export async function readWeighed(
  db: Db,
  organisation: OrganisationId,
  members: Members,
  from: Day,
  zone: string,
): Promise<PlannedRow[]> {
  const found = await rows<PlannedRow & { readonly booked: Day; readonly gone: Day | null }>(
    db,
    sql<PlannedRow & { readonly booked: Day; readonly gone: Day | null }>`select
        coalesce(seat.stand_in_id, seat.member_id) as member, shift.day, seat.purpose,
        (shift.weight * 1000)::integer as weight,
        (extract(epoch from shift.ends_at - shift.starts_at) / 60)::integer as minutes,
        (seat.booked_at at time zone ${zone})::date as booked,
        case seat.state when 'planned' then null
          when 'cancelled' then least((seat.cancelled_at at time zone ${zone})::date, shift.day) - 1
          else shift.day - 1 end as gone
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and shift.day >= ${from}
        and ${amongst('coalesce(seat.stand_in_id, seat.member_id)', members)}
      order by 1, shift.day, seat.id`,
  )
  return found.flatMap(({ booked, gone, ...work }) =>
    gone !== null && gone < booked ? [] : [{ ...work, during: { from: booked, until: gone } }],
  )
}

/** What became of seats with a duty, oldest first, whoever answers for them. */
export const readSeatOutcomes = (
  db: Db,
  organisation: OrganisationId,
  members: Members,
  from: Day,
): Promise<(SeatOutcome & { member: string })[]> =>
  rows(
    db,
    sql<SeatOutcome & { member: string }>`select coalesce(seat.stand_in_id, seat.member_id) as member,
        shift.day as "on", seat.state = 'done' as came
      from shifts.attendance as seat
      join shifts.shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
      where seat.organisation_id = ${organisation} and seat.state in ('done', 'absent_1', 'absent_2')
        and seat.purpose in ('regular', 'make_up', 'flying') and shift.day >= ${from}
        and ${amongst('coalesce(seat.stand_in_id, seat.member_id)', members)}
      order by 1, shift.starts_at, seat.id`,
  )

export const readSeatSpans = (db: Db, organisation: OrganisationId, members: Members): Promise<SpanRow[]> =>
  rows(
    db,
    sql<SpanRow>`select member_id as member, from_day as "from", until_day as until
      from shifts.fixed_seat where organisation_id = ${organisation} and ${amongst('member_id', members)}
        and (until_day is null or until_day >= from_day)
      order by member_id, from_day`,
  )

export async function foldedUntil(db: Db, organisation: OrganisationId): Promise<Day | null> {
  const row = await one<{ day: Day }>(
    db,
    sql<{ day: Day }>`select folded_until as day from shifts.counting_day where organisation_id = ${organisation}`,
  )
  return row?.day ?? null
}

export const writeFoldedUntil = (db: Db, organisation: OrganisationId, day: Day): Promise<number> =>
  written(
    db,
    sql`insert into shifts.counting_day (organisation_id, folded_until) values (${organisation}, ${day})
      on conflict (organisation_id) do update set folded_until = greatest(counting_day.folded_until, excluded.folded_until)`,
  )

export const writeStates = (db: Db, organisation: OrganisationId, states: readonly StateRow[]): Promise<number> =>
  insertRows(
    db,
    'shifts.standing_state',
    {
      organisation_id: 'uuid',
      member_id: 'uuid',
      folded_until: 'date',
      standing: 'text',
      main: 'integer',
      make_up: 'integer',
      absences: 'integer',
      alert_start: 'date',
      extension_until: 'date',
      grace_used: 'boolean',
      penalised: 'boolean',
      reduced_before: 'integer',
      low_since: 'date',
    },
    states.map((state) => ({
      organisation_id: organisation,
      member_id: state.member,
      folded_until: state.foldedUntil,
      standing: state.standing,
      main: state.main,
      make_up: state.makeUp,
      absences: state.absences,
      alert_start: state.alertStart,
      extension_until: state.extensionUntil,
      grace_used: state.graceUsed,
      penalised: state.penalised,
      reduced_before: state.reducedBefore,
      low_since: state.lowSince,
    })),
    `on conflict (organisation_id, member_id) do update set folded_until = excluded.folded_until,
      standing = excluded.standing, main = excluded.main, make_up = excluded.make_up, absences = excluded.absences,
      alert_start = excluded.alert_start, extension_until = excluded.extension_until, grace_used = excluded.grace_used,
      penalised = excluded.penalised, reduced_before = excluded.reduced_before, low_since = excluded.low_since`,
  )

export interface SpanOf extends StandingSpan {
  readonly member: string
}

/** Puts new spans in the place of all that begin on or after each person's `from`; the one before is closed or, where
 *  nothing changed, goes on. */
export async function replaceSpans(
  db: Db,
  organisation: OrganisationId,
  cuts: readonly { readonly member: string; readonly from: Day }[],
  spans: readonly SpanOf[],
): Promise<void> {
  const [members, froms] = [cuts.map(({ member }) => member), cuts.map(({ from }) => from)]
  await sql`delete from shifts.standing_span as span
    using unnest(${members}::uuid[], ${froms}::date[]) as cut(member, from_day)
    where span.organisation_id = ${organisation} and span.member_id = cut.member and span.from_day >= cut.from_day`.execute(
    db,
  )
  await sql`update shifts.standing_span as span set to_day = cut.from_day - 1
    from unnest(${members}::uuid[], ${froms}::date[]) as cut(member, from_day)
    where span.organisation_id = ${organisation} and span.member_id = cut.member
      and (span.to_day is null or span.to_day >= cut.from_day)`.execute(db)
  await insertRows(
    db,
    'shifts.standing_span',
    {
      organisation_id: 'uuid',
      member_id: 'uuid',
      from_day: 'date',
      to_day: 'date',
      standing: 'text',
      alert_start: 'date',
      extension_until: 'date',
    },
    spans.map((span) => ({
      organisation_id: organisation,
      member_id: span.member,
      from_day: span.from,
      to_day: span.to,
      standing: span.standing,
      alert_start: span.alertStart,
      extension_until: span.extensionUntil,
    })),
  )
}

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

export const readSpans = (db: Db, organisation: OrganisationId, member: string): Promise<StandingSpan[]> =>
  rows(
    db,
    sql<StandingSpan>`select from_day as "from", to_day as "to", standing, alert_start as "alertStart",
        extension_until as "extensionUntil"
      from shifts.standing_span where organisation_id = ${organisation} and member_id = ${member}
      order by from_day desc limit 200`,
  )

/** Since when the standing of today holds, whatever dates moved meanwhile. */
export async function standingSince(db: Db, organisation: OrganisationId, member: string): Promise<Day | null> {
  const row = await one<{ day: Day | null }>(
    db,
    sql<{ day: Day | null }>`select min(span.from_day) as day from shifts.standing_span as span
      where span.organisation_id = ${organisation} and span.member_id = ${member}
        and span.from_day > coalesce((select max(other.from_day) from shifts.standing_span as other
          join shifts.standing_span as last on last.organisation_id = other.organisation_id
            and last.member_id = other.member_id and last.to_day is null and last.standing <> other.standing
          where other.organisation_id = ${organisation} and other.member_id = ${member}), '-infinity'::date)`,
  )
  return row?.day ?? null
}

/** The standing of a day that was judged; nobody who was not judged yet owes anything. */
export async function standingOnDay(db: Db, organisation: OrganisationId, member: string, day: Day): Promise<Standing> {
  const row = await one<{ standing: Standing }>(
    db,
    sql<{ standing: Standing }>`select standing from shifts.standing_span
      where organisation_id = ${organisation} and member_id = ${member} and from_day <= ${day}
        and (to_day is null or to_day >= ${day})`,
  )
  return row?.standing ?? 'up_to_date'
}

/** Writes how somebody takes part from a day on. */
export const writeMode = (db: Db, organisation: OrganisationId, row: ModeRow): Promise<number> =>
  writeModes(db, organisation, [row])

export const writeModes = (db: Db, organisation: OrganisationId, modes: readonly ModeRow[]): Promise<number> =>
  insertRows(
    db,
    'shifts.worker_mode',
    {
      ...{ organisation_id: 'uuid', member_id: 'uuid', from_day: 'date', mode: 'text', flying_start: 'date' },
      fresh: 'boolean',
    },
    modes.map((row) => ({
      ...{ organisation_id: organisation, member_id: row.member, from_day: row.from, mode: row.mode },
      ...{ flying_start: row.flyingStart, fresh: row.fresh },
    })),
    `on conflict (organisation_id, member_id, from_day) do update set mode = excluded.mode,
      flying_start = excluded.flying_start, fresh = worker_mode.fresh or excluded.fresh`,
  )

export const dropModes = (db: Db, organisation: OrganisationId, members: readonly string[]): Promise<number> =>
  written(
    db,
    sql`delete from shifts.worker_mode where organisation_id = ${organisation} and member_id = any(${members}::uuid[])`,
  )

export const addExtension = (
  db: Db,
  organisation: OrganisationId,
  one: {
    readonly id: string
    readonly member: string
    readonly sort: 'grace' | 'manual' | 'import'
    readonly from: Day
    readonly until: Day
    readonly now: Instant
    readonly by: string | null
  },
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.extension (organisation_id, id, member_id, sort, from_day, until_day, given_at, given_by)
      values (${organisation}, ${one.id}, ${one.member}, ${one.sort}, ${one.from}, ${one.until}, ${one.now}, ${one.by})`,
  )

/** The mark on the worker says that it lasts; the row keeps its days when it is over. */
export async function addUnsubscription(
  db: Db,
  organisation: OrganisationId,
  one: { readonly id: string; readonly member: string; readonly from: Day; readonly reason: string },
): Promise<void> {
  await sql`insert into shifts.unsubscription (organisation_id, id, member_id, from_day, reason)
    values (${organisation}, ${one.id}, ${one.member}, ${one.from}, ${one.reason})`.execute(db)
  await sql`update shifts.worker set unsubscribed_on = ${one.from}
    where organisation_id = ${organisation} and member_id = ${one.member}`.execute(db)
}

/** Ends what the office decided by hand; a span that began today is as if it had never been. */
export const endUnsubscription = (db: Db, organisation: OrganisationId, member: string, today: Day): Promise<number> =>
  written(
    db,
    sql`update shifts.unsubscription set until_day = ${today}::date - 1
      where organisation_id = ${organisation} and member_id = ${member} and until_day is null`,
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

/** Days on which these people came into alert, up to a day. */
export const alertsBegun = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  until: Day,
): Promise<{ member: string; from: Day }[]> =>
  rows(
    db,
    sql<{ member: string; from: Day }>`select member_id as member, from_day as "from" from shifts.standing_span
      where organisation_id = ${organisation} and member_id = any(${members}::uuid[]) and standing = 'alert'
        and from_day <= ${until}
      order by member_id, from_day`,
  )

/** Keeps who is told that shopping stops on a day; gives those who were not told of that day before. */
export const rememberWarned = async (
  db: Db,
  organisation: OrganisationId,
  stopping: readonly { readonly member: string; readonly on: Day }[],
  now: Instant,
): Promise<{ member: string; on: Day }[]> =>
  stopping.length === 0
    ? []
    : rows(
        db,
        sql<{ member: string; on: Day }>`insert into shifts.standing_warning
            (organisation_id, member_id, stops_on, told_at)
          select ${organisation}, given.member, given.stops_on, ${now}
          from unnest(${stopping.map(({ member }) => member)}::uuid[], ${stopping.map(({ on }) => on)}::date[])
            as given(member, stops_on)
          on conflict do nothing returning member_id as member, stops_on as "on"`,
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
