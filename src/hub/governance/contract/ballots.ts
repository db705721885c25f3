/** What a ballot says, open or secret, and why it may be refused. */
import { z } from 'zod'
import { sayings } from '../rules/counting/terms.ts'

export const Content = z.object({
  says: z.enum(sayings),
  /** A rank from 1 on, dots, a score; 1 for what is chosen. */
  marks: z
    .array(z.object({ option: z.string(), mark: z.number() }))
    .max(100)
    .default([]),
})

export const ballotRefusals = [
  'ballot.option_twice',
  'ballot.option_foreign',
  'ballot.withdrawn',
  'ballot.yes_or_no',
  'ballot.may_be_drawn',
  'ballot.options_asked',
  'ballot.consent_asked',
  'ballot.none_with_choice',
  'ballot.choices',
  'ballot.score',
  'ballot.dots',
  'ballot.dots_whole',
  'ballot.ranks',
  'ballot.empty',
  'ballot.envelope',
  'ballot.threshold',
  'ballot.minimum',
] as const
