/** A label that tells of less in the pack, for as long as the law asks for it. */
import { action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { soldProducts } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-desk.ts'
import { formatsInUse } from '../reads/formats.ts'
import { printsNotice } from '../reads/notices.ts'
import { dropNoticeFormat, writeNoticeFormat } from '../store/format-rule.ts'
import { reckon, reckonLock } from './reckon.ts'

export const chooseNoticeFormat = action(
  'labels.chooseNoticeFormat',
  async (ctx, { product: id, labelFormat }: InputOf<typeof contract.chooseNoticeFormat>) => {
    await reckonLock(ctx)
    const { product, shrink } = found((await soldProducts(ctx, { day: ctx.today, products: [id] }))[0], 'product')
    if (labelFormat === null) await dropNoticeFormat(ctx.db, ctx.organisation, id)
    else {
      const format = found((await formatsInUse(ctx)).get(labelFormat), 'format')
      refuseWith([
        ...(shrink ? [] : [refuse('notice.not_due', { name: product.name })]),
        ...(printsNotice(format) ? [] : [refuse('notice.not_printed')]),
      ])
      const since = shrink?.since ?? ctx.today
      await writeNoticeFormat(ctx.db, ctx.organisation, { product: id, since, format: labelFormat })
    }
    ctx.record('labels.format_chosen', { subject: id, scope: 'notice', format: labelFormat })
    await reckon(ctx, [id])
    return {}
  },
)
