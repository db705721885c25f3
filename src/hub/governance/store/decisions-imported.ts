/** SQL of decisions that came from a file. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface ImportedDecision {
  readonly title: string
  readonly text: string
  readonly language: Language
  readonly method: string
  readonly takenIn: string | null
  readonly takenOn: Day
  readonly inForceFrom: Day
  readonly reviewOn: Day
  readonly criteria: string | null
  readonly eligible: number | null
  readonly answered: number | null
  readonly endedFrom: Day | null
}

export const decisionsKnown = (
  db: Db,
  community: OrganisationId,
): Promise<{ readonly title: string; readonly takenOn: Day }[]> =>
  rows(
    db,
    sql<{ title: string; takenOn: Day }>`select title, taken_on as "takenOn" from governance.decision
      where organisation_id = ${community} order by number`,
  )

/** Of reviews that are due already nobody is told: the register shows them. */
export const addImported = (
  db: Db,
  community: OrganisationId,
  all: readonly (ImportedDecision & {
    readonly id: string
    readonly year: number
    readonly seq: number
    readonly number: string
    readonly toldOn: Day | null
  })[],
  by: { readonly import: string | null; readonly at: Instant; readonly account: AccountId | null },
): Promise<number> =>
  insertRows(
    db,
    'governance.decision',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      year: 'integer',
      seq: 'integer',
      number: 'text',
      title: 'text',
      text: 'text',
      language: 'text',
      method: 'text',
      taken_in: 'text',
      taken_on: 'date',
      in_force_from: 'date',
      review_on: 'date',
      criteria: 'text',
      eligible: 'integer',
      answered: 'integer',
      ended_as: 'text',
      ended_from: 'date',
      review_told_on: 'date',
      recorded_at: 'timestamptz',
      recorded_by: 'uuid',
      import_id: 'uuid',
    },
    all.map((one) => ({
      organisation_id: community,
      id: one.id,
      year: one.year,
      seq: one.seq,
      number: one.number,
      title: one.title,
      text: one.text,
      language: one.language,
      method: one.method,
      taken_in: one.takenIn,
      taken_on: one.takenOn,
      in_force_from: one.inForceFrom,
      review_on: one.reviewOn,
      criteria: one.criteria,
      eligible: one.eligible,
      answered: one.answered,
      ended_as: one.endedFrom === null ? null : 'ended',
      ended_from: one.endedFrom,
      review_told_on: one.toldOn,
      recorded_at: by.at,
      recorded_by: by.account,
      import_id: by.import,
    })),
  )

export interface ImportedRow {
  readonly id: string
  readonly number: string
  /** Another decision, a proposal, a document or a mandate rests on it, or it was ended by one. */
  readonly used: boolean
}

export const lockImportedDecisions = (db: Db, community: OrganisationId, importId: string): Promise<ImportedRow[]> =>
  rows(
    db,
    sql<ImportedRow>`select decision.id, decision.number, (decision.ended_by is not null
        or exists (select from governance.decision as other where other.organisation_id = decision.organisation_id
          and decision.id in (other.supersedes, other.ended_by))
        or exists (select from governance.decision_document as document
          where document.organisation_id = decision.organisation_id and document.decision_id = decision.id)
        or exists (select from governance.proposal where proposal.organisation_id = decision.organisation_id
          and proposal.supersedes = decision.id)
        or exists (select from governance.term where term.organisation_id = decision.organisation_id
          and decision.id in (term.decision_id, term.left_decision, term.acting_decision))) as used
      from governance.decision where decision.organisation_id = ${community} and decision.import_id = ${importId}
      order by decision.number for update of decision`,
  )

export async function removeImported(db: Db, community: OrganisationId, importId: string): Promise<void> {
  await sql`delete from governance.decision
    where organisation_id = ${community} and import_id = ${importId}`.execute(db)
}
