/** A label format is data: where each element stands (millimetres from the top left), what it says and how it fits.
 *  Source: domain catalogue and labels, 5.5 and 5.6. */
import type { Millimetres, Points } from '#platform/values/length.ts'
import type { SymbolKind } from './symbol.ts'

/** What a label can say. Every string is final: formatted, in the language of the label. For goods sold by weight
 *  `content` says what the price is for. */
export const textFields = [
  'name',
  'secondName',
  'comment',
  'brand',
  'maker',
  'supplier',
  'origin',
  'content',
  'price',
  'formerPrice',
  'unitPrice',
  'secondUnitPrice',
  'deposit',
  'freshClass',
  'allergens',
  'notice',
  'number',
  'rack',
  'printedOn',
  /** The first letters of the fingerprint: tells an old label from the new one. */
  'code',
] as const
export type TextField = (typeof textFields)[number]

/** Amounts are shown whole or not at all: half a price is a wrong price. */
export const wholeFields: ReadonlySet<TextField> = new Set([
  'price',
  'formerPrice',
  'unitPrice',
  'secondUnitPrice',
  'deposit',
  'number',
])

/** `plain` and `bold` are narrow, for long names; `legible` was drawn for people who read with difficulty. */
export const fontNames = ['plain', 'bold', 'legible', 'legible_bold'] as const
export type FontName = (typeof fontNames)[number]

/** What is tried, one after the other, each added to those before. */
export const fitSteps = ['shrink', 'wrap', 'hyphenate', 'ellipsis'] as const
export type FitStep = (typeof fitSteps)[number]

/** `#rrggbb`. */
export type Colour = string

export interface Box {
  readonly x: Millimetres
  readonly y: Millimetres
  readonly width: Millimetres
  readonly height: Millimetres
}

export interface TextElement extends Box {
  readonly kind: 'text'
  readonly id: string
  readonly field: TextField
  readonly font: FontName
  readonly size: Points
  readonly minSize: Points
  readonly align: 'start' | 'middle' | 'end'
  readonly vertical: 'top' | 'middle' | 'bottom'
  readonly fit: readonly FitStep[]
  /** Lines at most. */
  readonly lines: number
  readonly colour: Colour
}

/** Bars or a QR code: the first kind that can say the code and fits is drawn. */
export interface SymbolElement extends Box {
  readonly kind: 'symbol'
  readonly id: string
  readonly says: 'barcode' | 'page'
  readonly kinds: readonly SymbolKind[]
  readonly digits: boolean
  readonly align: 'start' | 'middle' | 'end'
}

/** Logos of the qualities in their order, side by side. */
export interface LogosElement extends Box {
  readonly kind: 'logos'
  readonly id: string
  readonly most: number
  readonly align: 'start' | 'middle' | 'end'
}

/** A filled area or a thin line. */
export interface AreaElement extends Box {
  readonly kind: 'area'
  readonly id: string
  readonly colour: Colour
}

export type LabelElement = TextElement | SymbolElement | LogosElement | AreaElement

/** The paper behind the label of a product with this quality or category; the first that applies wins. */
export interface Background {
  readonly tag: string
  readonly colour: Colour
}

export interface LabelFormat {
  readonly id: string
  readonly width: Millimetres
  readonly height: Millimetres
  readonly elements: readonly LabelElement[]
  readonly backgrounds: readonly Background[]
  readonly allowSmallBars: boolean
  /** Fields whose change alone asks for no new label. */
  readonly ignoredFields: readonly ContentPart[]
}

export interface Logo {
  /** Of the picture: a new file is a new label. */
  readonly hash: string
  /** Short word drawn where there is no picture, and read out. */
  readonly label: string
  readonly colour: Colour
}

export type ContentPart = TextField | 'barcode' | 'page' | 'logos' | 'tags'

/** What one label says, as of a day. An absent field prints nothing. */
export interface LabelContent {
  /** The product as people call it: for warnings, not printed by itself. */
  readonly product: string
  readonly texts: Readonly<Partial<Record<TextField, string>>>
  readonly barcode: string | null
  /** Address of the product's page, for QR. */
  readonly page: string | null
  readonly logos: readonly Logo[]
  /** Qualities and categories, for the background. */
  readonly tags: readonly string[]
}
