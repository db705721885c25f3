/** SQL of mandates: who sits where, from when until when, the report, what is handed over. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { type Report, type Term, warnDays } from '../rules/terms.ts'
import { namesSql } from './names.ts'

export interface TermRow extends Term {
  readonly id: string
  readonly seat: string
  readonly circle: string
  readonly circleName: string
  readonly role: string
  readonly grants: 'noyau' | 'hub_treasurer' | 'second_approver' | null
  readonly participant: OrganisationId
  readonly account: AccountId
  readonly termInRow: number
  readonly decision: string
  readonly task: string | null
  readonly leftReason: string | null
  readonly leftDecision: string | null
  readonly actingDecision: string | null
  readonly actingTask: string | null
}

const columns = sql`term.id, term.seat_id as seat, seat.circle_id as circle, circle.name as "circleName", seat.role, seat.grants,
  term.participant_id as participant, term.account_id as account, term.from_day as "fromDay", term.until_day as "untilDay",
  term.term_in_row as "termInRow", term.decision_id as decision, term.task_id as task, term.renewed_by as "renewedBy",
  term.left_as as "leftAs", term.left_on as "leftOn", term.left_reason as "leftReason", term.left_decision as "leftDecision",
  term.acting_from as "actingFrom", term.acting_until as "actingUntil", term.acting_decision as "actingDecision",
  term.acting_task as "actingTask"`
const joined = sql`governance.term
  join governance.circle_seat as seat on seat.organisation_id = term.organisation_id and seat.id = term.seat_id
  join governance.circle on circle.organisation_id = seat.organisation_id and circle.id = seat.circle_id`

/** Every mandate of the community, the newest first. */
export const readTerms = (db: Db, community: OrganisationId): Promise<TermRow[]> =>
  rows(
    db,
    sql<TermRow>`select ${columns} from ${joined} where term.organisation_id = ${community}
      order by term.from_day desc, term.id`,
  )

/** Who held a mandate at any time. */
export async function termAccounts(db: Db, community: OrganisationId): Promise<AccountId[]> {
  const all = await rows(
    db,
    sql<{ account: AccountId }>`select distinct account_id as account from governance.term
      where organisation_id = ${community} order by account_id`,
  )
  return all.map(({ account }) => account)
}

/** What the names of people and organisations are is told by whoever asks; the states follow `stateOn`. */
export function termList(community: OrganisationId, today: Day, names: ReadonlyMap<string, string>): ListDefinition {
  const state = sql`(case when term.left_as is not null then term.left_as when term.renewed_by is not null then 'renewed'
    when ${today}::date < term.from_day then 'accepted' when ${today}::date > term.until_day then 'ended'
    when ${today}::date >= term.until_day - ${warnDays[0]}::integer then 'report_due' else 'active' end)`
  const named = namesSql(names)
  const person = sql`coalesce(person.name, '–')`
  const organisation = sql`coalesce(participant.name, '–')`
  return {
    name: 'terms',
    from: sql`from ${joined} left join ${named} as person on person.id = term.account_id
      left join ${named} as participant on participant.id = term.participant_id where term.organisation_id = ${community}`,
    id: sql`term.id`,
    columns: {
      person: { sql: person, sortSql: sql`platform.plain(${person})`, type: 'text', sortable: true },
      organisation: { sql: organisation, sortSql: sql`platform.plain(${organisation})`, type: 'text', sortable: true },
      circle: { sql: sql`circle.name`, sortSql: sql`platform.plain(circle.name)`, type: 'text', sortable: true },
      role: { sql: sql`seat.role`, type: 'text' },
      state: { sql: state, type: 'text' },
      fromDay: { sql: sql`term.from_day`, type: 'day', sortable: true },
      untilDay: { sql: sql`term.until_day`, type: 'day', sortable: true },
      termInRow: { sql: sql`term.term_in_row`, type: 'number' },
    },
    search: wordIn(sql`platform.plain(${person} || ' ' || ${organisation} || ' ' || circle.name || ' ' || seat.role)`),
    filters: {
      state: (value) => sql`${state} = ${value}`,
      /** Over on this day or before. */
      untilDay: (value) => sql`term.until_day <= ${value}::date`,
    },
    sort: '-untilDay',
  }
}

export const readTerm = (db: Db, community: OrganisationId, id: string): Promise<TermRow | null> =>
  one(db, sql<TermRow>`select ${columns} from ${joined} where term.organisation_id = ${community} and term.id = ${id}`)

export const lockTerm = (db: Db, community: OrganisationId, id: string): Promise<TermRow | null> =>
  one(
    db,
    sql<TermRow>`select ${columns} from ${joined} where term.organisation_id = ${community} and term.id = ${id}
      for update of term`,
  )

export interface NewTerm
  extends Pick<
    TermRow,
    'id' | 'seat' | 'participant' | 'account' | 'fromDay' | 'untilDay' | 'termInRow' | 'decision' | 'task'
  > {
  readonly selection: string | null
  readonly at: Instant
  readonly by: AccountId | null
}

export async function addTerm(db: Db, community: OrganisationId, of: NewTerm): Promise<void> {
  await sql`insert into governance.term (organisation_id, id, seat_id, participant_id, account_id, from_day, until_day, term_in_row,
      decision_id, selection_id, task_id, at, by_account)
    values (${community}, ${of.id}, ${of.seat}, ${of.participant}, ${of.account}, ${of.fromDay}, ${of.untilDay}, ${of.termInRow},
      ${of.decision}, ${of.selection}, ${of.task}, ${of.at}, ${of.by})`.execute(db)
}

/** A mandate was given for days before theirs: they come later in the row. */
export async function placeTerms(
  db: Db,
  community: OrganisationId,
  all: readonly { readonly id: string; readonly inRow: number }[],
): Promise<void> {
  await sql`update governance.term set term_in_row = later.n
    from unnest(${all.map(({ id }) => id)}::uuid[], ${all.map(({ inRow }) => inRow)}::integer[]) as later (id, n)
    where term.organisation_id = ${community} and term.id = later.id`.execute(db)
}

export async function renewTerm(db: Db, community: OrganisationId, id: string, by: string): Promise<void> {
  await sql`update governance.term set renewed_by = ${by} where organisation_id = ${community} and id = ${id}`.execute(
    db,
  )
}

export async function leaveTerm(
  db: Db,
  community: OrganisationId,
  id: string,
  of: {
    readonly as: 'resigned' | 'recalled'
    readonly on: Day
    readonly reason: string | null
    readonly decision: string | null
  },
): Promise<void> {
  await sql`update governance.term set left_as = ${of.as}, left_on = ${of.on}, left_reason = ${of.reason},
      left_decision = ${of.decision} where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function letAct(
  db: Db,
  community: OrganisationId,
  id: string,
  of: { readonly from: Day; readonly until: Day; readonly decision: string; readonly task: string | null },
): Promise<void> {
  await sql`update governance.term set acting_from = ${of.from}, acting_until = ${of.until}, acting_decision = ${of.decision},
      acting_task = ${of.task} where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface ReportRow extends Report {
  readonly at: Instant
}

export const readReport = (db: Db, community: OrganisationId, term: string): Promise<ReportRow | null> =>
  one(
    db,
    sql<ReportRow>`select done, not_done as "notDone", money, open_tasks as "openTasks", at from governance.term_report
      where organisation_id = ${community} and term_id = ${term}`,
  )

export async function writeReport(
  db: Db,
  community: OrganisationId,
  term: string,
  of: ReportRow & { readonly account: AccountId | null },
): Promise<void> {
  await sql`insert into governance.term_report (organisation_id, term_id, done, not_done, money, open_tasks, at, account_id)
    values (${community}, ${term}, ${of.done}, ${of.notDone}, ${of.money}, ${of.openTasks}, ${of.at}, ${of.account})
    on conflict (organisation_id, term_id) do update set done = excluded.done, not_done = excluded.not_done,
      money = excluded.money, open_tasks = excluded.open_tasks, at = excluded.at, account_id = excluded.account_id`.execute(
    db,
  )
}

export interface HandOverRow {
  readonly id: string
  readonly term: string
  readonly text: string
  readonly doneOn: Day | null
}

export const handOverOf = (db: Db, community: OrganisationId, term: string): Promise<HandOverRow[]> =>
  rows(
    db,
    sql<HandOverRow>`select id, term_id as term, text, done_on as "doneOn" from governance.hand_over
      where organisation_id = ${community} and term_id = ${term} order by place, id`,
  )

export const lockHandOver = (db: Db, community: OrganisationId, id: string): Promise<HandOverRow | null> =>
  one(
    db,
    sql<HandOverRow>`select id, term_id as term, text, done_on as "doneOn" from governance.hand_over
      where organisation_id = ${community} and id = ${id} for update`,
  )

export const addHandOver = (
  db: Db,
  community: OrganisationId,
  term: string,
  all: readonly { readonly id: string; readonly place: number; readonly text: string }[],
  at: Instant,
): Promise<number> =>
  insertRows(
    db,
    'governance.hand_over',
    { organisation_id: 'uuid', id: 'uuid', term_id: 'uuid', place: 'integer', text: 'text', at: 'timestamptz' },
    all.map((line) => ({ ...line, organisation_id: community, term_id: term, at })),
  )

export async function tickHandOver(
  db: Db,
  community: OrganisationId,
  id: string,
  of: { readonly day: Day; readonly by: AccountId | null },
): Promise<void> {
  await sql`update governance.hand_over set done_on = ${of.day}, done_by = ${of.by}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export type Telling = 'start' | '30' | '60' | 'end'

/** What is told on which day: marked in the same statement, so that it is told once. A mandate that was left or renewed
 *  is told of then; one in its last thirty days is not warned of sixty. */
const due = {
  start: sql`told_start_on is null and term.from_day <= `,
  '30': sql`told_30_on is null and term.renewed_by is null and term.until_day - 30 <= `,
  '60': sql`told_60_on is null and told_30_on is null and term.renewed_by is null and term.until_day - 60 <= `,
  end: sql`told_end_on is null and term.renewed_by is null and term.until_day < `,
} as const
const mark = {
  start: sql.ref('told_start_on'),
  '30': sql.ref('told_30_on'),
  '60': sql.ref('told_60_on'),
  end: sql.ref('told_end_on'),
} as const

export const tellTerms = (db: Db, community: OrganisationId, what: Telling, today: Day): Promise<TermRow[]> =>
  rows(
    db,
    sql<TermRow>`update governance.term set ${mark[what]} = ${today}
      from governance.circle_seat as seat
      join governance.circle on circle.organisation_id = seat.organisation_id and circle.id = seat.circle_id
      where term.organisation_id = ${community} and seat.organisation_id = term.organisation_id and seat.id = term.seat_id
        and term.left_as is null and ${due[what]}${today}::date and (${what} = 'end' or term.until_day >= ${today}::date)
      returning ${columns}`,
  )
