/** From what is known of a product on a day to the final strings of its label. Whoever knows products gives the facts as
 *  of that day; nothing here asks for the time. Source: domain catalogue and labels, 5.3 to 5.5. */
import type { Language } from '#platform/action.ts'
import { decimalText, withTrueMinus } from '#platform/values/decimal.ts'
import { type Cents, type Currency, formatMoney } from '#platform/values/money.ts'
import { formatQuantity, type Quantity } from '#platform/values/quantity.ts'
import type { LabelContent, Logo, TextField } from './format.ts'

/** Everything a label may say of a product at a place, as of a day. Words of units are in the language of the label. */
export interface LabelFacts {
  readonly number: string
  readonly name: string
  /** What the shop wrote for labels, by language; the name where there is nothing. */
  readonly labelName: Readonly<Partial<Record<Language, string>>>
  readonly labelComment: Readonly<Partial<Record<Language, string>>>
  readonly brand: string | null
  readonly maker: string | null
  readonly supplier: string | null
  readonly origin: string | null
  readonly freshClass: string | null
  readonly allergens: string | null
  /** A notice the law asks for: less in the pack for the same price. */
  readonly notice: string | null
  readonly price: Cents | null
  /** The regular price, while a promotion runs. */
  readonly formerPrice: Cents | null
  readonly soldBy: { readonly unit: string; readonly weighed: boolean }
  readonly content: { readonly amount: Quantity; readonly unit: string; readonly packs: number } | null
  readonly unitPrice: { readonly cents: Cents; readonly unit: string } | null
  /** `value` in units of the currency by 10^-decimals. */
  readonly secondUnitPrice: { readonly value: number; readonly decimals: number; readonly unit: string } | null
  /** Of all containers together; 0 for none. */
  readonly deposit: Cents
  readonly barcode: string | null
  readonly page: string | null
  readonly logos: readonly Logo[]
  readonly tags: readonly string[]
  readonly rack: string | null
}

/** Who reads it: the language of the label, a second one, and the shop's money. */
export interface LabelReaders {
  readonly language: Language
  readonly secondLanguage: Language | null
  readonly currency: Currency
  readonly country: string
  /** “deposit”, in the language of the label. */
  readonly depositWord: string
}

export function contentOf(facts: LabelFacts, readers: LabelReaders): LabelContent {
  const texts: Partial<Record<TextField, string>> = {}
  for (const [field, text] of Object.entries(saidOf(facts, readers))) if (text) texts[field as TextField] = text
  const { barcode, page, logos, tags } = facts
  return { product: facts.name, texts, barcode, page, logos, tags }
}

function saidOf(
  facts: LabelFacts,
  readers: LabelReaders,
): Record<Exclude<TextField, 'printedOn' | 'code'>, string | null> {
  const { language, secondLanguage, currency, country } = readers
  const money = (cents: Cents): string => formatMoney(cents, currency, language, country)
  const name = facts.labelName[language] ?? facts.name
  const second = (secondLanguage && facts.labelName[secondLanguage]) ?? null
  const { unitPrice, deposit } = facts
  return {
    name,
    secondName: second === name ? null : second,
    comment: facts.labelComment[language] ?? null,
    brand: facts.brand,
    maker: facts.maker,
    supplier: facts.supplier,
    origin: facts.origin,
    content: contentWords(facts, readers),
    price: facts.price === null ? null : money(facts.price),
    formerPrice: facts.formerPrice === null || facts.formerPrice === facts.price ? null : money(facts.formerPrice),
    unitPrice: unitPrice && `${money(unitPrice.cents)}/${unitPrice.unit}`,
    secondUnitPrice: secondPrice(facts, readers),
    // Beside the price, never inside it.
    deposit: deposit === 0 ? null : `+ ${money(deposit)} ${readers.depositWord}`,
    freshClass: facts.freshClass,
    allergens: facts.allergens,
    notice: facts.notice,
    number: facts.number,
    rack: facts.rack,
  }
}

/** `500 g`, `6 × 33 cl`; for goods that are weighed what the price is for: `/ kg`. */
function contentWords({ content, soldBy }: LabelFacts, { language, country }: LabelReaders): string | null {
  if (soldBy.weighed) return `/ ${soldBy.unit}`
  if (!content) return null
  const one = `${formatQuantity(content.amount, language, country)} ${content.unit}`
  return content.packs > 1 ? `${content.packs} × ${one}` : one
}

function secondPrice({ secondUnitPrice }: LabelFacts, { language, country, currency }: LabelReaders): string | null {
  if (!secondUnitPrice) return null
  const { value, decimals, unit } = secondUnitPrice
  const format = new Intl.NumberFormat(`${language}-${country}`, {
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return `${withTrueMinus(format.formatToParts(decimalText(value, decimals) as Intl.StringNumericLiteral))}/${unit}`
}
