/** What a round finds, and what members say of labels. */
import { action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import type * as contract from '../contract-shelf.ts'
import { judge } from '../reads/labels-on.ts'
import { judgeRound } from '../rules/shelf-round.ts'
import * as store from '../store/shelf-label.ts'
import { noteShelf } from './shelf-price.ts'

export const tellFound = action('labels.tellFound', async (ctx, input: InputOf<typeof contract.tellFound>) => {
  const [row] = await store.lockLabels(ctx.db, ctx.organisation, [input.label])
  const label = found(row, 'label')
  const at = input.at !== undefined && input.at < ctx.now ? (input.at as Instant) : ctx.now
  const known = input.shortCode ? await store.fingerprintsOf(ctx.db, ctx.organisation, input.shortCode) : []
  const { verdict, hangs } = judgeRound({
    wanted: label.wanted,
    known,
    found: input.found,
    shortCode: input.shortCode ?? null,
  })
  const say = (key: string): string => currentWords().say(ctx.shop.language, key, {}, ctx.shop)
  refuseWith(verdict === 'damaged' && !label.here ? [refuse('label.not_here', { name: label.name })] : [])
  if (hangs !== null)
    await store.stampLabels(ctx.db, ctx.organisation, 'placed', [
      { label: label.id, fingerprint: hangs, at, by: ctx.actor.account, forDay: ctx.today },
    ])
  if (verdict === 'missing') await store.clearLabels(ctx.db, ctx.organisation, [label.id])
  if (verdict === 'unknown' || verdict === 'damaged')
    await store.askReprint(ctx.db, ctx.organisation, [label.id], {
      at: ctx.now,
      by: ctx.actor.account,
      reason: say(`labels.round.reason.${verdict}`),
    })
  if (hangs !== null || verdict === 'missing') await noteShelf(ctx, [label.product])
  ctx.record('labels.found', { subject: label.id, verdict })
  return { verdict }
})

export const reportLabel = action(
  'labels.reportLabel',
  async (ctx, { product }: InputOf<typeof contract.reportLabel>) => {
    const rows = await judge(ctx, await store.lockLabelsOf(ctx.db, ctx.organisation, [product]), ctx.today)
    // What is in the queue already is not asked for twice.
    const right = rows.filter(({ state }) => state === 'up_to_date').map(({ row }) => row.id)
    if (right.length > 0)
      await store.askReprint(ctx.db, ctx.organisation, right, {
        at: ctx.now,
        by: ctx.actor.account,
        reason: currentWords().say(ctx.shop.language, 'labels.reported', {}, ctx.shop),
      })
    ctx.record('labels.reported', { subject: product, labels: right.length })
    return { queued: right.length }
  },
)
