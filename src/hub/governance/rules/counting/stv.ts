/** Single transferable vote; with one seat it is the instant run-off (domain-hub-governance 5.6). Everything is exact:
 *  what candidates hold, what they keep and what is exhausted together is always what was cast. */
import {
  compare,
  type Fraction,
  fraction,
  minus,
  none,
  parted,
  plus,
  sumOf,
  times,
  whole,
  written,
} from './fraction.ts'
import type { Stage } from './stages.ts'
import { weightOf } from './sums.ts'
import { type Ballot, type Quota, rankingOf } from './terms.ts'

interface Paper {
  readonly ranking: readonly string[]
  readonly cast: Fraction
  weight: Fraction
}
type Piles = Map<string, Paper[]>
type Held = ReadonlyMap<string, Fraction>

export interface Elected {
  readonly elected: readonly string[]
  readonly quota: Fraction
  readonly stages: readonly Stage[]
}

export function quotaOf(quota: Quota, votes: Fraction, seats: number): Fraction {
  if (quota === 'droop') return fraction(whole(parted(votes, fraction(seats + 1))) + 1n)
  return parted(votes, fraction(quota === 'hare' ? seats : quota === 'hagenbach_bischoff' ? seats + 1 : seats + 2))
}

/** `lot` lists all candidates by lot, and tells equals apart where no earlier stage does. */
export function countStv(
  candidates: readonly string[],
  seats: number,
  quotaName: Quota,
  ballots: readonly Ballot[],
  lot: readonly string[],
): Elected {
  const papers = ballots
    .filter(({ content }) => content.says === 'marks' && content.marks.length > 0)
    .map((ballot) => ({ ranking: rankingOf(ballot.content), cast: weightOf(ballot), weight: weightOf(ballot) }))
    .filter(({ cast }) => cast.over > 0n)
  const quota = quotaOf(quotaName, sumOf(papers.map(({ cast }) => cast)), seats)
  if (papers.length === 0) return { elected: [], quota, stages: [] }
  return new Counting(candidates, seats, quota, papers, lot).run()
}

class Counting {
  private readonly stages: Stage[] = []
  private readonly elected: string[] = []
  private continuing: string[]
  private readonly piles: Piles = new Map()
  /** What the elected keep once their surplus moved. */
  private readonly kept = new Map<string, Fraction>()
  private readonly waiting: string[] = []
  private exhausted: Fraction = none
  private readonly history: Held[] = []

  private readonly seats: number
  private readonly quota: Fraction
  private readonly papers: readonly Paper[]
  private readonly lot: readonly string[]

  constructor(
    candidates: readonly string[],
    seats: number,
    quota: Fraction,
    papers: readonly Paper[],
    lot: readonly string[],
  ) {
    this.seats = seats
    this.quota = quota
    this.papers = papers
    this.lot = lot
    this.continuing = [...candidates]
    for (const candidate of candidates) this.piles.set(candidate, [])
    for (const paper of papers) this.lay(paper)
  }

  run(): Elected {
    while (this.seatsLeft() > 0 && this.continuing.length > 0) {
      if (this.continuing.length <= this.seatsLeft()) {
        this.electRest()
        break
      }
      if (this.electAtQuota() || this.moveSurplus() || this.regain()) continue
      this.eliminate()
    }
    return { elected: this.elected, quota: this.quota, stages: this.stages }
  }

  private seatsLeft(): number {
    return this.seats - this.elected.length
  }

  private heldBy(candidate: string): Fraction {
    return this.kept.get(candidate) ?? sumOf((this.piles.get(candidate) ?? []).map(({ weight }) => weight))
  }

  private held(): Held {
    return new Map([...this.piles.keys()].map((candidate): [string, Fraction] => [candidate, this.heldBy(candidate)]))
  }

  /** To the next continuing candidate, or out. */
  private lay(paper: Paper): void {
    const next = paper.ranking.find((candidate) => this.continuing.includes(candidate))
    if (next === undefined) this.exhausted = plus(this.exhausted, paper.weight)
    else this.piles.get(next)?.push(paper)
  }

  private tell(
    kind: Exclude<Stage['kind'], 'pair' | 'funded' | 'no_money_left'>,
    options: readonly string[],
    more: { moved?: Fraction; by?: 'votes' | 'earlier_stage' | 'lot' } = {},
  ): void {
    const held = this.held()
    this.history.push(held)
    this.stages.push({
      kind,
      options,
      held: [...held].map(([option, votes]) => ({ option, votes: written(votes) })),
      exhausted: written(this.exhausted),
      moved: more.moved === undefined ? null : written(more.moved),
      by: more.by ?? 'votes',
    })
  }

  /** Everybody at the quota, the one who holds most first, as far as there are seats. */
  private electAtQuota(): boolean {
    const there = this.continuing.filter((candidate) => compare(this.heldBy(candidate), this.quota) >= 0)
    if (there.length === 0) return false
    const order: string[] = []
    let by: 'votes' | 'earlier_stage' | 'lot' = 'votes'
    while (order.length < Math.min(this.seatsLeft(), there.length)) {
      const left = there.filter((one) => !order.includes(one))
      const first = this.outstanding(left, 'most')
      if (left.length > 1 && there.length > this.seatsLeft() && first.by !== 'votes') by = first.by
      order.push(first.candidate)
    }
    this.tell('elected', order, { by })
    this.elected.push(...order)
    this.waiting.push(...order.filter((one) => compare(this.heldBy(one), this.quota) > 0))
    this.continuing = this.continuing.filter((one) => !order.includes(one))
    return true
  }

  private moveSurplus(): boolean {
    if (this.waiting.length === 0) return false
    const { candidate, by } = this.outstanding(this.waiting, 'most')
    const all = this.heldBy(candidate)
    const surplus = minus(all, this.quota)
    this.tell('surplus', [candidate], { moved: surplus, by })
    this.waiting.splice(this.waiting.indexOf(candidate), 1)
    const pile = this.piles.get(candidate) ?? []
    this.piles.set(candidate, [])
    this.kept.set(candidate, this.quota)
    for (const paper of pile) {
      paper.weight = parted(times(paper.weight, surplus), all)
      this.lay(paper)
    }
    return true
  }

  /** Nobody who is left holds anything: every ballot counts whole again for those who are left. */
  private regain(): boolean {
    if (this.continuing.some((candidate) => this.heldBy(candidate).over > 0n)) return false
    const useful = this.papers.filter(({ ranking }) => ranking.some((one) => this.continuing.includes(one)))
    if (useful.length === 0) return false
    this.tell('regained', this.continuing)
    for (const candidate of this.elected) this.kept.set(candidate, this.heldBy(candidate))
    this.exhausted = none
    for (const candidate of this.piles.keys()) this.piles.set(candidate, [])
    for (const paper of this.papers) {
      paper.weight = paper.cast
      this.lay(paper)
    }
    return true
  }

  private eliminate(): void {
    const { candidate, by } = this.outstanding(this.continuing, 'least')
    this.tell('eliminated', [candidate], { by })
    this.continuing = this.continuing.filter((one) => one !== candidate)
    const pile = this.piles.get(candidate) ?? []
    this.piles.set(candidate, [])
    for (const paper of pile) this.lay(paper)
  }

  private electRest(): void {
    this.tell('rest_elected', this.continuing)
    this.elected.push(...this.continuing)
    this.continuing = []
  }

  /** Who holds most, or least; of equals, whoever did at the latest stage where they differed; then by lot, which lets
   *  the first drawn stay ahead. */
  private outstanding(
    among: readonly string[],
    side: 'most' | 'least',
  ): { candidate: string; by: 'votes' | 'earlier_stage' | 'lot' } {
    const extreme = (of: readonly string[], held: Held): string[] => {
      const value = (one: string) => held.get(one) ?? none
      const best = of.reduce((kept, one) => {
        const difference = compare(value(one), value(kept))
        return (side === 'most' ? difference > 0 : difference < 0) ? one : kept
      })
      return of.filter((one) => compare(value(one), value(best)) === 0)
    }
    let left = extreme(among, this.held())
    if (left.length === 1) return { candidate: left[0] as string, by: 'votes' }
    for (const held of this.history.toReversed()) {
      left = extreme(left, held)
      if (left.length === 1) return { candidate: left[0] as string, by: 'earlier_stage' }
    }
    const drawn = this.lot.filter((one) => left.includes(one))
    return { candidate: (side === 'most' ? drawn[0] : drawn.at(-1)) as string, by: 'lot' }
  }
}
