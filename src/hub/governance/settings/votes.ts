/** What a community may tune about votes (domain-hub-governance-communication 5.1). */
import { z } from 'zod'
import { setting } from '#platform/settings/definition.ts'
import { candidateRules } from '../rules/interests.ts'
import { fallbacks, proposalMethods } from '../rules/template.ts'
import { hides } from '../rules/votes.ts'

/** Days a vote is open where it names no closing, and those it is lengthened once when too few answered. */
export const voteDays = setting('vote.days', 'decisions', z.int().min(3).max(60), 7)
export const extendDays = setting('vote.extend_days', 'decisions', z.int().min(0).max(30), 7)
/** Visible characters of a reason. */
export const reasonMin = setting('vote.reason_min', 'decisions', z.int().min(1).max(100), 6)
export const reasonMax = setting('vote.reason_max', 'decisions', z.int().min(100).max(4000), 500)
/** The same of an objection, of the harm and of what would help each: enough to be weighed, and not a book. */
export const objectionMin = setting('vote.objection_min', 'decisions', z.int().min(1).max(500), 20)
export const objectionMax = setting('vote.objection_max', 'decisions', z.int().min(500).max(20_000), 5000)

/** How a proposal is decided, and what is voted when consent is not found, where it names nothing else. */
export const proposalMethod = setting('vote.method', 'decisions', z.enum(proposalMethods), 'consent')
export const proposalFallback = setting('vote.fallback', 'decisions', z.enum(fallbacks), 'qualified')
/** When answers are seen, where a vote says nothing else. */
export const voteHide = setting('vote.hide', 'decisions', z.enum(hides), 'none')
/** Days from the final text to the closing of a vote that binds. */
export const consultDays = setting('vote.consult_days', 'decisions', z.int().min(7).max(60), 14)
/** Rounds in which consent is sought before the fallback is voted. */
export const consentRounds = setting('consent.rounds', 'decisions', z.int().min(1).max(5), 2)
/** Dots each has, and the best score, where a vote says nothing else. */
export const dotsBudget = setting('dots.budget', 'decisions', z.int().min(1).max(100), 8)
export const scoreMax = setting('score.max', 'decisions', z.int().min(1).max(10), 5)

/** Electors below whom an open vote is advised, and a secret one asked for twice. */
export const secretMinElectors = setting('secret.min_electors', 'decisions', z.int().min(3).max(50), 5)

/** Whose candidates are set aside: the organisation of the only one of a confirmation, or that of every candidate. */
export const conflictCandidates = setting('conflict.candidates', 'decisions', z.enum(candidateRules), 'sole')

/** Answers of others that one organisation may hold in a vote. */
export const delegationsHeld = setting('delegation.max_held', 'decisions', z.int().min(0).max(10), 1)

/** Organisations that sign an initiative in each scope, and the days they have, where it names nothing else. */
export const initiativeGoal = setting('initiative.goal', 'decisions', z.int().min(1).max(1000), 3)
export const initiativeDays = setting('initiative.days', 'decisions', z.int().min(1).max(365), 30)
/** Days a quick poll is open where it names no closing. */
export const quickPollDays = setting('quick_poll.days', 'decisions', z.int().min(1).max(60), 3)
/** Whether everybody reads open proposals and may count closed votes again. */
export const publicGovernance = setting('governance.public', 'decisions', z.boolean(), true)

export const voteSettings = [
  publicGovernance,
  quickPollDays,
  initiativeGoal,
  initiativeDays,
  proposalMethod,
  proposalFallback,
  voteHide,
  voteDays,
  consultDays,
  extendDays,
  consentRounds,
  dotsBudget,
  scoreMax,
  reasonMin,
  reasonMax,
  objectionMin,
  objectionMax,
  delegationsHeld,
  conflictCandidates,
  secretMinElectors,
]
