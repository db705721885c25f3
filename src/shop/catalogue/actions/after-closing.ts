/** What waited for the tills to close is done once none is open. */
import { action } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Instant } from '#platform/values/day.ts'
import type { OrganisationId } from '#platform/values/ids.ts'
import { dropWaiting, readWaiting } from '../store/after-closing.ts'
import { lockProducts } from '../store/product.ts'
import { updateProducts, withdrawMany } from '../store/product-writing.ts'
import { anyTillOpen } from './till-open.ts'

export const doAfterClosing = action('catalogue.doAfterClosing', async (ctx, _input: object) => {
  const { db, organisation } = ctx
  const waiting = await readWaiting(db, organisation, null)
  if (waiting.length === 0 || (await anyTillOpen(ctx))) return { withdrawn: 0, offTill: 0 }
  const products = [...new Set(waiting.map(({ product }) => product))]
  const rows = await lockProducts(db, organisation, products)
  // once more under locks: somebody may have thought better of it
  const wished = new Set(
    (await readWaiting(db, organisation, products)).map(({ product, does }) => `${does} ${product}`),
  )
  const off = rows.filter(({ id, atTill }) => wished.has(`off_till ${id}`) && atTill).map(({ id }) => id)
  const gone = rows.filter(({ id, state }) => wished.has(`withdraw ${id}`) && state !== 'withdrawn').map(({ id }) => id)
  await updateProducts(
    db,
    organisation,
    off.map((id) => ({ id, atTill: false })),
  )
  await withdrawMany(db, organisation, gone)
  await dropWaiting(db, organisation, products, ['withdraw', 'off_till'])
  for (const subject of off)
    ctx.record('catalogue.product_changed', {
      subject,
      fields: ['atTill'],
      before: { atTill: 'true' },
      after: { atTill: 'false' },
    })
  for (const subject of gone) ctx.record('catalogue.product_withdrawn', { subject })
  return { withdrawn: gone.length, offTill: off.length }
})

export const nextAfterClosing = async (db: Db, organisation: OrganisationId, now: Instant): Promise<Instant | null> =>
  (await readWaiting(db, organisation, null)).length > 0 ? now : null
