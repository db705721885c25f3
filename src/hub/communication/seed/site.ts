/** The site of the demo: a first page, a page about the charter, and two years of news, in the languages of those who wrote
 *  them. Some translations are missing, one waits for its review, one is older than its original. */
import { type ActionContext, action, type Language } from '#platform/action.ts'
import { addMinutes, type Instant } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import type { PageKind } from '../rules/site.ts'
import { addPages, addTexts, type NewText, showPages } from '../store/site.ts'
import { type SeededPage, seededNews, seededPages } from './site-texts.ts'

const minutesPerDay = 24 * 60

interface Line {
  readonly id: string
  readonly kind: PageKind
  readonly at: Instant
  readonly of: SeededPage
}

export const seedSite = action('communication.seedSite', async (ctx, _input: Record<never, never>) => {
  const lines = [...linesOf(ctx, 'page', seededPages), ...linesOf(ctx, 'post', seededNews)]
  await addPages(
    ctx.db,
    ctx.organisation,
    lines.map(({ id, kind, at, of }) => ({ id, kind, address: of.address, language: of.language, at })),
  )
  await addTexts(ctx.db, ctx.organisation, lines.flatMap(textsOf))
  await showPages(
    ctx.db,
    ctx.organisation,
    lines.filter(({ of }) => !of.draft).map(({ id, at }) => ({ id, at })),
  )
  for (const { id, of } of lines) ctx.record('communication.page_begun', { subject: id, address: of.address })
})

const linesOf = (ctx: ActionContext, kind: PageKind, all: readonly SeededPage[]): Line[] =>
  all.map((of) => ({ id: newId(), kind, at: addMinutes(ctx.now, -of.daysAgo * minutesPerDay), of }))

function textsOf({ id, at, of }: Line): NewText[] {
  const all = Object.entries(of.texts) as [Language, readonly [string, string]][]
  return all.map(([language, [title, body]]) => ({
    ...{ page: id, language, version: 1, title, body, ofVersion: 1, basedOn: 0, at, by: null },
    settled: language !== of.unreviewed,
  }))
}
