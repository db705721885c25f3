/** SQL of drafts as each save left them. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Scope } from '../rules/initiatives.ts'
import type { VersionRow } from './hearing.ts'
import type { ProposalRow } from './proposals.ts'

type Told = Pick<
  ProposalRow,
  | 'title'
  | 'reviewOn'
  | 'driver'
  | 'requirement'
  | 'criteria'
  | 'supersedes'
  | 'criteriaAnswer'
  | 'method'
  | 'fallback'
  | 'options'
  | 'quorumBp'
  | 'tieRule'
  | 'theme'
  | 'language'
  | 'circle'
>
type Words = Pick<VersionRow, 'paragraphs' | 'alternatives' | 'effectOnShops' | 'cost' | 'effects'>

/** Of an initiative also where it is signed, and for how long. */
export interface Gathering {
  readonly days: number
  readonly scopes: readonly Scope[]
}
export type DraftParts = Told & Words & Partial<Gathering>

export interface DraftRow {
  readonly n: number
  readonly basedOn: number
  readonly parts: DraftParts
  readonly beside: boolean
  readonly writtenAt: Instant
  readonly writtenBy: AccountId | null
}

/** The earliest first. */
export const draftsOf = (
  db: Db,
  community: OrganisationId,
  proposal: string,
): Promise<Pick<DraftRow, 'n' | 'beside'>[]> =>
  rows(
    db,
    sql<Pick<DraftRow, 'n' | 'beside'>>`select n, beside from governance.draft
      where organisation_id = ${community} and proposal_id = ${proposal} order by n`,
  )

export const draftsBeside = (db: Db, community: OrganisationId, proposal: string): Promise<DraftRow[]> =>
  rows(
    db,
    sql<DraftRow>`select n, based_on as "basedOn", parts, beside, written_at as "writtenAt", written_by as "writtenBy"
      from governance.draft
      where organisation_id = ${community} and proposal_id = ${proposal} and beside order by n`,
  )

export async function addDraft(db: Db, community: OrganisationId, proposal: string, row: DraftRow): Promise<void> {
  await sql`insert into governance.draft (organisation_id, proposal_id, n, based_on, parts, beside, written_at, written_by)
    values (${community}, ${proposal}, ${row.n}, ${row.basedOn}, ${JSON.stringify(row.parts)}::jsonb, ${row.beside},
      ${row.writtenAt}, ${row.writtenBy})`.execute(db)
}

export async function settleDraft(db: Db, community: OrganisationId, proposal: string, n: number): Promise<void> {
  await sql`update governance.draft set beside = false
    where organisation_id = ${community} and proposal_id = ${proposal} and n = ${n}`.execute(db)
}
