/** The server door of `meetings`: what other modules may use. */

export { registerCalendarDates } from './calendar/doors.ts'
export { openEvents } from './reads/events.ts'
export { type EventRow, eventsSince } from './store/events.ts'
export { type MeetingRow, meetingsSince } from './store/meetings.ts'
export { attendancesByMonth, attendancesToldOf } from './store/open-data.ts'
