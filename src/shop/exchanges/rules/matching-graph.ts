/** Who would take whose seat, as a graph of requests and shifts. A request points to the shifts it wishes, a shift to
 *  the requests that give a seat on it: so a thousand wishes for one popular shift stay a thousand arrows. */
import type { Instant } from '#platform/values/day.ts'

/** Somebody who gives away a seat and would take a seat of one of the wished shifts. */
export interface WishingRequest {
  readonly id: string
  readonly person: string
  /** The shift whose seat is given away. */
  readonly shift: string
  readonly since: Instant
  /** What would do instead; rank 1 is the dearest. A shift told twice counts with its dearer rank. */
  readonly wishes: readonly { readonly shift: string; readonly rank: number }[]
}

interface Wish {
  readonly shift: number
  readonly rank: number
}

/** A set of shifts, one bit each. */
export type ShiftSet = Uint32Array

export function shiftSet(size: number, shifts: Iterable<number>): ShiftSet {
  const set = new Uint32Array((size >>> 5) + 1)
  for (const shift of shifts) set[shift >>> 5] = (set[shift >>> 5] as number) | (1 << (shift & 31))
  return set
}

const haveInCommon = (a: ShiftSet, b: ShiftSet): boolean => {
  for (let at = 0; at < a.length; at += 1) if (((a[at] as number) & (b[at] as number)) !== 0) return true
  return false
}

/** Requests are numbered by age, oldest first, equal ages by id; the lower number goes first in every tie. */
export interface WishGraph {
  readonly size: number
  readonly shifts: number
  idOf(node: number): string
  nodeOf(id: string): number
  nameOf(shift: number): string
  personOf(node: number): string
  /** The shift whose seat a request gives away. */
  gives(node: number): number
  /** What a request would and may take, dearest first. */
  wishes(node: number): readonly Wish[]
  /** The requests that give a seat on a shift, oldest first. */
  givers(shift: number): readonly number[]
  /** The requests that wish a shift, oldest first. */
  wishers(shift: number): readonly number[]
  /** Whether a request wishes any shift of the set. */
  wishesAny(node: number, shifts: ShiftSet): boolean
  /** How dear a shift is to a request; null: not wished, or not allowed. */
  rank(node: number, shift: number): number | null
}

/** The graph of what is wished and allowed. What leads nowhere is left out before a rule is asked about it. */
export function wishGraph(
  requests: readonly WishingRequest[],
  mayTake: (request: string, shift: string) => boolean,
): WishGraph {
  const numbers = numbersOf(requests)
  const wished = graphOf(
    numbers,
    numbers.sorted.map((request, node) => ranksOf(request, node, numbers)),
  )
  const round = circleOf(wished)
  const ranks = numbers.sorted.map(({ id }, node) => {
    const kept = new Uint16Array(wished.shifts)
    for (const { shift, rank } of wished.wishes(node))
      if (round[node] === round[wished.size + shift] && mayTake(id, wished.nameOf(shift))) kept[shift] = rank
    return kept
  })
  return graphOf(numbers, ranks)
}

/** Groups of requests out of which seats can go round: nobody in an exchange ever stands outside one of them. */
export function circles(graph: WishGraph): number[][] {
  const round = circleOf(graph)
  const groups = new Map<number, number[]>()
  for (let node = 0; node < graph.size; node += 1) {
    const mark = round[node] as number
    groups.set(mark, [...(groups.get(mark) ?? []), node])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** Requests and shifts as numbers. */
interface Numbers {
  readonly sorted: readonly WishingRequest[]
  readonly names: readonly string[]
  readonly shiftByName: ReadonlyMap<string, number>
  /** By request: the shift whose seat it gives; by shift: the requests that give one. */
  readonly gives: readonly number[]
  readonly givers: readonly (readonly number[])[]
}

function numbersOf(requests: readonly WishingRequest[]): Numbers {
  const sorted = [...requests].sort(byAge)
  const names = [...new Set(sorted.map((request) => request.shift))]
  const shiftByName = new Map(names.map((name, shift) => [name, shift]))
  const gives = sorted.map((request) => shiftByName.get(request.shift) as number)
  const givers: number[][] = names.map(() => [])
  for (const [node, shift] of gives.entries()) givers[shift]?.push(node)
  return { sorted, names, shiftByName, gives, givers }
}

/** How dear each shift is to one request; 0: not wished. One row of a table: looked at millions of times. */
type Ranks = Uint16Array

function graphOf({ sorted, names, gives, givers }: Numbers, ranks: readonly Ranks[]): WishGraph {
  const nodeById = new Map(sorted.map((request, node) => [request.id, node]))
  const wishes = ranks.map(dearestFirst)
  const wishers: number[][] = names.map(() => [])
  for (const [node, all] of wishes.entries()) for (const { shift } of all) wishers[shift]?.push(node)
  const wished = wishes.map((all) =>
    shiftSet(
      names.length,
      all.map(({ shift }) => shift),
    ),
  )
  return {
    size: sorted.length,
    shifts: names.length,
    idOf: (node) => (sorted[node] as WishingRequest).id,
    nodeOf: (id) => nodeById.get(id) as number,
    nameOf: (shift) => names[shift] as string,
    personOf: (node) => (sorted[node] as WishingRequest).person,
    gives: (node) => gives[node] as number,
    wishes: (node) => wishes[node] as readonly Wish[],
    givers: (shift) => givers[shift] as readonly number[],
    wishers: (shift) => wishers[shift] as readonly number[],
    wishesAny: (node, shifts) => haveInCommon(wished[node] as ShiftSet, shifts),
    rank: (node, shift) => (ranks[node] as Ranks)[shift] || null,
  }
}

const byAge = (a: WishingRequest, b: WishingRequest): number => compare(a.since, b.since) || compare(a.id, b.id)
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By rank, equal ranks by shift. */
function dearestFirst(ranks: Ranks): Wish[] {
  const byRank: Wish[][] = []
  for (let shift = 0; shift < ranks.length; shift += 1) {
    const rank = ranks[shift] as number
    if (rank === 0) continue
    const equal = byRank[rank]
    if (equal) equal.push({ shift, rank })
    else byRank[rank] = [{ shift, rank }]
  }
  return byRank.flat()
}

function ranksOf(request: WishingRequest, node: number, { names, shiftByName, gives }: Numbers): Ranks {
  const ranks = new Uint16Array(names.length)
  for (const wish of request.wishes) {
    const shift = shiftByName.get(wish.shift)
    if (shift === undefined || shift === gives[node]) continue
    const known = ranks[shift] as number
    ranks[shift] = known === 0 ? wish.rank : Math.min(known, wish.rank)
  }
  return ranks
}

/** A mark for each request, then for each shift: equal where one can be reached from the other and back (strongly
 *  connected components, Tarjan 1972, without recursion since a chain may be thousands long). */
function circleOf(graph: WishGraph): Int32Array {
  const total = graph.size + graph.shifts
  const next = (at: number): readonly number[] =>
    at < graph.size ? graph.wishes(at).map((wish) => graph.size + wish.shift) : graph.givers(at - graph.size)
  const [order, low, mark] = [new Int32Array(total), new Int32Array(total), new Int32Array(total).fill(-1)]
  const open: number[] = []
  let seen = 0
  const enter = (at: number): { at: number; ways: readonly number[]; tried: number } => {
    seen += 1
    order[at] = seen
    low[at] = seen
    open.push(at)
    return { at, ways: next(at), tried: 0 }
  }
  const close = (at: number): void => {
    for (let member = -1; member !== at; ) {
      member = open.pop() as number
      mark[member] = at
    }
  }
  for (let start = 0; start < total; start += 1) {
    if (order[start] !== 0) continue
    const path = [enter(start)]
    while (path.length > 0) {
      const here = path[path.length - 1] as ReturnType<typeof enter>
      const way = here.ways[here.tried]
      here.tried += 1
      if (way !== undefined) {
        if (order[way] === 0) path.push(enter(way))
        else if (mark[way] === -1) low[here.at] = Math.min(low[here.at] as number, order[way] as number)
        continue
      }
      path.pop()
      const before = path[path.length - 1]
      if (before) low[before.at] = Math.min(low[before.at] as number, low[here.at] as number)
      if (low[here.at] === order[here.at]) close(here.at)
    }
  }
  return mark
}
