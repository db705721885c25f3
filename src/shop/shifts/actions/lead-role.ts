/** Whoever may lead, or is named lead of a shift, holds the role that opens its sheet on the own phone. */
import { accountsInRole, endRoleOf, grantRoleTo } from '#hub/organisations/public.ts'
import type { ActionContext } from '#platform/action.ts'
import type { ContactId } from '#platform/values/ids.ts'
import { membersById } from '#shop/members/public.ts'

const because = 'shifts.lead'

/** People without sign-in get the role once they have one: the job that opens sheets asks again. */
export async function letLead(ctx: ActionContext, leads: readonly (string | null | undefined)[]): Promise<void> {
  const people = [...new Set(leads.flatMap((lead) => lead ?? []))] as ContactId[]
  if (people.length === 0) return
  const holders = new Set<string>(await accountsInRole(ctx.db, ctx.organisation, 'lead', ctx.today))
  for (const { account } of await membersById(ctx.db, ctx.organisation, people))
    if (account !== null && !holders.has(account)) await grantRoleTo(ctx, { account, role: 'lead', because })
}

/** Who may lead no longer gives the role back, unless somebody gave it by hand. */
export async function leadNoMore(ctx: ActionContext, member: string): Promise<void> {
  const [person] = await membersById(ctx.db, ctx.organisation, [member as ContactId])
  if (person?.account) await endRoleOf(ctx, { account: person.account, role: 'lead', because })
}
