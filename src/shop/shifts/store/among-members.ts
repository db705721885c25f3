/** Conditions that the questions about counting share: of whom, and from when. */
import { sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'

export type Members = readonly string[] | null

/** A condition on `column`; everybody where no members are named. */
export const amongst = (column: string, members: Members) =>
  members === null ? sql`true` : sql`${sql.raw(column)} = any(${members}::uuid[])`

/** What lies after a day; of some people everything. */
export interface Lately {
  readonly after: Day
  readonly entirely: readonly string[]
}

/** A condition on a column of days; everything where nothing is named. */
export function isLate(column: string, lately: Lately | null) {
  if (lately === null) return sql`true`
  const late = sql`${sql.raw(column)} > ${lately.after}`
  return lately.entirely.length === 0 ? late : sql`(${late} or member_id = any(${lately.entirely}::uuid[]))`
}
