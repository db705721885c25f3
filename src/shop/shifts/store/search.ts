/** SQL of finding shifts by a few letters. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface NamedShift {
  readonly id: string
  readonly name: string
  readonly startsAt: Instant
}

/** Shifts from now on whose name, week letter or date holds every word, the next ones first. */
export const findShiftsNamed = (
  db: Db,
  organisation: OrganisationId,
  asked: { readonly words: readonly string[]; readonly now: Instant; readonly limit: number },
): Promise<NamedShift[]> =>
  rows<NamedShift>(
    db,
    sql`select id, name, starts_at as "startsAt" from shifts.shift
        where organisation_id = ${organisation} and ends_at > ${asked.now} and starts_at < ${asked.now}::timestamptz + interval '91 days'
          and not exists (select 1 from unnest(${asked.words}::text[]) as word
            where strpos(platform.plain(name || ' ' || coalesce(week_letter, '')
              || to_char(day, ' YYYY-MM-DD FMDD/FMMM DD/MM FMDD.FMMM DD.MM')), word) = 0)
        order by starts_at, id limit ${asked.limit}`,
  )
