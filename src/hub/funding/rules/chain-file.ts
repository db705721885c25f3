/** A book that was exported, read again: does each set follow from the one before, and does each balance? */
import { z } from 'zod'
import type { Day } from '#platform/values/day.ts'
import { entryKinds } from './ledger.ts'

export const chainFormat = 'komunigi-ledger-1'

const Line = z.object({
  account: z.string(),
  about: z.string().nullable(),
  currency: z.enum(['EUR', 'CHF']),
  amount: z.int(),
})

const ChainFile = z.object({
  format: z.literal(chainFormat),
  sets: z.array(
    z.object({
      id: z.string(),
      number: z.int(),
      kind: z.enum(entryKinds),
      day: z.string().transform((text) => text as Day),
      requestKey: z.string(),
      reverses: z.string().nullable(),
      note: z.string().nullable(),
      approvals: z.array(z.object({ account: z.string(), organisation: z.string() })),
      lines: z.array(Line),
      hash: z.string().nullable(),
    }),
  ),
})
export type ChainFile = z.output<typeof ChainFile>
export type FiledSet = ChainFile['sets'][number]

/** The file, or null where it is none of ours. */
export function readChainFile(text: string): ChainFile | null {
  try {
    return ChainFile.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

const balances = ({ lines }: FiledSet): boolean => {
  const sums = new Map<string, bigint>()
  for (const { currency, amount } of lines) sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amount))
  return [...sums.values()].every((sum) => sum === 0n)
}

/** Numbers that do not balance, or that do not follow: every set stands behind the one before it. */
export const unsoundSets = (sets: readonly FiledSet[]): number[] =>
  sets.filter((set, at) => set.number !== at + 1 || !balances(set)).map(({ number }) => number)

/** Numbers of sets that stand in the book otherwise, or not at all. */
export function differing(
  sets: readonly Pick<FiledSet, 'number' | 'hash'>[],
  booked: readonly { readonly number: number; readonly hash: string | null }[],
): number[] {
  const known = new Map(booked.map(({ number, hash }) => [number, hash]))
  return sets.filter(({ number, hash }) => known.get(number) !== hash).map(({ number }) => number)
}
