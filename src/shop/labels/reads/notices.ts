/** Less in the pack: products whose labels must tell it today, and whether they do. */
import { type Context, read } from '#platform/action.ts'
import { perhapsShrunk, soldProducts } from '#shop/catalogue/public.ts'
import type { LabelFormat } from '../rules/format.ts'
import { formatNames, formatsInUse } from './formats.ts'
import { wantedLabels } from './wanted.ts'

export const printsNotice = ({ elements }: LabelFormat): boolean =>
  elements.some((one) => one.kind === 'text' && one.field === 'notice')

/** Those of these products of which less is told today. */
async function shrunkSince(ctx: Context, products: readonly string[]) {
  const sold = products.length === 0 ? [] : await soldProducts(ctx, { day: ctx.today, products })
  return new Map(sold.flatMap(({ product, shrink }) => (shrink ? [[product.id, shrink] as const] : [])))
}

export const readNotices = read(
  'labels.readNotices',
  async (ctx, { product: only }: { readonly product?: string | undefined }) => {
    const perhaps = (await perhapsShrunk(ctx, ctx.today)).filter((one) => only === undefined || one === only)
    const shrunk = await shrunkSince(ctx, perhaps)
    if (shrunk.size === 0) return { rows: [] }
    const formats = await formatsInUse(ctx)
    const names = await formatNames(ctx)
    const labels = await wantedLabels(ctx, ctx.today, [...shrunk.keys()])
    return {
      // A product at several places is told of once.
      rows: [...new Map(labels.map((one) => [one.product, one])).values()].flatMap((one) => {
        const told = shrunk.get(one.product)
        if (!told) return []
        const format = formats.get(one.printed?.format ?? '')
        const now = format && [format.width, format.height]
        const fits = ({ width, height }: LabelFormat): boolean => now?.[0] === width && now[1] === height
        const proposed = [...formats.values()].filter(printsNotice).sort((a, b) => Number(fits(b)) - Number(fits(a)))
        return [
          {
            product: one.product,
            number: one.number,
            name: one.name,
            says: one.printed?.content.texts.notice ?? '',
            since: told.since,
            until: told.until,
            labelFormat: format?.id ?? null,
            prints: format !== undefined && printsNotice(format),
            proposed: proposed.map(({ id }) => ({ format: id, name: names.get(id) ?? null })),
          },
        ]
      }),
    }
  },
)
