/** What this module tells `members` at start: how its rows follow a merge, and what it holds about a person. */
import { registerSettled } from '#platform/mail/still-meant.ts'
import { registerHeldContacts, registerMergeMove, registerPersonData } from '#shop/members/public.ts'
import { registerLetterCodes } from '#shop/shifts/public.ts'
import { seatCodes } from './notices.ts'
import { everInvited } from './store/call-out.ts'
import { changesOf } from './store/change.ts'
import { heldContacts, moveRows } from './store/merge.ts'
import { officeActsFor } from './store/office-act.ts'
import { giftsOf, potRequestsOf } from './store/pot.ts'
import { askingCodes, settledMails } from './store/settled-mails.ts'
import { callsOf } from './store/stand-in.ts'
import { allStandbyOf } from './store/standby.ts'

registerMergeMove((ctx, kept, gone) => moveRows(ctx.db, ctx.organisation, kept, gone, ctx))

registerLetterCodes(seatCodes)

for (const code of askingCodes) registerSettled(code, settledMails(code))

registerHeldContacts(heldContacts)

registerPersonData('exchanges', async (ctx, contact) => ({
  changes: await changesOf(ctx.db, ctx.organisation, contact),
  calls: await callsOf(ctx.db, ctx.organisation, contact, null),
  standby: await allStandbyOf(ctx.db, ctx.organisation, contact),
  calledFor: await everInvited(ctx.db, ctx.organisation, contact),
  gifts: await giftsOf(ctx.db, ctx.organisation, contact),
  pot_requests: await potRequestsOf(ctx.db, ctx.organisation, contact),
  office_acts: await officeActsFor(ctx.db, ctx.organisation, contact),
}))
