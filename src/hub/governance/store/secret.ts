/** SQL of secret ballots: the roll and the box, apart. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { randomId } from '#platform/values/random.ts'
import type { Content } from '../rules/counting/terms.ts'

export interface SecretBallot {
  readonly receipt: string
  readonly content: Content
}

/** What lies in the box, in an order that tells nothing. */
export const ballotsIn = (db: Db, community: OrganisationId, vote: string): Promise<SecretBallot[]> =>
  rows(
    db,
    sql<SecretBallot>`select receipt, content from governance.secret_ballot
      where organisation_id = ${community} and vote_id = ${vote} order by receipt`,
  )

export const putBallots = (
  db: Db,
  community: OrganisationId,
  vote: string,
  ballots: readonly SecretBallot[],
): Promise<number> =>
  insertRows(
    db,
    'governance.secret_ballot',
    { organisation_id: 'uuid', vote_id: 'uuid', id: 'uuid', receipt: 'text', content: 'jsonb' },
    ballots
      .map(({ receipt, content }) => ({ organisation_id: community, vote_id: vote, id: randomId(), receipt, content }))
      // the ids are chance, and so is the order of the rows
      .sort((one, other) => (one.id < other.id ? -1 : 1)),
  )

/** All ballots of the box are written anew, with other ids: whatever the storage knew of their order is gone. */
export async function shuffleBox(db: Db, community: OrganisationId, vote: string): Promise<void> {
  const ballots = await rows(
    db,
    sql<SecretBallot>`delete from governance.secret_ballot
      where organisation_id = ${community} and vote_id = ${vote} returning receipt, content`,
  )
  await putBallots(db, community, vote, ballots)
}

/** Secret votes that run. */
export const runningBoxes = async (db: Db, community: OrganisationId): Promise<string[]> => {
  const all = await rows(
    db,
    sql<{ id: string }>`select id from governance.vote
      where organisation_id = ${community} and secret and state in ('open', 'extended') order by number`,
  )
  return all.map(({ id }) => id)
}

/** The roll keeps the day alone. */
export async function markCast(
  db: Db,
  community: OrganisationId,
  vote: string,
  participant: string,
  day: Day,
): Promise<void> {
  await sql`update governance.elector set cast_on = ${day}
    where organisation_id = ${community} and vote_id = ${vote} and participant_id = ${participant}`.execute(db)
}
