/** The server door of `meetings`: what other modules may use. */
export { type MeetingRow, meetingsSince } from './store/meetings.ts'
