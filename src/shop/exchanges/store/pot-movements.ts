/** What went into the pot and out of it, with what was in it then: counted from gifts and requests, never stored. */
import { sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

/** What the policy started the pot with, from a day on; null: before any version. */
export interface PotStart {
  readonly from: Day | null
  readonly start: number
}

const moved = (organisation: OrganisationId) => sql`
  select seat.id, 'gift' as what, shift.day as "on", shift.ends_at as at, 1 as change,
      coalesce(seat.stand_in_id, seat.member_id) as member_id, seat.shift_id
    from shifts.public_attendance as seat
    join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
    where seat.organisation_id = ${organisation} and seat.purpose = 'solidarity' and seat.state = 'done'
  union all select id, 'credit', validated_on, validated_at, 1, member_id, null::uuid from exchanges.pot_offer
    where organisation_id = ${organisation} and sort = 'credit' and validated_on is not null
  union all select id, 'credit_back', cancelled_on, cancelled_at, -1, member_id, null::uuid from exchanges.pot_offer
    where organisation_id = ${organisation} and sort = 'credit' and validated_on is not null
      and cancelled_on is not null
  union all select request.id, 'request', request.validated_on, request.validated_at, -1, request.member_id,
      seat.shift_id
    from exchanges.pot_request as request
    left join shifts.public_attendance as seat
      on seat.organisation_id = request.organisation_id and seat.id = request.attendance_id
    where request.organisation_id = ${organisation} and request.validated_on is not null
  union all select request.id, 'request_back', request.cancelled_on, request.cancelled_at, 1, request.member_id,
      seat.shift_id
    from exchanges.pot_request as request
    left join shifts.public_attendance as seat
      on seat.organisation_id = request.organisation_id and seat.id = request.attendance_id
    where request.organisation_id = ${organisation} and request.validated_on is not null
      and request.cancelled_on is not null`

export function potMovements(organisation: OrganisationId, starts: readonly PotStart[]): ListDefinition {
  const dated = starts.flatMap(({ from, start }) => (from === null ? [] : [{ from, start }]))
  const first = starts.find(({ from }) => from === null)?.start ?? 0
  const startOn = sql`coalesce((select version.start
      from unnest(${dated.map(({ from }) => from)}::date[], ${dated.map(({ start }) => start)}::integer[])
        as version(since, start)
      where version.since <= moved."on" order by version.since desc limit 1), ${first}::integer)`
  return {
    name: 'pot_movements',
    from: sql`from (select moved.*, (${startOn} + sum(change) over (order by "on", at, what, id))::integer as level
        from (${moved(organisation)}) as moved) as one
      left join members.public_member as who on who.organisation_id = ${organisation}
        and who.contact_id = one.member_id
      left join shifts.public_shift as shift on shift.organisation_id = ${organisation} and shift.id = one.shift_id
      where true`,
    id: sql`md5(one.what || one.id::text)::uuid`,
    columns: {
      on: {
        sql: sql`one."on"`,
        sortSql: sql`to_char(one."on", 'YYYY-MM-DD') || to_char(one.at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') || one.what || one.id::text`,
        sortType: 'text',
        type: 'day',
        sortable: true,
      },
      what: { sql: sql`one.what`, type: 'text', sortable: true },
      who: { sql: sql`who.display_name`, sortSql: sql`who.sort_name`, type: 'text', sortable: true },
      shift: { sql: sql`shift.name`, type: 'text', sortable: true },
      day: { sql: sql`shift.day`, type: 'day' },
      change: { sql: sql`one.change`, type: 'number', sortable: true },
      level: { sql: sql`one.level`, type: 'number' },
      exchange: { sql: sql`one.id`, type: 'text', exported: false },
      shiftId: { sql: sql`one.shift_id`, type: 'text', exported: false },
    },
    search: (word) =>
      wordIn(sql`platform.plain(coalesce(who.display_name, '') || ' ' || coalesce(shift.name, ''))`)(word),
    filters: {
      what: (value) => sql`one.what = ${value}`,
      from: (value) => sql`one."on" >= ${value}::date`,
      until: (value) => sql`one."on" <= ${value}::date`,
    },
    sort: '-on',
  }
}
