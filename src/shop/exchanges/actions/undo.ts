/** The office undoes a change or a swap before either shift begins: everybody who is moved has said yes to it, and sits
 *  where they sat before, if need be on one place more. */
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { afterExchange, freeSeats, letterPath, lockSeats, seatPeople } from '#shop/shifts/public.ts'
import { whyNotUndo } from '../rules/undo.ts'
import { addOfficeActs, type Heard } from '../store/office-act.ts'
import { type Undoable, undoableChange, undoableSwap, undoFacts } from '../undoing.ts'
import { notOneself } from './pot-giving.ts'
import { settleGone } from './settle.ts'
import { tellLeads } from './swap-telling.ts'

interface Undoing {
  /** Who said yes to going back. */
  readonly agreed: readonly string[]
  readonly how: Heard
  readonly reason: string
}

export const undoChange = action('exchanges.undoChange', async (ctx, input: Undoing & { readonly change: string }) =>
  undo(ctx, found(await undoableChange(ctx, input.change), 'change'), input),
)

export const undoSwap = action('exchanges.undoSwap', async (ctx, input: Undoing & { readonly proposal: string }) =>
  undo(ctx, found(await undoableSwap(ctx, input.proposal), 'proposal'), input),
)

async function undo(ctx: ActionContext, exchange: Undoable, { agreed, how, reason }: Undoing) {
  const people = exchange.pairs.map(({ member }) => member)
  await notOneself(ctx, ...people)
  const seats = await lockSeats(
    ctx,
    exchange.pairs.flatMap(({ gave, got }) => [gave, got]),
    { people },
  )
  const { facts, returns } = await undoFacts(ctx, exchange, seats)
  refuseWith(whyNotUndo({ ...facts, agreed }))
  await freeSeats(
    ctx,
    returns.map(({ got }) => got),
    'undo',
  )
  await reseat(ctx, returns)
  await addOfficeActs(
    ctx.db,
    ctx.organisation,
    people.map((member) => ({
      id: newId(),
      about: exchange.about,
      act: 'undo',
      member,
      how,
      reason,
      by: ctx.actor.account,
      at: ctx.now,
    })),
  )
  ctx.record('exchanges.undone', { subject: exchange.about, way: exchange.way, people })
  tell(ctx, exchange, returns, reason)
  await settleGone(ctx)
  const shifts = returns.flatMap(({ gave, got }) => [gave.shift, got.shift])
  const [first] = returns
  // after a swap each place is taken again in the same moment
  await afterExchange(ctx, { ...(first && exchange.way === 'change' ? { freed: first.got } : {}), shifts, people })
  return {}
}

type Return = Awaited<ReturnType<typeof undoFacts>>['returns'][number]

async function reseat(ctx: ActionContext, returns: readonly Return[]): Promise<void> {
  const extra = returns.flatMap(({ gave, room }) => {
    const missing = room ? room.taken + 1 - room.seats : 0
    return missing > 0 ? [{ shift: gave.shift, group: gave.group, seats: missing }] : []
  })
  await seatPeople(
    ctx,
    returns.map(({ member, gave: { shift, group, purpose, chain, fixedSeat } }) => ({
      shift,
      group,
      member,
      purpose,
      chain,
      fixedSeat,
    })),
    extra,
  )
}

function tell(ctx: ActionContext, { way, about }: Undoable, returns: readonly Return[], reason: string): void {
  for (const { member, gave, got } of returns)
    ctx.notify('exchanges.undone', member, {
      was: got.startsAt,
      startsAt: gave.startsAt,
      shift: gave.name,
      reason,
      link: letterPath(ctx.organisation, gave.shift),
      about,
    })
  if (way === 'swap')
    tellLeads(
      ctx,
      about,
      returns.map(({ member, gave }) => ({ member, takes: gave })),
    )
}
