/** Making a request known to whoever sits where its wishes lead: those who may, by mail. */
import type { ActionContext } from '#platform/action.ts'
import { addMinutes } from '#platform/values/day.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { type MemberFacts, membersById } from '#shop/members/public.ts'
import { type HeldSeat, sittingOf } from '#shop/shifts/public.ts'
import { rankOf, type Wish, wishWindow } from '../rules/wishes.ts'
import { addAsks, asksOf, type FreeToSwap, seatsOn } from '../store/swap-asks.ts'
import { askPath } from './swap-telling.ts'

interface Asking {
  readonly id: string
  readonly member: MemberFacts
  readonly seat: HeldSeat
  readonly wishes: readonly Wish[]
}

/** Near the shift, the holders of the wished ones are asked; far ahead a request waits for wishes that meet it.
 *  Answers how many people were asked now; nobody is asked twice for one request. */
export async function askHolders(ctx: ActionContext, asking: Asking): Promise<number> {
  const named = asking.wishes.flatMap(({ shift }) => shift ?? [])
  if (named.length === 0) return 0
  const asked = await mayTake(ctx, asking, named)
  const known = new Set((await asksOf(ctx.db, ctx.organisation, [asking.id])).map(({ member }) => member))
  const people = new Map(asked.filter(({ member }) => !known.has(member)).map((seat) => [seat.member, seat]))
  await addAsks(ctx.db, ctx.organisation, asking.id, asked, ctx.now)
  for (const [member, { startsAt }] of people)
    ctx.notify('exchanges.swap_asked', member, {
      takes: asking.seat.startsAt,
      shift: asking.seat.name,
      gives: startsAt,
      link: askPath(ctx.organisation, asking.id),
      about: asking.id,
    })
  return people.size
}

/** Seats on these shifts whose holders may take the asker's, and whose place the asker may take. */
async function mayTake(ctx: ActionContext, asking: Asking, shifts: readonly string[]): Promise<FreeToSwap[]> {
  const [db, here, { seat }] = [ctx.db, ctx.organisation, asking]
  const found = await seatsOn(db, here, shifts, ctx.now)
  const holders = await membersById(
    db,
    here,
    found.map(({ member }) => member as ContactId),
  )
  const byId = new Map(holders.map((holder) => [holder.contact as string, holder]))
  const sitting = await sittingOf(ctx, [...holders, asking.member], [...shifts, seat.shift])
  if (wishWindow(seat.startsAt, ctx.now, sitting.policy).way === 'list') return []
  const nearest = addMinutes(ctx.now, sitting.policy.swapMinHours * 60)
  return found.filter((other) => {
    const holder = byId.get(other.member)
    if (!holder || other.startsAt < nearest || rankOf(asking.wishes, other) === null) return false
    if (!sitting.policy.swapModes.some((mode) => mode === sitting.modeOf(other.member))) return false
    const gone = [seat, { ...other, standIn: null }]
    const [there, here] = [
      { member: asking.member, shift: other.shift, group: other.group, purpose: seat.purpose },
      { member: holder, shift: seat.shift, group: seat.group, purpose: other.purpose },
    ]
    return [there, here].every((wish) => sitting.ask({ ...wish, gone, warningsAccepted: true }).refusals.length === 0)
  })
}
