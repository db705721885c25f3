/** What members of the demo arranged among themselves in its ten lived weeks, and what waits: rows as the actions would
 *  have left them. Every story takes people without another one; where a shop is too small for one, it is left out. */
import { addDays, addMinutes, type Day, type Instant } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type { SeededSeat } from '#shop/shifts/public.ts'
import type { Diary } from './seed-diary.ts'
import type { SeededRows } from './store/seeding.ts'

export interface Book {
  readonly diary: Diary
  readonly rows: SeededRows
  readonly today: Day
  readonly now: Instant
  readonly dayOf: (at: Instant) => Day
  readonly record: (name: string, subject: string, person: string) => void
}

const hoursBefore = (at: Instant, hours: number): Instant => addMinutes(at, -60 * hours)
const stateOf = (place: { readonly startsAt: Instant }, now: Instant): 'planned' | 'done' =>
  place.startsAt > now ? 'planned' : 'done'

/** Leaves a seat for a place elsewhere. */
export function change(
  { diary, rows, now, record }: Book,
  seat: SeededSeat,
  to: Pick<SeededSeat, 'shift' | 'group' | 'startsAt'>,
  at: Instant,
): void {
  const { member, purpose, fixedSeat } = seat
  const attendance = newId()
  diary.moves.freed.push({ id: seat.id, reason: 'change', at })
  const place = { shift: to.shift, group: to.group, member, purpose, fixedSeat, state: stateOf(to, now) } as const
  diary.moves.seated.push({ ...place, id: attendance, chain: 1, at })
  const about = { member_id: member, old_shift_id: seat.shift, new_shift_id: to.shift, purpose, chain: 1 }
  const id = newId()
  rows.change.push({ ...about, id, old_attendance_id: seat.id, new_attendance_id: attendance, changed_at: at })
  record('exchanges.seat_changed', attendance, member)
}

/** Somebody leaves for a free place; two days later somebody else comes into the place that was left. */
export function changeAndFollow(book: Book, days: readonly [Day, Day], latest: Day, at?: Instant): void {
  const { diary } = book
  const first = diary.seat(days)
  const to = first && diary.place(first.member, [addDays(first.day, 1), latest])
  if (!first || !to) return
  const left = at ?? hoursBefore(first.startsAt, 24 * 6)
  change(book, first, to, left)
  const last = addDays(first.day, 10) < latest ? addDays(first.day, 10) : latest
  const next = diary.seat(
    [addDays(first.day, -2), last],
    (one) => one.shift !== first.shift && one.day !== first.day && diary.isFree(one.member, first.day),
  )
  if (next) change(book, next, first, addMinutes(left, at ? 60 * 7 : 60 * 48))
}

export interface Asking {
  readonly seat: SeededSeat
  readonly takes: SeededSeat
  readonly rank: number
}

type SwapState = 'done' | 'pending' | 'declined'

/** Two or three people whose places go round: done, waiting for the last yes, or declined by the last. */
export function swap(book: Book, asked: readonly Asking[], state: SwapState, made: Instant): void {
  const { rows, now, record } = book
  const proposal = newId()
  const accepted = asked.length === 2
  const pending = state === 'pending'
  const ended = pending ? null : addMinutes(made, 60 * 26)
  rows.swap_proposal.push({
    id: proposal,
    origin: accepted ? 'accepted' : 'matched',
    state: state === 'declined' ? 'off' : state,
    off_reason: state === 'declined' ? 'declined' : null,
    possible: accepted ? null : 1,
    made_at: made,
    expires_at: addMinutes(made, 60 * 72),
    ended_at: ended,
  })
  for (const [at, { seat, takes, rank }] of asked.entries()) {
    const [request, last] = [newId(), at === 0]
    rows.swap_request.push({
      id: request,
      member_id: seat.member,
      attendance_id: seat.id,
      state: pending ? 'offered' : state === 'done' ? 'done' : 'cancelled',
      // Whoever answered the wish of the first made a request only to accept.
      made_for_id: accepted && !last ? proposal : null,
      end_reason: state === 'declined' ? 'taken_back' : null,
      made_at: accepted && !last ? made : hoursBefore(made, 40),
      ended_at: ended,
    })
    rows.wish.push({ request_id: request, position: 1, rank, shift_id: takes.shift })
    rows.swap_leg.push({
      proposal_id: proposal,
      position: at + 1,
      request_id: request,
      member_id: seat.member,
      gives_id: seat.id,
      takes_id: takes.id,
      rank,
      consented_at: !last ? addMinutes(made, at * 30) : state === 'done' ? ended : null,
      declined_at: last && state === 'declined' ? ended : null,
      pending,
    })
  }
  if (state === 'done' && ended) cross(book, asked, ended, now)
  record(
    state === 'done' ? 'exchanges.proposal_done' : 'exchanges.proposal_made',
    proposal,
    asked[0]?.seat.member ?? '',
  )
}

function cross({ diary }: Book, asked: readonly Asking[], at: Instant, now: Instant): void {
  for (const { seat, takes } of asked) {
    diary.moves.freed.push({ id: seat.id, reason: 'swap', at })
    const { member, purpose, fixedSeat } = seat
    const place = { shift: takes.shift, group: takes.group, member, purpose, fixedSeat, state: stateOf(takes, now) }
    diary.moves.seated.push({ ...place, id: newId(), chain: 1, at } as const)
  }
}

/** So many people within a few days, none of whom sits on the day that another gives. */
export function round(book: Book, people: number, from: Day, span = 9): Asking[] {
  const seats: SeededSeat[] = []
  while (seats.length < people) {
    const next = book.diary.seat([from, addDays(from, span)], (one) =>
      seats.every(
        (other) =>
          other.day !== one.day && book.diary.isFree(other.member, one.day) && book.diary.isFree(one.member, other.day),
      ),
    )
    if (!next) return []
    seats.push(next)
  }
  return seats.map((seat, at) => ({ seat, takes: seats[(at + 1) % people] as SeededSeat, rank: 1 }))
}

/** Somebody whose place lies within some days of this one, where each has the other's day off. */
export const meeting = (diary: Diary, seat: SeededSeat): SeededSeat | null =>
  diary.seat(
    [addDays(seat.day, -9), addDays(seat.day, 9)],
    (one) =>
      one.day !== seat.day &&
      one.state === seat.state &&
      diary.isFree(one.member, seat.day) &&
      diary.isFree(seat.member, one.day),
  )

/** When all of them were asked: days before the first of their shifts. */
export const daysBefore = (asked: readonly Asking[], days: number): Instant =>
  hoursBefore(asked.map(({ seat }) => seat.startsAt).toSorted()[0] as Instant, 24 * days)

/** A wish nobody met: it waits, or its shift came too near. */
export function wished(book: Book, seat: SeededSeat, made: Instant, shifts: readonly string[]): void {
  const { rows, now } = book
  const id = newId()
  const ended = seat.startsAt > now ? null : hoursBefore(seat.startsAt, 2)
  rows.swap_request.push({
    id,
    member_id: seat.member,
    attendance_id: seat.id,
    state: ended ? 'expired' : 'open',
    end_reason: ended ? 'too_near' : null,
    made_at: made,
    ended_at: ended,
    no_match_told_at: ended && hoursBefore(seat.startsAt, 24 * 5),
  })
  for (const [at, shift_id] of shifts.entries())
    rows.wish.push({ request_id: id, position: at + 1, rank: at + 1, shift_id })
}

export interface Called {
  /** Who came instead. */
  readonly taker?: string | null
  /** Asked by name, as it was written. */
  readonly named?: { readonly member: string; readonly as: string }
  readonly state: 'open' | 'filled' | 'withdrawn' | 'expired'
  readonly made: Instant
}

/** Somebody looks for a stand-in. */
export function called({ diary, rows, record }: Book, seat: SeededSeat, { taker, named, state, made }: Called): string {
  const id = newId()
  const ended = state === 'open' ? null : state === 'expired' ? seat.startsAt : addMinutes(made, 60 * 9)
  rows.stand_in_call.push({
    id,
    member_id: seat.member,
    attendance_id: seat.id,
    named_id: named?.member ?? null,
    named_as: named?.as ?? null,
    state,
    end_reason: state === 'withdrawn' ? 'declined' : state === 'expired' ? 'seat' : null,
    taken_by_id: taker ?? null,
    made_at: made,
    ended_at: ended,
  })
  if (taker) diary.moves.standIns.push({ id: seat.id, standIn: taker })
  if (state === 'open') record('exchanges.call_opened', id, seat.member)
  return id
}

/** People on standby were called; the first of them came, or nobody did. */
export function calledOut(
  { rows, record, today }: Book,
  { shift, startsAt, weekday }: Pick<SeededSeat, 'shift' | 'startsAt' | 'weekday'>,
  people: readonly string[],
  how: { readonly call: string | null; readonly came: boolean; readonly opened: Instant; readonly untilTaken?: number },
): void {
  const { call, came, opened } = how
  const id = newId()
  const ended = came ? addMinutes(opened, 60 * 9) : startsAt
  rows.call_out.push({
    id,
    shift_id: shift,
    call_id: call,
    until_taken: how.untilTaken ?? null,
    state: came ? 'filled' : 'over',
    opened_at: opened,
    last_invited_at: opened,
    ended_at: ended,
  })
  for (const [at, member] of people.entries()) {
    const answer = at === 0 && came ? 'came' : at === 1 ? 'declined' : 'too_late'
    const answered = answer === 'declined' ? addMinutes(opened, 60 * 3) : ended
    rows.call_out_invitation.push({
      call_out_id: id,
      member_id: member,
      invited_at: opened,
      answer,
      answered_at: answered,
    })
    const standby = newId()
    const from = addDays(today, -80)
    rows.standby.push({
      id: standby,
      member_id: member,
      weekday,
      from_day: from,
      made_at: hoursBefore(opened, 24 * 12),
    })
    record('exchanges.standby_added', standby, member)
  }
}

/** A shift worked for the pot: worked, ahead, or taken back. Whether there was a place for it. */
export function gave(book: Book, member: string, days: readonly [Day, Day], takenBack = false): boolean {
  const { diary, rows, now, dayOf, record } = book
  const place = diary.place(member, days)
  if (!place) return false
  const { shift, group, startsAt } = place
  const made = startsAt > now ? hoursBefore(now, 30) : hoursBefore(startsAt, 24 * 6)
  const attendance = newId()
  const seat = { id: attendance, shift, group, member, purpose: 'solidarity', fixedSeat: null, chain: 0 } as const
  diary.moves.seated.push({ ...seat, state: takenBack ? 'cancelled' : stateOf(place, now), at: made })
  const id = newId()
  rows.pot_offer.push({
    id,
    member_id: member,
    sort: 'shift',
    shift_id: shift,
    group_id: group,
    attendance_id: attendance,
    state: takenBack ? 'cancelled' : 'validated',
    made_at: made,
    validated_at: made,
    validated_on: dayOf(made),
    cancelled_at: takenBack ? made : null,
    cancelled_on: takenBack ? dayOf(made) : null,
  })
  record('exchanges.gift_validated', id, member)
  return true
}

/** The pot freed a place, or put an absence right. */
export function askedPot(
  { diary, rows, dayOf, record }: Book,
  seat: SeededSeat,
  { sort, reason, made }: { readonly sort: 'seat' | 'absence'; readonly reason: string; readonly made: Instant },
): string {
  const id = newId()
  if (sort === 'seat') diary.moves.freed.push({ id: seat.id, reason: 'pot', at: made })
  rows.pot_request.push({
    id,
    member_id: seat.member,
    sort,
    attendance_id: seat.id,
    reason,
    state: 'validated',
    made_on: dayOf(made),
    made_at: made,
    validated_at: made,
    validated_on: dayOf(made),
  })
  record('exchanges.pot_validated', id, seat.member)
  return id
}
