/** Columns of lines of suppliers, as other programs call them. */
import type { FieldMeaning } from '#platform/imports/kind.ts'
import { barcode, externalId, ownFields, reference, lines as words } from './fields.ts'
import { moreLineFields } from './line-more.ts'

const productName: FieldMeaning = {
  key: 'productName',
  required: true,
  words: words(
    'modèle de produit | product template | productsjabloon | produktvorlage | plantilla de producto | product_tmpl_id | nom | name | naam | nombre',
  ),
}
export const ownLineFields: readonly FieldMeaning[] = [
  externalId,
  { key: 'productNumber', words: [] },
  productName,
  { ...barcode, words: [...words('modèle de produit/code-barres | product template/barcode'), ...barcode.words] },
  reference,
]
const child = (key: string, text: string, required = false): FieldMeaning => ({ key, words: words(text), required })
export const lineFields: readonly FieldMeaning[] = [
  ...ownLineFields,
  child(
    'supplier',
    'fournisseurs/fournisseur | vendors/vendor | seller_ids/partner_id/id | fournisseur | vendor | leverancier | lieferant | proveedor | partner_id | partner_id/id',
    true,
  ),
  child(
    'orderNumber',
    'fournisseurs/code du produit du fournisseur | vendors/vendor product code | seller_ids/product_code | code du produit du fournisseur | vendor product code | product_code',
  ),
  child(
    'lineName',
    'fournisseurs/nom du produit du fournisseur | seller_ids/product_name | nom du produit du fournisseur | vendor product name | product_name',
  ),
  child(
    'minQty',
    'fournisseurs/quantité | vendors/quantity | seller_ids/min_qty | quantité | quantity | hoeveelheid | menge | cantidad | min_qty',
  ),
  child(
    'purchasePrice',
    'fournisseurs/prix | vendors/price | seller_ids/price | prix | price | prijs | preis | precio',
    true,
  ),
  child(
    'packageQty',
    'units per package | unités par colis | eenheden per colli | einheiten pro gebinde | unidades por bulto',
  ),
  child('validFrom', 'fournisseurs/date de début | seller_ids/date_start | date de début | start date | date_start'),
  child('validTo', 'fournisseurs/date de fin | seller_ids/date_end | date de fin | end date | date_end'),
  ...moreLineFields.map((key) => ({ key, words: [] })),
  {
    key: 'delay',
    elsewhere: true,
    words: words(
      'fournisseurs/délai de livraison | vendors/delivery lead time | seller_ids/delay | délai de livraison | delivery lead time | levertijd | lieferzeit | plazo de entrega | delay',
    ),
  },
  { key: 'sequence', elsewhere: true, words: words('séquence | sequence') },
  { key: 'currency', elsewhere: true, words: words('devise | currency | valuta | währung | moneda') },
  { key: 'lineKey', elsewhere: true, words: words('seller_ids/id | fournisseurs/id') },
  ...ownFields
    .filter(({ key }) => !['externalId', 'productName', 'barcode', 'reference', 'productNumber'].includes(key))
    .map((field) => ({ ...field, elsewhere: true })),
]
