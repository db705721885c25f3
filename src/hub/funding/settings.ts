/** What a community may tune; defaults and bounds from domain-hub-funding 5.1. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'
import { firstRates } from './rules/vat.ts'
import { namedKeys } from './rules/weights.ts'

/** Organisations that have to pay for a round to be met; 0: the reserve may pay all. */
export const minPayers = setting('round.min_payers', 'funding', z.int().min(0).max(50), 2)
/** Basis points of the target that payers hold ready on top. */
export const contingencyBp = setting('round.contingency_bp', 'funding', z.int().min(0).max(5000), 1000, 'basis_points')
/** Days a round is open at least. */
export const minRoundDays = setting('round.min_days', 'funding', z.int().min(7).max(120), 21)
/** Basis points of the target that are paid in hours at most, all of them together. */
export const hoursMaxBp = setting('round.hours_max_bp', 'funding', z.int().min(0).max(10_000), 3000, 'basis_points')
/** Basis points called at closing, when ready for test, when delivered. */
export const tranchesBp = setting(
  'round.tranches',
  'funding',
  z
    .array(z.int().min(1).max(10_000))
    .min(1)
    .max(12)
    .refine((all) => all.reduce((sum, one) => sum + one, 0) === 10_000),
  [3000, 4000, 3000],
  'basis_points',
)
/** The key of a round that names none. */
export const roundKey = setting('round.key', 'funding', z.enum(namedKeys), 'two_part')
/** Days in which a call is paid. */
export const callTermDays = setting('call.term_days', 'funding', z.int().min(7).max(90), 30)
/** Days after that until somebody steps in. */
export const graceDays = setting('default.grace_days', 'funding', z.int().min(7).max(90), 30)
/** Basis points of the reserve that are lent at most. */
export const maxAdvanceBp = setting(
  'reserve.max_advance_bp',
  'funding',
  z.int().min(0).max(10_000),
  5000,
  'basis_points',
)
/** Months after a delivery in which what a late joiner pays fades; 0: it never does. */
export const lateMonths = setting('late.months', 'funding', z.int().min(0).max(120), 36)
/** Basis points of its share that a late joiner pays at least. */
export const lateFloorBp = setting('late.floor_bp', 'funding', z.int().min(0).max(10_000), 0, 'basis_points')

/** The key by which late joiners of a free round are counted in, as it is written in a round. */
export const lateKeyForFree = setting('late.key_for_free', 'funding', z.enum(namedKeys), 'equal')

/** The most one organisation gives in a free or common-pot round; none: no limit. */
export const orgCap = setting('round.org_cap', 'funding', z.int().min(0).nullable(), null, 'cents')

/** Standing match: tenths of a cent that a month adds for each patron, cents from which it is called, cents at most. */
export const standingUnit = setting('standing.unit', 'funding', z.int().min(0).max(1_000_000), 1000)
export const standingFrom = setting('standing.called_from', 'funding', z.int().min(1).max(1_000_000), 1000, 'cents')
export const standingLimit = setting(
  'standing.monthly_limit',
  'funding',
  z.int().min(0).max(10_000_000),
  10_000,
  'cents',
)

/** Whether everybody may see what is built and what it costs; off until the community turns it on. */
export const publicSummary = setting('funding.public_summary', 'funding', z.boolean(), false)

/** VAT of the country of a seller, in basis points. */
export const vatRates = Object.entries(firstRates).map(
  ([country, rate]) =>
    [
      country,
      setting(`vat.${country.toLowerCase()}_bp`, 'funding', z.int().min(0).max(3000), rate ?? 0, 'basis_points'),
    ] as const,
)

/** Cents an hour in kind is worth; null: the community has not set it. */
export const hourValue = setting('dues.hour_value', 'funding', z.int().min(1).max(1_000_000).nullable(), null, 'cents')
/** Days before a period begins on which it is drawn up. */
export const announceDays = setting('dues.announce_days', 'funding', z.int().min(0).max(90), 30)
/** Cents from which two people of two organisations approve. */
export const fourEyesFrom = setting(
  'ledger.four_eyes_from',
  'funding',
  z.int().min(0).max(100_000_000),
  50_000,
  'cents',
)
/** Cents below which an author may approve an own expense. */
export const ownApprovalBelow = setting(
  'expense.own_approval_below',
  'funding',
  z.int().min(0).max(100_000_000),
  0,
  'cents',
)
/** Basis points of what comes in that the holder of the account takes for its work. */
export const holderFeeBp = setting('holder.fee_bp', 'funding', z.int().min(0).max(1500), 0, 'basis_points')

export const settings = [
  ...[minPayers, contingencyBp, minRoundDays],
  orgCap,
  publicSummary,
  ...[standingUnit, standingFrom, standingLimit],
  ...vatRates.map(([, rate]) => rate),
  hoursMaxBp,
  roundKey,
  tranchesBp,
  callTermDays,
  graceDays,
  maxAdvanceBp,
  lateMonths,
  lateFloorBp,
  lateKeyForFree,
  hourValue,
  announceDays,
  fourEyesFrom,
  ownApprovalBelow,
  holderFeeBp,
] as SettingDefinitions
