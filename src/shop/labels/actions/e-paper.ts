/** Gateways and tags of e-paper: entered, paired, taken away. */
import { type ActionContext, action } from '#platform/action.ts'
import { makeApiKey } from '#platform/auth/actions/keys.ts'
import { revokeKey } from '#platform/auth/store/keys.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { newId } from '#platform/values/ids.ts'
import { productsOfCodes, shelfBasics } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-e-paper.ts'
import { formatInUse } from '../reads/formats.ts'
import { placeText, rackWords } from '../reads/wanted.ts'
import { labelsFor, type PairLabel } from '../rules/pairing.ts'
import * as store from '../store/e-paper.ts'
import { readLabels, type ShelfLabelRow } from '../store/shelf-label.ts'
import { reckon } from './reckon.ts'

/** Listed among the keys of the shop, whoever looks there; how the gateway is called may change. */
const keyFor = (ctx: ActionContext, gateway: string) =>
  makeApiKey(ctx.db, ctx.organisation, {
    name: `${currentWords().say(ctx.shop.language, 'labels.gateway.of_key', {}, ctx.shop)} ${gateway.slice(-6)}`,
    permissions: ['labels.gateway'],
    account: ctx.actor.account,
    now: ctx.now,
  })

const register = action('labels.registerGateway', async (ctx, { name }: InputOf<typeof contract.registerGateway>) => {
  const taken = (await store.readGateways(ctx.db, ctx.organisation)).some(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  )
  refuseWith(taken ? [refuse('gateway.name_taken', { name })] : [])
  const id = newId()
  const { key, secret } = await keyFor(ctx, id)
  await store.addGateway(ctx.db, ctx.organisation, { id, name, key }, ctx.now)
  ctx.record('labels.gateway_registered', { subject: id })
  return { gateway: id, secret }
})
export const registerGateway = { ...register, secretAnswer: true as const }

const renew = action('labels.renewGatewayKey', async (ctx, input: InputOf<typeof contract.renewGatewayKey>) => {
  const gateway = found(await store.lockGateway(ctx.db, ctx.organisation, input.gateway), 'gateway')
  await revokeKey(ctx.db, ctx.organisation, gateway.key, ctx.actor.account, ctx.now)
  const { key, secret } = await keyFor(ctx, gateway.id)
  await store.setGatewayKey(ctx.db, ctx.organisation, gateway.id, key)
  ctx.record('labels.gateway_key_renewed', { subject: gateway.id })
  return { secret }
})
export const renewGatewayKey = { ...renew, secretAnswer: true as const }

export const archiveGateway = action(
  'labels.archiveGateway',
  async (ctx, input: InputOf<typeof contract.archiveGateway>) => {
    const { id, key } = found(await store.lockGateway(ctx.db, ctx.organisation, input.gateway), 'gateway')
    await revokeKey(ctx.db, ctx.organisation, key, ctx.actor.account, ctx.now)
    await store.forgetGateway(ctx.db, ctx.organisation, id)
    await store.archiveGateway(ctx.db, ctx.organisation, id, ctx.now)
    ctx.record('labels.gateway_archived', { subject: id })
    return {}
  },
)

export const addTags = action('labels.addTags', async (ctx, input: InputOf<typeof contract.addTags>) => {
  const { tags, across, down, inks, labelFormat } = input
  const codes = [...new Set(tags)]
  const taken = await store.lockTags(ctx.db, ctx.organisation, codes)
  refuseWith(taken.map(({ code }) => refuse('tag.taken', { tag: code })))
  if (labelFormat !== null) await formatInUse(ctx, labelFormat)
  await store.addTags(
    ctx.db,
    ctx.organisation,
    codes.map((code) => ({ id: newId(), code, across, down, inks, format: labelFormat, gateway: null })),
    ctx.now,
  )
  ctx.record('labels.tags_added', { subject: ctx.organisation, count: codes.length })
  return { added: codes.length }
})

const tagOf = async (ctx: ActionContext, code: string): Promise<store.TagRow> =>
  found((await store.lockTags(ctx.db, ctx.organisation, [code]))[0] ?? null, 'tag')

/** What the label of this tag should say depends on the tag. */
const reckonFor = async (ctx: ActionContext, ...products: readonly (string | null)[]): Promise<void> => {
  const known = products.filter((one) => one !== null)
  if (known.length > 0) await reckon(ctx, [...new Set(known)])
}

export const changeTag = action('labels.changeTag', async (ctx, input: InputOf<typeof contract.changeTag>) => {
  const tag = await tagOf(ctx, input.tag)
  const { across, down, inks, labelFormat } = input
  if (labelFormat !== null) await formatInUse(ctx, labelFormat)
  await store.changeTag(ctx.db, ctx.organisation, { id: tag.id, across, down, inks, format: labelFormat })
  await reckonFor(ctx, tag.product)
  ctx.record('labels.tag_changed', { subject: tag.id })
  return {}
})

export const removeTag = action('labels.removeTag', async (ctx, input: InputOf<typeof contract.removeTag>) => {
  const tag = await tagOf(ctx, input.tag)
  await store.removeTag(ctx.db, ctx.organisation, tag.id)
  await reckonFor(ctx, tag.product)
  ctx.record('labels.tag_removed', { subject: tag.id })
  return {}
})

export const pairTag = action('labels.pairTag', async (ctx, input: InputOf<typeof contract.pairTag>) => {
  const [tag] = await store.lockTags(ctx.db, ctx.organisation, [input.tag])
  const basics = await shelfBasics(ctx)
  const fitting = await labelsAsked(ctx, input, basics)
  refuseWith([
    ...(tag ? [] : [refuse('tag.unknown', { tag: input.tag })]),
    ...(fitting.length === 0 ? [refuse('tag.nothing_there', { code: input.scanned ?? '' })] : []),
  ])
  const told = ({ id, name, place }: ShelfLabelRow) => ({ label: id, name, place: placeText(basics, place) })
  const [only] = fitting
  if (!tag || !only) throw new Error('a tag was paired with nothing')
  if (fitting.length > 1) return { paired: null, choices: fitting.map(told), instead: null }
  const before = await store.lockTagOfLabel(ctx.db, ctx.organisation, only.id)
  const instead = before && before.id !== tag.id ? before : null
  if (instead) await store.unpairTag(ctx.db, ctx.organisation, instead.id)
  await store.pairTag(ctx.db, ctx.organisation, { id: tag.id, label: only.id, at: ctx.now, by: ctx.actor.account })
  await reckonFor(ctx, tag.product, only.product)
  ctx.record('labels.tag_paired', { subject: tag.id, label: only.id })
  return { paired: told(only), choices: [], instead: instead?.code ?? null }
})

type Basics = Awaited<ReturnType<typeof shelfBasics>>

async function labelsAsked(
  ctx: ActionContext,
  { scanned, label }: InputOf<typeof contract.pairTag>,
  basics: Basics,
): Promise<ShelfLabelRow[]> {
  const labels = await readLabels(ctx.db, ctx.organisation, null)
  if (label !== undefined) return [found(labels.find(({ id, here }) => id === label && here) ?? null, 'label')]
  if (scanned === undefined) return []
  const product = (await productsOfCodes(ctx, [scanned])).get(scanned) ?? null
  const places = [...basics.places.values()]
    .filter(({ archived }) => !archived)
    .map(({ id, text }) => ({ id, words: [text, rackWords(basics, id)].filter((one) => one !== null) }))
  const asked: PairLabel[] = labels.map((row) => ({ ...row, label: row.id }))
  const fitting = new Set(labelsFor(asked, { scanned, product, places }).map((one) => one.label))
  return labels.filter(({ id }) => fitting.has(id))
}

export const unpairTag = action('labels.unpairTag', async (ctx, input: InputOf<typeof contract.unpairTag>) => {
  const tag = await tagOf(ctx, input.tag)
  refuseWith(tag.label === null ? [refuse('tag.free', { tag: tag.code })] : [])
  await store.unpairTag(ctx.db, ctx.organisation, tag.id)
  await reckonFor(ctx, tag.product)
  ctx.record('labels.tag_unpaired', { subject: tag.id })
  return {}
})
