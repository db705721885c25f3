/** What undoing a change or a swap is asked with: who got which place for which, and what the rules say by now. */
import type { Context } from '#platform/action.ts'
import { found } from '#platform/refusal.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { membersById } from '#shop/members/public.ts'
import { type HeldSeat, sittingOf } from '#shop/shifts/public.ts'
import type { UndoFacts } from './rules/undo.ts'
import { placesOfChange } from './store/change.ts'
import { officeActsAbout } from './store/office-act.ts'
import { readProposals } from './store/swap.ts'

export interface Undoable {
  readonly way: 'change' | 'swap'
  /** The change, or the proposal that is done. */
  readonly about: string
  readonly pairs: readonly { readonly member: string; readonly gave: string; readonly got: string }[]
}

/** Null where there is no such change. */
export async function undoableChange(ctx: Context, change: string): Promise<Undoable | null> {
  const places = await placesOfChange(ctx.db, ctx.organisation, change)
  return places && { way: 'change', about: change, pairs: [places] }
}

/** Null where there is no such swap, or it is not done. */
export async function undoableSwap(ctx: Context, proposal: string): Promise<Undoable | null> {
  const [done] = await readProposals(ctx.db, ctx.organisation, [proposal])
  if (done?.state !== 'done') return null
  const pairs = done.legs.flatMap(({ member, gives, got }) => (got === null ? [] : [{ member, gave: gives, got }]))
  return { way: 'swap', about: proposal, pairs }
}

/** Everything the rule looks at but who agreed, and the group each would sit in. `seats` are those of the pairs. */
export async function undoFacts(ctx: Context, { way, about, pairs }: Undoable, seats: readonly HeldSeat[]) {
  const seat = (id: string): HeldSeat =>
    found(
      seats.find((one) => one.id === id),
      'attendance',
    )
  const people = await membersById(
    ctx.db,
    ctx.organisation,
    pairs.map(({ member }) => member as ContactId),
  )
  const gone = pairs.map(({ got }) => seat(got))
  const sitting = await sittingOf(
    ctx,
    people,
    pairs.map(({ gave }) => seat(gave).shift),
  )
  const returns = pairs.map(({ member: id, gave: given, got }) => {
    const gave = seat(given)
    const member = found(
      people.find(({ contact }) => contact === id),
      'member',
    )
    const { shift, group, purpose } = gave
    const { refusals, group: room } = sitting.ask({ member, shift, group, purpose, gone, warningsAccepted: true })
    return { member: id, gave, got: seat(got), booking: refusals, room }
  })
  const acts = await officeActsAbout(ctx.db, ctx.organisation, [about])
  const facts: Omit<UndoFacts, 'agreed'> = {
    now: ctx.now,
    way,
    undone: acts.some(({ act }) => act === 'undo'),
    places: returns,
  }
  return { facts, returns }
}
