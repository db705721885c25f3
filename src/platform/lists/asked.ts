/** What every list route takes and answers: pure, so that contracts reach no database. */
import { z } from 'zod'
import { searchAtMost } from './search-length.ts'

export const sizeAtMost = 200

/** What a list route takes. `keys` are the names of its filters. */
export const listQuery = <Key extends string>(...keys: Key[]) =>
  z.object({
    q: z.string().max(searchAtMost).optional(),
    sort: z.string().max(40).optional(),
    after: z.string().max(600).optional(),
    size: z.coerce.number().int().min(1).max(sizeAtMost).default(50),
    ...(Object.fromEntries(keys.map((key) => [key, z.string().max(200).optional()])) as Record<
      Key,
      z.ZodOptional<z.ZodString>
    >),
  })

/** What a list route answers. */
export const listReply = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    /** Give it back as `after` for the next page; null at the end. */
    next: z.string().nullable(),
    /** How many rows there are in all; null on further pages, where nothing is counted. */
    total: z.number().int().nullable(),
  })
