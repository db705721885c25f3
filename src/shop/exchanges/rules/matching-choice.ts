/** Out of all exchanges that are possible around the same people, the ones to propose. Source: domain-shifts 5.10. */
import { type Cycle, cyclesAmong, dearestFrom, type SeatsLeft } from './matching-cycles.ts'
import type { WishGraph } from './matching-graph.ts'

export interface Choice {
  readonly cycles: readonly Cycle[]
  /** How many there were to choose from; null: too many to look at all. */
  readonly possible: number | null
}

const mostCycles = 200
const mostSteps = 100_000

export function chooseCycles(graph: WishGraph, members: readonly number[], maxLegs: number): Choice {
  const all = cyclesAmong(graph, members, maxLegs, { cycles: mostCycles, steps: mostSteps })
  if (!all) return { cycles: tooManyToList(graph, members, maxLegs), possible: null }
  return { cycles: bestOf(all) ?? inTurn(all), possible: all.length }
}

/** The best disjoint cycles of all; null when that takes too many steps. */
function bestOf(all: readonly Cycle[]): readonly Cycle[] | null {
  const cyclesAt = new Map<number, Cycle[]>()
  for (const cycle of [...all].sort(better))
    for (const node of cycle.nodes) cyclesAt.set(node, [...(cyclesAt.get(node) ?? []), cycle])
  const nodes = [...cyclesAt.keys()].sort((a, b) => a - b)
  const used = new Set<number>()
  const chosen: Cycle[] = []
  let best: readonly Cycle[] = []
  let steps = 0

  // Node by node: either one of its cycles, or none. Ends early where not even serving everybody left could win.
  const decide = (place: number, served: number): void => {
    steps += 1
    if (steps > mostSteps) return
    const left = nodes.length - place - nodes.slice(place).filter((node) => used.has(node)).length
    if (served + left < servedBy(best)) return
    const node = nodes[place]
    if (node === undefined) {
      if (compareSets(chosen, best) < 0) best = [...chosen]
      return
    }
    if (!used.has(node)) {
      for (const cycle of cyclesAt.get(node) ?? []) {
        if (cycle.nodes[0] !== node || cycle.nodes.some((one) => used.has(one))) continue
        for (const one of cycle.nodes) used.add(one)
        chosen.push(cycle)
        decide(place + 1, served + cycle.nodes.length)
        chosen.pop()
        for (const one of cycle.nodes) used.delete(one)
      }
    }
    decide(place + 1, served)
  }
  decide(0, 0)
  return steps > mostSteps ? null : best
}

/** One after the other, always the best that still fits. */
function inTurn(all: readonly Cycle[]): Cycle[] {
  const used = new Set<number>()
  return [...all].sort(better).filter((cycle) => {
    if (cycle.nodes.some((node) => used.has(node))) return false
    for (const node of cycle.nodes) used.add(node)
    return true
  })
}

/** The best of three ways to go: the best exchange first, longer ones before shorter ones; and whoever is hardest to
 *  serve first, once with longer and once with shorter exchanges before the others. */
function tooManyToList(graph: WishGraph, members: readonly number[], maxLegs: number): Cycle[] {
  const shorterFirst = Array.from({ length: maxLegs - 1 }, (_, place) => place + 2)
  const longerFirst = [...shorterFirst].reverse()
  const asking = hardestFirst(graph, members)
  const ways = [
    byNaming(graph, members, longerFirst),
    eachInTurn(graph, asking, longerFirst),
    eachInTurn(graph, asking, shorterFirst),
  ]
  return ways.sort(compareSets)[0] ?? []
}

/** Those with the fewest possible partners choose first: what is left for the others is still plenty. */
function hardestFirst(graph: WishGraph, members: readonly number[]): number[] {
  const ways = new Map(members.map((node) => [node, waysOf(graph, node)]))
  return [...members].sort((a, b) => (ways.get(a) as number) - (ways.get(b) as number) || a - b)
}

function eachInTurn(graph: WishGraph, asking: readonly number[], lengths: readonly number[]): Cycle[] {
  const left = seatsLeft(graph, asking)
  const taken: Cycle[] = []
  for (const legs of lengths) {
    for (const asker of asking) {
      const cycle = left.has(asker) ? dearestFrom(graph, asker, legs, left) : null
      if (!cycle) continue
      left.take(cycle)
      taken.push(cycle)
    }
  }
  return taken
}

/** With how many others this one could exchange as a pair. */
function waysOf(graph: WishGraph, node: number): number {
  const home = graph.gives(node)
  let ways = 0
  for (const { shift } of graph.wishes(node))
    for (const giver of graph.givers(shift)) if (graph.rank(giver, home) !== null) ways += 1
  return ways
}

/** The same as `inTurn` where nobody can list all cycles: everybody names the dearest one, the best of those goes
 *  through, and who named a seat that is gone by then names again. */
function byNaming(graph: WishGraph, members: readonly number[], lengths: readonly number[]): Cycle[] {
  const left = seatsLeft(graph, members)
  const taken: Cycle[] = []
  for (const legs of lengths) {
    const dearest = (asker: number): Cycle | null => (left.has(asker) ? dearestFrom(graph, asker, legs, left) : null)
    const named: Cycle[][] = []
    const keep = (cycle: Cycle): void => {
      const line = named[cycle.rankSum]
      if (line) line.push(cycle)
      else named[cycle.rankSum] = [cycle]
    }
    for (const cycle of members.flatMap((node) => dearest(node) ?? [])) keep(cycle)
    for (let sum = 0; sum < named.length; sum += 1) {
      for (const old of (named[sum] ?? []).sort(better)) {
        const cycle = old.nodes.every(left.has) ? old : dearest(old.asker)
        if (!cycle) continue
        if (cycle.rankSum > sum) keep(cycle)
        else {
          left.take(cycle)
          taken.push(cycle)
        }
      }
    }
  }
  return taken
}

function seatsLeft(graph: WishGraph, members: readonly number[]): SeatsLeft & { take(cycle: Cycle): void } {
  const left = new Set(members)
  const givers = new Map<number, readonly number[]>()
  const at = (shift: number): readonly number[] => givers.get(shift) ?? graph.givers(shift)
  return {
    has: (node) => left.has(node),
    givers: at,
    take: ({ nodes }) => {
      for (const node of nodes) {
        left.delete(node)
        givers.set(
          graph.gives(node),
          at(graph.gives(node)).filter((giver) => giver !== node),
        )
      }
    },
  }
}

const servedBy = (cycles: readonly Cycle[]): number => cycles.reduce((sum, cycle) => sum + cycle.nodes.length, 0)
const spread = (cycles: readonly Cycle[]): number => cycles.reduce((sum, cycle) => sum + cycle.nodes.length ** 2, 0)
const ranks = (cycles: readonly Cycle[]): number => cycles.reduce((sum, cycle) => sum + cycle.rankSum, 0)
const served = (cycles: readonly Cycle[]): number[] => cycles.flatMap((cycle) => [...cycle.nodes]).sort((a, b) => a - b)

/** Below zero where the first set is the better one: more served; shorter exchanges (of sets that serve the same
 *  number, the one with the smaller sum of squares: 2+2 before 4, 3+3 before 4+2); dearer wishes; older requests. */
export const compareSets = (a: readonly Cycle[], b: readonly Cycle[]): number =>
  servedBy(b) - servedBy(a) ||
  spread(a) - spread(b) ||
  ranks(a) - ranks(b) ||
  compareOrder(served(a), served(b)) ||
  compareOrder(
    a.flatMap((cycle) => [...cycle.nodes]),
    b.flatMap((cycle) => [...cycle.nodes]),
  )

const better = (a: Cycle, b: Cycle): number => compareSets([a], [b])

function compareOrder(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((node, at) => node !== b[at])
  return place === -1 ? 0 : (a[place] as number) - (b[place] ?? Number.MAX_SAFE_INTEGER)
}
