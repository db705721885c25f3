/** Everything members arrange among themselves, in one list; and how often it came off. */
import type { Db } from '#platform/database/connect.ts'
import { one, sql } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Way } from '../rules/ways.ts'
import { savedPlaces } from './saved.ts'

export interface Arranged {
  readonly id: string
  readonly way: Way
  readonly state: string
  readonly member: string | null
  readonly other: string | null
  readonly shift: string | null
  /** The seat that is given up, or taken for a gift. */
  readonly seat: string | null
  readonly madeAt: Instant
  readonly endedAt: Instant | null
  readonly reason: string | null
}

/** A request whose places changed hands and back again. */
const undoneSwap = (
  organisation: OrganisationId,
  request: ReturnType<typeof sql>,
) => sql`exists (select 1 from exchanges.swap_leg as leg
  join exchanges.office_act as undone on undone.organisation_id = leg.organisation_id
    and undone.about_id = leg.proposal_id and undone.act = 'undo'
  where leg.organisation_id = ${organisation} and leg.request_id = ${request})`

/** One row an arrangement: who, about which shift, with whom, since when, and what became of it. */
const arranged = (organisation: OrganisationId) => sql`
  select change.id, 'change' as way, case when undone.about_id is null then 'done' else 'undone' end as state,
      change.member_id, null::uuid as other_id, change.old_shift_id as shift_id, change.changed_at as made_at,
      change.changed_at as ended_at, null::text as reason, change.old_attendance_id as seat_id
    from exchanges.change as change
    left join exchanges.office_act as undone on undone.organisation_id = change.organisation_id
      and undone.about_id = change.id and undone.act = 'undo'
    where change.organisation_id = ${organisation}
  union all select request.id, 'swap', case when ${undoneSwap(organisation, sql`request.id`)} then 'undone' else request.state end, request.member_id,
      request.partner_id, seat.shift_id, request.made_at, request.ended_at, request.end_reason, request.attendance_id
    from exchanges.swap_request as request
    join shifts.public_attendance as seat
      on seat.organisation_id = request.organisation_id and seat.id = request.attendance_id
    where request.organisation_id = ${organisation}
  union all select call.id, case when call.told then 'tell_shop' else 'stand_in' end, call.state, call.member_id, coalesce(call.taken_by_id, call.named_id),
      seat.shift_id, call.made_at, call.ended_at, call.end_reason, call.attendance_id
    from exchanges.stand_in_call as call
    join shifts.public_attendance as seat
      on seat.organisation_id = call.organisation_id and seat.id = call.attendance_id
    where call.organisation_id = ${organisation}
  union all select id, 'gift', state, member_id, null::uuid, shift_id, made_at, coalesce(cancelled_at, validated_at),
      end_reason, attendance_id
    from exchanges.pot_offer where organisation_id = ${organisation}
  union all select request.id, 'pot', request.state, request.member_id, null::uuid, seat.shift_id, request.made_at,
      coalesce(request.cancelled_at, request.validated_at), coalesce(request.end_reason, request.reason),
      request.attendance_id
    from exchanges.pot_request as request
    left join shifts.public_attendance as seat
      on seat.organisation_id = request.organisation_id and seat.id = request.attendance_id
    where request.organisation_id = ${organisation}
  union all select id, 'call_out', state, null::uuid, null::uuid, shift_id, opened_at, ended_at, null::text,
      null::uuid
    from exchanges.call_out where organisation_id = ${organisation}
  union all select id, 'release', 'done', member_id, null::uuid, shift_id, cancelled_at, cancelled_at, null::text, id
    from shifts.public_attendance
    where organisation_id = ${organisation} and state = 'cancelled' and cancel_reason = 'release'`

/** What one arrangement is, whichever way it went; none where there is no such one. */
export const readArranged = (db: Db, organisation: OrganisationId, way: string, id: string): Promise<Arranged | null> =>
  one(
    db,
    sql<Arranged>`select id, way, state, member_id as member, other_id as other, shift_id as shift, seat_id as seat,
        made_at as "madeAt", ended_at as "endedAt", reason
      from (${arranged(organisation)}) as one where id = ${id} and way = ${way}`,
  )

const groups: Readonly<Record<string, readonly string[]>> = {
  waiting: ['open', 'offered', 'draft'],
  settled: ['done', 'filled', 'validated'],
  ended: ['cancelled', 'expired', 'withdrawn', 'over', 'undone'],
}

/** `reach`: whoever asks may see how to reach people. */
export const exchangeList = (organisation: OrganisationId, now: Instant, reach: boolean): ListDefinition => ({
  name: 'exchanges',
  from: sql`from (${arranged(organisation)}) as one
    left join members.public_member as who on who.organisation_id = ${organisation} and who.contact_id = one.member_id
    left join members.public_member as other on other.organisation_id = ${organisation}
      and other.contact_id = one.other_id
    left join shifts.public_shift as shift on shift.organisation_id = ${organisation} and shift.id = one.shift_id
    where true`,
  id: sql`one.id`,
  columns: {
    way: { sql: sql`one.way`, type: 'text', sortable: true },
    state: { sql: sql`one.state`, type: 'text', sortable: true },
    who: { sql: sql`who.display_name`, sortSql: sql`who.sort_name`, type: 'text', sortable: true },
    email: { sql: reach ? sql`who.email` : sql`null::text`, type: 'text' },
    phone: { sql: reach ? sql`who.phone` : sql`null::text`, type: 'text' },
    other: { sql: sql`other.display_name`, sortSql: sql`other.sort_name`, type: 'text', sortable: true },
    shift: { sql: sql`shift.name`, type: 'text', sortable: true },
    day: { sql: sql`shift.day`, sortSql: sql`shift.starts_at`, sortType: 'instant', type: 'day', sortable: true },
    localStart: { sql: sql`shift.local_start`, type: 'text' },
    localEnd: { sql: sql`shift.local_end`, type: 'text' },
    madeAt: { sql: sql`one.made_at`, type: 'instant', sortable: true },
    endedAt: { sql: sql`one.ended_at`, type: 'instant', sortable: true },
    reason: { sql: sql`one.reason`, type: 'text' },
    member: { sql: sql`one.member_id`, type: 'text', exported: false },
    shiftId: { sql: sql`one.shift_id`, type: 'text', exported: false },
  },
  // Names of people are kept plain; those of shifts are few beside the rows they stand in.
  search: (word) =>
    sql`(strpos(who.search, ${word}) > 0 or strpos(other.search, ${word}) > 0 or one.shift_id in (
      select named.id from shifts.public_shift as named where named.organisation_id = ${organisation}
        and strpos(platform.plain(named.name), ${word}) > 0))`,
  filters: {
    way: (value) => sql`one.way = ${value}`,
    state: (value) => sql`one.state = any(${groups[value] ?? [value]}::text[])`,
    when: (value) =>
      value === 'coming'
        ? sql`shift.starts_at > ${now}`
        : sql`one.made_at > ${now}::timestamptz - make_interval(days => ${value === 'month' ? 31 : 7})`,
  },
  sort: '-madeAt',
})

const seatOf = (attendance: ReturnType<typeof sql>) => sql`
  join shifts.public_attendance as seat on seat.organisation_id = one.organisation_id and seat.id = ${attendance}
  join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id`

interface Period {
  readonly from: Instant
  readonly until: Instant
}

/** What each way did in a period: how many, how many places found somebody, how fast, how late, what came to nothing. */
export function statistics(organisation: OrganisationId, { from, until }: Period): ListDefinition {
  const within = (column: ReturnType<typeof sql>) =>
    sql`one.organisation_id = ${organisation} and ${column} >= ${from} and ${column} < ${until}`
  const freed = sql`
    select 'change' as way, one.old_attendance_id as seat_id, one.old_shift_id as shift_id, one.changed_at as made_at
      from exchanges.change as one where ${within(sql`one.changed_at`)}
    union all select 'pot', one.attendance_id, seat.shift_id, one.validated_at
      from exchanges.pot_request as one ${seatOf(sql`one.attendance_id`)}
      where ${within(sql`one.validated_at`)} and one.sort = 'seat' and one.state = 'validated'
    union all select 'release', one.id, one.shift_id, one.cancelled_at from shifts.public_attendance as one
      where ${within(sql`one.cancelled_at`)} and one.state = 'cancelled' and one.cancel_reason = 'release'`
  const did = sql`
    select freed.way, freed.made_at, saved.at as found_at, shift.starts_at, true as freed, 0 as declined,
        false as expired
      from freed join shifts.public_shift as shift on shift.organisation_id = ${organisation}
        and shift.id = freed.shift_id
      left join saved on saved.seat_id = freed.seat_id
    union all select 'swap', one.made_at, case when one.state = 'done' and not ${undoneSwap(organisation, sql`one.id`)} then one.ended_at end,
        shift.starts_at, false,
        (select count(*) from exchanges.swap_leg as leg where leg.organisation_id = one.organisation_id
          and leg.request_id = one.id and leg.declined_at is not null), one.state = 'expired'
      from exchanges.swap_request as one ${seatOf(sql`one.attendance_id`)} where ${within(sql`one.made_at`)}
    union all select case when one.told then 'tell_shop' else 'stand_in' end, one.made_at,
        case when one.state = 'filled' and one.given_back_at is null then one.ended_at end, shift.starts_at, false, 0,
        one.state = 'expired'
      from exchanges.stand_in_call as one ${seatOf(sql`one.attendance_id`)} where ${within(sql`one.made_at`)}
    union all select 'call_out', one.opened_at, case when one.state = 'filled' then one.ended_at end, shift.starts_at,
        false, (select count(*) from exchanges.call_out_invitation as called
          where called.organisation_id = one.organisation_id and called.call_out_id = one.id
            and called.answer = 'declined'), one.state = 'over'
      from exchanges.call_out as one
      join shifts.public_shift as shift on shift.organisation_id = one.organisation_id and shift.id = one.shift_id
      where ${within(sql`one.opened_at`)}`
  return {
    name: 'exchange_statistics',
    from: sql`from (with freed as (${freed}), ${savedPlaces(organisation, sql`select distinct shift_id from freed`)}
      select way, count(*)::integer as asked, count(found_at)::integer as saved,
        round((percentile_cont(0.5) within group (order by extract(epoch from found_at - made_at))
          filter (where found_at is not null) / 3600)::numeric, 1)::float8 as median_hours,
        (count(*) filter (where freed and starts_at < made_at + interval '48 hours'))::integer as late,
        coalesce(sum(declined), 0)::integer as declined, (count(*) filter (where expired))::integer as expired
      from (${did}) as did group by way) as one where true`,
    id: sql`md5(one.way)::uuid`,
    columns: {
      way: { sql: sql`one.way`, type: 'text', sortable: true },
      asked: { sql: sql`one.asked`, type: 'number', sortable: true },
      saved: { sql: sql`one.saved`, type: 'number', sortable: true },
      medianHours: { sql: sql`one.median_hours`, type: 'number', sortable: true },
      late: { sql: sql`one.late`, type: 'number', sortable: true },
      declined: { sql: sql`one.declined`, type: 'number', sortable: true },
      expired: { sql: sql`one.expired`, type: 'number', sortable: true },
    },
    sort: 'way',
  }
}
