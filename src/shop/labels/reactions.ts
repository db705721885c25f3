/** Whatever may change what a label says asks for a reckoning; many changes at once ask for one. */
import type { Reaction } from '#platform/module.ts'
import { follow, ofOneProduct } from './actions/reckon.ts'

/** What many products share. */
const shared = [
  'catalogue.category_changed',
  'catalogue.supplier_changed',
  'catalogue.vat_rate_set',
  'catalogue.vat_rate_dropped',
  'catalogue.products_changed',
  'catalogue.change_undone',
  'catalogue.house_renamed',
  'catalogue.unit_set',
  'catalogue.deposit_set',
  'catalogue.quality_set',
  'catalogue.place_changed',
  'catalogue.place_put_away',
  'catalogue.place_brought_back',
  'catalogue.places_moved',
  'catalogue.exemption_added',
  'catalogue.campaign_live',
  'catalogue.campaign_ended',
  'catalogue.campaign_cancelled',
  'labels.format_changed',
  'labels.format_archived',
  'settings.changed',
  'organisations.profile_changed',
]

export const reactions: readonly Reaction[] = [
  { name: 'labels.follow', on: [...ofOneProduct, ...shared], together: follow },
]
