/** What people look at: issues, one issue with its mails, and the archive. */
import { type Content, type Context, type Language, languages, read } from '#platform/action.ts'
import { historyOf } from '#platform/audit/history.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract/issues.ts'
import { letterOf, onPages, pictureAddress, textFor, toldTexts } from '../letter/letter.ts'
import { issuePage, mustTellNews } from '../pages.ts'
import { whyNotReview } from '../rules/issue.ts'
import { pictureLine } from '../rules/issue-picture.ts'
import { pictureNamed, picturesOf } from '../store/issue-pictures.ts'
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
    const [texts, pictures, counts, unsure, readers, happened] = await Promise.all([
      store.textsOf(ctx.db, ctx.organisation, id),
      picturesOf(ctx.db, ctx.organisation, id),
      countsOf(ctx.db, ctx.organisation, id),
      unsureOf(ctx.db, ctx.organisation, id),
      countReaders(ctx.db, ctx.organisation),
      historyOf(ctx, { subject: id, limit: 50 }),
    ])
    const { writtenBy, handedInBy, errors: _errors, ...shown } = issue
    const sourceOf = onPages(ctx, pictures)
    return {
      ...{ ...shown, readers, unsure, languages: [...ctx.shop.languages] },
      own: whyNotReview(ctx.actor.account, [writtenBy, handedInBy]).length > 0,
      texts: toldTexts(texts, issue.language).map((told) => ({
        ...told,
        own: isOwn(
          ctx.actor.account,
          texts.find(({ language }) => language === told.language),
        ),
        html: letterOf(ctx, told, { ...shownTo(issue.language, told.language), sourceOf }).html,
      })),
      pictures: pictures.map(({ token, type: _type, ...picture }) => ({
        ...picture,
        href: pictureAddress(ctx, token),
        line: pictureLine(picture.says, picture.number),
      })),
      mails: Object.fromEntries(counts.map(({ state, count }) => [state, count])),
      happened: happened.events.map(({ name }) => name),
    }
  },
)

const shownTo = (original: Language, wished: Language) => ({ token: '-', original, wished })

const isOwn = (account: string | null, text: store.TextRow | undefined): boolean =>
  account !== null && text?.writtenBy === account

export const readIssuePage = read(
  'communication.readIssuePage',
  async (ctx: Context, { number, lang }: InputOf<typeof contract.readIssuePage>) => {
    await mustTellNews(ctx)
    const issue = found(await store.readSentIssue(ctx.db, ctx.organisation, number), 'issue')
    const wished = languages.find((one) => one === lang) ?? ctx.language
    const [texts, pictures] = await Promise.all([
      store.textsOf(ctx.db, ctx.organisation, issue.id),
      picturesOf(ctx.db, ctx.organisation, issue.id),
    ])
    const told = found(textFor(ctx, toldTexts(texts, issue.language), issue.language, wished), 'issue')
    const shown = { number, original: issue.language, wished, sourceOf: onPages(ctx, pictures) }
    return issuePage(ctx, told, shown)
  },
)

export const readPicture = read(
  'communication.readPicture',
  async (ctx, { token }: InputOf<typeof contract.readPicture>): Promise<Content> => {
    await mustTellNews(ctx)
    const { id, type, bytes } = found(await pictureNamed(ctx.db, ctx.organisation, token), 'picture')
    return { type, etag: id, body: new Uint8Array(bytes) }
  },
)
