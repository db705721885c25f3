/** When people said that they may be called. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

export interface StandbyRow {
  readonly id: string
  readonly member: string
  readonly weekday: number | null
  readonly kind: string | null
  readonly startsFrom: TimeOfDay | null
  readonly startsUntil: TimeOfDay | null
  readonly from: Day
  readonly until: Day | null
}

const columns = sql`standby.id, standby.member_id as member, standby.weekday, standby.kind_id as kind,
  to_char(standby.starts_from, 'HH24:MI') as "startsFrom", to_char(standby.starts_until, 'HH24:MI') as "startsUntil",
  standby.from_day as "from", standby.until_day as until`

/** Patterns of a person that hold today or later, the earliest first. */
export const standbyOf = (db: Db, organisation: OrganisationId, member: string, today: Day): Promise<StandbyRow[]> =>
  rows(
    db,
    sql<StandbyRow>`select ${columns} from exchanges.standby
      where organisation_id = ${organisation} and member_id = ${member} and ended_at is null
        and (until_day is null or until_day >= ${today})
      order by weekday, starts_from, id`,
  )

export const addStandby = (
  db: Db,
  organisation: OrganisationId,
  patterns: readonly StandbyRow[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'exchanges.standby',
    {
      organisation_id: 'uuid',
      id: 'uuid',
      member_id: 'uuid',
      weekday: 'integer',
      kind_id: 'uuid',
      starts_from: 'time',
      starts_until: 'time',
      from_day: 'date',
      until_day: 'date',
      made_at: 'timestamptz',
    },
    patterns.map((one) => ({
      organisation_id: organisation,
      id: one.id,
      member_id: one.member,
      weekday: one.weekday,
      kind_id: one.kind,
      starts_from: one.startsFrom,
      starts_until: one.startsUntil,
      from_day: one.from,
      until_day: one.until,
      made_at: now,
    })),
  )

/** One pattern of a person, or all of them. */
export const endStandby = (
  db: Db,
  organisation: OrganisationId,
  members: readonly string[],
  standby: string | null,
  now: Instant,
): Promise<number> =>
  written(
    db,
    sql`update exchanges.standby set ended_at = ${now}
      where organisation_id = ${organisation} and member_id = any(${members}::uuid[]) and ended_at is null
        and (${standby}::uuid is null or id = ${standby})`,
  )

/** Everybody with a pattern that runs. */
export const onStandby = async (db: Db, organisation: OrganisationId): Promise<string[]> => {
  const found = await rows<{ member: string }>(
    db,
    sql<{ member: string }>`select distinct member_id as member from exchanges.standby
      where organisation_id = ${organisation} and ended_at is null order by member_id`,
  )
  return found.map(({ member }) => member)
}

/** Everything a person ever laid down. */
export const allStandbyOf = (db: Db, organisation: OrganisationId, member: string): Promise<StandbyRow[]> =>
  rows(
    db,
    sql<StandbyRow>`select ${columns} from exchanges.standby
      where organisation_id = ${organisation} and member_id = ${member} order by made_at, id`,
  )
