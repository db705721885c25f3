/** What this module tells `members` at start: how its rows follow a merge, what it holds about a
 *  person, and what it reads from lists of members. */
import {
  registerHeldContacts,
  registerMemberColumns,
  registerMergeMove,
  registerPersonData,
} from '#shop/members/public.ts'
import { moveBalances } from './beginning-anew.ts'
import { memberColumns } from './imports/modes.ts'
import { recordDropped } from './seat-losing.ts'
import { readLeavesOf } from './store/leave.ts'
import { readLedger } from './store/ledger.ts'
import { heldContacts, moveRows, rowsOf } from './store/merge.ts'
import { fixedSeatsOf } from './store/mine.ts'
import { readWorker } from './store/people.ts'
import { listContestRows } from './store/sheet-list.ts'
import { readWatches } from './store/watch.ts'

registerMergeMove(async (ctx, kept, gone) => {
  recordDropped(ctx, await moveRows(ctx.db, ctx.organisation, kept, gone, ctx.now))
  await moveBalances(ctx, kept, gone)
})

registerHeldContacts(heldContacts)

registerMemberColumns(memberColumns)

registerPersonData('shifts', async (ctx, contact) => ({
  worker: await readWorker(ctx.db, ctx.organisation, contact),
  fixedSeats: await fixedSeatsOf(ctx.db, ctx.organisation, contact, ctx.today),
  shifts: await rowsOf(ctx.db, ctx.organisation, contact),
  ledger: await readLedger(ctx.db, ctx.organisation, contact, 100_000),
  leaves: await readLeavesOf(ctx.db, ctx.organisation, { member: contact, size: 10_000 }),
  contests: await listContestRows(ctx.db, ctx.organisation, { state: null, member: contact, size: 10_000 }),
  watches: await readWatches(ctx.db, ctx.organisation, contact, ctx.now, ctx.today),
}))
