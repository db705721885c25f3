/** Open data of a community: its fields, each explained, in the order of the file. Money is in whole cents without VAT. */
export const openDataFields = [
  'kind',
  'number',
  'name',
  'state',
  'opens_on',
  'ends_on',
  'delivered_on',
  'currency',
  'target',
  'secured',
  'borne',
  'payers',
  'payer',
  'account',
  'amount',
  'backers',
] as const
export type OpenDataField = (typeof openDataFields)[number]

/** `round`, one `payer` for each that agreed to be named, `pot`, `pot_item`, `need`, `account`. */
export const openDataKinds = ['round', 'payer', 'pot', 'pot_item', 'need', 'account'] as const

export type OpenDataRow = Partial<Record<OpenDataField, string | number | null>> & {
  readonly kind: (typeof openDataKinds)[number]
}

/** Free to use, also in other works, naming where it comes from. */
export const licence = { name: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as const
