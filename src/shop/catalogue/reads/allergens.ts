/** Allergens of loose goods: the list, the same as a file, and what the sheet for the counter is printed from. */
import { action, type Context, read } from '#platform/action.ts'
import { type ListAsked, listPage, sizeAtMost } from '#platform/lists/list.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type * as contract from '../contract-allergens.ts'
import { type Allergens, allergenGroups } from '../rules/allergens.ts'
import { allergenList } from '../store/allergens.ts'
import { findProducts } from '../store/product-list.ts'
import { listFile } from './list-file.ts'
import { wordOf } from './list-words.ts'

type Asked = InputOf<typeof contract.listAllergens>
type Row = ReplyOf<typeof contract.listAllergens>['rows'][number]

const withGroups = (row: Record<string, unknown>) => ({ ...row, ...allergenGroups(row['allergens'] as Allergens) })

const listed = async (ctx: Context, { q, goods }: Pick<Asked, 'q' | 'goods'>) => ({
  ...allergenList({ ...ctx, found: await findProducts(ctx.db, q) }, { goods }),
  complete: async (rows: readonly Record<string, unknown>[]) => rows.map(withGroups),
})

export const listAllergens = read('catalogue.listAllergens', async (ctx, { goods, ...asked }: Asked) => {
  const page = await listPage<Row & { allergens?: unknown; labelName?: unknown }>(
    ctx.db,
    await listed(ctx, { q: asked.q, goods }),
    asked,
  )
  return { ...page, rows: page.rows.map(({ allergens: _groups, labelName: _name, ...row }) => row) }
})

export const exportAllergens = action(
  'catalogue.exportAllergens',
  async (ctx, { format, goods, ...asked }: InputOf<typeof contract.exportAllergens>) => {
    const list = await listed(ctx, { q: asked.q, goods })
    const inWords = (codes: unknown) =>
      (codes as readonly string[]).map((code) => wordOf(ctx, 'catalogue.allergen', code)).join('; ')
    const complete = async (rows: readonly Record<string, unknown>[]) =>
      (await list.complete(rows)).map((row) => ({
        ...row,
        contains: inWords(row.contains),
        mayContain: inWords(row.mayContain),
        free: inWords(row.free),
        unknown: inWords(row.unknown),
      }))
    return listFile(ctx, { ...list, complete }, asked, { format, name: 'catalogue.allergens_file' })
  },
)

export interface AllergenLine {
  readonly number: number
  readonly name: string
  readonly labelName: Readonly<Record<string, string>>
  readonly allergens: Allergens
}

/** For the module that prints: every product that the list shows, however many pages that is. */
export async function allergenLines(ctx: Context, asked: Omit<Asked, 'size' | 'after'>): Promise<AllergenLine[]> {
  const list = await listed(ctx, asked)
  const all: AllergenLine[] = []
  let after: string | null = null
  do {
    const question: ListAsked = { ...asked, size: sizeAtMost, after: after ?? undefined }
    const page: { rows: AllergenLine[]; next: string | null } = await listPage<AllergenLine>(ctx.db, list, question)
    all.push(...page.rows)
    after = page.next
  } while (after !== null)
  return all
}
