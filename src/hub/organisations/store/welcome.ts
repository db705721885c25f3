/** SQL of what newcomers bring along: figures, and the versions of booklet and charter they ticked. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { DocumentKind } from '../rules/checklist.ts'
import type { Figures } from '../rules/figures.ts'

export type FiguresRow = Figures & { readonly participant: OrganisationId; readonly source: string }

const figureColumns = sql`participant_id as participant, year, turnover_ex_vat as "turnoverExVat",
  active_members as "activeMembers", staff_fte as "staffFte", gross_margin as "grossMargin", source, declared_by as "declaredBy",
  attested_by as "attestedBy", attested_at as "attestedAt"`

export const readFigures = (
  db: Db,
  community: OrganisationId,
  participants: readonly string[],
): Promise<FiguresRow[]> =>
  rows(
    db,
    sql<FiguresRow>`select ${figureColumns} from organisations.key_figures
      where organisation_id = ${community} and participant_id = any(${participants as string[]}::uuid[]) order by year desc`,
  )

/** Figures of all who take part. */
export const readAllFigures = (db: Db, community: OrganisationId): Promise<FiguresRow[]> =>
  rows(
    db,
    sql<FiguresRow>`select ${figureColumns} from organisations.key_figures
      where organisation_id = ${community} order by participant_id, year desc`,
  )

export const lockFigures = (
  db: Db,
  community: OrganisationId,
  participant: string,
  year: number,
): Promise<FiguresRow | null> =>
  one(
    db,
    sql<FiguresRow>`select ${figureColumns} from organisations.key_figures
      where organisation_id = ${community} and participant_id = ${participant} and year = ${year} for update`,
  )

/** What is declared anew is no longer attested. */
export async function declareFigures(
  db: Db,
  community: OrganisationId,
  row: Omit<FiguresRow, 'attestedBy' | 'attestedAt' | 'participant'> & { participant: string; now: Instant },
): Promise<void> {
  await sql`insert into organisations.key_figures (organisation_id, participant_id, year, turnover_ex_vat, active_members,
      staff_fte, gross_margin, source, declared_by, declared_at)
    values (${community}, ${row.participant}, ${row.year}, ${row.turnoverExVat}, ${row.activeMembers}, ${row.staffFte},
      ${row.grossMargin}, ${row.source}, ${row.declaredBy}, ${row.now})
    on conflict (organisation_id, participant_id, year) do update set turnover_ex_vat = excluded.turnover_ex_vat,
      active_members = excluded.active_members, staff_fte = excluded.staff_fte, gross_margin = excluded.gross_margin,
      source = excluded.source, declared_by = excluded.declared_by, declared_at = excluded.declared_at, attested_by = null,
      attested_at = null`.execute(db)
}

export const attestFigures = (
  db: Db,
  community: OrganisationId,
  participant: string,
  year: number,
  by: AccountId | null,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update organisations.key_figures set attested_by = ${by}, attested_at = ${now}
      where organisation_id = ${community} and participant_id = ${participant} and year = ${year}`,
  )

export interface DocumentRow {
  readonly kind: DocumentKind
  readonly version: number
  readonly fromDay: Day
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly decisionNumber: string | null
  readonly decisionOn: Day | null
}

const documentColumns = sql`kind, version, from_day as "fromDay", texts, decision_number as "decisionNumber", decision_on as "decisionOn"`

/** The version of each kind that holds on the day. */
export const currentDocuments = (db: Db, community: OrganisationId, day: Day): Promise<DocumentRow[]> =>
  rows(
    db,
    sql<DocumentRow>`select distinct on (kind) ${documentColumns} from organisations.document
      where organisation_id = ${community} and from_day <= ${day} order by kind, version desc`,
  )

/** Every version of a kind, those to come too, the newest first. */
export const documentVersions = (db: Db, community: OrganisationId, kind: DocumentKind): Promise<DocumentRow[]> =>
  rows(
    db,
    sql<DocumentRow>`select ${documentColumns} from organisations.document
      where organisation_id = ${community} and kind = ${kind} order by version desc`,
  )

export async function latestVersion(
  db: Db,
  community: OrganisationId,
  kind: DocumentKind,
): Promise<DocumentRow | null> {
  return one(
    db,
    sql<DocumentRow>`select ${documentColumns} from organisations.document
      where organisation_id = ${community} and kind = ${kind} order by version desc limit 1`,
  )
}

export const addDocument = (
  db: Db,
  community: OrganisationId,
  row: DocumentRow & { by: AccountId | null; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into organisations.document (organisation_id, kind, version, from_day, texts, decision_number, decision_on,
        published_by, published_at)
      values (${community}, ${row.kind}, ${row.version}, ${row.fromDay}, ${JSON.stringify(row.texts)}::jsonb,
        ${row.decisionNumber}, ${row.decisionOn}, ${row.by}, ${row.now}) on conflict do nothing`,
  )

export interface TickRow {
  readonly participant: OrganisationId
  readonly kind: DocumentKind
  readonly version: number
  readonly chapter: string
}

export const readTicks = (db: Db, community: OrganisationId, participants: readonly string[]): Promise<TickRow[]> =>
  rows(
    db,
    sql<TickRow>`select participant_id as participant, kind, version, chapter from organisations.tick
      where organisation_id = ${community} and participant_id = any(${participants as string[]}::uuid[])
      order by participant_id, kind, version, chapter`,
  )

export const addTicks = (
  db: Db,
  community: OrganisationId,
  ticks: readonly (Omit<TickRow, 'participant'> & { participant: string; account: AccountId | null; now: Instant })[],
): Promise<number> =>
  insertRows(
    db,
    'organisations.tick',
    {
      organisation_id: 'uuid',
      participant_id: 'uuid',
      kind: 'text',
      version: 'int',
      chapter: 'text',
      account_id: 'uuid',
      ticked_at: 'timestamptz',
    },
    ticks.map((tick) => ({
      organisation_id: community,
      participant_id: tick.participant,
      kind: tick.kind,
      version: tick.version,
      chapter: tick.chapter,
      account_id: tick.account,
      ticked_at: tick.now,
    })),
    'on conflict do nothing',
  )
