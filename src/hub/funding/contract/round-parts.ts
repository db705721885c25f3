/** What routes of rounds have in common: keys, conditions, and what a round comes to. */
import { z } from 'zod'
import { decimals } from '#platform/values/amount.ts'
import { pledgeModes } from '../rules/closing.ts'
import { figures } from '../rules/weights.ts'

export const id = z.uuid()
export const cents = z.int().min(0).max(1_000_000_000_000).meta(decimals(2))
export const points = z.int().min(0).max(10_000)

const FigureKey = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(figures) }),
  z.object({ kind: z.literal('sqrt_members') }),
  z.object({
    kind: z.literal('tiers'),
    of: z.enum(figures),
    tiers: z.array(z.object({ from: z.int().min(0), points: z.int().min(0).max(1_000_000) })).max(50),
  }),
])
const ShareKey = z.union([
  z.object({ kind: z.literal('equal') }),
  z.object({ kind: z.literal('two_part'), equalBp: points, by: FigureKey }),
  FigureKey,
])
export const Key = z.union([
  ShareKey,
  z.object({ kind: z.literal('usage'), among: ShareKey }),
  z.object({ kind: z.literal('free') }),
])

/** How a round is shared, as it is agreed before it opens. */
export const Sharing = {
  /** As the community tuned it when left out. */
  key: Key.nullable().default(null),
  /** The year of the figures; the last closed one when left out. */
  keyYear: z.int().min(2000).max(2100).nullable().default(null),
  /** As the community tuned them when left out. */
  minPayers: z.int().min(0).max(50).nullable().default(null),
  contingencyBp: points.max(5000).nullable().default(null),
  tranchesBp: z.array(points).max(12).nullable().default(null),
}

/** The last two are asked for and refused: they could turn false when somebody joins. */
export const Condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('payers_at_least'), payers: z.int().min(1).max(500) }),
  z.object({ kind: z.literal('target_at_most'), amount: cents }),
  z.object({ kind: z.literal('with'), participant: id }),
  z.object({ kind: z.literal('payers_at_most'), payers: z.int().min(1).max(500) }),
  z.object({ kind: z.literal('without'), participant: id }),
])

const Cause = z.union([
  z.object({ kind: z.literal('payers_at_least'), payers: z.int(), found: z.int() }),
  z.object({ kind: z.literal('target_at_most'), amount: cents, target: cents }),
  /** `fell`: it pledged, and its own conditions do not hold; otherwise it never pledged. */
  z.object({ kind: z.literal('with'), participant: id, name: z.string(), fell: z.boolean() }),
])

export const Outcome = z.object({
  met: z.boolean(),
  short: cents,
  payers: z.int(),
  payersMissing: z.int(),
  contingency: z.object({ wanted: cents, covered: cents }),
  parts: z.array(
    z.object({
      participant: id,
      name: z.string(),
      mode: z.enum(pledgeModes),
      net: cents,
      contingency: cents,
      how: z.string(),
      tranches: z.array(cents),
    }),
  ),
  fallen: z.array(
    z.object({
      participant: id,
      name: z.string(),
      mode: z.enum(pledgeModes),
      turn: z.int(),
      causes: z.array(Cause),
    }),
  ),
  savings: z.array(
    z.object({
      kind: z.enum(['money', 'payers', 'organisation', 'conditions']),
      amount: cents,
      payers: z.int().nullable(),
      participant: id.nullable(),
      name: z.string().nullable(),
    }),
  ),
  /** What everybody with a share would pay by each key; null where a figure is missing or the round not met. */
  keys: z.array(
    z.object({
      key: z.string(),
      met: z.boolean(),
      shares: z.array(z.object({ participant: id, name: z.string(), net: cents.nullable() })),
    }),
  ),
})
