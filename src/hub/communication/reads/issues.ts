/** What people look at: issues, one issue with its mails, and the archive. */
import { type Context, languages, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-issues.ts'
import { letterOf, textFor } from '../letter.ts'
import { issuePage, mustTellNews } from '../pages.ts'
import { whyNotReview } from '../rules/issue.ts'
import * as store from '../store/issues.ts'
import { countsOf, unsureOf } from '../store/sending.ts'
import { countReaders } from '../store/subscribers.ts'

type Row = ReplyOf<typeof contract.listIssues>['rows'][number]

export const listIssues = read('communication.listIssues', async (ctx, asked: InputOf<typeof contract.listIssues>) => {
  await mustTellNews(ctx)
  return listPage<Row>(ctx.db, store.issueList(ctx.organisation), asked)
})

export const readIssue = read(
  'communication.readIssue',
  async (ctx, { issue: id }: InputOf<typeof contract.readIssue>) => {
    const issue = found(await store.readIssue(ctx.db, ctx.organisation, id), 'issue')
    const [texts, counts, unsure, readers, happened] = await Promise.all([
      store.textsOf(ctx.db, ctx.organisation, id),
      countsOf(ctx.db, ctx.organisation, id),
      unsureOf(ctx.db, ctx.organisation, id),
      countReaders(ctx.db, ctx.organisation),
      historyOf(ctx, { subject: id, limit: 50 }),
    ])
    const { writtenBy, handedInBy, errors: _errors, ...shown } = issue
    const original = texts.find(({ language }) => language === issue.language)
    return {
      ...{ ...shown, readers, unsure, languages: [...ctx.shop.languages] },
      own: whyNotReview(ctx.actor.account, [writtenBy, handedInBy]).length > 0,
      texts: texts.map(({ writtenAt, ...text }) => ({
        ...text,
        outdated: original !== undefined && writtenAt < original.writtenAt,
        html: letterOf(ctx, text, '-').html,
      })),
      mails: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
      happened: happened.events.map(({ name }) => name),
    }
  },
)

export const readIssuePage = read(
  'communication.readIssuePage',
  async (ctx: Context, { number, lang }: InputOf<typeof contract.readIssuePage>) => {
    await mustTellNews(ctx)
    const issue = found(await store.readSentIssue(ctx.db, ctx.organisation, number), 'issue')
    const wished = languages.find((one) => one === lang) ?? ctx.language
    const texts = await store.textsOf(ctx.db, ctx.organisation, issue.id)
    return issuePage(ctx, found(textFor(ctx, texts, issue.language, wished), 'issue'), wished)
  },
)
