/** SQL of what becomes of a vote: planned, opened, extended, ended. */
import type { Db } from '#platform/database/connect.ts'
import { sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Concerned } from '../rules/interests.ts'
import type { CancelledBy } from '../rules/votes.ts'
import { dropSheets } from './paper-sheets.ts'
import type { VoteResult, VoteRow } from './votes.ts'

export type NewVote = Omit<VoteRow, 'state' | 'cancelReason' | 'cancelledBy' | 'seed' | 'result' | 'awaitsTests'> & {
  readonly madeAt: Instant
  readonly madeBy: AccountId | null
}

export async function addVote(db: Db, community: OrganisationId, vote: NewVote): Promise<void> {
  await sql`insert into governance.vote (organisation_id, id, number, title, question, terms, meanings, hide, quorum_bp,
      opens_at, closes_at, state, made_at, made_by, proposal_id, round, secret, about_persons, electorate, people_of, theme,
      concerned, follows_id, is_run_off, matter, matter_id, matter_name,
      candidates, weights, weights_decision, meeting_id, taken_in)
    values (${community}, ${vote.id}, ${vote.number}, ${vote.title}, ${vote.question}, ${JSON.stringify(vote.terms)}::jsonb,
      ${JSON.stringify(vote.meanings)}::jsonb, ${vote.hide}, ${vote.quorumBp}, ${vote.opensAt}, ${vote.closesAt},
      'scheduled', ${vote.madeAt}, ${vote.madeBy}, ${vote.proposal}, ${vote.round}, ${vote.secret}, ${vote.aboutPersons},
      ${vote.electorate}, ${vote.peopleOf}, ${vote.theme},
      ${JSON.stringify(vote.concerned)}::jsonb, ${vote.follows}, ${vote.isRunOff},
      ${vote.matter?.kind ?? null}, ${vote.matter?.id ?? null}, ${vote.matter?.name ?? null}, ${JSON.stringify(vote.candidates)}::jsonb,
      ${vote.weights && JSON.stringify(vote.weights)}::jsonb, ${vote.weightsDecision}, ${vote.meeting},
      ${vote.takenIn})`.execute(db)
}

/** What is asked and how it is counted, before the first ballot. */
export async function changeVote(
  db: Db,
  community: OrganisationId,
  id: string,
  to: Pick<VoteRow, 'title' | 'question' | 'terms' | 'meanings' | 'hide' | 'quorumBp' | 'concerned' | 'candidates'>,
): Promise<void> {
  await sql`update governance.vote set title = ${to.title}, question = ${to.question},
      terms = ${JSON.stringify(to.terms)}::jsonb, meanings = ${JSON.stringify(to.meanings)}::jsonb, hide = ${to.hide},
      quorum_bp = ${to.quorumBp}, concerned = ${JSON.stringify(to.concerned)}::jsonb,
      candidates = ${JSON.stringify(to.candidates)}::jsonb
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Who no longer stands; nothing else of the terms is touched. */
export async function writeWithdrawn(
  db: Db,
  community: OrganisationId,
  id: string,
  withdrawn: readonly string[],
): Promise<void> {
  await sql`update governance.vote set terms = jsonb_set(terms, '{withdrawn}', ${JSON.stringify(withdrawn)}::jsonb)
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Opens it, with the seed of its lot. */
export async function openVote(db: Db, community: OrganisationId, id: string, seed: string): Promise<void> {
  await sql`update governance.vote set state = 'open', seed = ${seed}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function extendVote(db: Db, community: OrganisationId, id: string, closesAt: Instant): Promise<void> {
  await sql`update governance.vote set state = 'extended', closes_at = ${closesAt}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Its time is over; it is counted when the objections are tested. */
export async function letVoteWait(db: Db, community: OrganisationId, id: string): Promise<void> {
  await sql`update governance.vote set awaits_tests = true
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

export async function endVote(
  db: Db,
  community: OrganisationId,
  id: string,
  end: { readonly state: 'closed' | 'lapsed'; readonly at: Instant; readonly result: VoteResult | null },
): Promise<void> {
  await sql`update governance.vote set state = ${end.state}, closed_at = ${end.at},
      result = ${end.result && JSON.stringify(end.result)}::jsonb
    where organisation_id = ${community} and id = ${id}`.execute(db)
  await dropSheets(db, community, id)
}

export async function cancelVote(
  db: Db,
  community: OrganisationId,
  id: string,
  { by, reason }: { readonly by: CancelledBy; readonly reason: string | null },
): Promise<void> {
  await sql`update governance.vote set state = 'cancelled', cancelled_by = ${by}, cancel_reason = ${reason}
    where organisation_id = ${community} and id = ${id}`.execute(db)
  await dropSheets(db, community, id)
}

export async function writeConcerned(
  db: Db,
  community: OrganisationId,
  vote: string,
  concerned: readonly Concerned[],
): Promise<void> {
  await sql`update governance.vote set concerned = ${JSON.stringify(concerned)}::jsonb
    where organisation_id = ${community} and id = ${vote}`.execute(db)
}
