/** Withdraws what waited for the tills to close. A module with tills may ask for it when the last one closes. */
import { action } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import * as held from '../store/belongings.ts'
import { lockProducts, withdrawMany } from '../store/product.ts'
import { anyTillOpen } from './till-open.ts'

export const withdrawAfterClosing = action('catalogue.withdrawAfterClosing', async (ctx, _input: object) => {
  const { db, organisation } = ctx
  const waiting = await held.readWithdrawals(db, organisation)
  if (waiting.length === 0 || (await anyTillOpen(ctx))) return { withdrawn: 0 }
  const rows = await lockProducts(db, organisation, waiting)
  const ids = rows.filter(({ state }) => state !== 'withdrawn').map(({ id }) => id)
  await withdrawMany(db, organisation, ids)
  await held.dropWithdrawals(db, organisation, waiting)
  for (const subject of ids) ctx.record('catalogue.product_withdrawn', { subject })
  return { withdrawn: ids.length }
})

export const nextWithdrawal = async (db: Db, organisation: OrganisationId, now: Instant): Promise<Instant | null> =>
  (await held.readWithdrawals(db, organisation)).length > 0 ? now : null
