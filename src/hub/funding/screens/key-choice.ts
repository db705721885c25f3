/** Keys that can be chosen from a list; size classes and users of an area come from a round itself. */
import { figures, type KeyFigure } from '../rules/weights.ts'

type ChosenKey =
  | { kind: 'equal' | 'sqrt_members' }
  | { kind: KeyFigure }
  | { kind: 'two_part'; equalBp: number; by: { kind: KeyFigure } }

export function keyOf(kind: string, equalBp: number, by: string): ChosenKey {
  const figure = figures.find((one) => one === by) ?? 'turnover'
  if (kind === 'two_part') return { kind, equalBp, by: { kind: figure } }
  if (kind === 'equal' || kind === 'sqrt_members') return { kind }
  return { kind: figures.find((one) => one === kind) ?? figure }
}
