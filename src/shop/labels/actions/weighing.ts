/** A weight is taken as it is: its price and code are fixed, and its label is kept as it was printed. */
import { action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addMinutes } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-weighing.ts'
import { contentOfWeighing, weighingOf } from '../reads/weighing.ts'
import { addWeighing, forgetWeighingsBefore } from '../store/weighing.ts'

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

/** Nobody prints the label of last month again, and the goods are eaten. */
const keptMinutes = 30 * 24 * 60

export const forgetWeighings = action('labels.forgetWeighings', async (ctx, _input: object) => {
  const forgotten = await forgetWeighingsBefore(ctx.db, ctx.organisation, addMinutes(ctx.now, -keptMinutes))
  if (forgotten > 0) ctx.record('labels.weighings_forgotten', { subject: ctx.organisation, count: forgotten })
  return { forgotten }
})
