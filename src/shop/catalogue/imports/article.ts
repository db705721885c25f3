/** One article of a supplier's list: what the row says, and what it means here. */
import type { Table } from '#platform/csv/table.ts'
import type { CellReader } from '#platform/imports/cells/cell-reader.ts'
import type { FieldMeaning, ImportAbout, ImportKind, ImportRecord } from '#platform/imports/kind.ts'
import type { Allergens } from '../rules/allergens.ts'
import type { Terms } from '../rules/supplier-change.ts'

/** A row as it is read, words still those of the file. */
export interface ReadArticle {
  readonly cells: CellReader
  /** What the file calls the supplier; null where it does not say. */
  readonly supplier: string | null
  readonly code: string
  readonly name: string
  /** Short name, for labels. */
  readonly label: string | null
  readonly note: string | null
  readonly brand: string | null
  readonly maker: string | null
  readonly barcode: string | null
  readonly origin: string | null
  /** Sold by this unit; null is by the piece. */
  readonly unit: string | null
  readonly content: { readonly amount: number; readonly unit: string; readonly packs: number } | null
  readonly vat: string | null
  /** What the code of the file usually means. */
  readonly vatMeans: string | null
  readonly group: string | null
  /** The group is a word, so that a category may be called by it. */
  readonly groupIsWord: boolean
  readonly qualities: readonly string[]
  /** An amount of money in cents, or the code of one. */
  readonly deposit: { readonly cents: number } | { readonly code: string } | null
  readonly terms: Terms | null
  readonly from: string | null
  readonly listing: 'listed' | 'temporarilyOut' | 'unlisted'
  readonly ingredients: string | null
  readonly allergens: Allergens
  readonly vegan: boolean | null
  readonly vegetarian: boolean | null
  readonly rawMilk: boolean | null
  /** A dated price besides the base price, which stays. */
  readonly special: Special | null
  /** The row tells a special price and nothing else. */
  readonly specialOnly: boolean
  readonly extra: Readonly<Record<string, string>>
}

export interface Special {
  readonly price: number
  readonly from: string
  readonly to: string | null
}

/** What the staging catalogue keeps: the row in the words of the shop. */
export interface Article {
  readonly code: string
  readonly name: string
  readonly label: string | null
  readonly note: string | null
  readonly brand: string | null
  readonly maker: string | null
  readonly barcode: string | null
  readonly country: string | null
  readonly zone: 'eu' | 'nonEu' | 'both' | null
  readonly saleUnit: string
  readonly contentAmount: number | null
  readonly contentUnit: string | null
  readonly contentPacks: number
  readonly vatClass: string
  readonly category: string | null
  readonly qualities: readonly string[]
  readonly deposits: readonly { readonly deposit: string; readonly count: number }[]
  readonly terms: Terms
  readonly from: string | null
  readonly listing: ReadArticle['listing']
  readonly ingredients: string | null
  readonly allergens: Allergens
  readonly vegan: boolean
  readonly vegetarian: boolean
  readonly rawMilk: boolean
  readonly special: Special | null
  readonly extra: Readonly<Record<string, string>>
}

export const readNothing = {
  supplier: null,
  label: null,
  note: null,
  brand: null,
  maker: null,
  barcode: null,
  origin: null,
  unit: null,
  content: null,
  vat: null,
  vatMeans: null,
  group: null,
  groupIsWord: true,
  qualities: [],
  deposit: null,
  terms: null,
  from: null,
  listing: 'listed',
  ingredients: null,
  allergens: {},
  vegan: null,
  vegetarian: null,
  rawMilk: null,
  special: null,
  specialOnly: false,
  extra: {},
} as const satisfies Partial<ReadArticle>

/** One sort of list: how it is opened, recognised and read. */
export interface ArticleSort {
  readonly kind: string
  readonly fields: readonly FieldMeaning[]
  readonly open?: (bytes: Uint8Array, name: string) => Table | null
  readonly isOne: (table: Table, guess: { readonly confidence: Readonly<Record<string, number>> }) => boolean
  readonly read: (records: readonly ImportRecord[], about: ImportAbout, ask: AskMark) => readonly ReadArticle[]
  /** For what answers about suppliers hold. */
  readonly supplierSource: string
  /** Codes and what they usually mean. */
  readonly codes?: NonNullable<ImportKind['words']>['codes']
}

/** Asks which mark is the decimal one; null while nobody said. */
export type AskMark = (given: string) => '.' | ',' | null
