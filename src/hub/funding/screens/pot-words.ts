/** How pots, items and invoices look and where they are. */
import type { Tone } from '#app/ui/Status.tsx'
import type { ItemState } from '../rules/contributions.ts'
import type { PotState } from '../rules/pots.ts'

export const potsPath = '/community/pots'
export const patronsPath = '/community/pots/patrons'
export const newPotPath = '/community/pots/new'
export const potPath = '/community/pots/:pot'
export const invoicesPath = '/community/invoices'
export const invoicePath = '/community/invoices/:invoice'
export const billingPath = '/community/billing/:participant'

export const potTones: Readonly<Record<PotState, Tone>> = {
  coming: 'news',
  open: 'fine',
  over: 'quiet',
  cancelled: 'refused',
}

export const itemTones: Readonly<Record<ItemState, Tone>> = {
  open: 'news',
  funded: 'fine',
  completed: 'fine',
  cancelled: 'refused',
  failed: 'quiet',
}
