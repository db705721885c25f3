/** The allergen sheet of loose goods, ready to print. */
import { type Content, type Context, type Language, read } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import type { InputOf } from '#platform/route.ts'
import type * as contract from '../contract-allergens.ts'
import { allergenPdf } from '../drawing/allergen-pdf.ts'
import type { Mark, SheetLine } from '../rules/allergen-sheet.ts'
import { allergenCodes } from '../rules/allergens.ts'
import { type AllergenLine, allergenLines } from './allergens.ts'

type Input = InputOf<typeof contract.printAllergenSheet>

const marks = ['contains', 'mayContain', 'free', 'unknown'] as const satisfies readonly Mark[]

export const printAllergenSheet = read(
  'catalogue.printAllergenSheet',
  async (ctx, { languages, ...asked }: Input): Promise<Content> => {
    const spoken: readonly Language[] = languages ?? [ctx.shop.language]
    const lines = (await allergenLines(ctx, asked)).map((line) => lineOf(line, spoken))
    const both = (key: string, facts = {}): string =>
      [...new Set(spoken.map((one) => currentWords().say(one, key, facts, ctx.shop)))].join(' / ')
    const bytes = await allergenPdf({
      title: both('catalogue.allergens.title'),
      under: `${ctx.shop.name} · ${both('catalogue.allergens.printed', { day: ctx.today })}`,
      groups: allergenCodes.map((code) => [
        ...new Set(spoken.map((one) => currentWords().say(one, `catalogue.allergen.${code}`, {}, ctx.shop))),
      ]),
      legend: marks.map((mark) => ({ mark, says: both(`catalogue.allergens.mark.${mark}`) })),
      productWord: both('catalogue.allergens.product'),
      none: both('catalogue.allergens.none'),
      foot: both('catalogue.allergens.foot'),
      pageOf: (page, pages) => `${page} / ${pages}`,
      madeAt: new Date(ctx.now),
      lines,
    })
    return { type: 'application/pdf', name: fileName(ctx), body: bytes }
  },
)

const fileName = (ctx: Context): string =>
  `${currentWords().say(ctx.language, 'catalogue.allergens.title', {}, ctx.shop)} ${ctx.today}.pdf`

/** As on its labels, in each language of the sheet; what nobody said is unknown. */
function lineOf({ number, name, labelName, allergens }: AllergenLine, spoken: readonly Language[]): SheetLine {
  return {
    number: String(number).padStart(5, '0'),
    names: [...new Set(spoken.map((one) => labelName[one] || name))],
    marks: allergenCodes.map((code) => allergens[code] ?? 'unknown'),
  }
}
