/** Why a label is to be printed: what it will say otherwise than what hangs. */
import type { ContentPart } from './format.ts'

export const reasons = [
  'new',
  'format',
  'price',
  'unit_price',
  'deposit',
  'name',
  'maker',
  'origin',
  'quality',
  'barcode',
  'other',
  'asked',
] as const
export type Reason = (typeof reasons)[number]

export interface Said {
  readonly format: string
  readonly says: Readonly<Partial<Record<ContentPart, string | readonly string[]>>>
}

/** `hangs`: null where nothing does. In the order of `reasons`. */
export function reasonsOf(hangs: Said | null, wanted: Said | null, asked: boolean): Reason[] {
  const found = new Set<Reason>()
  if (asked) found.add('asked')
  if (wanted && !hangs) found.add('new')
  if (wanted && hangs) {
    if (wanted.format !== hangs.format) found.add('format')
    for (const part of partsThatDiffer(hangs, wanted)) found.add(reasonOf[part] ?? 'other')
  }
  return reasons.filter((reason) => found.has(reason))
}

/** Another format may name other fields: only what both print is compared, unless the format is the same. */
function partsThatDiffer(hangs: Said, wanted: Said): ContentPart[] {
  const parts = new Set([...Object.keys(hangs.says), ...Object.keys(wanted.says)]) as Set<ContentPart>
  const differ = (part: ContentPart): boolean => {
    const [one, other] = [hangs.says[part], wanted.says[part]]
    if (hangs.format !== wanted.format && (one === undefined || other === undefined)) return false
    return JSON.stringify(one) !== JSON.stringify(other)
  }
  return [...parts].filter(differ)
}

const reasonOf: Readonly<Partial<Record<ContentPart, Reason>>> = {
  price: 'price',
  formerPrice: 'price',
  unitPrice: 'unit_price',
  secondUnitPrice: 'unit_price',
  deposit: 'deposit',
  name: 'name',
  secondName: 'name',
  comment: 'name',
  brand: 'maker',
  maker: 'maker',
  supplier: 'maker',
  origin: 'origin',
  logos: 'quality',
  tags: 'quality',
  barcode: 'barcode',
}
