/** Which product or category is printed in which format. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, written } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { FormatRules } from '../rules/format-of.ts'

export interface FormatRuleRow {
  readonly scope: 'product' | 'category'
  readonly target: string
  readonly format: string
}

export const readFormatRuleRows = (db: Db, organisation: OrganisationId): Promise<FormatRuleRow[]> =>
  rows(
    db,
    sql<FormatRuleRow>`select scope, target_id as target, format from labels.format_rule
      where organisation_id = ${organisation} order by scope, target_id`,
  )

export async function readFormatRules(db: Db, organisation: OrganisationId): Promise<Omit<FormatRules, 'shop'>> {
  const all = await readFormatRuleRows(db, organisation)
  const of = (wanted: FormatRuleRow['scope']) =>
    new Map(all.filter(({ scope }) => scope === wanted).map(({ target, format }) => [target, format]))
  const notices = new Map((await readNoticeFormats(db, organisation)).map(({ product, ...one }) => [product, one]))
  const printCategories = new Map(
    (await readPrintCategories(db, organisation)).map(({ name, format }) => [name, format]),
  )
  return { products: of('product'), categories: of('category'), printCategories, notices }
}

export interface NoticeFormat {
  readonly product: string
  readonly since: Day
  readonly format: string
}

export const readNoticeFormats = (db: Db, organisation: OrganisationId): Promise<NoticeFormat[]> =>
  rows(
    db,
    sql<NoticeFormat>`select product_id as product, since, format from labels.notice_format
      where organisation_id = ${organisation} order by product_id`,
  )

export const writeNoticeFormat = (db: Db, organisation: OrganisationId, one: NoticeFormat): Promise<number> =>
  written(
    db,
    sql`insert into labels.notice_format (organisation_id, product_id, since, format)
      values (${organisation}, ${one.product}, ${one.since}, ${one.format})
      on conflict (organisation_id, product_id) do update set since = excluded.since, format = excluded.format`,
  )

export const dropNoticeFormat = (db: Db, organisation: OrganisationId, product: string): Promise<number> =>
  written(db, sql`delete from labels.notice_format where organisation_id = ${organisation} and product_id = ${product}`)

export interface PrintCategoryFormat {
  readonly name: string
  readonly format: string
}

export const readPrintCategories = (db: Db, organisation: OrganisationId): Promise<PrintCategoryFormat[]> =>
  rows(
    db,
    sql<PrintCategoryFormat>`select name, format from labels.print_category_format
      where organisation_id = ${organisation} order by name`,
  )

export const writePrintCategory = (
  db: Db,
  organisation: OrganisationId,
  { name, format }: PrintCategoryFormat,
): Promise<number> =>
  written(
    db,
    sql`insert into labels.print_category_format (organisation_id, name, format)
      values (${organisation}, ${name}, ${format})
      on conflict (organisation_id, name) do update set format = excluded.format`,
  )

export const dropPrintCategory = (db: Db, organisation: OrganisationId, name: string): Promise<number> =>
  written(db, sql`delete from labels.print_category_format where organisation_id = ${organisation} and name = ${name}`)

export const writeFormatRule = (db: Db, organisation: OrganisationId, rule: FormatRuleRow): Promise<number> =>
  written(
    db,
    sql`insert into labels.format_rule (organisation_id, scope, target_id, format)
      values (${organisation}, ${rule.scope}, ${rule.target}, ${rule.format})
      on conflict (organisation_id, scope, target_id) do update set format = excluded.format`,
  )

export const dropFormatRule = (
  db: Db,
  organisation: OrganisationId,
  { scope, target }: Omit<FormatRuleRow, 'format'>,
): Promise<number> =>
  written(
    db,
    sql`delete from labels.format_rule
      where organisation_id = ${organisation} and scope = ${scope} and target_id = ${target}`,
  )
