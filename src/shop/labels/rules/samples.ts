/** Invented products to try a format with: a usual one, one with long words, one for loose goods. */
import type { Language } from '#platform/action.ts'
import { type InWholeLanguages, inLanguage, type PerLanguage } from '#platform/values/languages.ts'
import { type Cents, type Currency, cents, formatMoney } from '#platform/values/money.ts'
import type { LabelContent } from './format.ts'

export const sampleNames = ['usual', 'long', 'loose'] as const
export type SampleName = (typeof sampleNames)[number]

interface Words {
  readonly perKilo: string
  readonly usual: string
  readonly long: string
  readonly loose: string
  readonly origin: string
  readonly deposit: string
  readonly allergens: string
  readonly freshClass: string
  readonly notice: string
  /** The usual product in another language. */
  readonly second: string
}

const words: PerLanguage<Words> = {
  fr: {
    perKilo: 'le kg',
    usual: 'Lentilles vertes',
    long: 'Tartinade de courgettes grillées, poivrons confits et graines de tournesol décortiquées',
    loose: 'Pommes Belle de Boskoop',
    origin: 'FRANCE – Auvergne',
    deposit: 'consigne',
    allergens: 'Contient : fruits à coque, sésame',
    freshClass: 'Catégorie I',
    notice: 'Pour ce produit, la quantité vendue est passée de 220 g à 200 g et son prix au kg a augmenté de 10 %.',
    second: 'Groene linzen',
  },
  nl: {
    perKilo: 'per kg',
    usual: 'Groene linzen',
    long: 'Smeersel van gegrilde courgettes, gekonfijte paprika’s en gepelde zonnebloempitten',
    loose: 'Appels Schone van Boskoop',
    origin: 'FRANKRIJK – Auvergne',
    deposit: 'statiegeld',
    allergens: 'Bevat: noten, sesam',
    freshClass: 'Klasse I',
    notice:
      'Voor dit product is de verkochte hoeveelheid van 220 g naar 200 g gegaan en is de prijs per kg met 10 % gestegen.',
    second: 'Lentilles vertes',
  },
  de: {
    perKilo: 'je kg',
    usual: 'Grüne Linsen',
    long: 'Brotaufstrich aus gegrillten Zucchini, eingelegten Paprikaschoten und Sonnenblumenkernen',
    loose: 'Äpfel Schöner aus Boskoop',
    origin: 'FRANKREICH – Auvergne',
    deposit: 'Pfand',
    allergens: 'Enthält: Schalenfrüchte, Sesam',
    freshClass: 'Klasse I',
    notice:
      'Bei diesem Produkt hat sich die verkaufte Menge von 220 g auf 200 g geändert; der Preis je kg ist um 10 % gestiegen.',
    second: 'Lentilles vertes',
  },
  en: {
    perKilo: 'per kg',
    usual: 'Green lentils',
    long: 'Spread of grilled courgettes, preserved sweet peppers and hulled sunflower seeds',
    loose: 'Apples Belle de Boskoop',
    origin: 'FRANCE – Auvergne',
    deposit: 'deposit',
    allergens: 'Contains: nuts, sesame',
    freshClass: 'Class I',
    notice:
      'For this product, the quantity sold has changed from 220 g to 200 g and its price per kg has risen by 10 %.',
    second: 'Lentilles vertes',
  },
  es: {
    perKilo: 'el kg',
    usual: 'Lentejas verdes',
    long: 'Crema para untar de calabacín a la parrilla, pimientos confitados y pipas de girasol peladas',
    loose: 'Manzanas Belle de Boskoop',
    origin: 'FRANCIA – Auvernia',
    deposit: 'depósito',
    allergens: 'Contiene: frutos de cáscara, sésamo',
    freshClass: 'Categoría I',
    notice: 'En este producto, la cantidad vendida ha pasado de 220 g a 200 g y su precio por kg ha aumentado un 10 %.',
    second: 'Lentilles vertes',
  },
} satisfies InWholeLanguages<Words>

export interface SamplePlace {
  readonly language: Language
  readonly currency: Currency
  readonly country: string
}

export function sampleOf(name: SampleName, { language, currency, country }: SamplePlace): LabelContent {
  const said = inLanguage(words, language)
  const money = (amount: number): string => formatMoney(cents(amount) as Cents, currency, language, country)
  const [price, unitPrice] = { usual: [295, 590], long: [1295, 6475], loose: [349, 349] }[name] as [number, number]
  return {
    product: said[name],
    texts: {
      name: said[name],
      brand: 'Terre Franche',
      maker: 'Terre Franche',
      supplier: 'Terroirist',
      comment: said.freshClass,
      origin: said.origin,
      content: name === 'loose' ? said.perKilo : name === 'usual' ? '500 g' : '200 g',
      price: money(price),
      unitPrice: name === 'loose' ? '' : `${money(unitPrice)}/kg`,
      deposit: name === 'long' ? `+ ${money(10)} ${said.deposit}` : '',
      freshClass: name === 'loose' ? said.freshClass : '',
      allergens: name === 'long' ? said.allergens : '',
      notice: name === 'long' ? said.notice : '',
      secondName: name === 'usual' ? said.second : '',
      code: { usual: 'a3f09c', long: '7be412', loose: 'c05d8e' }[name],
      number: { usual: '00123', long: '00456', loose: '00789' }[name],
      rack: { usual: 'A3-2', long: 'B1-4', loose: 'C2-1' }[name],
    },
    barcode: { usual: '4006381333931', long: '5410228142218', loose: '96385074' }[name],
    page: 'https://shop.example/products/00123',
    logos: logosOf[name].map((label) => ({ hash: label, label, colour: label === 'bio' ? '#2f6b3a' : '#8a5a00' })),
    tags: [],
  }
}

const logosOf: Readonly<Record<SampleName, readonly string[]>> = {
  usual: ['bio'],
  long: ['bio', 'local', 'fair'],
  loose: ['bio', 'local'],
}
