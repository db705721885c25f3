/** The server door of `exchanges`: nobody above uses it yet; what it registers with `members` starts here. */
import './doors.ts'
