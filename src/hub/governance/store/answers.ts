/** SQL of answers: what was said in a vote, the newest counts. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Content } from '../rules/counting/terms.ts'

/** How many ballots were cast, drafts aside. */
export const ballotsCast = async (db: Db, community: OrganisationId, vote: string): Promise<number> =>
  (
    await one<{ ballots: number }>(
      db,
      sql`select (select count(*) from governance.answer where organisation_id = ${community} and vote_id = ${vote}
            and not draft)::integer
          + (select count(*) from governance.elector where organisation_id = ${community} and vote_id = ${vote}
            and cast_on is not null)::integer as ballots`,
    )
  )?.ballots ?? 0

export interface AnswerRow {
  readonly id: string
  readonly participant: string
  readonly content: Content | null
  readonly draft: boolean
  readonly reason: string | null
  readonly at: Instant
  /** The organisation that answered in its place. */
  readonly via: string | null
  /** Who wrote it down in a meeting. */
  readonly notedBy: AccountId | null
}

/** All that was answered, the earliest first. */
export const answersOf = (db: Db, community: OrganisationId, vote: string): Promise<AnswerRow[]> =>
  rows(
    db,
    sql<AnswerRow>`select id, participant_id as participant, content, draft, reason, given_at as at,
      via_id as via, noted_by as "notedBy" from governance.answer
      where organisation_id = ${community} and vote_id = ${vote} order by turn`,
  )

export async function addAnswer(
  db: Db,
  community: OrganisationId,
  vote: string,
  answer: AnswerRow & { readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into governance.answer (organisation_id, id, vote_id, participant_id, content, draft, reason, given_at,
      given_by, via_id, noted_by, turn)
    select ${community}::uuid, ${answer.id}::uuid, ${vote}::uuid, ${answer.participant}::uuid,
      ${answer.content && JSON.stringify(answer.content)}::jsonb, ${answer.draft}::boolean, ${answer.reason}::text,
      ${answer.at}::timestamptz, ${answer.by}::uuid, ${answer.via}::uuid, ${answer.notedBy}::uuid,
      coalesce((select max(turn) from governance.answer where organisation_id = ${community} and vote_id = ${vote}), 0) + 1`.execute(
    db,
  )
}
