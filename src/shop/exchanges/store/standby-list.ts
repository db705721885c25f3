/** Who may be called when, as leads and the office look at it. */
import { sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

/** Patterns that hold today or later, by person. */
export const standbyList = (organisation: OrganisationId, today: Day): ListDefinition => ({
  name: 'standby',
  from: sql`from exchanges.standby
    join members.public_member as who on who.organisation_id = standby.organisation_id
      and who.contact_id = standby.member_id and not who.archived
    where standby.organisation_id = ${organisation} and standby.ended_at is null
      and (standby.until_day is null or standby.until_day >= ${today})`,
  id: sql`standby.id`,
  columns: {
    member: { sql: sql`who.contact_id`, type: 'text', exported: false },
    name: { sql: sql`who.display_name`, sortSql: sql`who.sort_name`, type: 'text', sortable: true },
    memberNo: { sql: sql`who.member_no`, type: 'number', sortable: true },
    weekday: { sql: sql`standby.weekday`, type: 'number', sortable: true },
    startsFrom: { sql: sql`to_char(standby.starts_from, 'HH24:MI')`, type: 'text', sortable: true },
    startsUntil: { sql: sql`to_char(standby.starts_until, 'HH24:MI')`, type: 'text' },
    from: { sql: sql`standby.from_day`, type: 'day', sortable: true },
    until: { sql: sql`standby.until_day`, type: 'day', sortable: true },
    lastCalledAt: {
      sql: sql`(select max(called.invited_at) from exchanges.call_out_invitation as called
        where called.organisation_id = standby.organisation_id and called.member_id = standby.member_id)`,
      type: 'instant',
      sortable: true,
    },
  },
  search: (word) =>
    /^\d{1,9}$/.test(word)
      ? sql`(${wordIn(sql`who.search`)(word)} or who.member_no = ${Number(word)})`
      : wordIn(sql`who.search`)(word),
  filters: { weekday: (value) => sql`(standby.weekday is null or standby.weekday = ${Number(value)})` },
  sort: 'name',
})
