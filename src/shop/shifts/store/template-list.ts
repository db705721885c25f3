/** Templates as the planner's pages show them. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, TimeOfDay } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { SeriesUnit } from '../rules/series.ts'
import { weekdaySql } from './rota.ts'

export interface TemplateLine {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly kindName: string
  readonly kindColour: string | null
  readonly rota: string | null
  readonly week: number | null
  readonly weekLetter: string | null
  readonly day: number | null
  readonly weekday: number | null
  readonly every: number | null
  readonly unit: SeriesUnit | null
  readonly aheadCount: number | null
  readonly from: Day
  readonly until: Day | null
  readonly starts: TimeOfDay
  readonly ends: TimeOfDay
  readonly lead: string | null
  readonly leadName: string | null
  readonly weight: number
  readonly beneficiary: string | null
  readonly publicHolidays: 'run' | 'skip'
  readonly state: 'draft' | 'active' | 'ended'
  readonly version: number
  readonly groups: {
    id: string
    role: string
    seats: number
    minSeats: number
    skills: string[]
    warnings: string[]
    held: number
  }[]
}

export interface TemplateFilter {
  readonly rota?: string | undefined
  readonly state?: string | undefined
  readonly template?: string | undefined
}

/** `held` counts seats that run today or begin later. */
export const listTemplateLines = (
  db: Db,
  organisation: OrganisationId,
  filter: TemplateFilter,
  today: Day,
): Promise<TemplateLine[]> =>
  rows(
    db,
    sql<TemplateLine>`select template.id, template.name, template.kind_id as kind, kind.name as "kindName",
        kind.colour as "kindColour", template.rota_id as rota, template.week_sequence as week,
        week.letter as "weekLetter", template.day_number as day, ${weekdaySql} as weekday, template.series_every as every,
        template.series_unit as unit, template.series_ahead_count as "aheadCount", template.from_day as "from",
        template.until_day as until, template.starts, template.ends, template.lead_id as lead,
        (select display_name from members.public_member as led
          where led.organisation_id = template.organisation_id and led.contact_id = template.lead_id) as "leadName",
        template.weight, template.beneficiary, template.public_holidays as "publicHolidays", template.state,
        template.version,
        coalesce((select json_agg(json_build_object('id', one.id, 'role', one.role, 'seats', one.seats,
            'minSeats', one.min_seats, 'skills', one.skills, 'warnings', one.warnings, 'held', (
              select count(*) from shifts.fixed_seat as seat
              where seat.organisation_id = one.organisation_id and seat.template_id = one.template_id
                and seat.group_id = one.id and (seat.until_day is null
                  or (seat.until_day >= ${today} and seat.until_day >= seat.from_day)))) order by one.position, one.id)
          from shifts.seat_group as one
          where one.organisation_id = template.organisation_id and one.template_id = template.id
            and one.position > 0), '[]'::json) as groups
      from shifts.template
      join shifts.kind on kind.organisation_id = template.organisation_id and kind.id = template.kind_id
      left join shifts.rota_week as week on week.organisation_id = template.organisation_id
        and week.rota_id = template.rota_id and week.sequence = template.week_sequence
      where template.organisation_id = ${organisation}
        and (${filter.template ?? null}::uuid is null or template.id = ${filter.template ?? null}::uuid)
        and (${filter.rota ?? null}::uuid is null or template.rota_id = ${filter.rota ?? null}::uuid)
        and (${filter.state ?? null}::text is null or template.state = ${filter.state ?? null}::text)
      order by template.week_sequence nulls last, template.day_number, template.starts, template.name, template.id`,
  )

export interface HolderLine {
  readonly id: string
  readonly member: string
  readonly name: string
  readonly memberNo: number | null
  readonly group: string
  readonly role: string
  readonly from: Day
  readonly until: Day | null
}

/** Everybody who held, holds or will hold a seat of the template. */
export const holdersOfTemplate = (db: Db, organisation: OrganisationId, template: string): Promise<HolderLine[]> =>
  rows(
    db,
    sql<HolderLine>`select seat.id, seat.member_id as member, who.display_name as name, who.member_no as "memberNo",
        seat.group_id as "group", one.role, seat.from_day as "from", seat.until_day as until
      from shifts.fixed_seat as seat
      join shifts.seat_group as one on one.organisation_id = seat.organisation_id and one.id = seat.group_id
      join members.public_member as who
        on who.organisation_id = seat.organisation_id and who.contact_id = seat.member_id
      where seat.organisation_id = ${organisation} and seat.template_id = ${template}
        and (seat.until_day is null or seat.until_day >= seat.from_day)
      order by seat.until_day nulls first, who.sort_name, seat.id`,
  )

export const nextShiftsOf = (
  db: Db,
  organisation: OrganisationId,
  template: string,
  today: Day,
): Promise<{ id: string; day: Day; seats: number; taken: number; state: string }[]> =>
  rows(
    db,
    sql`select shift.id, shift.day, shift.state,
        coalesce((select sum(seats) from shifts.shift_group as one
          where one.organisation_id = shift.organisation_id and one.shift_id = shift.id), 0) as seats,
        (select count(*) from shifts.attendance as seat where seat.organisation_id = shift.organisation_id
          and seat.shift_id = shift.id and seat.state <> 'cancelled') as taken
      from shifts.shift where shift.organisation_id = ${organisation} and shift.template_id = ${template}
        and shift.day >= ${today}
      order by shift.day limit 20`,
  )
