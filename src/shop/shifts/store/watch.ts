/** Watches, and what their people were told last. */
import type { Db } from '#platform/database/connect.ts'
import { insertRows, one, rows, sql, written } from '#platform/database/sql.ts'
import type { Day, Instant, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { WatchPattern, WatchWord } from '../rules/watch.ts'

export interface WatchRow extends WatchPattern {
  readonly id: string
}

/** Watches of a person that still look at something. */
export const readWatches = (
  db: Db,
  organisation: OrganisationId,
  member: string,
  now: Instant,
  today: Day,
): Promise<
  (WatchRow & { day: Day | null; localStart: TimeOfDay | null; name: string | null; kindName: string | null })[]
> =>
  rows(
    db,
    sql`select watch.id, watch.shift_id as shift, watch.weekday, watch.kind_id as kind, watch.starts_from as "startsFrom",
        watch.starts_until as "startsUntil", watch.until_day as "untilDay", shift.day, shift.local_start as "localStart",
        shift.name, kind.name as "kindName"
      from shifts.watch
      left join shifts.shift on shift.organisation_id = watch.organisation_id and shift.id = watch.shift_id
      left join shifts.kind
        on kind.organisation_id = watch.organisation_id and kind.id = coalesce(watch.kind_id, shift.kind_id)
      where watch.organisation_id = ${organisation} and watch.member_id = ${member}
        and (watch.until_day is null or watch.until_day >= ${today})
        and (shift.id is null or shift.starts_at > ${now})
      order by watch.id`,
  )

/** The person's watch of exactly this shift. */
export async function watchOf(
  db: Db,
  organisation: OrganisationId,
  member: string,
  shift: string,
): Promise<string | null> {
  const row = await one<{ id: string }>(
    db,
    sql<{ id: string }>`select id from shifts.watch
      where organisation_id = ${organisation} and member_id = ${member} and shift_id = ${shift} order by id limit 1`,
  )
  return row?.id ?? null
}

/** A watch of the person with exactly this pattern. */
export async function sameWatch(
  db: Db,
  organisation: OrganisationId,
  { member, ...watch }: WatchPattern & { readonly member: string },
): Promise<string | null> {
  const row = await one<{ id: string }>(
    db,
    sql<{ id: string }>`select id from shifts.watch
      where organisation_id = ${organisation} and member_id = ${member}
        and shift_id is not distinct from ${watch.shift} and weekday is not distinct from ${watch.weekday}
        and kind_id is not distinct from ${watch.kind} and starts_from is not distinct from ${watch.startsFrom}::time
        and starts_until is not distinct from ${watch.startsUntil}::time
        and until_day is not distinct from ${watch.untilDay}::date
      order by id limit 1`,
  )
  return row?.id ?? null
}

export const addWatch = (
  db: Db,
  organisation: OrganisationId,
  watch: WatchRow & { member: string; now: Instant },
): Promise<number> =>
  written(
    db,
    sql`insert into shifts.watch (organisation_id, id, member_id, shift_id, weekday, kind_id, starts_from,
        starts_until, until_day, made_at)
      values (${organisation}, ${watch.id}, ${watch.member}, ${watch.shift}, ${watch.weekday}, ${watch.kind},
        ${watch.startsFrom}, ${watch.startsUntil}, ${watch.untilDay}, ${watch.now})`,
  )

export const dropWatch = (db: Db, organisation: OrganisationId, member: string, watch: string): Promise<number> =>
  written(
    db,
    sql`delete from shifts.watch where organisation_id = ${organisation} and member_id = ${member} and id = ${watch}`,
  )

export async function countWatches(db: Db, organisation: OrganisationId, member: string): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    sql<{ count: number }>`select count(*) as count from shifts.watch
      where organisation_id = ${organisation} and member_id = ${member}`,
  )
  return row?.count ?? 0
}

export interface WatchedShift {
  readonly watch: string
  readonly member: string
  readonly pattern: WatchPattern
  readonly id: string
  readonly day: Day
  readonly kind: string
  readonly localStart: TimeOfDay
  readonly startsAt: Instant
  readonly seats: number
  readonly present: number
  readonly required: number
  readonly last: WatchWord | null
}

/** Every watch that may look at one of these shifts to come, with the shift as it is now and what was said last. */
export const watchedShifts = (
  db: Db,
  organisation: OrganisationId,
  shifts: readonly string[],
  now: Instant,
): Promise<WatchedShift[]> =>
  rows(
    db,
    sql<WatchedShift>`with changed as (
        select id, day, kind_id, local_start, starts_at from shifts.shift
        where organisation_id = ${organisation} and id = any(${shifts}::uuid[]) and state = 'planned' and starts_at > ${now}
      ), filled as (
        select shift_id, sum(seats) as seats, sum(min_seats) as required from shifts.shift_group
        where organisation_id = ${organisation} and shift_id in (select id from changed) group by shift_id
      ), taken as (
        select shift_id, count(*) as people from shifts.attendance
        where organisation_id = ${organisation} and shift_id in (select id from changed) and state <> 'cancelled'
        group by shift_id
      )
      select watch.id as watch, watch.member_id as member,
        json_build_object('shift', watch.shift_id, 'weekday', watch.weekday, 'kind', watch.kind_id,
          'startsFrom', to_char(watch.starts_from, 'HH24:MI'), 'startsUntil', to_char(watch.starts_until, 'HH24:MI'),
          'untilDay', watch.until_day) as pattern,
        changed.id, changed.day, changed.kind_id as kind, changed.local_start as "localStart",
        changed.starts_at as "startsAt", coalesce(filled.seats, 0) as seats, coalesce(taken.people, 0) as present,
        coalesce(filled.required, 0) as required, sent.said as last
      from shifts.watch
      join changed on watch.shift_id is null or watch.shift_id = changed.id
      left join filled on filled.shift_id = changed.id
      left join taken on taken.shift_id = changed.id
      left join shifts.watch_sent as sent
        on sent.organisation_id = watch.organisation_id and sent.watch_id = watch.id and sent.shift_id = changed.id
      where watch.organisation_id = ${organisation}
      order by watch.id, changed.id`,
  )

export const rememberSaid = (
  db: Db,
  organisation: OrganisationId,
  said: readonly { watch: string; shift: string; word: WatchWord }[],
  now: Instant,
): Promise<number> =>
  insertRows(
    db,
    'shifts.watch_sent',
    { organisation_id: 'uuid', watch_id: 'uuid', shift_id: 'uuid', said: 'text', sent_at: 'timestamptz' },
    said.map(({ watch, shift, word }) => ({
      organisation_id: organisation,
      watch_id: watch,
      shift_id: shift,
      said: word,
      sent_at: now,
    })),
    'on conflict (organisation_id, watch_id, shift_id) do update set said = excluded.said, sent_at = excluded.sent_at',
  )
