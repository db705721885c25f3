/** SQL of slips of the pen. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents } from '#platform/values/money.ts'
import type { SlipState } from '../rules/slips.ts'

export interface SlipRow {
  readonly id: string
  readonly round: string
  readonly participant: string
  readonly text: string
  readonly pledge: string | null
  readonly amount: Cents | null
  readonly minutes: number | null
  readonly usesArea: boolean | null
  readonly state: SlipState
  readonly answer: string | null
  readonly reportedAt: Instant
}

const columns = sql`id, round_id as round, participant_id as participant, text, pledge_id as pledge, amount, minutes,
  uses_area as "usesArea", state, answer, reported_at as "reportedAt"`

export const slipsOf = (db: Db, community: OrganisationId, round: string): Promise<SlipRow[]> =>
  rows(
    db,
    sql<SlipRow>`select ${columns} from funding.slip
      where organisation_id = ${community} and round_id = ${round} order by reported_at, id`,
  )

export const slipById = (db: Db, community: OrganisationId, id: string): Promise<SlipRow | null> =>
  one(db, sql<SlipRow>`select ${columns} from funding.slip where organisation_id = ${community} and id = ${id}`)

export async function writeSlip(
  db: Db,
  community: OrganisationId,
  slip: Omit<SlipRow, 'state' | 'answer' | 'reportedAt'> & { readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into funding.slip (organisation_id, id, round_id, participant_id, text, pledge_id, amount, minutes, uses_area,
      state, reported_at, reported_by)
    values (${community}, ${slip.id}, ${slip.round}, ${slip.participant}, ${slip.text}, ${slip.pledge}, ${slip.amount},
      ${slip.minutes}, ${slip.usesArea}, 'open', ${slip.at}, ${slip.by})`.execute(db)
}

export async function answerSlip(
  db: Db,
  community: OrganisationId,
  id: string,
  answered: {
    readonly state: SlipState
    readonly answer: string | null
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`update funding.slip set state = ${answered.state}, answer = ${answered.answer}, answered_at = ${answered.at},
      answered_by = ${answered.by}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** What a round came to, written anew before anything of it is called. */
export async function keepAnew(db: Db, community: OrganisationId, round: string, kept: unknown): Promise<void> {
  await sql`update funding.round set closing = ${JSON.stringify(kept)}::jsonb
    where organisation_id = ${community} and id = ${round}`.execute(db)
  await sql`delete from funding.share where organisation_id = ${community} and round_id = ${round}`.execute(db)
}
