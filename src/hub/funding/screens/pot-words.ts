/** How pots, items and invoices look and where they are. */
import type { Tone } from '#app/ui/Status.tsx'
import type { Day } from '#platform/values/day.ts'
import type { ItemState } from '../rules/contributions.ts'
import type { PotDays, PotState } from '../rules/pots.ts'
import type { Pot } from './Pot.tsx'

export const potsPath = '/community/pots'
export const patronsPath = '/community/pots/patrons'
export const newPotPath = '/community/pots/new'
export const potPath = '/community/pots/:pot'
export const invoicesPath = '/community/invoices'
export const newInvoicePath = '/community/invoices/new'
export const invoicePath = '/community/invoices/:invoice'
export const billingPath = '/community/billing/:participant'

/** A pot as its rules know it. */
export const daysOf = ({ opensOn, closesOn, state }: Pot): PotDays => ({
  opensOn: opensOn as Day,
  closesOn: closesOn as Day,
  cancelled: state === 'cancelled',
})

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
