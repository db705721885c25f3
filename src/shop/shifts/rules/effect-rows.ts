/** What outcomes post, written as rows: one counter moved by an amount. */
import type { EffectStep, Effects } from './counting.ts'
import type { FigureProblem } from './standing-lines.ts'
import type { Mode, Outcome, Purpose } from './words.ts'

export const amountMost = 400

export interface EffectRow {
  readonly mode: Mode
  readonly purpose: Purpose
  readonly outcome: Outcome
  readonly counter: EffectStep['counter']
  /** As it is typed. */
  readonly by: string
}

export const freshRow: EffectRow = { mode: 'regular', purpose: 'regular', outcome: 'done', counter: 'main', by: '1' }

export const effectRows = (effects: Effects): EffectRow[] =>
  Object.entries(effects).flatMap(([mode, byPurpose]) =>
    Object.entries(byPurpose ?? {}).flatMap(([purpose, byOutcome]) =>
      Object.entries(byOutcome ?? {}).flatMap(([outcome, steps]) =>
        (steps ?? []).map(
          ({ counter, by }): EffectRow => ({
            mode: mode as Mode,
            purpose: purpose as Purpose,
            outcome: outcome as Outcome,
            counter,
            by: String(by),
          }),
        ),
      ),
    ),
  )

type Written = Partial<Record<Mode, Partial<Record<Purpose, Partial<Record<Outcome, EffectStep[]>>>>>>

/** The effects that the rows stand for. Outcomes that posted nothing before stay written as nothing. */
export function effectsOf(rows: readonly EffectRow[], before: Effects): Effects {
  const written = structuredClone(before) as Written
  for (const byPurpose of Object.values(written))
    for (const byOutcome of Object.values(byPurpose))
      for (const outcome of Object.keys(byOutcome) as Outcome[]) byOutcome[outcome] = []
  for (const { mode, purpose, outcome, counter, by } of rows) {
    const byPurpose = written[mode] ?? {}
    const byOutcome = byPurpose[purpose] ?? {}
    const steps = [...(byOutcome[outcome] ?? []), { counter, by: Math.trunc(Number(by)) || 0 }]
    written[mode] = { ...byPurpose, [purpose]: { ...byOutcome, [outcome]: steps } }
  }
  return written
}

export const amountPath = (at: number): string => `effects.${at}.by`

/** Amounts that are none, or out of their range. */
export const amountProblems = (rows: readonly EffectRow[]): FigureProblem[] =>
  rows.flatMap(({ by }, at): FigureProblem[] => {
    const text = by.trim()
    const fits = text !== '' && Number.isInteger(Number(text)) && Math.abs(Number(text)) <= amountMost
    return fits ? [] : [{ path: amountPath(at), text, least: -amountMost, most: amountMost }]
  })
