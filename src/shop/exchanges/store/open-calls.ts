/** Calls of others, as somebody who might come looks at them. */
import { sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { OrganisationId } from '#platform/values/ids.ts'

/** What the rules say of each call to this person. */
export interface SeenCall {
  readonly call: string
  readonly who: string | null
  readonly mine: boolean
}

export const openCallList = (
  organisation: OrganisationId,
  member: string,
  seen: readonly SeenCall[],
): ListDefinition => ({
  name: 'open-calls',
  from: sql`from exchanges.stand_in_call as call
    join unnest(${seen.map(({ call }) => call)}::uuid[], ${seen.map(({ who }) => who)}::text[],
      ${seen.map(({ mine }) => mine)}::boolean[]) as seen(id, who, mine) on seen.id = call.id
    join shifts.public_attendance as seat
      on seat.organisation_id = call.organisation_id and seat.id = call.attendance_id
    join shifts.public_shift as shift on shift.organisation_id = seat.organisation_id and shift.id = seat.shift_id
    where call.organisation_id = ${organisation}`,
  id: sql`call.id`,
  columns: {
    day: { sql: sql`shift.day`, sortSql: sql`shift.starts_at`, sortType: 'instant', type: 'day', sortable: true },
    starts: { sql: sql`to_char(shift.local_start, 'HH24:MI')`, type: 'text', sortable: true },
    ends: { sql: sql`to_char(shift.local_end, 'HH24:MI')`, type: 'text' },
    shift: { sql: sql`shift.name`, type: 'text', sortable: true },
    who: { sql: sql`seen.who`, type: 'text', sortable: true },
    named: { sql: sql`coalesce(call.named_id = ${member}, false)`, type: 'yes_no', sortable: true },
    mine: { sql: sql`seen.mine`, type: 'yes_no', sortable: true },
  },
  search: wordIn(sql`platform.plain(shift.name || ' ' || coalesce(seen.who, ''))`),
  filters: {
    mine: (value) => sql`seen.mine = ${value === 'yes'}`,
    weekday: (value) => sql`extract(isodow from shift.day) = ${Number(value)}`,
  },
  sort: 'day',
})
