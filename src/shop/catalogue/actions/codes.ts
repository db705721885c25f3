/** Codes of products and of containers people bring: each belongs to one thing in use. */
import type { Context } from '#platform/action.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { codesFor } from '../rules/barcode.ts'
import { takenCodes } from '../store/belongings.ts'
import { containersOfCodes, lockCodes } from '../store/container.ts'

/** Why a product cannot bear these codes; whoever gives codes away meanwhile is waited for. */
export async function whyNotBear(ctx: Context, codes: readonly string[], self: string | null): Promise<Refusal[]> {
  if (codes.length === 0) return []
  await lockCodes(ctx.db, ctx.organisation)
  const taken = await takenCodes(ctx.db, ctx.organisation, codes, self)
  const containers = await containersOfCodes(ctx.db, ctx.organisation, codes.flatMap(codesFor))
  return [
    ...taken.map((one) => refuse('barcode.taken', { ...one })),
    ...containers.map((one) => refuse('barcode.of_container', { ...one })),
  ]
}
