/** What a community may tune; defaults and bounds from domain-hub-funding 5.1. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'

/** Days in which those who use the area may object to what was analysed. */
export const consultDays = setting('need.consult_days', 'needs', z.int().min(7).max(60), 14)
/** Dots that each active organisation gives in a cycle. */
export const dotsEach = setting('need.dots', 'needs', z.int().min(1).max(100), 8)
/** Above this amount (cents) a second provider is asked for an estimate. */
export const twoProvidersAbove = setting(
  'estimate.two_providers_above',
  'needs',
  z.int().min(0).max(1_000_000_000_000),
  500_000,
  'cents',
)
/** Minutes of analysis and of coordination that a month promises. */
export const analysisMinutes = setting('capacity.analysis', 'needs', z.int().min(0).max(6000), 240)
export const coordinationMinutes = setting('capacity.coordination', 'needs', z.int().min(0).max(6000), 60)
/** Unused minutes are kept up to so many months of the promise. */
export const carryMonths = setting('capacity.carry_months', 'needs', z.int().min(0).max(12), 3)
/** What an hour costs the community (cents); null: not set, and dues are not counted in hours. */
export const hourRate = setting(
  'capacity.hour_rate',
  'needs',
  z.int().min(1).max(100_000_000).nullable(),
  null,
  'cents',
)
/** Days in which a delivery may be tried. */
export const acceptDays = setting('accept.days', 'needs', z.int().min(7).max(60), 21)
/** Organisations that accept before the days are over. */
export const acceptOrganisations = setting('accept.orgs', 'needs', z.int().min(1).max(10), 2)

export const settings = [
  consultDays,
  dotsEach,
  twoProvidersAbove,
  analysisMinutes,
  coordinationMinutes,
  carryMonths,
  hourRate,
  acceptDays,
  acceptOrganisations,
] as SettingDefinitions
