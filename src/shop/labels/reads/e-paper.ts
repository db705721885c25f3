/** E-paper as people and gateways see it. */
import { type Content, type Context, read } from '#platform/action.ts'
import { readKeys } from '#platform/auth/store/keys.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { exportList } from '#platform/lists/export.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, NotFound, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import { shelfBasics } from '#shop/catalogue/public.ts'
import type * as contract from '../contract-e-paper.ts'
import type * as protocol from '../contract-gateway.ts'
import { blankPicture, tagPicture } from '../drawing/tag-picture.ts'
import {
  blank,
  coloursOf,
  isOffered,
  isSilent,
  lowBatteryPercent,
  pendingOf,
  silentMinutes,
  silentTagMinutes,
  type TagFacts,
  tagState,
} from '../rules/e-paper.ts'
import { shortFingerprint } from '../rules/fingerprint.ts'
import * as store from '../store/e-paper.ts'
import { formatsInUse } from './formats.ts'
import { logosOf } from './logos.ts'
import { placeText, wantedLabels } from './wanted.ts'
import { placeKey } from './wanted-on.ts'

type TagRow = store.TagRow

export const factsOfTag = (
  tag: Pick<TagRow, 'label' | 'here' | 'wanted' | 'reprintAsked' | 'shows' | 'tries' | 'failedAt'>,
): TagFacts => ({
  label: tag.label === null ? null : { here: tag.here === true, wanted: tag.wanted, reprintAsked: tag.reprintAsked },
  shows: tag.shows,
  tries: tag.tries,
  failedAt: tag.failedAt,
})

export interface HeardGateway extends store.GatewayRow {
  /** It told something, or its key was used. */
  readonly lastHeard: Instant | null
}

export async function gatewaysHeard(ctx: Context): Promise<HeardGateway[]> {
  const used = new Map((await readKeys(ctx.db, ctx.organisation)).map(({ key, lastUsedAt }) => [key, lastUsedAt]))
  return (await store.readGateways(ctx.db, ctx.organisation)).map((one) => {
    const heard = [one.heardAt, used.get(one.key) ?? null].filter((at) => at !== null)
    return { ...one, lastHeard: heard.toSorted().at(-1) ?? null }
  })
}

export const readEPaper = read('labels.readEPaper', async (ctx, _input: object) => {
  const gateways = await gatewaysHeard(ctx)
  const tags = await store.readTags(ctx.db, ctx.organisation)
  const states = tags.map((tag) => tagState(factsOfTag(tag)))
  const count = (state: (typeof states)[number]): number => states.filter((one) => one === state).length
  return {
    gateways: gateways.map(({ id, name, lastHeard }) => ({
      gateway: id,
      name,
      heardAt: lastHeard,
      silent: lastHeard === null || isSilent(lastHeard, ctx.now, silentMinutes),
      tags: tags.filter(({ gateway }) => gateway === id).length,
    })),
    tags: tags.length,
    shows: count('shows'),
    waits: count('waits'),
    fails: count('fails'),
    free: count('free'),
    silent: tags.filter(({ heardAt }) => isSilent(heardAt, ctx.now, silentTagMinutes)).length,
    low: tags.filter(({ battery }) => isLow(battery)).length,
  }
})

const isLow = (battery: number | null): boolean => battery !== null && battery <= lowBatteryPercent

type Line = ReplyOf<typeof contract.listTags>['rows'][number]

async function listOf(ctx: Context) {
  const basics = await shelfBasics(ctx)
  return store.tagList(ctx.organisation, {
    silentBefore: addMinutes(ctx.now, -silentTagMinutes),
    lowBattery: lowBatteryPercent,
    complete: async (rows) =>
      (rows as unknown as (Line & TagRow)[]).map(
        ({ here: _here, wanted: _wanted, reprintAsked: _asked, shows: _shows, failedAt: _failed, ...line }, at) => ({
          ...line,
          place: placeText(basics, line.place),
          state: tagState(factsOfTag(rows[at] as unknown as TagRow)),
          low: isLow(line.battery),
          silent: isSilent(line.heardAt, ctx.now, silentTagMinutes),
        }),
      ),
  })
}

export const listTags = read('labels.listTags', async (ctx, asked: InputOf<typeof contract.listTags>) =>
  listPage<Line>(ctx.db, await listOf(ctx), asked),
)

export const exportTags = read(
  'labels.exportTags',
  async (ctx, { format, ...asked }: InputOf<typeof contract.exportTags>): Promise<Content> => {
    const say = (key: string, facts = {}) => currentWords().say(ctx.language, key, facts, ctx.shop)
    return exportList(ctx.db, await listOf(ctx), asked, {
      format,
      name: say('labels.tags.file', { day: ctx.today }),
      zone: ctx.shop.zone,
      heading: (column) => say(`labels.tag.${column}`),
    })
  },
)

/** The gateway that asks: with its own key, or one of the house. */
export async function gatewayAsking(ctx: Context, id: string): Promise<store.GatewayRow> {
  const gateway = found(await store.readGateway(ctx.db, ctx.organisation, id), 'gateway')
  if (ctx.actor.kind === 'key' && ctx.actor.key !== gateway.key) throw new NotFound('gateway')
  return gateway
}

export const readPending = read(
  'labels.readPending',
  async (ctx, { gateway: id }: InputOf<typeof protocol.readPending>) => {
    const gateway = await gatewayAsking(ctx, id)
    const tags = (await store.readTags(ctx.db, ctx.organisation)).filter(
      (tag) => (tag.gateway ?? gateway.id) === gateway.id && isOffered(factsOfTag(tag), ctx.now),
    )
    return {
      pending: tags.map((tag) => ({
        tag: tag.code,
        picture: pendingOf(factsOfTag(tag)) ?? blank,
        across: tag.across,
        down: tag.down,
        colours: coloursOf(tag.inks),
        tries: tag.tries,
      })),
    }
  },
)

/** What a tag should show now, whether it does or not. A label that would mislead is shown no more than it is printed. */
async function pictureOf(ctx: Context, code: string): Promise<Content> {
  const tags = await store.readTags(ctx.db, ctx.organisation)
  const tag = found(tags.find((one) => one.code === code) ?? null, 'tag')
  const screen = { across: tag.across, down: tag.down, colours: coloursOf(tag.inks) }
  const wanted = tag.product === null ? [] : await wantedLabels(ctx, ctx.today, [tag.product])
  const printed = wanted.find((one) => placeKey(one) === placeKey({ product: one.product, place: tag.place }))?.printed
  const format = printed && (await formatsInUse(ctx)).get(printed.format)
  if (!printed || !format) return { type: 'image/png', etag: blank, body: new Uint8Array(blankPicture(screen)) }
  const { fingerprint, content } = printed
  const texts = { ...content.texts, code: shortFingerprint(fingerprint), printedOn: ctx.today }
  const { png, warnings } = tagPicture(format, { ...content, texts }, screen, await logosOf(ctx, [content]))
  const lost = warnings.filter(({ blocking }) => blocking)
  refuseWith(lost.length > 0 ? [refuse('tag.unreadable', { name: tag.name ?? '', tag: code })] : [])
  return { type: 'image/png', etag: fingerprint, body: new Uint8Array(png) }
}

export const readTagPicture = read(
  'labels.readTagPicture',
  async (ctx, { gateway, tag }: InputOf<typeof protocol.readTagPicture>) => {
    await gatewayAsking(ctx, gateway)
    return pictureOf(ctx, tag)
  },
)

export const showTag = read('labels.showTag', (ctx, { tag }: InputOf<typeof contract.showTag>) => pictureOf(ctx, tag))
