/** SQL of who came to meetings: for open data, reports and researchers. */
import type { Context } from '#platform/action.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day } from '#platform/values/day.ts'

/** Meetings to which somebody came, by organisation and month. */
export const attendancesByMonth = (ctx: Context, from: Day, until: Day) =>
  rows(
    ctx.db,
    sql<{ participant: string; month: string; count: number }>`select attendance.participant_id as participant,
        to_char(meeting.start_day, 'YYYY-MM') as month, count(*)::int as count
      from meetings.attendance as attendance
      join meetings.meeting as meeting on meeting.organisation_id = attendance.organisation_id and meeting.id = attendance.meeting_id
      where attendance.organisation_id = ${ctx.organisation} and meeting.start_day between ${from} and ${until}
        and cardinality(attendance.persons) > 0
      group by attendance.participant_id, 2 order by 1, 2`,
  )

/** How many people of these organisations came to which meeting; no names. */
export const attendancesToldOf = (ctx: Context, participants: readonly string[]) =>
  rows(
    ctx.db,
    sql<{
      participant: string
      meeting: number
      on: Day
      persons: number
    }>`select attendance.participant_id as participant,
        meeting.number as meeting, meeting.start_day as "on", cardinality(attendance.persons) as persons
      from meetings.attendance as attendance
      join meetings.meeting as meeting on meeting.organisation_id = attendance.organisation_id and meeting.id = attendance.meeting_id
      where attendance.organisation_id = ${ctx.organisation} and attendance.participant_id = any(${participants as string[]}::uuid[])
      order by attendance.participant_id, meeting.number`,
  )
