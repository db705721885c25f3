/** What meetings tell modules below at start: how they are called in the history, and which rows name an organisation. */
import { registerOwnTables } from '#hub/organisations/public.ts'
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
