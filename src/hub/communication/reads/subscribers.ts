/** What people look at: who gets the newsletter, and the pages for its readers. */

import { languageFor } from '#hub/translations/public.ts'
import { type Context, read } from '#platform/action.ts'
import { listPage } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/newsletter.ts'
import type { listSubscribers as listContract } from '../contract/subscribers.ts'
import { confirmPage, mustTellNews, newsPage, stopPage } from '../pages.ts'
import { sentIssues } from '../store/issues.ts'
import { subscriberList } from '../store/subscribers.ts'

type Row = ReplyOf<typeof listContract>['rows'][number]

export const listSubscribers = read(
  'communication.listSubscribers',
  async (ctx, asked: InputOf<typeof listContract>) => {
    await mustTellNews(ctx)
    return listPage<Row>(ctx.db, subscriberList(ctx.organisation), asked)
  },
)

/** Among those the community speaks. */
const chosen = (ctx: Context, lang: string | undefined) =>
  languageFor([lang ?? ctx.language, ctx.language], ctx.shop.language, ctx.shop.languages, ctx.shop.language)

export const readNewsPage = read(
  'communication.readNewsPage',
  async (ctx, { lang }: InputOf<typeof contract.readNewsPage>) => {
    await mustTellNews(ctx)
    return newsPage(ctx, chosen(ctx, lang), await sentIssues(ctx.db, ctx.organisation))
  },
)

export const readConfirmPage = read(
  'communication.readConfirmPage',
  async (ctx, { lang }: InputOf<typeof contract.readConfirmPage>) => {
    await mustTellNews(ctx)
    return confirmPage(ctx, chosen(ctx, lang))
  },
)

export const readStopPage = read(
  'communication.readStopPage',
  async (ctx, { lang }: InputOf<typeof contract.readStopPage>) => {
    await mustTellNews(ctx)
    return stopPage(ctx, chosen(ctx, lang))
  },
)
