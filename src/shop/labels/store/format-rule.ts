/** Which product or category is printed in which format. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql, written } from '#platform/database/sql.ts'
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
  return { products: of('product'), categories: of('category') }
}

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
