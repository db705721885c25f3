/** SQL of what waits for one person. */
import type { Db } from '#platform/database/connect.ts'
import { rows, sql } from '#platform/database/sql.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'

export interface WaitingRow {
  readonly what: 'dates' | 'action' | 'offer'
  readonly title: string
  readonly meeting: string | null
  readonly event: string | null
  readonly until: Day | null
  readonly at: Instant | null
}

/** Dates asked for without this person's answer, actions due up to a day, places offered; the most urgent first. */
export const waitingFor = (
  db: Db,
  community: OrganisationId,
  account: AccountId,
  { today, dueBy }: { readonly today: Day; readonly dueBy: Day },
): Promise<WaitingRow[]> =>
  rows(
    db,
    sql<WaitingRow>`with dates as (
        select 'dates' as what, meeting.title, meeting.id as meeting, null::uuid as event, meeting.poll_until as until,
          null::timestamptz as at
        from meetings.meeting as meeting
        where meeting.organisation_id = ${community} and meeting.state = 'planned' and meeting.poll_until >= ${today}
          and not exists (select from meetings.poll_answer as answer
            join meetings.poll_slot as slot on slot.organisation_id = answer.organisation_id and slot.id = answer.slot_id
            where answer.organisation_id = meeting.organisation_id and slot.meeting_id = meeting.id
              and answer.account_id = ${account})
      ), agreed as (
        select 'action', action.what, action.meeting_id, null::uuid, action.due, null::timestamptz
        from meetings.action as action
        join meetings.meeting as meeting on meeting.organisation_id = action.organisation_id and meeting.id = action.meeting_id
        where action.organisation_id = ${community} and action.account_id = ${account} and action.done_on is null
          and action.due <= ${dueBy} and meeting.state <> 'open'
      ), offered as (
        select 'offer', event.title, null::uuid, event.id, null::date, one.offered_until
        from meetings.registration as one
        join meetings.event as event on event.organisation_id = one.organisation_id and event.id = one.event_id
        where one.organisation_id = ${community} and one.account_id = ${account} and one.state = 'offered'
      )
      select what, title, meeting, event, until, at
      from (table dates union all table agreed union all table offered) as waiting (what, title, meeting, event, until, at)
      order by what desc, until nulls first, title, meeting, event limit 100`,
  )
