/** SQL of what a vote does by itself: it opens, reminds and closes when its moment has come. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { type VoteRow, voteColumns } from './votes.ts'

// an objection that waits for its test holds up the count of its vote
const inTest = sql`exists (select from governance.objection
  where objection.organisation_id = vote.organisation_id and objection.proposal_id = vote.proposal_id
    and objection.state = 'raised')`

// in a meeting whoever leads saves it
const endsByItself = sql`(vote.meeting_id is null or vote.awaits_tests) and not (vote.awaits_tests and ${inTest})`

/** Running votes of which somebody is to be reminded, locked. */
export const lockReminders = (db: Db, community: OrganisationId, now: Instant): Promise<VoteRow[]> =>
  rows(
    db,
    sql<VoteRow>`select ${voteColumns} from governance.vote
      where vote.organisation_id = ${community} and vote.state in ('open', 'extended') and vote.remind_at <= ${now}
      order by vote.number for update`,
  )

export async function remindNext(db: Db, community: OrganisationId, id: string, at: Instant | null): Promise<void> {
  await sql`update governance.vote set remind_at = ${at}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Those whose opening or closing has come, locked. */
export const lockDueVotes = (db: Db, community: OrganisationId, now: Instant): Promise<VoteRow[]> =>
  rows(
    db,
    sql<VoteRow>`select ${voteColumns} from governance.vote where vote.organisation_id = ${community}
      and ((vote.state = 'scheduled' and vote.opens_at <= ${now})
        or (vote.state in ('open', 'extended') and (vote.closes_at <= ${now} or vote.awaits_tests) and ${endsByItself}))
      order by vote.number for update`,
  )

/** When a vote opens, reminds or closes next, or a test of an objection ends. */
export const nextVoteMoment = async (db: Db, community: OrganisationId): Promise<Instant | null> =>
  (
    await one<{ at: Instant | null }>(
      db,
      sql`select least(
          (select min(case when vote.state = 'scheduled' then vote.opens_at else vote.closes_at end) from governance.vote
            where vote.organisation_id = ${community} and vote.state in ('scheduled', 'open', 'extended')
              and ${endsByItself}),
          (select min(vote.remind_at) from governance.vote
            where vote.organisation_id = ${community} and vote.state in ('open', 'extended')),
          (select min(coalesce(test_until, raised_at + interval '7 days')) from governance.objection
            where organisation_id = ${community} and state = 'raised')) as at`,
    )
  )?.at ?? null
