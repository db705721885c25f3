/** What follows a person who signs in: the organisation opened last, the address used. */
import { action } from '#platform/action.ts'
import { NotFound } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import { dayIn } from '#platform/values/zone.ts'
import type * as contract from '../contract/organisation.ts'
import * as store from '../store/organisations.ts'
import { changeEmailOf } from '../store/powers.ts'

/** The organisation a person opens next time is kept in a cookie of theirs; it grants nothing. */
export const switchOrganisation = action(
  'organisations.switch',
  async (ctx, input: InputOf<typeof contract.switchOrganisation>) => {
    const own = await store.organisationsOfAccount(ctx.db, ctx.actor.account as AccountId, dayIn(ctx.now, 'UTC'))
    if (!own.includes(input.organisation as OrganisationId)) throw new NotFound('organisation')
    ctx.http?.setCookie(`komunigi_organisation=${input.organisation}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`)
    return {}
  },
)

/** Somebody who belongs here proved a new address for signing in. What the shop keeps about the person follows. */
export const noteSignInAddress = action(
  'organisations.noteSignInAddress',
  async (ctx, { account }: { account: AccountId }) => {
    const email = (await ctx.accounts.accountsById([account])).get(account)?.email
    if (email) await changeEmailOf(ctx.db, ctx.organisation, account, email)
    ctx.record('organisations.sign_in_address_changed', { subject: account, account })
  },
)
