/** SQL of consultations: what would change for each organisation of an area, and what it answered. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface ConsultedRow {
  readonly participant: OrganisationId
  readonly effect: string | null
  readonly reachedOn: Day | null
  readonly reachedHow: string | null
  readonly answer: 'agrees' | 'objects' | null
  readonly reason: string | null
}

export const consultedOf = (db: Db, community: OrganisationId, need: string): Promise<ConsultedRow[]> =>
  rows(
    db,
    sql<ConsultedRow>`select participant_id as participant, effect, reached_on as "reachedOn", reached_how as "reachedHow",
        answer, reason
      from needs.consulted where organisation_id = ${community} and need_id = ${need} order by participant_id`,
  )

/** Who was asked about these needs, and who answered. */
export const consultedIn = (
  db: Db,
  community: OrganisationId,
  needs: readonly string[],
): Promise<{ need: string; participant: string; answer: string | null }[]> =>
  rows(
    db,
    sql<{
      need: string
      participant: string
      answer: string | null
    }>`select need_id as need, participant_id as participant, answer
      from needs.consulted where organisation_id = ${community} and need_id = any(${needs as string[]}::uuid[])
      order by need_id, participant_id`,
  )

/** Opens a consultation: whatever was answered to an earlier analysis of the need counts no more. */
export async function beginConsultation(
  db: Db,
  community: OrganisationId,
  need: string,
  all: readonly Pick<ConsultedRow, 'participant' | 'effect' | 'reachedOn'>[],
): Promise<void> {
  await sql`delete from needs.consulted where organisation_id = ${community} and need_id = ${need}`.execute(db)
  await insertRows(
    db,
    'needs.consulted',
    { organisation_id: 'uuid', need_id: 'uuid', participant_id: 'uuid', effect: 'text', reached_on: 'date' },
    all.map((one) => ({
      organisation_id: community,
      need_id: need,
      participant_id: one.participant,
      effect: one.effect,
      reached_on: one.reachedOn,
    })),
  )
}

export async function writeReached(
  db: Db,
  community: OrganisationId,
  need: string,
  participant: string,
  reached: { readonly on: Day; readonly how: string | null },
): Promise<void> {
  await sql`insert into needs.consulted (organisation_id, need_id, participant_id, reached_on, reached_how)
    values (${community}, ${need}, ${participant}, ${reached.on}, ${reached.how})
    on conflict (organisation_id, need_id, participant_id) do update set reached_on = excluded.reached_on,
      reached_how = excluded.reached_how`.execute(db)
}

export async function writeAnswer(
  db: Db,
  community: OrganisationId,
  need: string,
  participant: string,
  answered: {
    readonly answer: 'agrees' | 'objects'
    readonly reason: string | null
    readonly on: Day
    readonly now: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`insert into needs.consulted as consulted (organisation_id, need_id, participant_id, reached_on, answer, reason, answered_at,
      answered_by)
    values (${community}, ${need}, ${participant}, ${answered.on}, ${answered.answer}, ${answered.reason}, ${answered.now},
      ${answered.by})
    on conflict (organisation_id, need_id, participant_id) do update set answer = excluded.answer, reason = excluded.reason,
      reached_on = coalesce(consulted.reached_on, excluded.reached_on), answered_at = excluded.answered_at,
      answered_by = excluded.answered_by`.execute(db)
}
