/** The exchanges of the demo: what ten lived weeks left behind, and what waits for somebody today. */
import { action } from '#platform/action.ts'
import type { Seed, SeedCast } from '#platform/module.ts'
import { addDays, addMinutes, type Day, type Instant } from '#platform/values/day.ts'

import { dayIn } from '#platform/values/zone.ts'
import { costPostings, moveSeeded, postExchange, readSeats, seatsToMove } from '#shop/shifts/public.ts'
import { Diary } from './seed-diary.ts'
import * as story from './seed-stories.ts'
import { addSeeded, noRows } from './store/seeding.ts'

/** The lived weeks begin so many days ago. */
const pastDays = 66
const wishDays = 56

const fill = action('exchanges.seed', async (ctx, { cast }: { cast: SeedCast }) => {
  const emails = new Set(cast.people.map(({ key }) => `${key}@${cast.address}.example`))
  const diary = new Diary(await seatsToMove(ctx), emails)
  const rows = noRows()
  const book: story.Book = {
    diary,
    rows,
    today: ctx.today,
    now: ctx.now,
    dayOf: (at) => dayIn(at, ctx.shop.zone),
    record: (name, subject, person) => ctx.record(name, { subject, person }),
  }
  // A small shop arranges less.
  const some = (many: number): number[] => Array.from({ length: Math.ceil((many * cast.members) / 400) }, (_, at) => at)
  const dayOf = (at: number, of: number): Day => addDays(ctx.today, -pastDays + Math.floor((at * (pastDays - 16)) / of))
  changes(book, some, dayOf)
  swaps(book, some, dayOf)
  standIns(book, some, dayOf)
  const forgiven = pot(book, some, dayOf)
  ofTheCast(book, cast)
  await moveSeeded(ctx, diary.moves)
  await addSeeded(ctx.db, ctx.organisation, rows)
  if (forgiven) {
    const [seat] = await readSeats(ctx, [forgiven.attendance])
    const postings = seat ? await costPostings(ctx, seat, [{ counter: 'main', by: 1 }]) : []
    const why = { cause: forgiven.request, round: 1, sentence: 'shifts.ledger.pot_absence', facts: { day: seat?.day } }
    await postExchange(ctx, forgiven.member, postings, why)
  }
})

type Some = (many: number) => number[]
type DayOf = (at: number, of: number) => Day

const hoursAgo = (now: Instant, hours: number): Instant => addMinutes(now, -60 * hours)

function changes(book: story.Book, some: Some, dayOf: DayOf): void {
  const { today, now } = book
  const past = some(7)
  for (const at of past) {
    const from = dayOf(at, past.length)
    story.changeAndFollow(book, [from, addDays(from, 6)], addDays(today, -2))
  }
  for (const at of some(3))
    story.changeAndFollow(
      book,
      [addDays(today, 9 + 5 * at), addDays(today, 16 + 5 * at)],
      addDays(today, 40),
      hoursAgo(now, 20 * (at + 1)),
    )
}

function swaps(book: story.Book, some: Some, dayOf: DayOf): void {
  const { diary, today, now } = book
  const arrange = (people: number, from: Day, state: 'done' | 'pending' | 'declined', made?: Instant) => {
    const asked = story.round(book, people, from)
    if (asked.length > 0) story.swap(book, asked, state, made ?? story.daysBefore(asked, 8))
  }
  const past = some(6)
  for (const at of past) arrange(2, dayOf(at, past.length), 'done')
  arrange(3, dayOf(1, 2), 'done')
  for (const at of some(2)) arrange(2, dayOf(at, 2), 'declined')
  for (const at of some(2)) arrange(2, addDays(today, 12 + 9 * at), 'done', hoursAgo(now, 50 + 40 * at))
  arrange(2, addDays(today, 18), 'pending', hoursAgo(now, 20))
  arrange(3, addDays(today, 28), 'pending', hoursAgo(now, 5))
  const tooNear = some(3)
  for (const at of tooNear) {
    const from = dayOf(at, tooNear.length)
    const seat = diary.seat([from, addDays(from, 9)])
    if (seat)
      story.wished(book, seat, addMinutes(seat.startsAt, -60 * 24 * 20), diary.laterWeeks(seat, addDays(seat.day, 40)))
  }
  for (const at of some(5)) {
    const seat = diary.seat([addDays(today, 15 + 4 * at), addDays(today, 24 + 4 * at)])
    const shifts = seat ? diary.laterWeeks(seat, addDays(today, wishDays)) : []
    if (seat && shifts.length > 0) story.wished(book, seat, hoursAgo(now, 9 + 31 * at), shifts)
  }
}

function standIns(book: story.Book, some: Some, dayOf: DayOf): void {
  const { diary, today, now } = book
  const past = some(6)
  for (const at of past) {
    const from = dayOf(at, past.length)
    const seat = diary.seat([from, addDays(from, 9)])
    const taker = seat && diary.person(seat.day)
    if (!seat || !taker) continue
    const made = addMinutes(seat.startsAt, -60 * (at % 2 === 0 ? 40 : 110))
    const call = story.called(book, seat, { taker, state: 'filled', made })
    const others = [diary.person(seat.day), diary.person(seat.day)].filter((one) => one !== null)
    if (at % 2 === 0) story.calledOut(book, seat, [taker, ...others], { call, came: true, opened: made })
  }
  for (const at of some(2)) {
    const from = dayOf(at, 2)
    const seat = diary.seat([from, addDays(from, 12)])
    const asked = seat && diary.person(seat.day)
    if (!seat || !asked) continue
    const made = addMinutes(seat.startsAt, -60 * 70)
    const named = at === 0 ? { named: { member: asked, as: '112' } } : {}
    story.called(book, seat, { ...named, state: at === 0 ? 'withdrawn' : 'expired', made })
  }
  for (const at of some(2)) {
    const seat = diary.seat([addDays(today, 5 + 4 * at), addDays(today, 12 + 4 * at)])
    const taker = seat && diary.person(seat.day)
    if (seat && taker) story.called(book, seat, { taker, state: 'filled', made: hoursAgo(now, 33 + 20 * at) })
  }
  const waiting = diary.seat([addDays(today, 4), addDays(today, 12)])
  if (waiting) story.called(book, waiting, { state: 'open', made: hoursAgo(now, 2) })
}

const reasons = ['Hospitalisation d’un proche', 'Naissance', 'Fracture du poignet', 'Nuits à l’hôpital avec mon enfant']

/** What the pot got and gave, never more than was in it; answers the absence that is put right today. */
function pot(book: story.Book, some: Some, dayOf: DayOf) {
  const { diary, today, now } = book
  const give = (from: Day, takenBack = false): boolean => {
    const member = diary.person(from)
    return member !== null && story.gave(book, member, [from, addDays(from, 12)], takenBack)
  }
  const given = some(9)
  const worked = given.filter((at) => give(dayOf(at, given.length * 2))).length
  // Not next week: the tale of a closing takes it back, and who gives a shift books it anew.
  for (const at of some(2)) give(addDays(today, 14 + 7 * at))
  give(addDays(today, 10), true)
  const ahead = diary.seat([addDays(today, 8), addDays(today, 20)])
  if (worked > 0 && ahead)
    story.askedPot(book, ahead, { sort: 'seat', reason: 'Opération prévue', made: hoursAgo(now, 26) })
  for (const at of some(4).slice(0, Math.max(0, worked - 2))) freed(book, at)
  const absence = worked > 1 ? diary.absence(addDays(today, -60)) : null
  if (!absence) return null
  const request = story.askedPot(book, absence, { sort: 'absence', reason: 'J’étais aux urgences', made: now })
  return { request, attendance: absence.id, member: absence.member }
}

/** A place the pot freed lately; one of them so late that people on standby were called, and nobody could come. */
function freed(book: story.Book, at: number): void {
  const { diary, today } = book
  const from = addDays(today, -22 + 5 * at)
  const seat = diary.seat([from, addDays(from, 6)], ({ day }) => day < today)
  if (!seat) return
  const late = at === 1
  const made = addMinutes(seat.startsAt, -60 * (late ? 30 : 100))
  story.askedPot(book, seat, { sort: 'seat', reason: reasons[at % reasons.length] ?? '', made })
  const people = late ? [diary.person(seat.day), diary.person(seat.day), diary.person(seat.day)] : []
  const asked = people.filter((one) => one !== null)
  if (asked.length > 0) story.calledOut(book, seat, asked, { call: null, came: false, opened: made, untilTaken: 1 })
}

/** The cast: what Amina, Gérard and Inès remember of the last weeks, and who asks Inès for a day of hers. */
function ofTheCast(book: story.Book, cast: SeedCast): void {
  const { diary, today, now } = book
  const seats = (key: string) => diary.placesOf(`${key}@${cast.address}.example`)
  const last = (key: string) => seats(key).findLast(({ state }) => state === 'done')
  const [amina, gerard] = [last('amina'), last('gerard')]
  const other = amina && story.meeting(diary, amina)
  if (amina && other) {
    const asked = [
      { seat: amina, takes: other, rank: 1 },
      { seat: other, takes: amina, rank: 1 },
    ]
    story.swap(book, asked, 'done', story.daysBefore(asked, 4))
  }
  const taker = gerard && diary.person(gerard.day)
  if (gerard && taker)
    story.called(book, gerard, { taker, state: 'filled', made: addMinutes(gerard.startsAt, -60 * 60) })
  const wanted = seats('ines').find(({ day }) => day > addDays(today, 15))
  const asking = wanted && story.meeting(diary, wanted)
  if (wanted && asking) story.wished(book, asking, hoursAgo(now, 6), [wanted.shift])
}

export const seed: Seed = { run: (ctx) => ctx.act(fill, { cast: ctx.cast }) }
