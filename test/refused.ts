/** What an action said no with. */
import assert from 'node:assert/strict'
import { Refused } from '#platform/refusal.ts'

/** For `assert.rejects`: refused with exactly these reasons, in this order. */
export const refusedWith =
  (...codes: string[]) =>
  (error: unknown): true => {
    if (!(error instanceof Refused)) throw error
    assert.deepEqual(
      error.refusals.map((one) => one.code),
      codes,
    )
    return true
  }
