/** What members do with their own data. */
import { action } from '#platform/action.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { tidy } from '#platform/values/text.ts'
import type * as contract from '../contract-page.ts'
import { whyNotBirthDate } from '../rules/contact.ts'
import { type ContactFields, contactByAccount, updateContact } from '../store/contact.ts'
import { lockLiving, settled, writeChanges } from './contact.ts'
import { ownContact } from './page.ts'

export const editOwnData = action(
  'members.editOwnData',
  async (ctx, { version, ...given }: InputOf<typeof contract.editOwnData>) => {
    const before = await lockLiving(ctx, (await ownContact(ctx)).id)
    const fields = settled(ctx, tidied(given))
    refuseWith([
      ...(version === before.version ? [] : [refuse('contact.changed_meanwhile')]),
      ...whyNotBirthDate(fields.birthDate ?? null, ctx.today),
    ])
    const changed = await writeChanges(ctx, before, fields)
    if (changed.length > 0)
      ctx.record('members.own_data_changed', { subject: before.id, person: before.id, fields: changed })
    return { contact: before.id, version: before.version + (changed.length > 0 ? 1 : 0) }
  },
)

const tidied = (given: object): Partial<ContactFields> =>
  Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, typeof value === 'string' ? tidy(value) || null : value]),
  )

/** Somebody proved a new address for signing in: the shop writes there from now on. */
export const takeNewEmail = action('members.takeNewEmail', async (ctx, event: HappenedEvent) => {
  const account = event.subject as AccountId
  const known = await contactByAccount(ctx.db, ctx.organisation, account)
  const email = (await ctx.accounts.accountsById([account])).get(account)?.email
  if (!known || !email) return
  const contact = await lockLiving(ctx, known.id)
  if (contact.email === email) return
  await updateContact(ctx.db, ctx.organisation, contact.id, { email })
  ctx.record('members.own_data_changed', { subject: contact.id, person: contact.id, fields: ['email'] })
})
