/** Which people can help each other out: wishes for other shifts, put together into exchanges of two, three or four.
 *  Source: domain-shifts 5.10 (matching). How it works and what holds for it: docs/guides/matching.md. */
import { type Choice, chooseCycles } from './matching-choice.ts'
import { circles, type WishGraph, type WishingRequest, wishGraph } from './matching-graph.ts'

export type { WishingRequest } from './matching-graph.ts'

export interface MatchingRules {
  /** How many people one exchange may have at most, 2 to 4. */
  readonly maxLegs: number
  /** Whether every rule lets the person of the request sit on the shift once the own seat is gone. Asked once for
   *  each request and shift, and only where an exchange could come of it. */
  mayTake(request: string, shift: string): boolean
}

export interface MatchedLeg {
  readonly request: string
  /** The request whose seat is taken over. */
  readonly from: string
  readonly shift: string
  readonly rank: number
}

export interface Match {
  /** In the order in which seats go round; the oldest request first. */
  readonly legs: readonly MatchedLeg[]
  /** How many exchanges were possible among the people around; null: too many to try them all. */
  readonly possible: number | null
}

/** Disjoint exchanges of 2 to `maxLegs` people: most requests served, then the fewest legs each, then the lowest sum of
 *  ranks, then the oldest requests, then the lowest ids. Where more than 200 exchanges are possible around the same
 *  people, or choosing takes more than 100,000 steps, the best one is taken first, then the next that is left.
 *  The order of the requests given does not matter. */
export function matchWishes(requests: readonly WishingRequest[], rules: MatchingRules): Match[] {
  const graph = wishGraph(requests, rules.mayTake)
  return circles(graph)
    .flatMap((members) => matchesOf(graph, chooseCycles(graph, members, rules.maxLegs)))
    .sort((a, b) => orderOf(graph, a) - orderOf(graph, b))
}

const matchesOf = (graph: WishGraph, choice: Choice): Match[] =>
  choice.cycles.map((cycle) => ({
    possible: choice.possible,
    legs: cycle.nodes.map((node, place) => {
      const giver = cycle.nodes[(place + 1) % cycle.nodes.length] as number
      const shift = graph.gives(giver)
      return {
        request: graph.idOf(node),
        from: graph.idOf(giver),
        shift: graph.nameOf(shift),
        rank: graph.rank(node, shift) as number,
      }
    }),
  }))

const orderOf = (graph: WishGraph, match: Match): number => graph.nodeOf((match.legs[0] as MatchedLeg).request)
