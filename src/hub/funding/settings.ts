/** What a community may tune; defaults and bounds from domain-hub-funding 5.1. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'
import { firstRates } from './rules/vat.ts'

/** Organisations that have to pay for a round to be met; 0: the reserve may pay all. */
export const minPayers = setting('round.min_payers', 'community', z.int().min(0).max(50), 2)
/** Basis points of the target that payers hold ready on top. */
export const contingencyBp = setting('round.contingency_bp', 'community', z.int().min(0).max(5000), 1000)
/** Days a round is open at least. */
export const minRoundDays = setting('round.min_days', 'community', z.int().min(7).max(120), 21)

/** VAT of the country of a seller, in basis points. */
export const vatRates = Object.entries(firstRates).map(
  ([country, rate]) =>
    [country, setting(`vat.${country.toLowerCase()}_bp`, 'community', z.int().min(0).max(3000), rate ?? 0)] as const,
)

export const settings = [
  ...[minPayers, contingencyBp, minRoundDays],
  ...vatRates.map(([, rate]) => rate),
] as SettingDefinitions
