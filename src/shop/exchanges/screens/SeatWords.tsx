/** The seat that is given up, large: which day, which hours, what. */
import { Day, TimeRange } from '#app/ui/When.tsx'
import type { ReplyOf } from '#platform/route.ts'
import type { Day as CalendarDay, TimeOfDay } from '#platform/values/day.ts'
import type { readCannotCome } from '../contract-cannot-come.ts'
import './exchanges.css'

type Seat = ReplyOf<typeof readCannotCome>['seat']

export const SeatWords = ({ seat }: { readonly seat: Seat }) => (
  <div className="exchange-seat">
    <Day day={seat.day as CalendarDay} />
    <TimeRange from={seat.localStart as TimeOfDay} until={seat.localEnd as TimeOfDay} />
    <span className="quiet">{seat.name}</span>
  </div>
)
