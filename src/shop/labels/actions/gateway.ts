/** What gateways tell: pictures that tags show now, and how tags are. And the shop is told of one that says nothing. */
import { type ActionContext, action } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import type { InputOf } from '#platform/route.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import { newId, type OrganisationId } from '#platform/values/ids.ts'
import type * as protocol from '../contract-gateway.ts'
import { gatewayAsking, gatewaysHeard } from '../reads/e-paper.ts'
import { blank, isSilent, silentMinutes } from '../rules/e-paper.ts'
import * as store from '../store/e-paper.ts'
import * as labels from '../store/shelf-label.ts'
import { peopleIn } from './digest.ts'
import { hang } from './placing.ts'

interface Shown {
  readonly tag: store.TagRow
  readonly picture: string
}

export const acknowledge = action('labels.acknowledge', async (ctx, input: InputOf<typeof protocol.acknowledge>) => {
  const { id: gateway } = await gatewayAsking(ctx, input.gateway)
  const codes = [...input.shown, ...input.failed].map(({ tag }) => tag)
  const tags = new Map((await store.lockTags(ctx.db, ctx.organisation, codes)).map((tag) => [tag.code, tag]))
  const shown: readonly Shown[] = eachOnce(input.shown, tags).map(({ one, tag }) => ({ tag, picture: one.picture }))
  const failed = eachOnce(input.failed, tags)
  const said = new Map<string, store.TagSaid>([
    ...failed.map(({ one, tag }): [string, store.TagSaid] => [
      tag.id,
      { ...tag, tries: tag.tries + 1, failedAt: ctx.now, trouble: one.why },
    ]),
    ...shown.map(({ tag, picture }): [string, store.TagSaid] => [
      tag.id,
      { id: tag.id, shows: picture, showsAt: ctx.now, tries: 0, failedAt: null, trouble: null },
    ]),
  ])
  await store.writeShown(ctx.db, ctx.organisation, gateway, [...said.values()], ctx.now)
  await store.hearGateway(ctx.db, ctx.organisation, gateway, ctx.now)
  const placed = await place(ctx, shown)
  ctx.record('labels.tags_told', { subject: gateway, shown: shown.length, failed: failed.length })
  return {
    placed,
    stale: shown.filter(({ tag, picture }) => picture !== (tag.here ? tag.wanted : blank)).map(({ tag }) => tag.code),
    unknown: [...new Set(codes)].filter((code) => !tags.has(code)),
  }
})

/** Of several words about one tag the last counts; those about tags that are not entered are left out. */
const eachOnce = <Said extends { readonly tag: string }>(
  all: readonly Said[],
  tags: ReadonlyMap<string, store.TagRow>,
): { readonly one: Said; readonly tag: store.TagRow }[] =>
  [...new Map(all.map((one) => [one.tag, one])).values()].flatMap((one) => {
    const tag = tags.get(one.tag)
    return tag ? [{ one, tag }] : []
  })

/** What a tag shows hangs: what is wanted, and also what was wanted before, since that is what people read there. */
async function place(ctx: ActionContext, shown: readonly Shown[]): Promise<number> {
  const { db, organisation } = ctx
  const showing = new Map(shown.flatMap(({ tag, picture }) => (tag.label === null ? [] : [[tag.label, picture]])))
  if (showing.size === 0) return 0
  const rows = await labels.lockLabels(db, organisation, [...showing.keys()])
  const gone = rows.filter(({ id, here }) => !here && showing.get(id) === blank)
  const known = await labels.readContents(db, organisation, [...new Set(showing.values())])
  const hung = rows.flatMap((row) => {
    const printed = showing.get(row.id) ?? ''
    return known.has(printed) ? [{ ...row, printed, printedFor: ctx.today }] : []
  })
  await labels.stampLabels(
    db,
    organisation,
    'printed',
    hung.map(({ id, printed, printedFor }) => ({
      label: id,
      fingerprint: printed,
      at: ctx.now,
      by: ctx.actor.account,
      forDay: printedFor,
    })),
  )
  await hang(ctx, hung, ctx.now)
  await labels.clearLabels(
    db,
    organisation,
    gone.map(({ id }) => id),
  )
  for (const { id } of gone) ctx.record('labels.removed', { subject: id })
  return hung.filter(({ printed, wanted }) => printed === wanted).length
}

export const reportTags = action('labels.reportTags', async (ctx, input: InputOf<typeof protocol.reportTags>) => {
  const { id: gateway } = await gatewayAsking(ctx, input.gateway)
  const told = new Map(input.tags.map((one) => [one.tag, one]))
  const before = new Set((await store.lockTags(ctx.db, ctx.organisation, [...told.keys()])).map(({ code }) => code))
  const added = [...told.values()].flatMap(({ tag: code, across, down, inks }) =>
    before.has(code) || across === undefined || down === undefined
      ? []
      : [{ id: newId(), code, across, down, inks, format: null, gateway }],
  )
  await store.addTags(ctx.db, ctx.organisation, added, ctx.now)
  const tags = await store.lockTags(ctx.db, ctx.organisation, [...told.keys()])
  await store.writeHeard(
    ctx.db,
    ctx.organisation,
    gateway,
    tags.map(({ id, code, ...tag }) => ({
      id,
      battery: told.get(code)?.battery ?? tag.battery,
      signal: told.get(code)?.signal ?? tag.signal,
    })),
    ctx.now,
  )
  await store.hearGateway(ctx.db, ctx.organisation, gateway, ctx.now)
  ctx.record('labels.tags_heard', { subject: gateway, count: tags.length })
  const known = new Set(tags.map(({ code }) => code))
  return { heard: tags.length, added: added.length, unknown: [...told.keys()].filter((code) => !known.has(code)) }
})

/** Told once for each silence. */
export const tellOfSilence = action('labels.tellOfSilence', async (ctx, _input: object) => {
  const silent = (await gatewaysHeard(ctx)).filter(
    ({ lastHeard, silenceToldAt }) =>
      isSilent(lastHeard, ctx.now, silentMinutes) && (silenceToldAt === null || silenceToldAt < (lastHeard ?? '')),
  )
  if (silent.length === 0) return { told: 0 }
  const admins = await peopleIn(ctx, 'admin')
  for (const { id, name } of silent) {
    for (const person of admins)
      ctx.notify('labels.gateway_silent', person, { name, minutes: silentMinutes, link: '/staff/labels/e-paper' })
    ctx.record('labels.gateway_silent', { subject: id })
  }
  await store.noteSilence(
    ctx.db,
    ctx.organisation,
    silent.map(({ id }) => id),
    ctx.now,
  )
  return { told: silent.length }
})

/** When the next gateway that was heard will have been silent for too long. */
export async function nextSilence(db: Db, organisation: OrganisationId, _now: Instant): Promise<Instant | null> {
  const open = (await store.readGateways(db, organisation)).filter(
    ({ heardAt, silenceToldAt }) => heardAt !== null && (silenceToldAt === null || silenceToldAt < heardAt),
  )
  const [first] = open.flatMap(({ heardAt }) => (heardAt === null ? [] : [heardAt])).toSorted()
  return first === undefined ? null : addMinutes(first, silentMinutes)
}
