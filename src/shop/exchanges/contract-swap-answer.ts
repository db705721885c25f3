/** Routes of whoever is asked for a swap: looking at the wish or the proposal, and answering it. */
import { z } from 'zod'
import { route } from '#platform/route.ts'
import { byAnswerLink, id, nothing, refusal, signed } from './contract.ts'
import { Ask, bookingRefusals, Proposal, seatRefusals, swapLinkParams, swapParams } from './contract-swap.ts'

const proposalParams = z.object({ proposal: id })

const proposalLinkParams = z.object({ organisation: z.string(), proposal: id })

const askPage = z.object({
  state: z.enum(['open', 'offered', 'done', 'cancelled', 'expired']),
  /** Nothing to give any more: the own seat is gone, or the rules say no. */
  ask: Ask.nullable(),
  declined: z.boolean(),
})

export const readSwapAsk = route({
  method: 'GET',
  path: '/me/swap-asks/:swap',
  may: 'exchanges.use',
  says: 'What somebody asks: their seat for one of mine.',
  params: swapParams,
  reply: askPage,
})

export const readSwapAskByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/swap-asks/:swap',
  may: byAnswerLink,
  says: 'The same, by the link of a mail. Opening it changes nothing.',
  params: swapLinkParams,
  query: z.object({ signed }),
  reply: askPage,
})

const acceptance = { attendance: id.optional(), warningsAccepted: z.boolean().default(false) }

export const accepted = z.object({ proposal: id, swap: id })

const acceptRefusals = [
  ...seatRefusals,
  ...bookingRefusals,
  'swap.final',
  'swap.not_wished',
  'swap.other_may_not',
] as const

export const acceptSwap = route({
  method: 'POST',
  path: '/me/swap-asks/:swap/accept',
  may: 'exchanges.use',
  says: 'Accepts what somebody asks with an own seat that is wished; whoever asked then says yes.',
  params: swapParams,
  body: z.object(acceptance),
  reply: accepted,
  refusals: acceptRefusals,
})

export const acceptSwapByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/swap-asks/:swap/accept',
  may: byAnswerLink,
  says: 'The same, by the link of a mail.',
  params: swapLinkParams,
  body: z.object({ ...acceptance, signed }),
  reply: accepted,
  refusals: acceptRefusals,
})

export const declineAsk = route({
  method: 'POST',
  path: '/me/swap-asks/:swap/decline',
  may: 'exchanges.use',
  says: 'Would rather not swap with this request: it is not shown again.',
  params: swapParams,
  reply: nothing,
  refusals: ['swap.final', 'swap.not_yours', 'swap.not_wished'],
})

export const declineAskByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/swap-asks/:swap/decline',
  may: byAnswerLink,
  says: 'The same, by the link of a mail.',
  params: swapLinkParams,
  body: z.object({ signed }),
  reply: nothing,
  refusals: declineAsk.refusals ?? [],
})

export const readProposal = route({
  method: 'GET',
  path: '/me/swap-proposals/:proposal',
  may: 'exchanges.use',
  says: 'A swap one is part of: what one gives and gets, why, who has not said yes yet, and what came of it.',
  params: proposalParams,
  reply: Proposal,
})

export const readProposalByLink = route({
  method: 'GET',
  path: '/organisations/:organisation/swap-proposals/:proposal',
  may: byAnswerLink,
  says: 'The same, by the link of a mail. Opening it changes nothing.',
  params: proposalLinkParams,
  query: z.object({ signed }),
  reply: Proposal,
})

const outcome = z.object({ state: z.enum(['pending', 'done', 'off']), whyNot: z.array(refusal) })

const consentRefusals = ['swap.not_yours', 'swap.final', 'shift.warning'] as const

export const consentSwap = route({
  method: 'POST',
  path: '/me/swap-proposals/:proposal/consent',
  may: 'exchanges.use',
  says: 'Says yes. The last yes hands the seats over, once every rule was asked again for everybody.',
  params: proposalParams,
  body: z.object({ warningsAccepted: z.boolean().default(false) }),
  reply: outcome,
  refusals: consentRefusals,
})

export const consentSwapByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/swap-proposals/:proposal/consent',
  may: byAnswerLink,
  says: 'The same, by the link of a mail.',
  params: proposalLinkParams,
  body: z.object({ warningsAccepted: z.boolean().default(false), signed }),
  reply: outcome,
  refusals: consentRefusals,
})

export const declineSwap = route({
  method: 'POST',
  path: '/me/swap-proposals/:proposal/decline',
  may: 'exchanges.use',
  says: 'Says no. Nothing changes hands, and what others asked stands open again.',
  params: proposalParams,
  reply: nothing,
  refusals: ['swap.not_yours', 'swap.final'],
})

export const declineSwapByLink = route({
  method: 'POST',
  path: '/organisations/:organisation/swap-proposals/:proposal/decline',
  may: byAnswerLink,
  says: 'The same, by the link of a mail.',
  params: proposalLinkParams,
  body: z.object({ signed }),
  reply: nothing,
  refusals: declineSwap.refusals ?? [],
})
