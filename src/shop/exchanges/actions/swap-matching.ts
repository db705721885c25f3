/** Putting open requests together: when somebody asks, and every morning. How it chooses: docs/guides/matching.md. */
import { type ActionContext, action } from '#platform/action.ts'
import { addMinutes } from '#platform/values/day.ts'
import { type ContactId, newId } from '#platform/values/ids.ts'
import { membersById } from '#shop/members/public.ts'
import { policyOn, readSeats, type Sitting, sittingOf } from '#shop/shifts/public.ts'
import { type Match, matchWishes, type WishingRequest } from '../rules/matching.ts'
import { consentUntil } from '../rules/swap.ts'
import { fits, isUnmatchedDay, type Wish } from '../rules/wishes.ts'
import { offersSwap } from '../settings.ts'
import * as store from '../store/swap.ts'
import * as matching from '../store/swap-matching.ts'
import { mySwapsPath, tellOffer } from './swap-telling.ts'

/** Everything that can be proposed is; people hear of it by mail. */
export const matchSwaps = action('exchanges.matchSwaps', (ctx, _input: Record<never, never>) => matchOpen(ctx))

/** At five in the morning: match, then tell, once each, those for whom nobody was found. */
export const matchMorning = action('exchanges.matchMorning', async (ctx, _input: Record<never, never>) => {
  const matched = await matchOpen(ctx)
  return { ...matched, told: await tellUnmatched(ctx) }
})

async function matchOpen(ctx: ActionContext): Promise<{ readonly proposals: number; readonly people: number }> {
  const [db, here] = [ctx.db, ctx.organisation]
  if (!(await ctx.setting(offersSwap))) return { proposals: 0, people: 0 }
  await store.lockMatching(db, here)
  const policy = await policyOn(db, here, ctx.today)
  const open = await matching.lockOpenRequests(db, here, addMinutes(ctx.now, policy.swapMinHours * 60))
  const { requests, mayTake, seatOf } = await wishing(ctx, open)
  const matches = matchWishes(requests, { maxLegs: policy.maxLegs, mayTake })
  const proposals = matches.map((match) => proposalOf(ctx, match, seatOf, policy))
  await store.addProposals(db, here, proposals, ctx.now)
  await store.addLegs(db, here, proposals)
  await store.offerRequests(
    db,
    here,
    proposals.flatMap(({ legs }) => legs.map(({ request }) => request)),
  )
  const given = proposals.flatMap(({ legs }) => legs.map(({ gives }) => gives))
  const seats = new Map((given.length === 0 ? [] : await readSeats(ctx, given)).map((seat) => [seat.id, seat]))
  for (const proposal of proposals) {
    const { id: subject, legs } = proposal
    ctx.record('exchanges.proposal_made', { subject, origin: 'matched', seats: legs.map(({ gives }) => gives) })
    tellOffer(ctx, proposal, seats)
  }
  return { proposals: proposals.length, people: given.length }
}

type Seats = ReadonlyMap<string, matching.OpenSeat>

function proposalOf(
  ctx: ActionContext,
  match: Match,
  seatOf: Seats,
  policy: Parameters<typeof consentUntil>[2],
): store.NewProposal {
  const legs = match.legs.flatMap(({ request, from, rank }) => {
    const [own, other] = [seatOf.get(request), seatOf.get(from)]
    if (!own || !other) return []
    const leg = { request, member: own.member, gives: own.attendance, takes: other.attendance, rank, consentedAt: null }
    return [{ ...leg, startsAt: own.startsAt }]
  })
  const starts = legs.map(({ startsAt }) => startsAt)
  const expiresAt = consentUntil(ctx.now, starts, policy)
  return { id: newId(), origin: 'matched', possible: match.possible, expiresAt, legs }
}

/** Requests as matching sees them: what changes hands is a place, a shift and the group of its seat. */
async function wishing(ctx: ActionContext, open: readonly matching.OpenSeat[]) {
  const [db, here] = [ctx.db, ctx.organisation]
  const ids = open.map(({ id }) => id)
  const people = await membersById(
    db,
    here,
    open.map(({ member }) => member as ContactId),
  )
  const members = new Map(people.map((one) => [one.contact as string, one]))
  const sitting = await sittingOf(
    ctx,
    people,
    open.map(({ shift }) => shift),
  )
  const refused = Map.groupBy(await matching.refusedShifts(db, here, ids), ({ request }) => request)
  const seatOf = new Map(open.map((request) => [request.id, request]))
  const places = new Map(open.map((request) => [placeOf(request), request]))
  const asked = new Map<string, (place: matching.OpenSeat) => boolean>()
  /** The question of one request, put together once and asked for each place. */
  const asking = (id: string): ((place: matching.OpenSeat) => boolean) => {
    const own = seatOf.get(id)
    const member = members.get(own?.member ?? '')
    if (!own || !member) return () => false
    const whyNot = sitting.giving(member, own)
    const no = new Set(refused.get(id)?.map(({ shift }) => shift))
    return (place) => !no.has(place.shift) && whyNot(place).length === 0
  }
  const mayTake = (id: string, place: string): boolean => {
    const may = asked.get(id) ?? asking(id)
    asked.set(id, may)
    const there = places.get(place)
    return there !== undefined && may(there)
  }
  const swapping = open.filter((one) => swaps(sitting, one.member, members))
  return { seatOf, mayTake, requests: resolved(swapping, places) }
}

const swaps = ({ policy, modeOf }: Sitting, member: string, members: ReadonlyMap<string, unknown>): boolean =>
  members.has(member) && policy.swapModes.some((mode) => mode === modeOf(member))

const placeOf = ({ shift, group }: Pick<matching.OpenSeat, 'shift' | 'group'>): string => `${shift}/${group}`

/** Each wish counts for every place it fits that somebody gives. Many wish the same pattern: it is looked up once. */
function resolved(
  requests: readonly matching.OpenSeat[],
  places: ReadonlyMap<string, matching.OpenSeat>,
): WishingRequest[] {
  const all = [...places]
  const onShift = Map.groupBy(all, ([, { shift }]) => shift)
  const known = new Map<string, typeof all>()
  const fitting = (wish: Wish): typeof all => {
    const pattern = [wish.shift, wish.weekday, wish.starts, wish.kind, wish.from, wish.until].join('|')
    const near = wish.shift === null ? all : (onShift.get(wish.shift) ?? [])
    const found = known.get(pattern) ?? near.filter(([, place]) => fits(wish, place))
    known.set(pattern, found)
    return found
  }
  return requests.map((request) => ({
    id: request.id,
    person: request.member,
    shift: placeOf(request),
    since: request.madeAt,
    wishes: request.wishes.flatMap((wish) =>
      fitting(wish)
        .filter(([, { shift }]) => shift !== request.shift)
        .map(([shift]) => ({ shift, rank: wish.rank })),
    ),
  }))
}

async function tellUnmatched(ctx: ActionContext): Promise<number> {
  const [db, here] = [ctx.db, ctx.organisation]
  const { changeFirstDays } = await policyOn(db, here, ctx.today)
  const untold = await matching.untoldRequests(db, here)
  const due = untold.filter(({ startsAt }) => isUnmatchedDay(startsAt, ctx.now, changeFirstDays))
  for (const { id, member, startsAt, name } of due)
    ctx.notify('exchanges.no_match', member, { startsAt, shift: name, link: mySwapsPath, about: id })
  await matching.markTold(
    db,
    here,
    due.map(({ id }) => id),
    ctx.now,
  )
  return due.length
}
