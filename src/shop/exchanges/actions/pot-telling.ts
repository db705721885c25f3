/** Mails about the pot that go to others than whoever gives or asks. */
import { accountsInRole } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import { type MemberFacts, membersByAccount } from '#shop/members/public.ts'
import type { HeldSeat } from '#shop/shifts/public.ts'

/** A draft waits for the office. */
export async function tellOffice(
  ctx: ActionContext,
  member: MemberFacts,
  what: 'gift' | 'request',
  about: string,
): Promise<void> {
  const accounts = await accountsInRole(ctx.db, ctx.organisation, 'office', ctx.today)
  const office = await membersByAccount(ctx.db, ctx.organisation, accounts)
  for (const { contact } of office)
    if (contact !== member.contact)
      ctx.notify('exchanges.pot_asked', contact, {
        who: member.displayName,
        what,
        link: '/staff/exchanges?state=waiting',
        about,
      })
}

/** Whoever leads the shift hears that somebody no longer comes. */
export function tellLead(ctx: ActionContext, seat: HeldSeat, about: string): void {
  if (seat.lead !== null && seat.lead !== seat.member)
    ctx.notify('exchanges.pot_lead', seat.lead, {
      startsAt: seat.startsAt,
      shift: seat.name,
      link: `/staff/shifts/${seat.shift}`,
      about,
    })
}
