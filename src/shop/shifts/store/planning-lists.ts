/** Templates and fixed seats as `platform/lists` reads them. */
import { sql } from '#platform/database/sql.ts'
import type { ListDefinition } from '#platform/lists/list.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { weekdaySql } from './rota.ts'

const placed = sql`join shifts.kind on kind.organisation_id = template.organisation_id and kind.id = template.kind_id
  left join shifts.rota on rota.organisation_id = template.organisation_id and rota.id = template.rota_id
  left join shifts.rota_week as week on week.organisation_id = template.organisation_id
    and week.rota_id = template.rota_id and week.sequence = template.week_sequence`

/** A seat that ended before it began was never held. */
const held = (today: Day) =>
  sql`(seat.until_day is null or (seat.until_day >= ${today} and seat.until_day >= seat.from_day))`

const text = (piece: ReturnType<typeof sql>) => ({ sql: piece, type: 'text' as const })

export function fixedSeatList(organisation: OrganisationId, today: Day): ListDefinition {
  const state = sql`case when seat.until_day < ${today} then 'past' when seat.from_day > ${today} then 'coming' else 'running' end`
  return {
    name: 'fixed_seats',
    from: sql`from shifts.fixed_seat as seat
      join shifts.template on template.organisation_id = seat.organisation_id and template.id = seat.template_id
      join shifts.seat_group as one on one.organisation_id = seat.organisation_id and one.id = seat.group_id
      join members.public_member as who
        on who.organisation_id = seat.organisation_id and who.contact_id = seat.member_id
      ${placed}
      where seat.organisation_id = ${organisation} and (seat.until_day is null or seat.until_day >= seat.from_day)`,
    id: sql`seat.id`,
    columns: {
      name: { sql: sql`who.display_name`, sortSql: sql`who.sort_name`, type: 'text', sortable: true },
      memberNo: { sql: sql`who.member_no`, type: 'number', sortable: true },
      templateName: { sql: sql`template.name`, type: 'text', sortable: true },
      kindName: text(sql`kind.name`),
      rotaName: text(sql`rota.name`),
      week: text(sql`week.letter`),
      weekday: { sql: weekdaySql, type: 'number' },
      day: { sql: sql`template.day_number`, type: 'number' },
      starts: text(sql`to_char(template.starts, 'HH24:MI')`),
      ends: text(sql`to_char(template.ends, 'HH24:MI')`),
      role: text(sql`one.role`),
      from: { sql: sql`seat.from_day`, type: 'day', sortable: true },
      until: { sql: sql`seat.until_day`, type: 'day', sortable: true },
      state: text(state),
      member: { sql: sql`seat.member_id`, type: 'text', exported: false },
      template: { sql: sql`seat.template_id`, type: 'text', exported: false },
    },
    search: (word) => sql`(strpos(platform.plain(who.display_name), ${word}) > 0
      or strpos(platform.plain(template.name), ${word}) > 0
      ${/^\d{1,9}$/.test(word) ? sql`or who.member_no = ${Number(word)}` : sql``})`,
    filters: {
      kind: (value) => sql`template.kind_id::text = ${value}`,
      rota: (value) => sql`template.rota_id::text = ${value}`,
      weekday: (value) => sql`${weekdaySql}::text = ${value}`,
      state: (value) => sql`${state} = ${value}`,
    },
    sort: 'name',
  }
}

export function templateList(organisation: OrganisationId, today: Day): ListDefinition {
  const groups = sql`from shifts.seat_group as one where one.organisation_id = template.organisation_id
    and one.template_id = template.id and one.position > 0`
  const seats = sql`(select coalesce(sum(one.seats), 0) ${groups})`
  const taken = sql`(select count(*) from shifts.fixed_seat as seat where seat.organisation_id = template.organisation_id
    and seat.template_id = template.id and ${held(today)})`
  return {
    name: 'templates',
    from: sql`from shifts.template ${placed} where template.organisation_id = ${organisation}`,
    id: sql`template.id`,
    columns: {
      name: { sql: sql`template.name`, type: 'text', sortable: true },
      kindName: { sql: sql`kind.name`, type: 'text', sortable: true },
      rotaName: text(sql`rota.name`),
      week: { sql: sql`week.letter`, type: 'text', sortable: true },
      weekday: { sql: weekdaySql, type: 'number', sortable: true },
      day: { sql: sql`template.day_number`, type: 'number' },
      every: { sql: sql`template.series_every`, type: 'number' },
      unit: text(sql`template.series_unit`),
      starts: { sql: sql`to_char(template.starts, 'HH24:MI')`, type: 'text', sortable: true },
      ends: text(sql`to_char(template.ends, 'HH24:MI')`),
      from: { sql: sql`template.from_day`, type: 'day', sortable: true },
      until: { sql: sql`template.until_day`, type: 'day' },
      weight: { sql: sql`template.weight`, type: 'number' },
      publicHolidays: text(sql`template.public_holidays`),
      leadName: text(sql`(select led.display_name from members.public_member as led
        where led.organisation_id = template.organisation_id and led.contact_id = template.lead_id)`),
      roles: text(
        sql`coalesce((select string_agg(one.role || ' ' || one.seats, ', ' order by one.position, one.id) ${groups}), '')`,
      ),
      seats: { sql: seats, type: 'number', sortable: true },
      held: { sql: taken, type: 'number', sortable: true },
      state: text(sql`template.state`),
    },
    search: (word) => sql`(strpos(platform.plain(template.name), ${word}) > 0
      or strpos(platform.plain(kind.name), ${word}) > 0)`,
    filters: {
      kind: (value) => sql`template.kind_id::text = ${value}`,
      rota: (value) => (value === 'none' ? sql`template.rota_id is null` : sql`template.rota_id::text = ${value}`),
      state: (value) => sql`template.state = ${value}`,
      fill: (value) => (value === 'free' ? sql`${taken} < ${seats}` : sql`${taken} >= ${seats}`),
    },
    sort: 'name',
  }
}
