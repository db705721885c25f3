/** The server door of `meetings`: what other modules may use. */

export { type EventRow, eventsSince } from './store/events.ts'
export { type MeetingRow, meetingsSince } from './store/meetings.ts'
