/** Ten lived weeks of the demo: who came, who did not and made up for it, who books freely, one extension, one line
 *  that is contested. The same at every start. */
import type { ActionContext } from '#platform/action.ts'
import { addDays, addMinutes, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { recountQuietly } from './counting.ts'
import { type Mark, repost } from './posting.ts'
import type { Outcome } from './rules/words.ts'
import type { SeededWorker } from './seed-ledger.ts'
import { type MarkedSeat, writeOutcomes } from './store/outcome.ts'
import * as store from './store/seeding-past.ts'
import { addContest } from './store/sheet-list.ts'
import { readStates } from './store/standing.ts'
import { addExtension } from './store/standing-facts.ts'

export const pastWeeks = 10

interface Story {
  readonly elif: string | undefined
  /** People of the story who always came. */
  readonly reliable: ReadonlySet<string | undefined>
  readonly workers: readonly SeededWorker[]
}

export async function seedPast(ctx: ActionContext, story: Story): Promise<void> {
  const [db, here] = [ctx.db, ctx.organisation]
  const shifts = (await store.pastShifts(db, here, ctx.now)).filter(({ day }) => day < ctx.today)
  const lastDay = shifts.at(-1)?.day
  if (lastDay === undefined) return
  // The sheet of the last day still waits for its lead.
  const places = new Places(shifts.filter(({ day }) => day < lastDay))
  const own = Map.groupBy(await store.seatsBefore(db, here, lastDay), ({ member }) => member)
  await store.addPastSeats(db, here, extraSeats(story, own, places, ctx.today))
  const seats = await store.seatsBefore(db, here, lastDay)
  const marks = marksOf(story, seats)
  await writeOutcomes(
    db,
    here,
    marks.map(({ seat, outcome }) => ({ attendance: seat.id, outcome })),
    false,
  )
  await store.closePast(db, here, lastDay)
  await repost(ctx, marks)
  await contest(ctx, marks)
  const members = story.workers.map(({ member_id: member }) => member)
  await recountQuietly(ctx, members)
  await extend(ctx, members)
}

const sorts = {
  /** Missed one shift of the past and made up for it. */
  repaid: 9,
  /** Missed the last shift and owes it. */
  owing: 14,
  /** Missed the last shift without a word. */
  silent: 41,
  /** Could not come and was excused. */
  excused: 17,
} as const

type Sort = keyof typeof sorts | 'came'

function sortOf({ reliable, elif }: Story, member: string, index: number): Sort {
  if (reliable.has(member) || member === elif) return 'came'
  const found = (Object.keys(sorts) as (keyof typeof sorts)[]).find((sort) => index % sorts[sort] === sorts[sort] - 2)
  return found ?? 'came'
}

/** Free places of the past, handed out one after the other. */
class Places {
  private readonly left: Map<string, number>
  private readonly shifts: readonly store.PastShift[]
  constructor(shifts: readonly store.PastShift[]) {
    this.shifts = shifts
    this.left = new Map(shifts.map(({ id, free }) => [id, free]))
  }
  /** The first shift with a free place between two days where this person does not sit. */
  take(from: Day, until: Day, sits: ReadonlySet<string>): store.PastShift | null {
    const shift = this.shifts.find(
      ({ id, day }) => day >= from && day <= until && (this.left.get(id) ?? 0) > 0 && !sits.has(id),
    )
    if (shift) this.left.set(shift.id, (this.left.get(shift.id) ?? 0) - 1)
    return shift ?? null
  }
}

const period = 28
const lateFlying = 8

/** What people booked themselves: a shift a period of whoever flies, make-ups, and the shift that Elif missed. */
function extraSeats(
  story: Story,
  own: ReadonlyMap<string, readonly MarkedSeat[]>,
  places: Places,
  today: Day,
): store.PastSeat[] {
  return story.workers.flatMap(({ member_id: member, mode }, index): store.PastSeat[] => {
    const seats = own.get(member) ?? []
    const sits = new Set(seats.map(({ shift }) => shift))
    if (mode === 'flying') {
      const short = index % lateFlying === 2 && !story.reliable.has(member)
      return [2 * period, period].flatMap((back, at) => {
        if (short && at === 1) return []
        const from = addDays(today, -back + (index % 20))
        const shift = places.take(from, addDays(from, 7), sits)
        return shift ? [{ shift, member, purpose: 'flying' as const }] : []
      })
    }
    if (member === story.elif) {
      const recent = seats.some(({ day }) => day >= addDays(today, -8))
      const shift = recent ? null : places.take(addDays(today, -8), addDays(today, -2), sits)
      return shift ? [{ shift, member, purpose: 'regular' as const }] : []
    }
    const [missed] = seats
    if (mode !== 'regular' || !missed || sortOf(story, member, index) !== 'repaid') return []
    const shift = places.take(addDays(missed.day, 4), addDays(missed.day, 20), sits)
    return shift ? [{ shift, member, purpose: 'make_up' as const }] : []
  })
}

function marksOf(story: Story, seats: readonly MarkedSeat[]): (Mark & { readonly outcome: Outcome })[] {
  const indexes = new Map(story.workers.map(({ member_id: member }, index) => [member, index]))
  const seatsOf = Map.groupBy(seats, ({ member }) => member)
  return seats.map((seat) => {
    const all = seatsOf.get(seat.member) ?? []
    const outcome = outcomeOf(sortOf(story, seat.member, indexes.get(seat.member) ?? 0), seat, all)
    const own = seat.member === story.elif && seat === all.at(-1) ? 'absent_1' : outcome
    return { seat: { ...seat, state: own }, outcome: own }
  })
}

function outcomeOf(sort: Sort, seat: MarkedSeat, all: readonly MarkedSeat[]): Outcome {
  if (seat.purpose !== 'regular' || sort === 'came') return 'done'
  const madeUp = all.some(({ purpose }) => purpose === 'make_up')
  if (sort === 'repaid') return seat === all[0] && madeUp ? 'absent_1' : 'done'
  if (seat !== all.at(-1)) return 'done'
  return sort === 'excused' ? 'absent_0' : sort === 'silent' ? 'absent_2' : 'absent_1'
}

/** One of those who no longer shop has more time since today. */
async function extend(ctx: ActionContext, members: readonly string[]): Promise<void> {
  const states = await readStates(ctx.db, ctx.organisation, members)
  const suspended = new Set(states.filter(({ standing }) => standing === 'suspended').map(({ member }) => member))
  const member = members.find((one) => suspended.has(one))
  if (member === undefined) return
  const more = { from: ctx.today, until: addDays(ctx.today, 10), now: ctx.now, by: null }
  await addExtension(ctx.db, ctx.organisation, { id: newId(), member, sort: 'grace', ...more })
  await recountQuietly(ctx, [member])
}

const words = 'J’étais là : j’ai remplacé quelqu’un à la caisse.'

/** The latest absence without a word is contested. */
async function contest(ctx: ActionContext, marks: readonly Mark[]): Promise<void> {
  const line = marks.findLast(({ outcome }) => outcome === 'absent_2')
  if (!line) return
  const { id: attendance, member } = line.seat
  const row = { id: newId(), attendance, member, outcome: 'absent_2', words, now: addMinutes(ctx.now, -60 * 20) }
  await addContest(ctx.db, ctx.organisation, row)
}
