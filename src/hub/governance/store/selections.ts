/** SQL of how a person is chosen for a seat. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { SelectionStep } from '../rules/selection.ts'

export interface SelectionRow {
  readonly id: string
  readonly seat: string
  readonly step: SelectionStep
  readonly fromDay: Day
  readonly months: number
  readonly proposed: string | null
  readonly proposedReason: string | null
  readonly round: number
  readonly stopReason: string | null
}

const columns = sql`id, seat_id as seat, step, from_day as "fromDay", months, proposed_id as proposed,
  proposed_reason as "proposedReason", round, stop_reason as "stopReason"`

/** Those that run. */
export const runningSelections = (db: Db, community: OrganisationId): Promise<SelectionRow[]> =>
  rows(
    db,
    sql<SelectionRow>`select ${columns} from governance.selection
      where organisation_id = ${community} and step not in ('done', 'stopped') order by opened_at, id`,
  )

/** The newest of a seat, whatever came of it. */
export const selectionOf = (db: Db, community: OrganisationId, seat: string): Promise<SelectionRow | null> =>
  one(
    db,
    sql<SelectionRow>`select ${columns} from governance.selection
      where organisation_id = ${community} and seat_id = ${seat} order by opened_at desc, id desc limit 1`,
  )

export async function addSelection(
  db: Db,
  community: OrganisationId,
  of: Pick<SelectionRow, 'id' | 'seat' | 'fromDay' | 'months'> & {
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into governance.selection (organisation_id, id, seat_id, step, from_day, months, opened_at, opened_by)
    values (${community}, ${of.id}, ${of.seat}, 'nominations', ${of.fromDay}, ${of.months}, ${of.at}, ${of.by})`.execute(
    db,
  )
}

export async function changeSelection(
  db: Db,
  community: OrganisationId,
  of: Omit<SelectionRow, 'seat' | 'fromDay' | 'months'>,
): Promise<void> {
  await sql`update governance.selection set step = ${of.step}, proposed_id = ${of.proposed},
      proposed_reason = ${of.proposedReason}, round = ${of.round}, stop_reason = ${of.stopReason}
    where organisation_id = ${community} and id = ${of.id}`.execute(db)
}

export interface NominationRow {
  readonly id: string
  readonly participant: OrganisationId
  readonly account: AccountId | null
  readonly nomineeOf: OrganisationId
  readonly nominee: AccountId
  readonly reason: string
  readonly changed: boolean
  readonly at: Instant
}

export const nominationsOf = (db: Db, community: OrganisationId, selection: string): Promise<NominationRow[]> =>
  rows(
    db,
    sql<NominationRow>`select id, participant_id as participant, account_id as account, nominee_of as "nomineeOf",
        nominee_id as nominee, reason, changed, at
      from governance.nomination where organisation_id = ${community} and selection_id = ${selection} order by at, id`,
  )

/** Each organisation names one person; naming another says so. */
export async function nominate(
  db: Db,
  community: OrganisationId,
  selection: string,
  of: Omit<NominationRow, 'changed'>,
): Promise<void> {
  await sql`insert into governance.nomination as named (organisation_id, id, selection_id, participant_id, account_id, nominee_of,
      nominee_id, reason, at)
    values (${community}, ${of.id}, ${selection}, ${of.participant}, ${of.account}, ${of.nomineeOf}, ${of.nominee}, ${of.reason}, ${of.at})
    on conflict (organisation_id, selection_id, participant_id) do update set account_id = excluded.account_id,
      nominee_of = excluded.nominee_of, nominee_id = excluded.nominee_id, reason = excluded.reason,
      changed = named.changed or named.nominee_id <> excluded.nominee_id`.execute(db)
}

export interface WordRow {
  readonly id: string
  readonly participant: OrganisationId
  readonly account: AccountId | null
  readonly text: string
  readonly at: Instant
}

export const wordsOf = (db: Db, community: OrganisationId, selection: string): Promise<WordRow[]> =>
  rows(
    db,
    sql<WordRow>`select id, participant_id as participant, account_id as account, text, at from governance.selection_word
      where organisation_id = ${community} and selection_id = ${selection} order by at, id`,
  )

export async function addWord(db: Db, community: OrganisationId, selection: string, of: WordRow): Promise<void> {
  await sql`insert into governance.selection_word (organisation_id, id, selection_id, participant_id, account_id, text, at)
    values (${community}, ${of.id}, ${selection}, ${of.participant}, ${of.account}, ${of.text}, ${of.at})`.execute(db)
}

export interface SelectionAnswerRow {
  readonly participant: OrganisationId
  readonly objects: boolean
  readonly reason: string | null
}

/** What was answered to the proposal of this round. */
export const selectionAnswers = (
  db: Db,
  community: OrganisationId,
  of: Pick<SelectionRow, 'id' | 'round'>,
): Promise<SelectionAnswerRow[]> =>
  rows(
    db,
    sql<SelectionAnswerRow>`select participant_id as participant, objects, reason from governance.selection_answer
      where organisation_id = ${community} and selection_id = ${of.id} and round = ${of.round} order by at, participant_id`,
  )

export async function answerSelection(
  db: Db,
  community: OrganisationId,
  of: SelectionAnswerRow & {
    readonly selection: string
    readonly round: number
    readonly account: AccountId | null
    readonly at: Instant
  },
): Promise<void> {
  await sql`insert into governance.selection_answer (organisation_id, selection_id, round, participant_id, objects, reason,
      account_id, at)
    values (${community}, ${of.selection}, ${of.round}, ${of.participant}, ${of.objects}, ${of.reason}, ${of.account}, ${of.at})
    on conflict (organisation_id, selection_id, round, participant_id) do update set objects = excluded.objects,
      reason = excluded.reason, account_id = excluded.account_id, at = excluded.at`.execute(db)
}

/** Seats for which somebody is named in a choice that runs. */
export async function seatsWithNominations(db: Db, community: OrganisationId): Promise<ReadonlySet<string>> {
  const all = await rows(
    db,
    sql<{ seat: string }>`select distinct selection.seat_id as seat from governance.selection
      join governance.nomination on nomination.organisation_id = selection.organisation_id
        and nomination.selection_id = selection.id
      where selection.organisation_id = ${community} and selection.step not in ('done', 'stopped') order by seat`,
  )
  return new Set(all.map(({ seat }) => seat))
}
