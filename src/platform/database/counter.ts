/** Human numbers per organisation and series: 1, 2, 3 … The row is locked until the end of the transaction by
 *  whoever takes the next, so that no number is given twice; never max + 1. */
import type { OrganisationId } from '../values/ids.ts'
import type { Db } from './connect.ts'
import { one, sql } from './sql.ts'

/** The next number of the series; takes `count` at once and answers the first of them. */
export async function nextNumber(db: Db, organisation: OrganisationId, series: string, count = 1): Promise<number> {
  const row = await one<{ last: number }>(
    db,
    sql`insert into platform.counter as counter (organisation_id, series, last) values (${organisation}, ${series}, ${count})
        on conflict (organisation_id, series) do update set last = counter.last + ${count}
        returning last`,
  )
  return (row?.last ?? count) - count + 1
}

/** Makes sure that the next number is above this one: numbers typed by hand or imported are never given again. */
export async function raiseNumber(db: Db, organisation: OrganisationId, series: string, given: number): Promise<void> {
  await sql`insert into platform.counter as counter (organisation_id, series, last) values (${organisation}, ${series}, ${given})
      on conflict (organisation_id, series) do update set last = greatest(counter.last, excluded.last)`.execute(db)
}
