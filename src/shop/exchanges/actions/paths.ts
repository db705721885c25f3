/** Where mails about seats lead, and how people are called in them. */
import type { Context } from '#platform/action.ts'
import type { MemberFacts } from '#shop/members/public.ts'
import { policyOn } from '#shop/shifts/public.ts'
import { nameFor } from '../reads/swap-proposal.ts'

export const callPath = (organisation: string, call: string): string => `/o/${organisation}/stand-ins/${call}`
export const callOutPath = (organisation: string, callOut: string): string => `/o/${organisation}/call-outs/${callOut}`
export const seatPath = (organisation: string, attendance: string): string =>
  `/o/${organisation}/seats/${attendance}/cannot-come`

/** As the shop shows names on its shifts; nothing where it shows none. */
export async function nameOf(ctx: Context, member: MemberFacts): Promise<string> {
  return nameFor(member, await policyOn(ctx.db, ctx.organisation, ctx.today)) ?? ''
}
