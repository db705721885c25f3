import type { Refusal } from '#platform/refusal.ts'

/** Refusals as an answer's schema has them: plain lists that may be written to. */
export const copy = (refusals: readonly Refusal[]) =>
  refusals.map(({ code, facts }) => ({
    code,
    facts: { ...facts } as Record<string, string | number | boolean | null | string[]>,
  }))
