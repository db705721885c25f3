/** Whether two counts come to the same: what is told of them, not how it was found. */
import type { Count } from './stages.ts'

const told = ({ outcome, chosen, lines, tests, abstained, noneOfThese }: Count): string =>
  JSON.stringify([
    outcome,
    chosen,
    lines.map(({ option, score }) => [option, score]),
    tests.map(({ passed }) => passed),
    abstained,
    noneOfThese,
  ])

export const sameCount = (one: Count, other: Count): boolean => told(one) === told(other)
