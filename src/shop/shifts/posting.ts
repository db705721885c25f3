/** Posts what outcomes mean: takes the earlier postings of a seat back exactly, then posts anew, and recounts.
 *  Part of whatever action calls it. */
import type { ActionContext } from '#platform/action.ts'
import { type Day, minutesBetween } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { recount, recountHolders } from './counting.ts'
import { settleRelief } from './relief.ts'
import { type Balances, noBalance, postingsOf, withPostings } from './rules/effects.ts'
import { purposeFor } from './rules/outcome.ts'
import type { Policy } from './rules/policy.ts'
import { losesSeatByAbsence, seatEventsOf } from './rules/seat-loss.ts'
import type { Mode, Outcome } from './rules/words.ts'
import { loseSeats } from './seat-losing.ts'
import * as workerStore from './store/counted-workers.ts'
import * as ledgerStore from './store/ledger.ts'
import { type MarkedSeat, writeOutcomes } from './store/outcome.ts'
import { policies, policyOn } from './store/policy.ts'
import { readSeatEvents } from './store/seat-losing.ts'
import * as standingStore from './store/standing.ts'

export interface Mark {
  readonly seat: MarkedSeat
  readonly outcome: Outcome | 'planned'
}

/** Whose counters move: the stand-in's where there is one. */
export const answersFor = (seat: Pick<MarkedSeat, 'member' | 'standIn'>): string => seat.standIn ?? seat.member

/** `presumed`: nobody said so, the policy takes it that whoever has a seat came. */
export async function postOutcomes(
  ctx: ActionContext,
  marks: readonly Mark[],
  { presumed = false }: { readonly presumed?: boolean } = {},
): Promise<void> {
  await writeOutcomes(
    ctx.db,
    ctx.organisation,
    marks.map(({ seat, outcome }) => ({ attendance: seat.id, outcome })),
    presumed,
  )
  const touched = await repost(ctx, marks, presumed ? 'shifts.ledger.presumed' : undefined)
  const relieved = await settleRelief(ctx, { seats: marks.map(({ seat }) => seat.id) })
  await recount(ctx, [...new Set([...touched, ...relieved])].toSorted())
  await endMissedSeats(ctx, marks, await policyOn(ctx.db, ctx.organisation, ctx.today))
}

/** Takes the earlier postings of these seats back and posts what the outcomes mean now; `planned` means nothing.
 *  Gives the people concerned: recount them. */
export async function repost(ctx: ActionContext, marks: readonly Mark[], sentence?: string): Promise<string[]> {
  const [db, here] = [ctx.db, ctx.organisation]
  const seats = marks.map(({ seat }) => seat)
  const earlier = await ledgerStore.entriesOf(
    db,
    here,
    'attendance',
    seats.map(({ id }) => id),
  )
  const touched = [...new Set([...seats.map(answersFor), ...earlier.map(({ member }) => member)])].toSorted()
  await workerStore.beginCounting(db, here, touched, ctx.today)
  const people = await peopleOf(ctx, touched)
  const policyOf = await policies(db, here)
  const entries = marks.flatMap(({ seat, outcome }) => {
    const own = earlier.filter(({ causeId }) => causeId === seat.id)
    const round = Math.max(0, ...own.map((entry) => entry.round)) + 1
    const back = takenBack(people, seat, own, round)
    const policy = policyOf(seat.day).policy
    const anew = outcome === 'planned' ? [] : posted(people, { seat, outcome }, policy, sentence ?? sentences[outcome])
    return [...back, ...anew].map((entry, at) => ({ ...entry, round, position: at + 1 }))
  })
  const by = { now: ctx.now, policy: policyOf(ctx.today).version, actor: ctx.actor.account }
  await ledgerStore.addEntries(db, here, entries, by)
  return touched
}

/** Where the policy says so, absences in a row end the fixed seat of whoever stayed away. */
async function endMissedSeats(ctx: ActionContext, marks: readonly Mark[], policy: Policy): Promise<void> {
  const away = marks
    .filter(({ seat, outcome }) => outcome === 'absent_2' && seat.purpose === 'regular' && seat.standIn === null)
    .map(({ seat }) => seat.member)
  if (policy.seatLostAfterAbsences === 0 || away.length === 0) return
  const events = Map.groupBy(await readSeatEvents(ctx.db, ctx.organisation, away, ctx.today), ({ member }) => member)
  const losing = [...events]
    .filter(([, rows]) => losesSeatByAbsence(seatEventsOf(rows), policy.seatLostAfterAbsences))
    .map(([member]) => member)
  for (const member of losing) ctx.record('shifts.seat_lost', { subject: member, person: member })
  await loseSeats(
    ctx,
    losing.map((member) => ({ member, on: ctx.today })),
    'fixed',
  )
  await recountHolders(ctx, losing)
}

interface Person {
  /** Balances as they stand while the marks are posted one after the other. */
  balances: Balances
  readonly modeOn: (day: Day) => Mode
}
type People = ReadonlyMap<string, Person>
type Posted = Omit<ledgerStore.NewEntry, 'round' | 'position'>

async function peopleOf(ctx: ActionContext, members: readonly string[]): Promise<People> {
  const [db, here] = [ctx.db, ctx.organisation]
  const workers = await workerStore.lockWorkers(db, here, members)
  const states = new Map((await standingStore.readStates(db, here, members)).map((state) => [state.member, state]))
  const modes = await workerStore.readModes(db, here, members)
  return new Map(
    workers.map(({ member, mode }): [string, Person] => {
      const state = states.get(member)
      const own = modes.filter((row) => row.member === member)
      return [
        member,
        {
          balances: state ? { main: state.main, make_up: state.makeUp, absences: state.absences } : noBalance,
          modeOn: (day) => own.findLast(({ from }) => from <= day)?.mode ?? mode,
        },
      ]
    }),
  )
}

/** The exact opposite of what still stands of the seat's earlier postings. */
function takenBack(people: People, seat: MarkedSeat, own: readonly ledgerStore.PostedRow[], round: number): Posted[] {
  const gone = new Set(own.map(({ reverses }) => reverses))
  return own
    .filter((entry) => entry.reverses === null && !gone.has(entry.id) && entry.round < round)
    .map((entry) => {
      const person = people.get(entry.member)
      if (person) person.balances = withPostings(person.balances, [{ counter: entry.counter, amount: -entry.amount }])
      // Who was merged into another is no worker any more: the balances went over, so the opposite goes there too.
      const member = person ? entry.member : answersFor(seat)
      return {
        ...entryOf(seat, member, 'shifts.ledger.taken_back'),
        counter: entry.counter,
        amount: -entry.amount,
        effectiveOn: entry.effectiveOn,
        reverses: entry.id,
      }
    })
}

function posted(
  people: People,
  { seat, outcome }: { readonly seat: MarkedSeat; readonly outcome: Outcome },
  policy: Policy,
  sentence: string,
): Posted[] {
  const member = answersFor(seat)
  const person = people.get(member)
  if (!person || !policy.control) return []
  const mode = person.modeOn(seat.day)
  const worked = {
    mode,
    purpose: purposeFor(mode, seat.purpose),
    outcome,
    weight: seat.weight * 1000,
    minutes: minutesBetween(seat.startsAt, seat.endsAt),
  }
  const postings = postingsOf(worked, person.balances, policy)
  person.balances = withPostings(person.balances, postings)
  return postings.map((posting) => ({ ...entryOf(seat, member, sentence), ...posting }))
}

const sentences: Readonly<Record<Outcome, string>> = {
  done: 'shifts.ledger.worked',
  absent_0: 'shifts.ledger.excused',
  absent_1: 'shifts.ledger.absent_told',
  absent_2: 'shifts.ledger.absent_without_word',
}

const entryOf = (seat: MarkedSeat, member: string, sentence: string) => ({
  id: newId(),
  member,
  effectiveOn: seat.day,
  cause: 'attendance' as const,
  causeId: seat.id,
  reverses: null,
  sentence,
  facts: { shift: seat.shift, day: seat.day, purpose: seat.purpose },
})
