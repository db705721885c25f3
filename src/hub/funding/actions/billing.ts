/** What stands on invoices about an organisation. */
import { lockActing, whyNotAct } from '#hub/organisations/public.ts'
import { action } from '#platform/action.ts'
import { isQrIban, readIban } from '#platform/bank/iban.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { day } from '#platform/values/day.ts'
import type * as contract from '../contract/invoices.ts'
import { partiesOf, partyIn } from '../reads/parties.ts'
import { checkThatHolds, whyNotCheck, whyNotKeep } from '../rules/billing.ts'
import { noBilling } from '../rules/invoice.ts'
import * as store from '../store/invoices.ts'

export const keepBilling = action('funding.keepBilling', async (ctx, input: InputOf<typeof contract.keepBilling>) => {
  const { participant, ...wanted } = input
  // the treasurer keeps the community's own; those of an organisation are written by whoever signs for it, since money
  // goes where they say
  const own = participant === ctx.organisation
  if (own && !ctx.actor.may('funding.book')) found(null, 'participant')
  const power = own ? [] : whyNotAct(ctx, 'sign', await lockActing(ctx, participant))
  const iban = wanted.iban === null ? null : readIban(wanted.iban)
  const [known] = await store.readBillings(ctx.db, ctx.organisation, [participant])
  const row = { ...wanted, iban, vatCheckedOn: checkThatHolds(known ?? noBilling, wanted), participant }
  const facts = { iban, qrIban: iban !== null && isQrIban(iban) }
  refuseWith([...power, ...whyNotKeep({ ...row, iban: wanted.iban }, facts)])
  await store.writeBilling(ctx.db, ctx.organisation, row, ctx.now, ctx.actor.account)
  ctx.record('funding.billing_changed', { subject: participant })
  return {}
})

export const checkVatNumber = action(
  'funding.checkVatNumber',
  async (ctx, { participant, checkedOn }: InputOf<typeof contract.checkVatNumber>) => {
    const on = checkedOn === null ? ctx.today : day(checkedOn)
    const { party } = partyIn(await partiesOf(ctx, [participant]), participant)
    refuseWith(whyNotCheck(party.vatNumber, on, ctx.today))
    const [known] = await store.readBillings(ctx.db, ctx.organisation, [participant])
    // the number that was checked is written down with its check: another one told later is not checked by that
    const { country, vatNumber } = party
    const row = { ...(known ?? noBilling), country, vatNumber, vatCheckedOn: on, participant }
    await store.writeBilling(ctx.db, ctx.organisation, row, ctx.now, ctx.actor.account)
    ctx.record('funding.vat_number_checked', { subject: participant, on })
    return {}
  },
)
