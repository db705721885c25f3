/** What all lists of suppliers share: they land in the staging catalogue and never touch a price. */
import type { ImportAbout, ImportKind } from '#platform/imports/kind.ts'
import { groupRecords } from '#platform/imports/records.ts'
import type { ArticleSort } from './article.ts'
import { type ArticleWrite, planArticles } from './article-planning.ts'
import { keptChoices } from './article-words.ts'
import { takeBackArticles, writeArticlesOf } from './article-writing.ts'

export function articleKind(sort: ArticleSort): ImportKind<ArticleWrite> {
  const parentFields = sort.fields.filter(({ elsewhere }) => !elsewhere).map(({ key }) => key)
  return {
    kind: sort.kind,
    may: 'catalogue.buy',
    setsAside: true,
    undoDays: 30,
    after: ['categories', 'suppliers', 'qualities', 'products', 'supplier-lines'],
    fields: sort.fields,
    parentFields,
    ...(sort.open ? { open: sort.open } : {}),
    recognise: (table, guess) => (sort.isOne(table, guess) ? 0.95 : 0),
    words: {
      source: sort.supplierSource,
      choices: keptChoices,
      ...(sort.codes ? { codes: sort.codes } : {}),
    },
    plan: (ctx, records, about) => planArticles(ctx, records, about, sort),
    apply: (ctx, plan, importId, about) =>
      writeArticlesOf(ctx, plan, importId, {
        source: sort.kind,
        codes: codesIn(about, parentFields),
      }),
    undo: takeBackArticles,
  }
}

/** Every order number of the file, those of rows that were set aside too: what stands there has not vanished. */
const codesIn = ({ table, columns }: ImportAbout, parentFields: readonly string[]): ReadonlySet<string> =>
  new Set(
    groupRecords(table, columns, parentFields).records.map(
      (record) => record.cells['orderNumber']?.text.replace(/\s+/g, ' ').trim() ?? '',
    ),
  )
