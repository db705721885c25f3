/** SQL of what is said about proposals: versions, comments, who read it. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Effect } from '../rules/effects.ts'
import type { commentKinds, commentStatuses } from '../rules/states.ts'

export interface VersionRow {
  readonly n: number
  readonly paragraphs: readonly string[]
  readonly alternatives: string | null
  readonly effectOnShops: string | null
  readonly cost: string | null
  readonly effects: readonly Effect[]
  readonly hash: string
  readonly writtenAt: Instant
  readonly writtenBy: AccountId | null
  readonly wordsChanged: number
  readonly wordsBefore: number
  readonly substantive: boolean
}

export const versionsOf = (db: Db, community: OrganisationId, proposal: string): Promise<VersionRow[]> =>
  rows(
    db,
    sql<VersionRow>`select n, paragraphs, alternatives, effect_on_shops as "effectOnShops", cost, effects, hash,
        written_at as "writtenAt", written_by as "writtenBy", words_changed as "wordsChanged",
        words_before as "wordsBefore", substantive
      from governance.version where organisation_id = ${community} and proposal_id = ${proposal} order by n`,
  )

/** A version is never touched again; only the first, while its proposal is a draft. */
export async function writeVersion(db: Db, community: OrganisationId, proposal: string, of: VersionRow): Promise<void> {
  await sql`insert into governance.version (organisation_id, proposal_id, n, paragraphs, alternatives, effect_on_shops, cost,
      effects, hash, written_at, written_by, words_changed, words_before, substantive)
    values (${community}, ${proposal}, ${of.n}, ${of.paragraphs as string[]}::text[], ${of.alternatives}, ${of.effectOnShops},
      ${of.cost}, ${JSON.stringify(of.effects)}::jsonb, ${of.hash}, ${of.writtenAt}, ${of.writtenBy}, ${of.wordsChanged}, ${of.wordsBefore}, ${of.substantive})
    on conflict (organisation_id, proposal_id, n) do update set paragraphs = excluded.paragraphs,
      alternatives = excluded.alternatives, effect_on_shops = excluded.effect_on_shops, cost = excluded.cost,
      effects = excluded.effects,
      hash = excluded.hash, written_at = excluded.written_at, written_by = excluded.written_by`.execute(db)
}

export interface CommentRow {
  readonly id: string
  readonly proposal: string
  readonly version: number
  readonly paragraph: number | null
  readonly participant: OrganisationId
  readonly account: AccountId | null
  readonly asPosition: boolean
  readonly kind: (typeof commentKinds)[number]
  readonly text: string
  readonly status: (typeof commentStatuses)[number]
  readonly answer: string | null
  readonly at: Instant
}

const commentColumns = sql`id, proposal_id as proposal, version, paragraph, participant_id as participant,
  account_id as account, as_position as "asPosition", kind, text, status, answer, at`

export const commentsOf = (db: Db, community: OrganisationId, proposal: string): Promise<CommentRow[]> =>
  rows(
    db,
    sql<CommentRow>`select ${commentColumns} from governance.comment
      where organisation_id = ${community} and proposal_id = ${proposal} order by at, id`,
  )

export const readComment = (db: Db, community: OrganisationId, id: string): Promise<CommentRow | null> =>
  one(
    db,
    sql<CommentRow>`select ${commentColumns} from governance.comment where organisation_id = ${community} and id = ${id}`,
  )

export async function addComment(db: Db, community: OrganisationId, of: CommentRow): Promise<void> {
  await sql`insert into governance.comment (organisation_id, id, proposal_id, version, paragraph, participant_id, account_id,
      as_position, kind, text, status, at)
    values (${community}, ${of.id}, ${of.proposal}, ${of.version}, ${of.paragraph}, ${of.participant}, ${of.account},
      ${of.asPosition}, ${of.kind}, ${of.text}, ${of.status}, ${of.at})`.execute(db)
}

export async function answerComment(
  db: Db,
  community: OrganisationId,
  id: string,
  of: { readonly status: string; readonly answer: string | null; readonly at: Instant; readonly by: AccountId | null },
): Promise<void> {
  await sql`update governance.comment set status = ${of.status}, answer = ${of.answer}, answered_at = ${of.at},
      answered_by = ${of.by} where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** Those that ticked "read, nothing to add". */
export async function readersOf(db: Db, community: OrganisationId, proposal: string): Promise<OrganisationId[]> {
  const all = await rows(
    db,
    sql<{ participant: OrganisationId }>`select participant_id as participant from governance.reading
      where organisation_id = ${community} and proposal_id = ${proposal} order by participant_id`,
  )
  return all.map(({ participant }) => participant)
}

export async function noteReading(
  db: Db,
  community: OrganisationId,
  proposal: string,
  of: { readonly participant: OrganisationId; readonly at: Instant; readonly account: AccountId | null },
): Promise<void> {
  await sql`insert into governance.reading (organisation_id, proposal_id, participant_id, at, account_id)
    values (${community}, ${proposal}, ${of.participant}, ${of.at}, ${of.account}) on conflict do nothing`.execute(db)
}

/** When the substance of these was changed after their first words. */
export const changesOfSubstance = (
  db: Db,
  community: OrganisationId,
  proposals: readonly string[],
): Promise<{ readonly proposal: string; readonly at: Instant }[]> =>
  rows(
    db,
    sql<{ proposal: string; at: Instant }>`select proposal_id as proposal, written_at as at from governance.version
      where organisation_id = ${community} and proposal_id = any(${proposals as string[]}::uuid[]) and n > 1 and substantive
      order by proposal_id, n`,
  )
