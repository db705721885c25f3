/** Sheets of a shop: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { OwnPaper } from '../rules/own-paper.ts'

export interface PaperRow extends OwnPaper {
  readonly id: string
}

/** Those in use, by name; `all`: also those put away, which earlier prints were made for. */
export const readPapers = (db: Db, organisation: OrganisationId, all = false): Promise<PaperRow[]> =>
  rows(
    db,
    sql<PaperRow>`select id, name, width::float8 as width, height::float8 as height, columns, rows,
        margin_left::float8 as "left", margin_top::float8 as top, label_width::float8 as "labelWidth",
        label_height::float8 as "labelHeight", gap_across::float8 as "gapAcross", gap_down::float8 as "gapDown",
        cut_marks as "cutMarks"
      from labels.paper where organisation_id = ${organisation} and (${all} or archived_at is null)
      order by lower(name), id`,
  )

/** Whether another sheet in use has this name, in whatever capitals. */
export const isNameTaken = async (db: Db, organisation: OrganisationId, { id, name }: Pick<PaperRow, 'id' | 'name'>) =>
  (await one(
    db,
    sql<{ id: string }>`select id from labels.paper
      where organisation_id = ${organisation} and archived_at is null and lower(name) = lower(${name}) and id <> ${id}
      limit 1`,
  )) !== null

export const keepPaper = (db: Db, organisation: OrganisationId, paper: PaperRow, now: Instant): Promise<number> =>
  written(
    db,
    sql`insert into labels.paper (organisation_id, id, name, width, height, columns, rows, margin_left, margin_top,
        label_width, label_height, gap_across, gap_down, cut_marks, changed_at)
      values (${organisation}, ${paper.id}, ${paper.name}, ${paper.width}, ${paper.height}, ${paper.columns},
        ${paper.rows}, ${paper.left}, ${paper.top}, ${paper.labelWidth}, ${paper.labelHeight}, ${paper.gapAcross},
        ${paper.gapDown}, ${paper.cutMarks}, ${now})
      on conflict (organisation_id, id) do update set name = excluded.name, width = excluded.width,
        height = excluded.height, columns = excluded.columns, rows = excluded.rows,
        margin_left = excluded.margin_left, margin_top = excluded.margin_top, label_width = excluded.label_width,
        label_height = excluded.label_height, gap_across = excluded.gap_across, gap_down = excluded.gap_down,
        cut_marks = excluded.cut_marks, changed_at = excluded.changed_at`,
  )

/** Whoever names sheets waits here for one another. */
export const lockPapers = (db: Db, organisation: OrganisationId): Promise<{ id: string }[]> =>
  rows(
    db,
    sql<{ id: string }>`select id from labels.paper
      where organisation_id = ${organisation} and archived_at is null order by id for update`,
  )

export const archivePaper = (db: Db, organisation: OrganisationId, id: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`update labels.paper set archived_at = ${now}
      where organisation_id = ${organisation} and id = ${id} and archived_at is null`,
  )
