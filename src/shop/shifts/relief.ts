/** Brings what closings give back in line with the closings and absences of now: whatever was given and is no longer
 *  due is taken back by a counter-entry. Run twice, the second time does nothing. Part of whatever action calls it. */
import type { ActionContext } from '#platform/action.ts'
import { newId } from '#platform/values/ids.ts'
import type { Posting } from './rules/effects.ts'
import { reliefOf } from './rules/relief.ts'
import * as ledgerStore from './store/ledger.ts'
import { policies } from './store/policy.ts'
import * as store from './store/relief.ts'

/** Gives the people whose counters moved: recount them. */
export async function settleRelief(ctx: ActionContext, asked: store.Relieved): Promise<string[]> {
  const seats = await store.relievedSeats(ctx.db, ctx.organisation, asked)
  if (seats.length === 0) return []
  const policyOf = await policies(ctx.db, ctx.organisation)
  const given = Map.groupBy(
    await ledgerStore.entriesOf(
      ctx.db,
      ctx.organisation,
      'relief',
      seats.map(({ seat }) => seat),
    ),
    ({ causeId }) => causeId,
  )
  const entries = seats.flatMap((seat) => {
    const minutely = policyOf(seat.day).policy.unit === 'minute'
    const one = minutely ? seat.minutes * 1000 : seat.weight
    return moved(seat, seat.absent ? reliefOf({ ...seat, one }) : [], given.get(seat.seat) ?? [])
  })
  const by = { now: ctx.now, policy: policyOf(ctx.today).version, actor: ctx.actor.account }
  await ledgerStore.addEntries(ctx.db, ctx.organisation, entries, by)
  return [...new Set(entries.map(({ member }) => member))]
}

/** From what was given to what is due: nothing where both are the same. */
function moved(
  seat: store.RelievedSeat,
  due: readonly Posting[],
  earlier: readonly ledgerStore.PostedRow[],
): ledgerStore.NewEntry[] {
  const gone = new Set(earlier.map(({ reverses }) => reverses))
  const standing = earlier.filter(({ id, reverses }) => reverses === null && !gone.has(id))
  const same =
    standing.length === due.length &&
    due.every((one) =>
      standing.some(
        (given) => given.counter === one.counter && given.amount === one.amount && given.member === seat.member,
      ),
    )
  if (same) return []
  const round = Math.max(0, ...earlier.map((entry) => entry.round)) + 1
  const shared = {
    effectiveOn: seat.day,
    cause: 'relief' as const,
    causeId: seat.seat,
    round,
    facts: { day: seat.day },
  }
  const back = standing.map(({ id, member, counter, amount }) => ({
    ...shared,
    id: newId(),
    member,
    counter,
    amount: -amount,
    reverses: id,
    sentence: 'shifts.ledger.relief_taken_back',
  }))
  const anew = due.map((posting) => ({
    ...shared,
    ...posting,
    id: newId(),
    member: seat.member,
    reverses: null,
    sentence: 'shifts.ledger.relief',
  }))
  return [...back, ...anew].map((entry, at) => ({ ...entry, position: at + 1 }))
}
