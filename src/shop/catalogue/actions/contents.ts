/** Contents as they were before they changed: whether a product shrank follows from them. */
import { action } from '#platform/action.ts'
import type { HappenedEvent } from '#platform/module.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import { dayIn } from '#platform/values/zone.ts'
import { priceOn } from '../rules/current-price.ts'
import { readPricesOn } from '../store/price.ts'
import { readProducts } from '../store/product.ts'
import { addContentChange } from '../store/unit-price.ts'

const columns = ['contentAmount', 'contentUnit', 'contentPacks'] as const

export const noteContent = action('catalogue.noteContent', async (ctx, event: HappenedEvent) => {
  const facts = event.facts as {
    readonly fields?: readonly string[]
    readonly before?: Readonly<Record<string, string | null>>
  }
  const changed = columns.some((column) => facts.fields?.includes(column))
  const [now] = event.subject && changed ? await readProducts(ctx.db, ctx.organisation, [event.subject]) : []
  if (!now) return { noted: false }
  const was = (column: (typeof columns)[number]) => {
    const before = facts.before?.[column]
    return before === undefined ? now[column] : before
  }
  const [amount, unit, packs] = columns.map(was)
  if (amount === null || amount === undefined || unit === null || unit === undefined) return { noted: false }
  const on: Day = dayIn(event.at as Instant, ctx.shop.zone)
  const price = priceOn(await readPricesOn(ctx.db, ctx.organisation, on, [now.id]), on)
  await addContentChange(ctx.db, ctx.organisation, {
    product: now.id,
    event: event.id,
    on,
    amount: Number(amount),
    unit: String(unit),
    packs: Number(packs ?? 1),
    cents: price?.cents ?? null,
  })
  ctx.record('catalogue.content_noted', { subject: now.id, on })
  return { noted: true }
})
