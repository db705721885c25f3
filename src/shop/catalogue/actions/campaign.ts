/** Campaigns: planned as drafts, frozen when they are scheduled, begun and ended by their days. */
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-campaign.ts'
import { basicsOf } from '../reads/basics-of.ts'
import { keptNet } from '../reads/campaign.ts'
import { stateOn, whyNotCancel, whyNotChange, whyNotDays, whyNotEnd, whyNotSchedule } from '../rules/campaign.ts'
import { millionths } from '../rules/percent.ts'
import { dropVatRate, readVatRates, writeVatRate } from '../store/basics.ts'
import * as store from '../store/campaign.ts'
import { updateCosts } from '../store/product-writing.ts'
import { pricesAllowed, takenBy, whyTaken, writePrices } from './campaign-prices.ts'
import { addPrices } from './price.ts'

const costStays = ({ product, price }: { readonly product: string; readonly price: number | null }) =>
  price === null ? [] : [{ product, cents: price, cost: null }]

type Create = InputOf<typeof contract.createCampaign>

export const createCampaign = action('catalogue.createCampaign', async (ctx, input: Create) => {
  const { from, to } = { from: input.from as Day, to: input.to as Day | null }
  const allowed = await pricesAllowed(ctx, {
    campaign: { id: null, from, to },
    prices: input.prices.flatMap(costStays),
    sure: input.sure,
    leaveOut: input.leaveOut,
  })
  refuseWith([
    ...whyNotDays({ from, to, today: ctx.today }),
    ...(input.vat ? await whyNotVat(ctx, input) : []),
    ...allowed.refusals,
  ])
  const id = newId()
  const number = await nextNumber(ctx.db, ctx.organisation, 'catalogue.campaign')
  await store.addCampaign(ctx.db, ctx.organisation, {
    id,
    number,
    name: input.name,
    kind: input.vat ? 'vat' : 'prices',
    from,
    to,
    vatClass: input.vat?.vatClass ?? null,
    vatCountry: input.vat ? ctx.shop.country : null,
    vatRate: input.vat ? millionths(input.vat.percent) : null,
    keep: input.vat?.keep ?? null,
    author: ctx.actor.account,
    now: ctx.now,
  })
  await store.writeCampaignPrices(ctx.db, ctx.organisation, id, allowed.prices)
  ctx.record('catalogue.campaign_created', { subject: id, number, from, to, prices: allowed.prices.length })
  return { priceCampaign: id, version: 1, prices: allowed.prices.length, leftOut: allowed.leftOut }
})

/** A rate has no end, and prices of its own are another campaign. */
async function whyNotVat(ctx: ActionContext, { to, vat, prices }: Create): Promise<Refusal[]> {
  const known = (await basicsOf(ctx)).vatClasses.includes(vat?.vatClass ?? '')
  return [
    ...(known ? [] : [refuse('vat.class_unknown', { class: vat?.vatClass ?? '' })]),
    ...(to === null ? [] : [refuse('campaign.vat_ends')]),
    ...(prices.length === 0 ? [] : [refuse('campaign.of_vat')]),
  ]
}

export const editCampaign = action(
  'catalogue.editCampaign',
  async (ctx, { priceCampaign: id, version, percent, ...given }: InputOf<typeof contract.editCampaign>) => {
    const before = found(await store.lockCampaign(ctx.db, ctx.organisation, id), 'campaign')
    const after = {
      ...before,
      ...(given as Partial<Pick<store.CampaignRow, 'name' | 'from' | 'to' | 'keep'>>),
      ...(percent === undefined ? {} : { vatRate: millionths(percent) }),
      ...(before.kind === 'vat' ? {} : { keep: null, vatRate: null }),
    }
    const prices = await store.readCampaignPrices(ctx.db, ctx.organisation, [id])
    refuseWith([
      ...whyNotChange(stateOn(before, ctx.today)),
      ...(version === undefined || version === before.version ? [] : [refuse('campaign.changed_meanwhile')]),
      ...whyNotDays({ from: after.from, to: after.to, today: ctx.today }),
      ...(after.kind === 'vat' && after.to !== null ? [refuse('campaign.vat_ends')] : []),
      ...whyTaken(await takenBy(ctx, { campaign: after, prices })),
    ])
    await store.updateCampaign(ctx.db, ctx.organisation, after)
    ctx.record('catalogue.campaign_changed', { subject: id, from: after.from, to: after.to })
    return { priceCampaign: id, version: before.version + 1 }
  },
)

export const setCampaignPrices = action(
  'catalogue.setCampaignPrices',
  async (ctx, input: InputOf<typeof contract.setCampaignPrices>) => {
    const campaign = found(await store.lockCampaign(ctx.db, ctx.organisation, input.priceCampaign), 'campaign')
    const out = input.prices.filter(({ price }) => price === null).map(({ product }) => product)
    const written = await writePrices(ctx, campaign, { ...input, prices: input.prices.flatMap(costStays) })
    await store.dropCampaignPrices(ctx.db, ctx.organisation, campaign.id, out)
    return written
  },
)

export const scheduleCampaign = action(
  'catalogue.scheduleCampaign',
  async (ctx, { priceCampaign: id, leaveOut }: InputOf<typeof contract.scheduleCampaign>) => {
    await store.lockPlanning(ctx.db, ctx.organisation)
    const campaign = found(await store.lockCampaign(ctx.db, ctx.organisation, id), 'campaign')
    const asked = await pricesOf(ctx, campaign)
    const taken = await takenBy(ctx, { campaign, prices: asked })
    const out = new Set(leaveOut ? taken.map(({ product }) => product) : [])
    const prices = asked.filter(({ product }) => !out.has(product))
    refuseWith([
      ...whyNotSchedule({
        ...campaign,
        state: stateOn(campaign, ctx.today),
        today: ctx.today,
        products: prices.length,
      }),
      ...(leaveOut ? [] : whyTaken(taken)),
      ...(await whyNotRate(ctx, campaign)),
    ])
    await freeze(ctx, campaign, prices, [...out])
    ctx.record('catalogue.campaign_scheduled', { subject: id, from: campaign.from, prices: prices.length })
    await turn(ctx, [{ ...campaign, scheduled: true }])
    return {
      priceCampaign: id,
      state: stateOn({ ...campaign, scheduled: true }, ctx.today),
      prices: prices.length,
      leftOut: out.size,
    }
  },
)

const pricesOf = async (ctx: ActionContext, campaign: store.CampaignRow) =>
  campaign.kind === 'prices'
    ? store.readCampaignPrices(ctx.db, ctx.organisation, [campaign.id])
    : (await keptNet(ctx, campaign)).map(({ product, price }) => ({ product, cents: price, cost: null }))

/** A rate of this very day that somebody wrote already is not written over. */
async function whyNotRate(ctx: ActionContext, { vatClass, vatCountry, from }: store.CampaignRow): Promise<Refusal[]> {
  if (vatClass === null) return []
  const rates = await readVatRates(ctx.db, ctx.organisation)
  const taken = rates.some((one) => one.class === vatClass && one.country === vatCountry && one.from === from)
  return taken ? [refuse('campaign.rate_taken', { class: vatClass, from })] : []
}

async function freeze(
  ctx: ActionContext,
  campaign: store.CampaignRow,
  prices: readonly Omit<store.CampaignPrice, 'campaign'>[],
  out: readonly string[],
): Promise<void> {
  const { db, organisation } = ctx
  const { id, from, to } = campaign
  await store.dropCampaignPrices(db, organisation, id, out)
  if (campaign.kind === 'vat') {
    await store.writeCampaignPrices(db, organisation, id, prices)
    const rate = {
      class: campaign.vatClass ?? '',
      country: campaign.vatCountry ?? '',
      from,
      rate: campaign.vatRate ?? 0,
    }
    await writeVatRate(db, organisation, rate, null)
    ctx.record('catalogue.vat_rate_set', { subject: organisation, ...rate })
  }
  await store.writeDecision(db, organisation, id, { scheduledAt: ctx.now })
  const kind = to === null ? ('regular' as const) : ('promotion' as const)
  await addPrices(
    ctx,
    prices.map(({ product, cents }) => ({
      product,
      cents,
      from,
      to,
      kind,
      source: 'campaign',
      reason: campaign.name,
      campaign: id,
    })),
  )
}

export const cancelCampaign = action(
  'catalogue.cancelCampaign',
  async (ctx, { priceCampaign: id }: InputOf<typeof contract.cancelCampaign>) => {
    const campaign = found(await store.lockCampaign(ctx.db, ctx.organisation, id), 'campaign')
    refuseWith(whyNotCancel(stateOn(campaign, ctx.today)))
    await store.writeDecision(ctx.db, ctx.organisation, id, { cancelledAt: ctx.now })
    await store.writeTold(ctx.db, ctx.organisation, [id], 'cancelled')
    if (campaign.kind === 'vat' && campaign.scheduled) {
      const rate = { class: campaign.vatClass ?? '', country: campaign.vatCountry ?? '', from: campaign.from }
      await dropVatRate(ctx.db, ctx.organisation, rate)
      ctx.record('catalogue.vat_rate_dropped', { subject: ctx.organisation, ...rate })
    }
    ctx.record('catalogue.campaign_cancelled', { subject: id })
    return { priceCampaign: id, state: 'cancelled' as const }
  },
)

export const endCampaign = action(
  'catalogue.endCampaign',
  async (ctx, { priceCampaign: id }: InputOf<typeof contract.endCampaign>) => {
    const campaign = found(await store.lockCampaign(ctx.db, ctx.organisation, id), 'campaign')
    refuseWith(whyNotEnd(stateOn(campaign, ctx.today)))
    const lastDay = addDays(ctx.today, -1)
    await store.writeDecision(ctx.db, ctx.organisation, id, { lastDay })
    await turn(ctx, [{ ...campaign, lastDay }])
    return { priceCampaign: id, state: 'ended' as const }
  },
)

/** At night: what begins and what ends on this day is told, once, and costs follow the prices that begin. */
export const turnCampaigns = action('catalogue.turnCampaigns', async (ctx, _input: object) => ({
  turned: await turn(ctx, await store.readTurning(ctx.db, ctx.organisation)),
}))

async function turn(ctx: ActionContext, all: readonly store.CampaignRow[]): Promise<number> {
  const turned = all
    .map((one) => ({ ...one, state: stateOn(one, ctx.today) }))
    .filter(({ state, told }) => state !== told)
  const begun = turned.filter(({ state, told }) => state === 'live' || (state === 'ended' && told !== 'live'))
  const costs = await store.readCampaignPrices(
    ctx.db,
    ctx.organisation,
    begun.map(({ id }) => id),
  )
  const taken = costs.flatMap(({ product, cost }) => (cost === null ? [] : [{ id: product, cost }]))
  await updateCosts(ctx.db, ctx.organisation, taken)
  for (const { id, cost } of taken) ctx.record('catalogue.cost_set', { subject: id, cost })
  for (const [state, group] of Map.groupBy(turned, (one) => one.state)) {
    const ids = group.map(({ id }) => id)
    await store.writeTold(ctx.db, ctx.organisation, ids, state)
    if (state === 'live') for (const id of ids) ctx.record('catalogue.campaign_live', { subject: id })
    if (state === 'ended') for (const id of ids) ctx.record('catalogue.campaign_ended', { subject: id })
  }
  return turned.length
}
