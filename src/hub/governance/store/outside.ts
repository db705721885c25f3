/** SQL of comments from outside. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { OutsideState } from '../rules/outside.ts'

export interface OutsideRow {
  readonly id: string
  readonly proposal: string
  readonly version: number
  readonly paragraph: number | null
  readonly name: string
  readonly language: Language
  readonly text: string
  readonly state: OutsideState
  readonly reason: string | null
  readonly at: Instant
}

const columns = sql`id, proposal_id as proposal, version, paragraph, name, language, text, state, reason, at`

export async function addOutside(
  db: Db,
  community: OrganisationId,
  of: Omit<OutsideRow, 'state' | 'reason'> & { readonly email: string | null },
): Promise<void> {
  await sql`insert into governance.outside_comment (organisation_id, id, proposal_id, version, paragraph, name, email, language,
      text, state, at)
    values (${community}, ${of.id}, ${of.proposal}, ${of.version}, ${of.paragraph}, ${of.name}, ${of.email}, ${of.language},
      ${of.text}, 'waiting', ${of.at})`.execute(db)
}

export const lockOutside = (db: Db, community: OrganisationId, id: string): Promise<OutsideRow | null> =>
  one(
    db,
    sql<OutsideRow>`select ${columns} from governance.outside_comment
      where organisation_id = ${community} and id = ${id} for update`,
  )

export async function judgeOutside(
  db: Db,
  community: OrganisationId,
  id: string,
  of: {
    readonly state: OutsideState
    readonly reason: string | null
    readonly at: Instant
    readonly by: AccountId | null
  },
): Promise<void> {
  await sql`update governance.outside_comment
    set state = ${of.state}, reason = ${of.reason}, judged_at = ${of.at}, judged_by = ${of.by}
    where organisation_id = ${community} and id = ${id}`.execute(db)
}

/** What a moderator let through, the earliest first. */
export const acceptedOutside = (db: Db, community: OrganisationId, proposal: string): Promise<OutsideRow[]> =>
  rows(
    db,
    sql<OutsideRow>`select ${columns} from governance.outside_comment
      where organisation_id = ${community} and proposal_id = ${proposal} and state = 'accepted' order by at, id`,
  )

/** Whom to tell, of those who left an address. */
export const outsideWriters = (
  db: Db,
  community: OrganisationId,
  ids: readonly string[],
): Promise<{ id: string; name: string; email: string; language: Language }[]> =>
  rows(
    db,
    sql<{ id: string; name: string; email: string; language: Language }>`select id, name, email, language
      from governance.outside_comment
      where organisation_id = ${community} and id = any(${ids as string[]}::uuid[]) and email is not null order by id`,
  )

export const outsideList = (community: OrganisationId): ListDefinition => ({
  name: 'outside-comments',
  from: sql`from governance.outside_comment as outside join governance.proposal
      on proposal.organisation_id = outside.organisation_id and proposal.id = outside.proposal_id
    where outside.organisation_id = ${community}`,
  id: sql`outside.id`,
  columns: {
    name: { sql: sql`outside.name`, sortSql: sql`platform.plain(outside.name)`, type: 'text', sortable: true },
    text: { sql: sql`outside.text`, type: 'text' },
    state: { sql: sql`outside.state`, type: 'text', sortable: true },
    reason: { sql: sql`outside.reason`, type: 'text' },
    rfc: { sql: sql`proposal.id`, type: 'text', exported: false },
    proposal: { sql: sql`proposal.number || ' · ' || proposal.title`, type: 'text' },
    paragraph: { sql: sql`outside.paragraph`, type: 'number' },
    at: { sql: sql`outside.at`, type: 'instant', sortable: true },
  },
  search: wordIn(sql`platform.plain(outside.name || ' ' || outside.text || ' ' || proposal.title)`),
  filters: { state: (value) => sql`outside.state = ${value}` },
  sort: '-at',
})
