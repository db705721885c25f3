/** Exchanges that are possible: ways along which seats go round, everybody taking a seat wished for. */
import { shiftSet, type WishGraph } from './matching-graph.ts'

/** Each node takes the seat of the next, the last one that of the first. The lowest number stands first. */
export interface Cycle {
  readonly nodes: readonly number[]
  readonly rankSum: number
  /** Who was searching when it was found. */
  readonly asker: number
}

/** The requests that no exchange has taken yet. */
export interface SeatsLeft {
  has(node: number): boolean
  /** Those of them that give a seat on the shift, oldest first. */
  givers(shift: number): readonly number[]
}

/** All of them among the members, of 2 to `maxLegs` nodes; null where there are more, or looking takes longer, than
 *  `most` allows. */
export function cyclesAmong(
  graph: WishGraph,
  members: readonly number[],
  maxLegs: number,
  most: { readonly cycles: number; readonly steps: number },
): Cycle[] | null {
  const found: Cycle[] = []
  let steps = 0
  for (const start of members) {
    const finished = walk(graph, start, {
      maxLegs,
      // Each is found once: from its lowest number.
      may: (node) => node > start,
      givers: graph.givers,
      step: () => {
        steps += 1
        return steps <= most.steps
      },
      hopeful: () => true,
      arrived: (nodes, rankSum) => {
        found.push({ nodes: [...nodes], rankSum, asker: start })
        return found.length <= most.cycles
      },
    })
    if (!finished) return null
  }
  return found
}

const stepsForTheDearest = 1000

/** A cycle of exactly so many legs through the node and others that are left: the dearest one of those seen in 1,000
 *  steps, or the first one there is at all; null: none exists. */
export function dearestFrom(graph: WishGraph, start: number, legs: number, left: SeatsLeft): Cycle | null {
  let best: Cycle | null = null
  let steps = 0
  walk(graph, start, {
    maxLegs: legs,
    may: left.has,
    givers: left.givers,
    step: () => {
      steps += 1
      return best === null || steps <= stepsForTheDearest
    },
    // Each leg still to come costs a rank of 1 at least.
    hopeful: (sum, toCome) => best === null || sum + toCome < best.rankSum,
    arrived: (nodes, rankSum) => {
      if (nodes.length === legs && (best === null || rankSum < best.rankSum))
        best = { nodes: fromTheLowest(nodes), rankSum, asker: start }
      return best === null || steps <= stepsForTheDearest
    },
  })
  return best
}

function fromTheLowest(nodes: readonly number[]): number[] {
  const lowest = nodes.reduce((at, node, place) => (node < (nodes[at] as number) ? place : at), 0)
  return [...nodes.slice(lowest), ...nodes.slice(0, lowest)]
}

interface Walk {
  readonly maxLegs: number
  may(node: number): boolean
  givers(shift: number): readonly number[]
  /** Asked for each seat looked at, and for each cycle; the walk ends at the first no. */
  step(): boolean
  /** Whether it can still be worth while with this sum of ranks and so many legs to come. */
  hopeful(sum: number, toCome: number): boolean
  arrived(nodes: readonly number[], rankSum: number): boolean
}

/** Follows wishes from one request, dearest first, until they lead back to it. Nobody stands twice in one exchange.
 *  Answers whether it came to its end. */
function walk(graph: WishGraph, start: number, rules: Walk): boolean {
  const home = graph.gives(start)
  const path = [start]
  const people = new Set([graph.personOf(start)])
  const last = wishersBySeat(graph, home, rules)
  const endings = shiftSet(graph.shifts, last.keys())
  const from = (node: number, sum: number): boolean => {
    const back = path.length > 1 ? graph.rank(node, home) : null
    if (back !== null && !rules.arrived(path, sum + back)) return false
    if (path.length === rules.maxLegs) return true
    for (const wish of graph.wishes(node)) {
      if (!rules.hopeful(sum + wish.rank, rules.maxLegs - path.length)) break
      if (!rules.step()) return false
      const givers = path.length === rules.maxLegs - 1 ? (last.get(wish.shift) ?? []) : rules.givers(wish.shift)
      for (const giver of givers) {
        if (!rules.step()) return false
        if (giver === start || !rules.may(giver) || people.has(graph.personOf(giver))) continue
        if (path.length === rules.maxLegs - 2 && graph.rank(giver, home) === null && !graph.wishesAny(giver, endings))
          continue
        people.add(graph.personOf(giver))
        path.push(giver)
        const goesOn = from(giver, sum + wish.rank)
        path.pop()
        people.delete(graph.personOf(giver))
        if (!goesOn) return false
      }
    }
    return true
  }
  return from(start, 0)
}

/** On the last leg only a seat helps whose holder wishes the first one: those, by the shift they give a seat on. */
function wishersBySeat(graph: WishGraph, home: number, rules: Walk): ReadonlyMap<number, readonly number[]> {
  const bySeat = new Map<number, number[]>()
  for (const wisher of graph.wishers(home)) {
    if (!rules.may(wisher)) continue
    const known = bySeat.get(graph.gives(wisher))
    if (known) known.push(wisher)
    else bySeat.set(graph.gives(wisher), [wisher])
  }
  return bySeat
}
