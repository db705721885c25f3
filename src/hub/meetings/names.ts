/** What meetings tell modules below at start: how they are called in the history, and which rows name an organisation. */
import { registerOwnTables, registerTablesOfPeople } from '#hub/organisations/public.ts'
import { registerNames } from '#platform/audit/names.ts'
import { eventNames } from './store/events.ts'
import { meetingsByIds } from './store/meetings.ts'

registerNames('meeting', async (db, organisation, ids) => {
  const found = await meetingsByIds(db, organisation, ids)
  return new Map(found.map(({ id, title }): [string, string] => [id, title]))
})

registerNames('meeting_event', async (db, organisation, ids) => {
  const found = await eventNames(db, organisation, ids)
  return new Map(found.map(({ id, title }): [string, string] => [id, title]))
})

registerOwnTables([
  ['meetings.attendance', 'participant_id'],
  ['meetings.correction', 'participant_id'],
  ['meetings.registration', 'participant_id'],
])

registerTablesOfPeople([
  ['meetings.poll_answer', 'account_id'],
  ['meetings.registration', 'account_id'],
  ['meetings.action', 'account_id'],
  ['meetings.correction', 'asked_by'],
  ['meetings.calendar_token', 'account_id'],
])
