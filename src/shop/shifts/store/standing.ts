/** Standings as the fold left them: the state each person stands in, and the spans behind it. A constant number of
 *  statements for any number of people; `members` null means everybody. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { StandingSpan } from '../rules/standing-facts.ts'
import type { Standing } from '../rules/words.ts'
import { amongst, type Members } from './among-members.ts'

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
