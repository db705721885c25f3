/** SQL of releases, of what organisations answer to them, and of feedback. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface ReleaseRow {
  readonly id: string
  readonly version: string
  readonly provider: OrganisationId
  readonly notes: Readonly<Record<string, string>>
  readonly at: Instant
}

export const releasesOf = (db: Db, community: OrganisationId, need: string): Promise<ReleaseRow[]> =>
  rows(
    db,
    sql<ReleaseRow>`select release.id, release.version, release.provider_id as provider, release.notes, release.released_at as at
      from needs.release as release
      join needs.release_need as part on part.organisation_id = release.organisation_id and part.release_id = release.id
      where release.organisation_id = ${community} and part.need_id = ${need} order by release.released_at, release.id`,
  )

export async function addRelease(
  db: Db,
  community: OrganisationId,
  release: ReleaseRow & { readonly needs: readonly string[]; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into needs.release (organisation_id, id, version, provider_id, notes, released_at, released_by)
    values (${community}, ${release.id}, ${release.version}, ${release.provider}, ${JSON.stringify(release.notes)}::jsonb,
      ${release.at}, ${release.by})`.execute(db)
  await insertRows(
    db,
    'needs.release_need',
    { organisation_id: 'uuid', release_id: 'uuid', need_id: 'uuid' },
    release.needs.map((need) => ({ organisation_id: community, release_id: release.id, need_id: need })),
  )
}

export interface AcceptanceRow {
  readonly need: string
  readonly release: string
  readonly participant: OrganisationId
  readonly criterion: string | null
  readonly answer: 'ok' | 'rejected'
  readonly reason: string | null
  readonly at: Instant
}

/** Every answer to every release of these needs, the earliest first. */
export const acceptancesOf = (db: Db, community: OrganisationId, needs: readonly string[]): Promise<AcceptanceRow[]> =>
  rows(
    db,
    sql<AcceptanceRow>`select need_id as need, release_id as release, participant_id as participant, criterion, answer, reason,
        given_at as at
      from needs.acceptance where organisation_id = ${community} and need_id = any(${needs as string[]}::uuid[])
      order by given_at, id`,
  )

export async function addAcceptance(
  db: Db,
  community: OrganisationId,
  one: AcceptanceRow & { readonly id: string; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into needs.acceptance (organisation_id, id, need_id, release_id, participant_id, criterion, answer, reason,
      given_at, given_by)
    values (${community}, ${one.id}, ${one.need}, ${one.release}, ${one.participant}, ${one.criterion}, ${one.answer},
      ${one.reason}, ${one.at}, ${one.by})`.execute(db)
}

export interface FeedbackRow {
  readonly need: string
  readonly participant: OrganisationId
  readonly day: 30 | 90
  readonly used: 'yes' | 'partly' | 'no'
  readonly score: number
  readonly defects: string | null
}

export const feedbackOf = (db: Db, community: OrganisationId, needs: readonly string[]): Promise<FeedbackRow[]> =>
  rows(
    db,
    sql<FeedbackRow>`select need_id as need, participant_id as participant, day, used, score, defects from needs.feedback
      where organisation_id = ${community} and need_id = any(${needs as string[]}::uuid[]) order by need_id, day, participant_id`,
  )

export async function writeFeedback(
  db: Db,
  community: OrganisationId,
  one: FeedbackRow & { readonly now: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`insert into needs.feedback (organisation_id, need_id, participant_id, day, used, score, defects, given_at, given_by)
    values (${community}, ${one.need}, ${one.participant}, ${one.day}, ${one.used}, ${one.score}, ${one.defects}, ${one.now},
      ${one.by})
    on conflict (organisation_id, need_id, participant_id, day) do update set used = excluded.used, score = excluded.score,
      defects = excluded.defects, given_at = excluded.given_at, given_by = excluded.given_by`.execute(db)
}
