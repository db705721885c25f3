/** Writing the lines that give the standing: what each condition asks for, and putting lines in another order. */
import type { Condition, StandingLine } from './counting.ts'

export type ConditionKind = Condition['is']
export type Figure = 'n' | 'days' | 'daysBack' | 'daysAhead'
/** A condition as it is typed: figures are texts until they are read. */
export type DraftCondition = Readonly<Record<string, string | boolean>> & { readonly is: ConditionKind }
export interface DraftLine {
  readonly standing: StandingLine['standing']
  readonly when: readonly (readonly DraftCondition[])[]
}

interface Asked {
  readonly figures: readonly Figure[]
  /** What is chosen beside the figures, and what it begins with. */
  readonly mode?: 'must' | 'may'
  readonly standing?: true
  /** Whether the last day counts is asked. */
  readonly last?: true
}
const nothing: Asked = { figures: [] }

/** In the order in which they are offered. */
export const asked: Readonly<Record<ConditionKind, Asked>> = {
  always: nothing,
  not_ok: nothing,
  main_below: { figures: ['n'] },
  total_at_most: { figures: ['n'], mode: 'may' },
  low_longer: { figures: ['n', 'days'] },
  not_lifted: { figures: ['n', 'daysBack', 'daysAhead'] },
  alert_runs: nothing,
  alert_older: { figures: ['days'], last: true },
  alert_newer: { figures: ['days'], last: true },
  extension_runs: { figures: [], last: true },
  extension_ended: { figures: [], last: true },
  mode: { figures: [], mode: 'must' },
  leave: { figures: [], standing: true },
  no_leave: nothing,
  no_seat: nothing,
  absences_in_a_row: { figures: ['n'] },
  blocked: nothing,
  by_hand: nothing,
  resigning: nothing,
  control_off: nothing,
}
export const conditionKinds = Object.keys(asked) as readonly ConditionKind[]

export const daysMost = 365
export const figureRange = (figure: Figure): readonly [least: number | null, most: number | null] =>
  figure === 'n' ? [null, null] : [0, daysMost]

export function freshCondition(is: ConditionKind): DraftCondition {
  const { figures, mode, standing, last } = asked[is]
  return {
    is,
    ...Object.fromEntries(figures.map((name) => [name, name === 'n' ? '0' : '28'])),
    ...(mode === 'must' ? { mode: 'regular' } : {}),
    ...(standing ? { standing: 'on_leave' } : {}),
    ...(last ? { last: true } : {}),
  }
}

export const freshLine: DraftLine = { standing: 'alert', when: [[freshCondition('not_ok')]] }

export const draftOf = (lines: readonly StandingLine[]): DraftLine[] =>
  lines.map(({ standing, when }) => ({
    standing,
    when: when.map((all) =>
      all.map(
        (one) =>
          Object.fromEntries(
            Object.entries(one).flatMap(([name, value]) =>
              value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value]],
            ),
          ) as DraftCondition,
      ),
    ),
  }))

/** The lines as they were typed; a figure that is none becomes 0, which `figureProblems` tells. */
export const linesOf = (draft: readonly DraftLine[]): StandingLine[] =>
  draft.map(({ standing, when }) => ({ standing, when: when.map((all) => all.map(conditionOf)) }))

function conditionOf(draft: DraftCondition): Condition {
  const { figures } = asked[draft.is]
  return Object.fromEntries(
    Object.entries(draft).flatMap(([name, value]) => {
      if (value === '') return figures.includes(name as Figure) ? [[name, 0]] : []
      return [[name, figures.includes(name as Figure) ? Math.trunc(Number(value)) || 0 : value]]
    }),
  ) as Condition
}

export interface FigureProblem {
  readonly path: string
  readonly text: string
  readonly least: number | null
  readonly most: number | null
}

/** Figures that are none, or out of their range. */
export const figureProblems = (draft: readonly DraftLine[]): FigureProblem[] =>
  draft.flatMap(({ when }, line) =>
    when.flatMap((all, one) =>
      all.flatMap((condition, at) =>
        asked[condition.is].figures.flatMap((name): FigureProblem[] => {
          const text = String(condition[name] ?? '').trim()
          const [least, most] = figureRange(name)
          const figure = Number(text)
          const fits =
            text !== '' &&
            Number.isInteger(figure) &&
            (least === null || figure >= least) &&
            (most === null || figure <= most)
          return fits ? [] : [{ path: figurePath(line, one, at, name), text, least, most }]
        }),
      ),
    ),
  )

export const figurePath = (line: number, one: number, at: number, name: Figure): string =>
  `standing.${line}.when.${one}.${at}.${name}`

/** The line one place up (-1) or down (1); at the ends nothing moves. */
export function movedLine<T>(lines: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const [one, other] = [lines[at], lines[at + by]]
  if (one === undefined || other === undefined) return lines
  return lines.map((line, place) => (place === at ? other : place === at + by ? one : line))
}

/** Lines that nobody reaches, because one before holds for everybody. */
export const isReached = (lines: readonly DraftLine[], at: number): boolean =>
  !lines.slice(0, at).some(({ when }) => when.some((all) => all.every(({ is }) => is === 'always')))
