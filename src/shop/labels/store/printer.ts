/** Printers of a shop: one statement a question. */
import type { Db } from '#platform/database/connect.ts'
import { one, rows, sql, written } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Printer } from '../rules/printer.ts'

export interface PrinterRow extends Printer {
  readonly id: string
}

export const readPrinters = (db: Db, organisation: OrganisationId): Promise<PrinterRow[]> =>
  rows(
    db,
    sql<PrinterRow>`select id, name, kind, dots_per_inch as "dotsPerInch", move_right::float8 as "right",
        move_down::float8 as down, scale::float8 as scale, cutter
      from labels.printer
      where organisation_id = ${organisation} and archived_at is null order by lower(name), id`,
  )

/** Whether another printer in use has this name, in whatever capitals. */
export const isNameTaken = async (
  db: Db,
  organisation: OrganisationId,
  { id, name }: Pick<PrinterRow, 'id' | 'name'>,
) =>
  (await one(
    db,
    sql<{ id: string }>`select id from labels.printer
      where organisation_id = ${organisation} and archived_at is null and lower(name) = lower(${name}) and id <> ${id}
      limit 1`,
  )) !== null

export const keepPrinter = (db: Db, organisation: OrganisationId, printer: PrinterRow, now: Instant): Promise<number> =>
  written(
    db,
    sql`insert into labels.printer (organisation_id, id, name, kind, dots_per_inch, move_right, move_down, scale, cutter, changed_at)
      values (${organisation}, ${printer.id}, ${printer.name}, ${printer.kind}, ${printer.dotsPerInch}, ${printer.right},
        ${printer.down}, ${printer.scale}, ${printer.cutter}, ${now})
      on conflict (organisation_id, id) do update set name = excluded.name, kind = excluded.kind,
        dots_per_inch = excluded.dots_per_inch, move_right = excluded.move_right, move_down = excluded.move_down,
        scale = excluded.scale, cutter = excluded.cutter, changed_at = excluded.changed_at`,
  )

export const archivePrinter = (db: Db, organisation: OrganisationId, id: string, now: Instant): Promise<number> =>
  written(
    db,
    sql`update labels.printer set archived_at = ${now}
      where organisation_id = ${organisation} and id = ${id} and archived_at is null`,
  )

/** Whether it is in use, held until the end of the transaction. */
export const lockPrinter = (db: Db, organisation: OrganisationId, id: string): Promise<{ id: string } | null> =>
  one(
    db,
    sql<{ id: string }>`select id from labels.printer
      where organisation_id = ${organisation} and id = ${id} and archived_at is null for update`,
  )
