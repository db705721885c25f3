/** The shop's shift policy: immutable, dated data. What differs between co-ops is written here and nowhere else.
 *  Source: domain-shifts 5.1 and 5.3; presets 5.15. */
import * as counting from './counting-presets.ts'
import { exchanging } from './exchanging.ts'
import { type Changes, withChanges } from './policy-changes.ts'
import type { Policy } from './policy-parameters.ts'

export { type Policy, policySchema } from './policy-parameters.ts'
export { type Mode, modes, type Purpose, purposes, type Standing, standings } from './words.ts'

const bees: Policy = {
  ...counting.bees,
  ...exchanging,
  control: true,
  bookFlying: true,
  bookMakeUp: true,
  cancelFlying: true,
  cancelMakeUp: true,
  bookStandings: ['up_to_date', 'alert', 'extension', 'suspended'],
  bookCloseMinutes: 0,
  cancelMinHours: 2,
  maxPerDay: 2,
  maxPerPeriod: { limit: 5, per: 'calendar_month' },
  overlapMinutes: 0,
  budget: false,
  extraWindow: 'days',
  extraWindowDays: 3,
  hideFreeBelow: 20,
  highlightFreeAbove: 30,
  underPopulated: 20,
  beginnerShifts: 0,
  priorHolderDays: 0,
  nextShown: 5,
  nextShownRegular: 7,
  pastShown: 10,
  showAttendees: 'first',
  secondFixedSeat: 'warn',
}

/** First policies by name; a shop starts from one and writes down what differs. */
export const presets = {
  bees,
  polln: { ...bees, ...counting.polln },
  la_louve: {
    ...bees,
    ...counting.la_louve,
    maxPerPeriod: { limit: 5, per: 'rolling_days', days: 28 },
    cancelMinHours: 24,
    swapMinHours: 24,
    secondFixedSeat: 'refuse',
  },
  la_cagette: { ...bees, ...counting.la_cagette },
  supercoop_berlin: {
    ...bees,
    ...counting.supercoop_berlin,
    cancelMinHours: 168,
    cancelMakeUp: false,
    standInMinHours: 48,
  },
  elefan: { ...bees, ...counting.elefan, overlapMinutes: 30, budget: true, beginnerShifts: 3, priorHolderDays: 7 },
  mila: { ...bees, ...counting.mila },
} as const satisfies Readonly<Record<string, Policy>>
export type PresetName = keyof typeof presets

export interface PolicyVersion {
  readonly id: string | null
  readonly validFrom: string | null
  readonly preset: string
  readonly changes: Changes
}

/** The policy a version stands for: its preset with the shop's changes. An unknown preset counts as `bees`. */
export function policyOf(version: Pick<PolicyVersion, 'preset' | 'changes'> | null): Policy {
  if (!version) return bees
  return withChanges((presets as Readonly<Record<string, Policy>>)[version.preset] ?? bees, version.changes)
}
