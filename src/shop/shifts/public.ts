/** The server door of `shifts`: rows are read through the views `shifts.public_shift`, `shifts.public_attendance`
 *  and `shifts.public_worker`; what follows from the policy is asked here. */
import './doors.ts'

export { type BookSeat, bookSeat, cancelSeat } from './actions/booking.ts'
export { seatOn } from './actions/fixed-seat.ts'
export { generateRange } from './actions/generation.ts'
export { listKinds } from './actions/rota.ts'
export { bookedShift, bookerOf, me, memberOf, modeOfMember, modeOn } from './booking-facts.ts'
export {
  afterExchange,
  countersMoved,
  freeSeats,
  lockSeats,
  postExchange,
  readSeats,
  seatPeople,
  setStandIn,
  takeBackExchange,
} from './exchanging.ts'
export { letterCodes, letterPath, registerLetterCodes } from './notices.ts'
export { placesInstead } from './reads/instead.ts'
export { type MayShop, mayShop } from './reads/may-shop.ts'
export { openInstead } from './reads/open.ts'
export { type BookingFacts, overlapMinutes, whyNotBook } from './rules/booking.ts'
export { whyNotCancel } from './rules/cancelling.ts'
export { seatless } from './rules/fixed-seat.ts'
export type { Mode, Policy, Purpose, Standing } from './rules/policy.ts'
export { fillOf } from './rules/seats.ts'
export { shownName } from './rules/shown-name.ts'
export { moveSeeded, type SeededMoves, type SeededPlace, type SeededSeat, seatsToMove } from './seed-moved.ts'
export { lateFreeHours } from './settings.ts'
export { type Sitting, sittingOf, type WishedSeat, whyNotSit } from './sitting.ts'
export type { HeldSeat } from './store/exchanging.ts'
export { readMine as shiftsOf } from './store/mine.ts'
export { readWorker, standingsOf } from './store/people.ts'
export { policies, policyOn, policySpans } from './store/policy.ts'
export { noteTold } from './told.ts'
export { costPostings, creditPostings, outcomePostings, type Supposed, type WhatIf, whatIf } from './what-if.ts'
