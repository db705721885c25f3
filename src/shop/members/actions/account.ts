/** Sign-ins of contacts: one account may serve several shops, in each at most one contact. */
import { endRoleOf, grantRoleTo } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { dropDevicesOf } from '#platform/push/store.ts'
import { type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { ContactId } from '#platform/values/ids.ts'
import type * as contract from '../contract.ts'
import { isEmail } from '../rules/identity.ts'
import { type ContactRow, updateAccount } from '../store/contact.ts'
import { lockLiving } from './contact.ts'

export const inviteAccount = action(
  'members.inviteAccount',
  async (ctx, input: InputOf<typeof contract.inviteAccount>) => {
    const contact = await lockLiving(ctx, input.contact as ContactId)
    refuseWith(whyNotInvite(contact))
    const language = contact.language ?? ctx.shop.language
    const account = await ctx.accounts.ensureAccount(contact.email ?? '', contact.displayName, language)
    // The address may serve another contact of this shop already, a partner's say: one sign-in is one person.
    const linked = await updateAccount(ctx.db, ctx.organisation, contact.id, account)
    refuseWith(linked ? [] : [refuse('account.other_contact')])
    await grantRoleTo(ctx, { account, role: 'member' })
    ctx.record('members.account_invited', { subject: contact.id, person: contact.id, account })
    ctx.notify('members.invitation', contact.id, { link: '/' })
    return { account }
  },
)

function whyNotInvite(contact: ContactRow): Refusal[] {
  const no: Refusal[] = []
  if (contact.archivedAt !== null) no.push(refuse('contact.archived'))
  if (contact.account !== null) no.push(refuse('account.linked'))
  if (contact.email === null || !isEmail(contact.email)) no.push(refuse('account.no_email'))
  return no
}

export const unlinkAccount = action(
  'members.unlinkAccount',
  async (ctx, input: InputOf<typeof contract.unlinkAccount>) => {
    const contact = await lockLiving(ctx, input.contact as ContactId)
    if (contact.account === null) return { contact: contact.id, version: contact.version }
    await updateAccount(ctx.db, ctx.organisation, contact.id, null)
    await dropDevicesOf(ctx.db, ctx.organisation, contact.account)
    // What the sign-in may do as staff is the admin's to end; what it could as this member ends here.
    await endRoleOf(ctx, { account: contact.account, role: 'member' })
    ctx.record('members.account_unlinked', { subject: contact.id, person: contact.id, account: contact.account })
    return { contact: contact.id, version: contact.version + 1 }
  },
)
