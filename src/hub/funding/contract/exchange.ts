/** Money that came in another currency, as whoever keeps the books says it. */
import { z } from 'zod'
import { decimals } from '#platform/values/amount.ts'

export const PaidIn = z.object({
  currency: z.enum(['EUR', 'CHF']),
  amount: z.int().min(0).max(1_000_000_000).meta(decimals(2)),
  /** So much of what was asked for one of what came; without it, what came stands for what it settles. */
  rate: z.int().min(0).max(1_000_000_000).meta(decimals(6)).nullable().default(null),
})
