/** SQL of objections and their tests. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Offer } from '../rules/objections.ts'
import type { ObjectionState } from '../rules/states.ts'

export interface ObjectionRow {
  readonly id: string
  readonly proposal: string
  /** The vote in which it was raised as an answer. */
  readonly vote: string | null
  readonly participant: OrganisationId
  readonly harm: string
  readonly whatWouldHelp: string
  readonly round: number
  readonly state: ObjectionState
  readonly raisedAt: Instant
  readonly raisedOn: Day
  readonly testUntil: Instant
  readonly offerHow: Offer | null
  readonly offerWords: string | null
}

// objections of before they were tested have the same seven days
const columns = sql`id, proposal_id as proposal, vote_id as vote, participant_id as participant, harm,
  what_would_help as "whatWouldHelp", round, state, raised_at as "raisedAt", raised_on as "raisedOn",
  coalesce(test_until, raised_at + interval '7 days') as "testUntil", offer_how as "offerHow", offer_words as "offerWords"`

export const objectionsOf = (db: Db, community: OrganisationId, proposal: string): Promise<ObjectionRow[]> =>
  rows(
    db,
    sql<ObjectionRow>`select ${columns} from governance.objection
      where organisation_id = ${community} and proposal_id = ${proposal} order by raised_at, id`,
  )

/** Of several proposals. */
export const objectionsIn = (
  db: Db,
  community: OrganisationId,
  proposals: readonly string[],
): Promise<ObjectionRow[]> =>
  rows(
    db,
    sql<ObjectionRow>`select ${columns} from governance.objection
      where organisation_id = ${community} and proposal_id = any(${proposals as string[]}::uuid[])
      order by proposal_id, raised_at, id`,
  )

export const lockObjection = (db: Db, community: OrganisationId, id: string): Promise<ObjectionRow | null> =>
  one(
    db,
    sql<ObjectionRow>`select ${columns} from governance.objection
      where organisation_id = ${community} and id = ${id} for update`,
  )

/** Those whose test is over, locked, the oldest first. */
export const lockDueTests = (db: Db, community: OrganisationId, now: Instant): Promise<ObjectionRow[]> =>
  rows(
    db,
    sql<ObjectionRow>`select ${columns} from governance.objection
      where organisation_id = ${community} and state = 'raised'
        and coalesce(test_until, raised_at + interval '7 days') <= ${now}
      order by raised_at, id for update`,
  )

export async function addObjection(
  db: Db,
  community: OrganisationId,
  of: Omit<ObjectionRow, 'offerHow' | 'offerWords'> & { readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into governance.objection (organisation_id, id, proposal_id, vote_id, participant_id, harm,
      what_would_help, round, state, raised_at, raised_on, raised_by, test_until)
    values (${community}, ${of.id}, ${of.proposal}, ${of.vote}, ${of.participant}, ${of.harm}, ${of.whatWouldHelp},
      ${of.round}, ${of.state}, ${of.raisedAt}, ${of.raisedOn}, ${of.by}, ${of.testUntil})`.execute(db)
}

interface Change {
  readonly state: ObjectionState
  readonly testedAt: Instant
  readonly withdrawnAt: Instant
  readonly offerHow: Offer
  readonly offerWords: string
  readonly offeredAt: Instant
  readonly offeredBy: AccountId | null
  readonly resolvedAt: Instant
}

const inTable = {
  state: 'state',
  testedAt: 'tested_at',
  withdrawnAt: 'withdrawn_at',
  offerHow: 'offer_how',
  offerWords: 'offer_words',
  offeredAt: 'offered_at',
  offeredBy: 'offered_by',
  resolvedAt: 'resolved_at',
} as const satisfies Readonly<Record<keyof Change, string>>

export async function moveObjection(
  db: Db,
  community: OrganisationId,
  id: string,
  change: Partial<Change>,
): Promise<void> {
  const sets = Object.entries(change).map(
    ([field, value]) => sql`${sql.ref(inTable[field as keyof Change])} = ${value}`,
  )
  await sql`update governance.objection set ${sql.join(sets)}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export interface TestRow {
  readonly objection: string
  readonly participant: OrganisationId
  readonly harms: boolean
  readonly reason: string | null
}

/** What was said of these objections, the earliest first: the last of each organisation counts. */
export const testsOf = (db: Db, community: OrganisationId, objections: readonly string[]): Promise<TestRow[]> =>
  rows(
    db,
    sql<TestRow>`select objection_id as objection, participant_id as participant, harms, reason
      from governance.objection_test
      where organisation_id = ${community} and objection_id = any(${objections as string[]}::uuid[])
      order by objection_id, turn`,
  )

export async function addTest(
  db: Db,
  community: OrganisationId,
  objection: string,
  of: Omit<TestRow, 'objection'> & { readonly id: string; readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into governance.objection_test (organisation_id, id, objection_id, participant_id, harms, reason, given_at,
      given_by, turn)
    select ${community}::uuid, ${of.id}::uuid, ${objection}::uuid, ${of.participant}::uuid, ${of.harms}::boolean,
      ${of.reason}::text, ${of.at}::timestamptz, ${of.by}::uuid,
      coalesce((select max(turn) from governance.objection_test
        where organisation_id = ${community} and objection_id = ${objection}), 0) + 1`.execute(db)
}

/** The newest one of an organisation. */
export const newestObjectionOf = (
  db: Db,
  community: OrganisationId,
  participant: string,
): Promise<ObjectionRow | null> =>
  one(
    db,
    sql<ObjectionRow>`select ${columns} from governance.objection
      where organisation_id = ${community} and participant_id = ${participant} order by raised_at desc, id desc limit 1`,
  )
