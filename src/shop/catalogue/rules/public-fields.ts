/** What a shop may choose to show of its products to everybody; name, number and sale unit always stand there. */
export const publicFields = [
  'brand',
  'maker',
  'category',
  'price',
  'unitPrice',
  'deposit',
  'content',
  'origin',
  'qualities',
  'allergens',
  'ingredients',
  'barcodes',
  'flags',
] as const
export type PublicField = (typeof publicFields)[number]

/** What hangs on any shelf anyway; a maker may be a person, so the shop says that itself. */
export const usualPublicFields: PublicField[] = [
  'brand',
  'category',
  'price',
  'unitPrice',
  'deposit',
  'content',
  'origin',
  'qualities',
  'allergens',
]
