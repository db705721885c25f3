/** Which ways a shop offers. Limits are part of the shift policy; a way can be closed from one moment to the next. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'

const offer = (name: string) => setting(`exchanges.${name}`, 'shifts', z.boolean(), true)

export const offersChange = offer('offer_change')
export const offersSwap = offer('offer_swap')
export const offersStandIn = offer('offer_stand_in')
export const offersPot = offer('offer_pot')
export const offersRelease = offer('offer_release')

/** People on standby are invited when a place is freed late or somebody is looked for. */
export const offersCallOut = offer('offer_call_out')

export const settings = [
  offersChange,
  offersSwap,
  offersStandIn,
  offersPot,
  offersRelease,
  offersCallOut,
] as SettingDefinitions
