/** A weight is taken as it is: its price and code are fixed, and its label is kept as it was printed. */
import { action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-weighing.ts'
import { contentOfWeighing, weighingOf } from '../reads/weighing.ts'
import { addWeighing } from '../store/weighing.ts'

export const weighProduct = action('labels.weighProduct', async (ctx, input: InputOf<typeof contract.weighProduct>) => {
  const weighing = await weighingOf(ctx, input)
  refuseWith(weighing.refusals)
  const { gross, tare, net, amount, code: made } = found(weighing.weighed, 'weighing')
  const code = found(made, 'code')
  const content = await contentOfWeighing(ctx, weighing)
  const id = newId()
  await addWeighing(
    ctx.db,
    ctx.organisation,
    { id, product: input.product, gross, tare, amount, code, content },
    ctx.now,
  )
  ctx.record('labels.weighed', { subject: id, product: input.product, net, amount })
  const container = weighing.container?.name ?? null
  return {
    weighing: id,
    gross,
    tare,
    net,
    amount,
    container,
    code,
    says: { ...content.texts } as Record<string, string>,
  }
})
