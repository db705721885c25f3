/** "I can't be there": which ways there are, in which order, and why some are closed. Source: domain-shifts 5.10. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import type { ExchangePolicy } from './policy.ts'
import { daysAhead, type GivenSeat, lastMoment, whyNotGiveUp } from './seat.ts'

export const paths = ['hand_back', 'swap', 'change', 'cancel', 'stand_in', 'pot', 'release', 'tell_shop'] as const
export type Path = (typeof paths)[number]

/** A step of the way that the policy lays for a fixed seat. */
export type Step = 'swap' | 'change_empty' | 'change_any'

type Ladder = Pick<ExchangePolicy, 'changeFirstDays' | 'freeChangeDays'>

/** What is proposed one after the other for a fixed seat: far ahead, or agreed already, a swap; nearer the emptiest
 *  shifts, then a swap while there is time, then every free place. */
export function ladder(days: number, agreed: boolean, { changeFirstDays, freeChangeDays }: Ladder): readonly Step[] {
  if (agreed || days > changeFirstDays) return ['swap']
  return ['change_empty', days > freeChangeDays ? 'swap' : 'change_any']
}

/** How somebody who swaps says what would suit: as a list of wishes, or by the same time in other weeks. */
export const wishWay = (days: number, { sameSlotDays }: Pick<ExchangePolicy, 'sameSlotDays'>): 'list' | 'same_slot' =>
  days > sameSlotDays || sameSlotDays === 0 ? 'list' : 'same_slot'

/** Giving a fixed seat up ends so many hours before the start. */
const releaseMinHours = 2

export interface PathFacts {
  readonly now: Instant
  readonly policy: Ladder
  readonly offered: { readonly release: boolean }
  readonly seat: GivenSeat
  /** Asked by whoever stands in: the seat goes back to its holder, or the shop is told. */
  readonly asStandIn: boolean
  readonly agreed: boolean
  /** Free places that this person could take instead. */
  readonly suiting: { readonly empty: number; readonly any: number }
  /** What each path's own rule says against it. */
  readonly against: Readonly<Record<Exclude<Path, 'release'>, readonly Refusal[]>>
}

export interface PathOffer {
  readonly path: Path
  /** Of change: the emptiest shifts first, or every free place. */
  readonly shows: 'emptiest' | 'all' | null
  readonly recommended: boolean
  readonly whyNot: readonly Refusal[]
}

/** Every way for this seat, the recommended one first, the last resort always at the end. None once it is over. */
export function pathsFor(facts: PathFacts): PathOffer[] {
  if (whyNotGiveUp(facts.seat, facts.now).length > 0) return []
  const offers = orderOf(facts).map((path) => offerOf(path, facts))
  const best = bestOf(facts, offers)
  const first = offers.filter(({ path }) => path === best)
  const others = offers.filter(({ path }) => path !== best)
  return [...first.map((one) => ({ ...one, recommended: true })), ...others]
}

function orderOf({ seat, asStandIn, agreed, policy, now }: PathFacts): Path[] {
  if (asStandIn) return ['hand_back', 'tell_shop']
  if (seat.purpose === 'solidarity') return ['cancel', 'change', 'tell_shop']
  if (seat.purpose !== 'regular') return ['cancel', 'change', 'stand_in', 'tell_shop']
  const [first] = ladder(daysAhead(seat.startsAt, now), agreed, policy)
  const two: Path[] = first === 'swap' ? ['swap', 'change'] : ['change', 'swap']
  return [...two, 'stand_in', 'pot', 'release', 'tell_shop']
}

function offerOf(path: Path, facts: PathFacts): PathOffer {
  const plain = { path, shows: null, recommended: false }
  if (path === 'release') return { ...plain, whyNot: whyNotRelease(facts) }
  if (path !== 'change') return { ...plain, whyNot: facts.against[path] }
  const nothing = facts.against.change.length === 0 && facts.suiting.any === 0 ? [refuse('change.nothing_suits')] : []
  return {
    ...plain,
    shows: facts.suiting.empty > 0 ? 'emptiest' : 'all',
    whyNot: [...facts.against.change, ...nothing],
  }
}

export function whyNotRelease({ now, offered, seat }: Pick<PathFacts, 'now' | 'offered' | 'seat'>): Refusal[] {
  const gone = whyNotGiveUp(seat, now)
  if (gone.length > 0) return gone
  const no: Refusal[] = []
  if (!offered.release) no.push(refuse('exchange.off', { path: 'release' }))
  if (seat.purpose !== 'regular') no.push(refuse('release.not_fixed'))
  if (seat.standIn !== null) no.push(refuse('release.replaced'))
  const last = lastMoment(seat.startsAt, releaseMinHours)
  if (now > last) no.push(refuse('release.too_late', { closedAt: last }))
  return no
}

/** For a fixed seat the first step that is open, then giving it up; otherwise the first open way. */
function bestOf(facts: PathFacts, offers: readonly PathOffer[]): Path {
  const open = (path: Path): boolean => offers.some((one) => one.path === path && one.whyNot.length === 0)
  const firstOpen = offers.find(({ whyNot }) => whyNot.length === 0)?.path ?? 'tell_shop'
  if (facts.seat.purpose !== 'regular' || facts.asStandIn) return firstOpen
  const steps = ladder(daysAhead(facts.seat.startsAt, facts.now), facts.agreed, facts.policy)
  const walkable: Readonly<Record<Step, Path | null>> = {
    swap: open('swap') ? 'swap' : null,
    change_empty: open('change') && facts.suiting.empty > 0 ? 'change' : null,
    change_any: open('change') ? 'change' : null,
  }
  const step = steps.map((one) => walkable[one]).find((one) => one !== null)
  return step ?? (['change', 'release'] as const).find(open) ?? firstOpen
}

/** What giving a fixed place up posts, for an ordinary shift. */
export const releaseSteps = ({ releaseCost }: Pick<ExchangePolicy, 'releaseCost'>) =>
  (['main', 'make_up'] as const).flatMap((counter) =>
    releaseCost[counter] === 0 ? [] : [{ counter, by: releaseCost[counter] }],
  )
