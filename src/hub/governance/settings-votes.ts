/** What a community may tune about votes (domain-hub-governance-communication 5.1). */
import { z } from 'zod'
import { setting } from '#platform/settings/definition.ts'

/** Days a vote is open where it names no closing, and those it is lengthened once when too few answered. */
export const voteDays = setting('vote.days', 'community', z.int().min(3).max(60), 7)
export const extendDays = setting('vote.extend_days', 'community', z.int().min(0).max(30), 7)
/** Visible characters of a reason. */
export const reasonMin = setting('vote.reason_min', 'community', z.int().min(1).max(100), 6)
export const reasonMax = setting('vote.reason_max', 'community', z.int().min(100).max(4000), 500)

/** Answers of others that one organisation may hold in a vote. */
export const delegationsHeld = setting('delegation.max_held', 'community', z.int().min(0).max(10), 1)

export const voteSettings = [voteDays, extendDays, reasonMin, reasonMax, delegationsHeld]
