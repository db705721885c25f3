/** The list of people who work shifts, as `platform/lists` reads it. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import type { Mode } from '../rules/policy.ts'

export interface WorkersWish {
  readonly organisation: OrganisationId
  readonly today: Day
  readonly now: Instant
  /** The mode of whoever has no row yet. */
  readonly firstMode: Mode
}

/** `isWorkerOn` in SQL, so that the list can page; a test compares both. */
const worksOn = (today: Day) => sql`not who.excluded
  and (who.last_day is null or who.last_day >= ${today})
  and (who.deceased_on is null or who.deceased_on >= ${today})
  and (who.force_worker or (who.role = 'worker' and who.since <= ${today}))`

const heldSql = ({ organisation, today }: WorkersWish) => sql`from shifts.fixed_seat as seat
  join shifts.template on template.organisation_id = seat.organisation_id and template.id = seat.template_id
  where seat.organisation_id = ${organisation} and seat.member_id = who.contact_id
    and (seat.until_day is null or (seat.until_day >= ${today} and seat.until_day >= seat.from_day))`

export function workers(wish: WorkersWish): ListDefinition {
  const mode = sql`coalesce(worker.mode, ${wish.firstMode})`
  const held = heldSql(wish)
  return {
    name: 'workers',
    from: sql`from members.public_member as who
      left join shifts.worker on worker.organisation_id = who.organisation_id and worker.member_id = who.contact_id
      where who.organisation_id = ${wish.organisation} and not who.archived and ${worksOn(wish.today)}`,
    id: sql`who.contact_id`,
    columns: {
      name: { sql: sql`who.display_name`, sortSql: sql`who.sort_name`, type: 'text', sortable: true },
      memberNo: { sql: sql`who.member_no`, type: 'number', sortable: true },
      mode: { sql: mode, type: 'text', sortable: true },
      isLead: { sql: sql`coalesce(worker.is_lead, false)`, type: 'yes_no' },
      skills: { sql: sql`coalesce(worker.skills, '{}')`, type: 'text' },
      fixedSeats: {
        sql: sql`(select string_agg(template.name, ', ' order by template.name, seat.id) ${held})`,
        type: 'text',
      },
      next: {
        sql: sql`(select min(shift.day) from shifts.attendance as live
          join shifts.shift on shift.organisation_id = live.organisation_id and shift.id = live.shift_id
          where live.organisation_id = ${wish.organisation} and live.member_id = who.contact_id
            and live.state = 'planned' and shift.state = 'planned' and shift.starts_at > ${wish.now})`,
        type: 'day',
        sortable: true,
      },
    },
    search: (word) =>
      /^\d{1,9}$/.test(word)
        ? sql`(${wordIn(sql`who.search`)(word)} or who.member_no = ${Number(word)})`
        : wordIn(sql`who.search`)(word),
    filters: {
      mode: (value) => sql`${mode} = ${value}`,
      skill: (value) => sql`${value} = any(worker.skills)`,
      lead: (value) => sql`coalesce(worker.is_lead, false) = ${value === 'yes'}`,
      seat: (value) => (value === 'with' ? sql`exists (select 1 ${held})` : sql`not exists (select 1 ${held})`),
    },
    sort: 'name',
  }
}

/** Every skill that somebody has or a place asks for. */
export const skillsInUse = (db: Db, organisation: OrganisationId): Promise<{ skill: string }[]> =>
  rows(
    db,
    sql<{ skill: string }>`select skill from (
        select unnest(skills) as skill from shifts.worker where organisation_id = ${organisation}
        union select unnest(skills) from shifts.seat_group where organisation_id = ${organisation}) as known
      order by platform.plain(skill), skill`,
  )
