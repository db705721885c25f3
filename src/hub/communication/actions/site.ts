/** The way of a page of the public site: begun, written, translated, reviewed, published, put away; and the map. */
import { addressFrom, participantsIn } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { isBeside } from '#platform/values/beside.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract/site.ts'
import { mustTellNews } from '../pages.ts'
import { freeAddress, isEmpty, whyNotPageAddress, whyNotPublish, whyNotReview, whyNotWithdraw } from '../rules/site.ts'
import { whyNotShow } from '../rules/site-file.ts'
import { pathOfPage } from '../site/paths.ts'
import { takeVisits } from '../site/visits.ts'
import * as store from '../store/site.ts'
import { filesOfPages } from '../store/site-files.ts'

export const beginSitePage = action(
  'communication.beginSitePage',
  async (ctx, input: InputOf<typeof contract.beginSitePage>) => {
    await mustTellNews(ctx)
    const { kind, title, body } = input
    const taken = new Set((await store.addressesOf(ctx.db, ctx.organisation, kind)).map(({ address }) => address))
    if (input.address !== undefined) refuseWith(whyNotPageAddress(input.address, taken.has(input.address)))
    const address = input.address ?? freeAddress(addressFrom(title), taken)
    const [page, language] = [newId(), input.language ?? ctx.shop.language]
    await store.addPages(ctx.db, ctx.organisation, [{ id: page, kind, address, language, at: ctx.now }])
    const first = { version: 1, ofVersion: 1, basedOn: 0, at: ctx.now, by: ctx.actor.account, settled: true }
    await store.addTexts(ctx.db, ctx.organisation, [{ page, language, title, body, ...first }])
    ctx.record('communication.page_begun', { subject: page, address })
    return { sitePage: page, address }
  },
)

const pageFor = async (ctx: ActionContext, id: string): Promise<store.PageRow> =>
  found(await store.lockPage(ctx.db, ctx.organisation, id), 'page')

export const writeSitePage = action(
  'communication.writeSitePage',
  async (ctx, input: InputOf<typeof contract.writeSitePage>) => {
    const page = await pageFor(ctx, input.sitePage)
    const { language, title, body } = input
    const texts = await store.newestTexts(ctx.db, ctx.organisation, page.id)
    const last = texts.find((text) => text.language === language)?.version ?? 0
    const [version, basedOn] = [last + 1, input.basedOn ?? last]
    const isOriginal = language === page.language
    const written = { page: page.id, language, version, title, body, basedOn, at: ctx.now, by: ctx.actor.account }
    const settled = isOriginal || isEmpty(input)
    await store.addTexts(ctx.db, ctx.organisation, [
      { ...written, ofVersion: isOriginal ? version : page.version, settled },
    ])
    if (isOriginal) await store.changePage(ctx.db, ctx.organisation, page.id, { version })
    ctx.record('communication.page_written', { subject: page.id, language, version })
    return { version, beside: isBeside(basedOn, last) }
  },
)

export const reviewTranslation = action(
  'communication.reviewTranslation',
  async (ctx, { sitePage: id, language }: InputOf<typeof contract.reviewTranslation>) => {
    const page = await pageFor(ctx, id)
    const texts = await store.newestTexts(ctx.db, ctx.organisation, page.id)
    const text = texts.find((one) => one.language === language)
    refuseWith(whyNotReview(page, language, text, ctx.actor.account))
    const { version } = found(text, 'text')
    const reviewed = { version, ofVersion: page.version, at: ctx.now, by: ctx.actor.account }
    await store.reviewText(ctx.db, ctx.organisation, { page: page.id, language, ...reviewed })
    ctx.record('communication.translation_reviewed', { subject: page.id, language })
    return {}
  },
)

export const publishSitePage = action(
  'communication.publishSitePage',
  async (ctx, { sitePage: id }: InputOf<typeof contract.publishSitePage>) => {
    const page = await pageFor(ctx, id)
    const texts = await store.newestTexts(ctx.db, ctx.organisation, page.id)
    const original = found(
      texts.find((text) => text.language === page.language),
      'text',
    )
    const files = await filesOfPages(ctx.db, ctx.organisation, [page.id])
    refuseWith([...whyNotPublish(page, original), ...whyNotShow(original.body, files)])
    await store.changePage(ctx.db, ctx.organisation, page.id, {
      state: 'published',
      shownVersion: page.version,
      publishedAt: page.publishedAt ?? ctx.now,
      shownAt: ctx.now,
    })
    ctx.record('communication.page_published', { subject: page.id, version: page.version })
    return { path: await pathOfPage(ctx, page) }
  },
)

export const withdrawSitePage = action(
  'communication.withdrawSitePage',
  async (ctx, { sitePage: id }: InputOf<typeof contract.withdrawSitePage>) => {
    const page = await pageFor(ctx, id)
    refuseWith(whyNotWithdraw(page))
    await store.changePage(ctx.db, ctx.organisation, page.id, { state: 'withdrawn' })
    ctx.record('communication.page_withdrawn', { subject: page.id })
    return {}
  },
)

export const placeOnMap = action(
  'communication.placeOnMap',
  async (ctx, input: InputOf<typeof contract.placeOnMap>) => {
    await mustTellNews(ctx)
    const all = await participantsIn(ctx)
    const { participant, latitude, longitude } = input
    found(
      all.find(({ id }) => id === participant),
      'participant',
    )
    await store.writePlace(ctx.db, ctx.organisation, { participant, latitude, longitude })
    ctx.record('communication.map_placed', { subject: participant })
    return {}
  },
)

/** What was read since the last time goes into the numbers of its day. */
export const countVisits = action('communication.countVisits', async (ctx, _input: Record<never, never>) => {
  const visits = takeVisits(ctx.organisation)
  if (visits.length === 0) return
  await store.addVisits(ctx.db, ctx.organisation, visits)
  ctx.record('communication.visits_counted', { subject: ctx.organisation, count: visits.length })
})
