/** Invented products for tests of labels, the worst ones included. */
import { eanCheckDigit } from '#platform/values/barcode.ts'
import type { LabelContent } from './rules/format.ts'

export const muesli: LabelContent = {
  product: 'Muesli with red berries',
  texts: {
    name: 'Muesli aux fruits rouges et graines de courge',
    brand: 'Moulin de la Semois',
    origin: 'BELGIQUE – Ardennes',
    content: '500 g',
    price: '12,95 €',
    unitPrice: '25,90 €/kg',
    deposit: '+ 0,10 €',
    rack: 'A3-2',
    number: '00123',
  },
  barcode: '4006381333931',
  page: 'https://shop.example/products/00123',
  logos: [
    { hash: 'a1', label: 'bio', colour: '#2f6b3a' },
    { hash: 'b2', label: 'local', colour: '#8a5a00' },
  ],
  tags: ['quality:organic', 'category:cereals'],
}

/** The same product with another EAN for each number. */
export function numbered(index: number): LabelContent {
  const first = `40063${String(index * 7919).padStart(7, '0')}`.slice(0, 12)
  return {
    ...muesli,
    product: `Muesli ${index}`,
    texts: { ...muesli.texts, name: `Muesli n° ${index} aux fruits rouges` },
    barcode: `${first}${eanCheckDigit(first)}`,
  }
}
