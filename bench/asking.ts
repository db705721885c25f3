import type { OrganisationFacts } from '#platform/action.ts'
import { system } from '#platform/http/asking.ts'
import type { Asking } from '#platform/run.ts'

export const asSystem = (shop: OrganisationFacts): Asking => ({
  shop,
  actor: system,
  language: shop.language,
  requestId: 'bench',
})
