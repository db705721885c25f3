/** What scales and offices print, as the shops of the community agreed on it (domain-catalogue 5.7). */
import type { BarcodeRule } from './barcode-rule.ts'

const rule = (name: string, pattern: string, kind: BarcodeRule['kind']): BarcodeRule => ({
  name,
  pattern,
  kind,
  share: null,
})

export const barcodePresets: Readonly<Record<string, readonly BarcodeRule[]>> = {
  bees: [
    rule('scale', '02.....{NNNDD}', 'priceToWeight'),
    rule('member', '042.........', 'member'),
    rule('own', '043.........', 'product'),
  ],
  odoo: [
    rule('weight', '21.....{NNDDD}', 'weight'),
    rule('price', '23.....{NNNDD}', 'price'),
    rule('discount', '22{NN}........', 'discount'),
    rule('member', '042.........', 'member'),
    rule('cashier', '041.........', 'cashier'),
  ],
  la_louve: [
    rule('price', '20.....{NNNDD}', 'price'),
    ...['22', '23', '24', '25', '29'].map((start) => rule(`weight ${start}`, `${start}.....{NNDDD}`, 'weight')),
  ],
  chouette: [rule('weight', '26.....{NNDDD}', 'weight'), rule('member', '24..........', 'member')],
  supercoop: [rule('price', '26.....{NNNDD}', 'price')],
  dutch_plu: [rule('weighed', '23.....{NNNDD}', 'priceToWeight'), rule('pieces', '31.....{NNNDD}', 'price')],
}

export const standardPreset = 'bees'
