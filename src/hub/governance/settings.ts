/** What a community may tune; defaults and bounds from domain-hub-governance-communication 5.1. */
import { z } from 'zod'
import type { SettingDefinitions } from '#platform/module.ts'
import { setting } from '#platform/settings/definition.ts'
import { mandateSettings } from './settings/mandates.ts'
import { voteSettings } from './settings/votes.ts'

const days = (least: number, most: number) => z.int().min(least).max(most)

/** Days in which a proposal gathers comments, and those of its final comments. */
export const commentDays = setting('rfc.comment_days', 'decisions', days(7, 60), 14)
export const finalDays = setting('rfc.final_days', 'decisions', days(5, 30), 10)
/** Co-ops that may be missing when final comments start, and the days after which the core group may go on without more. */
export const maxMissing = setting('rfc.max_missing', 'decisions', z.int().min(0).max(20), 2)
export const forceAfterDays = setting('rfc.force_after_days', 'decisions', days(14, 90), 28)
/** From which share of changed words on (in ten thousandths) an edit changes the substance. */
export const substantiveBp = setting(
  'rfc.substantive_bp',
  'decisions',
  z.int().min(500).max(10_000),
  2000,
  'basis_points',
)
/** Answers a decision needs, in ten thousandths of those who vote, where a proposal names no other share. */
export const quorumBp = setting('vote.quorum_bp', 'decisions', z.int().min(0).max(10_000), 5000, 'basis_points')
/** Months after which a decision is looked at again, where it names no day. */
export const reviewMonths = setting('decision.review_months', 'decisions', z.int().min(1).max(36), 12)

export const settings = [
  commentDays,
  finalDays,
  maxMissing,
  forceAfterDays,
  substantiveBp,
  quorumBp,
  ...voteSettings,
  ...mandateSettings,
  reviewMonths,
] as SettingDefinitions
