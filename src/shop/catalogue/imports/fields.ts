/** What columns about products are called: by Odoo in five languages and by its technical names, in lists of suppliers,
 *  and by shops that type a list by hand. Earlier words are the likelier ones. */
import type { FieldMeaning } from '#platform/imports/kind.ts'
import { looksLikeBarcode, looksLikeExternalId, looksLikeNumber } from '#platform/imports/looks.ts'
import { plain } from '#platform/values/text.ts'

export const lines = (text: string): string[] => text.trim().split(/\s*[|\n]\s*/)

/** Speaks against a column of yes and no. */
const noYesNo = (samples: readonly string[]): number =>
  samples.length > 0 && samples.every((text) => /^(true|false|vrai|faux|x)$/.test(plain(text))) ? -1 : 0
/** Speaks against a column that holds anything else than numbers. */
const figures = (samples: readonly string[]): number => Math.min(looksLikeNumber(samples), 0.2)

export const externalId: FieldMeaning = {
  key: 'externalId',
  words: lines('id | external id | id externe | identifiant externe | externe id | externe kennung | id externo'),
  looks: (samples) => Math.min(looksLikeExternalId(samples), 0.5),
}
export const productNumber: FieldMeaning = {
  key: 'productNumber',
  words: lines(`numéro d'article | article number | artikelnummer | número de artículo | numéro | number | nummer
    | número`),
  looks: (samples) => (samples.every((text) => /^\d{1,5}$/.test(text)) ? 0.3 : -1),
}
export const productName: FieldMeaning = {
  key: 'productName',
  required: true,
  words:
    lines(`nom | name | naam | nombre | désignation | article | product | produit | artikel | producto | omschrijving
    | bezeichnung | denominación | nom de l'article | nom du produit | product name | productnaam | artikelnaam
    | produktname | artikelbezeichnung | nombre del producto`),
  looks: noYesNo,
}
export const reference: FieldMeaning = {
  key: 'reference',
  words: lines(`référence interne | internal reference | interne referentie | interne referenz | referencia interna
    | default_code | référence | reference | referentie | referenz | referencia`),
}
export const barcode: FieldMeaning = {
  key: 'barcode',
  words: lines(`code-barres | barcode | streepjescode | strichcode | código de barras | ean | gtin | code barre | ean13
    | ean code | eancode | ean-code | codes-barres`),
  looks: (samples) => Math.min(looksLikeBarcode(samples), 0.9),
}
export const category: FieldMeaning = {
  key: 'category',
  words: lines(`catégorie de produit | product category | productcategorie | produktkategorie | categoría de producto
    | categ_id | categ_id/id | catégorie | category | categorie | kategorie | categoría | warengruppe | rayon | groupe
    | group | groep | gruppe | grupo | article group | famille`),
}
export const saleUnit: FieldMeaning = {
  key: 'saleUnit',
  words: lines(`unité de mesure | unit of measure | maateenheid | maßeinheit | unidad de medida | uom_id | uom_id/id
    | unité de vente | sale unit | verkoopeenheid | verkaufseinheit | unidad de venta | unité | unit | eenheid | einheit
    | unidad`),
}
export const salePrice: FieldMeaning = {
  key: 'salePrice',
  words: lines(`prix de vente | sales price | verkoopprijs | verkaufspreis | precio de venta | list_price | prix ttc
    | sale price | prix | price | prijs | preis | precio | pvp | prix public | winkelprijs | ladenpreis`),
  looks: figures,
}
export const cost: FieldMeaning = {
  key: 'cost',
  words: lines(
    `coût | cost | kostprijs | kosten | coste | standard_price | coste estándar | selbstkosten | prix de revient`,
  ),
  looks: figures,
}
export const vat: FieldMeaning = {
  key: 'vat',
  words: lines(`taxes à la vente | customer taxes | btw verkoop | verkaufssteuern | impuestos de cliente | taxes_id
    | taxes_id/id | tva | vat | btw | mwst | iva | mwst. | taux de tva | vat rate | btw-tarief | taxe | tax`),
}
export const deposit: FieldMeaning = {
  key: 'deposit',
  words: lines('consigne | deposit | statiegeld | pfand | depósito | consignes | deposits | leeggoed | vidange'),
}
export const brand: FieldMeaning = { key: 'brand', words: lines('marque | brand | merk | marke | marca') }
export const maker: FieldMeaning = {
  key: 'maker',
  words: lines(`producteur | maker | producent | hersteller | productor | fabricant | fabrikant | manufacturer
    | fabricante | producer | erzeuger`),
}
export const country: FieldMeaning = {
  key: 'origin',
  words:
    lines(`pays d'origine | country of origin | land van herkomst | herkunftsland | país de origen | origine | origin
    | herkomst | herkunft | origen | pays | provenance`),
}

const elsewhere = (key: string, words: string): FieldMeaning => ({ key, elsewhere: true, words: lines(words) })

/** The fields of a list of the shop's own products. */
export const ownFields: readonly FieldMeaning[] = [
  externalId,
  { ...productNumber, key: 'productNumber' },
  productName,
  reference,
  barcode,
  category,
  saleUnit,
  salePrice,
  cost,
  vat,
  deposit,
  brand,
  maker,
  country,
  {
    key: 'weight',
    words: lines('poids | weight | gewicht | peso | poids brut | gross weight | brutogewicht | bruttogewicht'),
    looks: figures,
  },
  {
    key: 'contentAmount',
    words:
      lines(`afficher le poids | display weight | contenance | content | inhoud | inhalt | contenido | display_weight
      | quantité nette | net content`),
  },
  {
    key: 'contentUnit',
    words: lines(`afficher l'unité | display unit | unité de contenance | content unit | eenheid van de inhoud
      | inhaltseinheit | unidad del contenido | display_unit`),
  },
  {
    key: 'weighed',
    words: lines(`à peser avec une balance | to weigh with scale | te wegen met weegschaal | mit waage wiegen
      | para pesar con balanza | to_weight | à peser | weighed | wegen | zu wiegen`),
  },
  {
    key: 'atTill',
    words: lines(`disponible dans le pdv | available in pos | beschikbaar in kassa | in kasse verfügbar
      | disponible en el tpv | available_in_pos | en caisse | at the till`),
  },
  {
    key: 'sold',
    words: lines(
      `peut être vendu | can be sold | kan worden verkocht | kann verkauft werden | se puede vender | sale_ok`,
    ),
  },
  {
    key: 'bought',
    words: lines(`peut être acheté | can be purchased | kan worden gekocht | kann eingekauft werden | se puede comprar
      | purchase_ok`),
  },
  {
    key: 'ecological',
    words: lines(`label bio | eco label | bio label | biolabel | biosiegel | sello ecológico | bio | eco_label_id`),
  },
  {
    key: 'local',
    words: lines(`label circuit court | local label | lokaal label | regionalsiegel | sello local | local_label_id`),
  },
  {
    key: 'fair',
    words: lines(`label commerce équitable | fair label | fair trade label | fairtradelabel | fairtrade-siegel
      | sello de comercio justo | fair_label_id`),
  },
  {
    key: 'distribution',
    words: lines(`label de provenance | origin label | herkomstlabel | herkunftssiegel | sello de procedencia
      | origin_label_id`),
  },
  {
    key: 'active',
    words: lines('actif | active | actief | aktiv | activo'),
  },
  elsewhere(
    'purchaseUnit',
    `udm achat | purchase uom | aankoopmaateenheid | einkaufsmaßeinheit | udm de compra | uom_po_id | uom_po_id/id`,
  ),
  elsewhere(
    'purchaseTaxes',
    `taxes fournisseur | vendor taxes | btw inkoop | lieferantensteuern | impuestos de proveedor | supplier_taxes_id
      | supplier_taxes_id/id`,
  ),
  elsewhere(
    'variantOf',
    'modèle de produit | product template | productsjabloon | produktvorlage | plantilla de producto | product_tmpl_id',
  ),
  elsewhere('tillCategory', 'catégorie du point de vente | point of sale category | pos_categ_id'),
  elsewhere('referenceUnit', 'unité de référence par défaut | default reference unit | default_reference_unit'),
  elsewhere(
    'productType',
    'type de produit | product type | producttype | produkttyp | tipo de producto | detailed_type',
  ),
  elsewhere('volume', 'volume | volumen'),
  elsewhere('tags', 'étiquettes de produit | product tags | produit étiquettes | product_tag_ids'),
  elsewhere('mainSeller', 'main seller | main_seller_id | fournisseur principal'),
  elsewhere('inStock', 'quantité en stock | quantity on hand | qty_available | stock'),
  elsewhere('saleDescription', 'description vente | sales description | description_sale'),
  elsewhere('description', 'description | beschrijving | beschreibung | descripción'),
  elsewhere('comments', 'commentaires | comments | notes'),
  elsewhere('updatedAt', 'dernière mise à jour le | last updated on | last modified on | write_date | __last_update'),
]
