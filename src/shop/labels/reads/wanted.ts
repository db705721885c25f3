/** What should hang: for each product that is sold, one label at each of its places, as of a day. Asks `catalogue` once
 *  for any number of products. */
import type { Context, Language } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { publicAddress } from '#platform/mail/post.ts'
import type { Day } from '#platform/values/day.ts'
import { roundedTo } from '#platform/values/length.ts'
import { type Cents, cents } from '#platform/values/money.ts'
import { formatQuantity, type Quantity, thousandths } from '#platform/values/quantity.ts'
import { allergensSaid, priceOn, qualityLogoHashes, shelfBasics, soldProducts } from '#shop/catalogue/public.ts'
import { contentOf, type LabelFacts, type LabelReaders } from '../rules/content.ts'
import { fingerprintOf, printedParts } from '../rules/fingerprint.ts'
import type { LabelContent, LabelFormat, Logo } from '../rules/format.ts'
import { formatOf } from '../rules/format-of.ts'
import type { Said } from '../rules/reasons.ts'
import { formatForPixels } from '../rules/tag-formats.ts'
import { secondLanguage, shopFormat } from '../settings.ts'
import { readTagFormats } from '../store/e-paper.ts'
import { readFormatRules } from '../store/format-rule.ts'
import { formatsInUse } from './formats.ts'

type Sold = Awaited<ReturnType<typeof soldProducts>>[number]
type Shelf = Awaited<ReturnType<typeof shelfBasics>>
type Basics = Shelf & { readonly logos: ReadonlyMap<string, string> }

export interface WantedLabel {
  readonly product: string
  /** Null: it has no place yet. */
  readonly place: string | null
  readonly number: number
  readonly name: string
  readonly category: string | null
  readonly supplier: string | null
  readonly barcode: string | null
  readonly walk: number | null
  /** Null: no format. */
  readonly printed: Printed | null
}
export interface Printed extends Said {
  readonly fingerprint: string
  readonly content: LabelContent
}

/** Labels are read at the shelf: in the shop's language, whoever asks. */
export async function wantedLabels(ctx: Context, day: Day, products: readonly string[] | null): Promise<WantedLabel[]> {
  const atShelf = { ...ctx, language: ctx.shop.language }
  const all = await soldProducts(atShelf, { day, products })
  if (all.length === 0) return []
  const basics = { ...(await shelfBasics(atShelf)), logos: await qualityLogoHashes(ctx) }
  const formats = await formatsInUse(ctx)
  const rules = { ...(await readFormatRules(ctx.db, ctx.organisation)), shop: (await ctx.setting(shopFormat)) || null }
  const onTags = await tagFormatsOf(ctx, products)
  const readers = await readersOf(ctx)
  const say = (key: string): string => currentWords().say(ctx.shop.language, key, {}, ctx.shop)
  const sold = all.filter(({ product }) => product.state === 'active' && product.sold)
  return sold.flatMap((one) => {
    const { product } = one
    const above = basics.upwards(product.category).map(({ id }) => id)
    const code = formatOf(
      { product: product.id, printCategory: product.printCategory, above, shrunk: one.shrink?.since ?? null },
      rules,
    )
    const onShelf = code === null ? null : (formats.get(code) ?? null)
    const facts = factsOf(one, basics, above, day, say, ctx.shop)
    const standing = one.places.filter((place) => basics.places.get(place)?.archived === false)
    const places = standing.length > 0 ? standing : [null]
    return places.map((place, at) => {
      const onTag = onTags.get(`${product.id} ${place ?? ''}`) ?? (at === 0 ? onTags.get(`${product.id} `) : undefined)
      const format = (onTag && formats.get(onTag)) || onShelf
      return {
        product: product.id,
        place,
        number: product.number,
        name: product.name,
        category: product.category,
        supplier: one.main?.supplier ?? null,
        barcode: facts.barcode,
        walk: place === null ? null : (basics.places.get(place)?.walkOrder ?? null),
        printed: format && printedOf(format, contentOf({ ...facts, rack: rackWords(basics, place) }, readers)),
      }
    })
  })
}

/** Labels that an e-paper tag stands for are drawn in its format, whatever their product has on paper. */
async function tagFormatsOf(ctx: Context, products: readonly string[] | null): Promise<ReadonlyMap<string, string>> {
  const tags = await readTagFormats(ctx.db, ctx.organisation, products)
  return new Map(
    tags.map(({ product, place, format, across, down }) => [
      `${product} ${place ?? ''}`,
      format ?? formatForPixels(across, down).id,
    ]),
  )
}

function printedOf(format: LabelFormat, content: LabelContent): Printed {
  return {
    format: format.id,
    says: printedParts(format, content),
    fingerprint: fingerprintOf(format, content),
    content,
  }
}

async function readersOf(ctx: Context): Promise<LabelReaders> {
  const { language, currency, country } = ctx.shop
  const second = await ctx.setting(secondLanguage)
  return {
    language,
    secondLanguage: second === 'none' || second === language ? null : (second as Language),
    currency,
    country,
    depositWord: currentWords().say(language, 'labels.said.deposit', {}, ctx.shop),
  }
}

function factsOf(
  one: Sold,
  basics: Basics,
  above: readonly string[],
  day: Day,
  say: (key: string) => string,
  shop: Context['shop'],
): LabelFacts {
  const { product, unitPrice, barcodes, qualities } = one
  const asMoney = (amount: number | null): Cents | null => (amount === null ? null : cents(amount))
  const shown = unitPrice.state === 'shown' && unitPrice.cents !== null && unitPrice.unit !== null
  const regular = priceOn(
    one.prices.filter(({ kind }) => kind === 'regular'),
    day,
  )
  return {
    number: String(product.number).padStart(5, '0'),
    name: product.name,
    labelName: product.labelName,
    labelComment: product.labelComment,
    brand: product.brand,
    maker: product.maker,
    supplier: one.main?.supplierName ?? null,
    origin: one.origin || null,
    freshClass: product.freshClass && say(`labels.said.fresh_${product.freshClass.toLowerCase()}`),
    // Prepacked goods say them on the pack.
    allergens: product.weighed ? allergenWords(product.allergens, say) : null,
    notice: one.shrink && unitPrice.unit ? noticeWords(one.shrink, basics, unitPrice.unit, shop) : null,
    price: asMoney(one.cents),
    formerPrice: one.current?.kind === 'promotion' ? asMoney(regular?.cents ?? null) : null,
    soldBy: { unit: basics.unitWord(product.saleUnit), weighed: product.weighed },
    content:
      product.contentAmount === null || product.contentUnit === null
        ? null
        : {
            amount: thousandths(product.contentAmount) as Quantity,
            unit: basics.unitWord(product.contentUnit),
            packs: product.contentPacks,
          },
    // What is weighed says its unit behind the price.
    unitPrice:
      shown && !product.weighed
        ? { cents: cents(unitPrice.cents ?? 0), unit: basics.unitWord(unitPrice.unit ?? '') }
        : null,
    secondUnitPrice: unitPrice.second && { ...unitPrice.second, unit: basics.unitWord(unitPrice.second.unit) },
    deposit: cents(one.deposit),
    barcode: barcodes[0] ?? null,
    page: publicAddress(`/shop/${product.id}`),
    logos: qualities.flatMap((id) => logoOf(basics, id)),
    tags: [...qualities.map((id) => `quality:${id}`), ...above.map((id) => `category:${id}`)],
    rack: null,
  }
}

const plainLogo = '#2f6b3a'

/** Its name on its colour; another picture is another label. */
function logoOf(basics: Basics, id: string): Logo[] {
  const quality = basics.qualities.get(id)
  return quality ? [{ hash: basics.logos.get(id) ?? '', label: quality.name, colour: quality.colour ?? plainLogo }] : []
}

/** As the law of France words it (arrêté of 16 April 2024): what was in the pack, what is, and what that makes dearer. */
function noticeWords(
  { before, after, rise }: NonNullable<Sold['shrink']>,
  basics: Basics,
  unit: string,
  shop: Context['shop'],
): string {
  const { language, country } = shop
  const pack = (one: typeof before): string => {
    const words = `${formatQuantity(thousandths(one.amount) as Quantity, language, country)} ${basics.unitWord(one.unit.code)}`
    return one.packs > 1 ? `${one.packs} × ${words}` : words
  }
  const facts = {
    before: pack(before),
    after: pack(after),
    unit: basics.unitWord(unit),
    percent: roundedTo(rise / 10_000, 1),
  }
  return currentWords().say(language, 'labels.said.notice', facts, shop)
}

export function allergenWords(given: Sold['product']['allergens'], say: (key: string) => string): string | null {
  const { contains, mayContain } = allergensSaid(given)
  const line = (key: string, codes: readonly string[]): string[] =>
    codes.length === 0 ? [] : [`${say(key)} ${codes.map((code) => say(`labels.allergen.${code}`)).join(', ')}`]
  const lines = [...line('labels.said.contains', contains), ...line('labels.said.may_contain', mayContain)]
  return lines.length === 0 ? null : lines.join('. ')
}

/** `A3-2-1`: where it stands, short enough for a label. */
export function rackWords(basics: Pick<Shelf, 'places'>, place: string | null): string | null {
  const at = place === null ? undefined : basics.places.get(place)
  if (!at) return null
  const narrow = [`${at.aisle}${at.rack}`, at.shelf, at.position].filter(Boolean).join('-')
  return narrow === '' ? at.zone : narrow
}

export async function categoryNames(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const { categories } = await shelfBasics(ctx)
  return new Map([...categories].map(([id, { name }]) => [id, name]))
}

/** Where it stands, as people say it. */
export const placeText = ({ places }: Pick<Shelf, 'places'>, place: string | null): string | null =>
  place === null ? null : (places.get(place)?.text ?? null)
