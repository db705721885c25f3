/** Files of other programs that are known by sight and cannot be brought in yet: an export of everything is not refused
 *  for them, it says which. A module that learns to read one takes its line away here. */
import type { LaterKind } from './platform/imports/kind.ts'

const names = ['Nom', 'Name', 'Naam', 'Nombre', 'name']
const shareTypes = [
  ...['Type de part', 'Share type', 'Type aandeel', 'Soort aandeel', 'Anteilsart', 'Tipo de participación'],
  ...['share_product_id', 'share_product_id/id'],
]
const shareNumbers = [
  ...['Nombre de parts', 'Number of shares', 'Aantal aandelen', 'Anzahl der Anteile', 'Número de participaciones'],
  ...['share_number', 'quantity', 'ordered_parts'],
]
const quantities = ['Quantité', 'Quantity', 'Hoeveelheid', 'Menge', 'Cantidad', 'quantity']

export const laterKinds: readonly LaterKind[] = [
  { kind: 'shares', why: 'shares', marks: [shareTypes, shareNumbers] },
  {
    kind: 'register',
    why: 'shares',
    marks: [
      shareTypes,
      shareNumbers,
      [
        ...['Type de transaction', 'Transaction type', 'Transactietype', 'Transaktionsart', 'Tipo de transacción'],
        'Operation Type',
      ],
    ],
  },
  {
    kind: 'subscriptions',
    why: 'shares',
    marks: [
      shareTypes,
      shareNumbers,
      [
        ...['Date de la demande de souscription', 'Subscription date request', 'Datum van de aanvraag'],
        ...['Datum der Zeichnungsanfrage', 'Fecha de solicitud', 'date of request'],
      ],
    ],
  },
  {
    kind: 'share_types',
    why: 'shares',
    marks: [
      names,
      ['Est une part ?', 'Is share?', 'Is een aandeel?', 'Ist ein Anteil?', '¿Es una participación?', 'is_share'],
    ],
  },
  {
    kind: 'variants',
    why: 'products',
    marks: [
      ['Prix de vente', 'Sales Price', 'Verkoopprijs', 'Verkaufspreis', 'Precio de venta', 'list_price', 'lst_price'],
      [
        'Modèle de produit',
        'Product Template',
        'Productsjabloon',
        'Produktvorlage',
        'Plantilla de producto',
        'product_tmpl_id',
      ],
    ],
  },
  {
    kind: 'stock',
    why: 'products',
    marks: [
      ['Emplacement', 'Location', 'Locatie', 'Lagerort', 'Ubicación', 'location_id', 'location_id/id'],
      quantities,
    ],
  },
  {
    kind: 'taxes',
    why: 'products',
    marks: [
      [
        ...['Calcul de la taxe', 'Tax Computation', 'Btw-berekening', 'Steuerberechnung', 'Cálculo del impuesto'],
        'amount_type',
      ],
    ],
  },
]
