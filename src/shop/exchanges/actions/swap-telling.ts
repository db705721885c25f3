/** Mails about swaps: who is asked, what came of it. */
import type { ActionContext } from '#platform/action.ts'
import type { HeldSeat } from '#shop/shifts/public.ts'
import type { NewProposal, ProposalRow } from '../store/swap.ts'
import type { Crossing } from './swap-crossing.ts'

export const swapPath = (organisation: string, proposal: string): string => `/o/${organisation}/swaps/${proposal}`
export const askPath = (organisation: string, swap: string): string => `/o/${organisation}/swap-asks/${swap}`
export const mySwapsPath = '/shifts/swaps'

/** Everybody whose yes is missing: what each would give and get, why, and until when an answer counts. */
export function tellOffer(ctx: ActionContext, proposal: NewProposal, seats: ReadonlyMap<string, HeldSeat>): void {
  for (const leg of proposal.legs.filter(({ consentedAt }) => consentedAt === null)) {
    const [gives, takes] = [seats.get(leg.gives), seats.get(leg.takes)]
    if (!gives || !takes) continue
    ctx.notify('exchanges.swap_offer', leg.member, {
      why: proposal.origin === 'matched' && proposal.possible === null ? 'matched_many' : proposal.origin,
      gives: gives.startsAt,
      takes: takes.startsAt,
      shift: takes.name,
      people: proposal.legs.length,
      rank: leg.rank ?? 0,
      possible: proposal.possible ?? 0,
      until: proposal.expiresAt,
      link: swapPath(ctx.organisation, proposal.id),
      about: proposal.id,
    })
  }
}

export function tellDone(ctx: ActionContext, proposal: ProposalRow, crossings: readonly Crossing[]): void {
  for (const { member, gives, takes } of crossings)
    ctx.notify('exchanges.swap_done', member, {
      was: gives.startsAt,
      startsAt: takes.startsAt,
      shift: takes.name,
      link: swapPath(ctx.organisation, proposal.id),
      about: proposal.id,
    })
  tellLeads(ctx, proposal.id, crossings)
}

/** Whoever leads one of the shifts, unless it is one of those who swap. */
export function tellLeads(
  ctx: ActionContext,
  about: string,
  crossings: readonly Pick<Crossing, 'member' | 'takes'>[],
): void {
  const people = new Set(crossings.map(({ member }) => member))
  for (const { takes } of crossings)
    if (takes.lead !== null && !people.has(takes.lead))
      ctx.notify('exchanges.swap_lead', takes.lead, {
        startsAt: takes.startsAt,
        shift: takes.name,
        link: '/shifts',
        about,
      })
}
