/** The steps by which a round was shared out, each line with its weight, limit and remainder: enough for anybody to make
 *  the same sum by hand or with `scripts/recompute-round.ts` (domain-hub-funding 8, round file). */
import { type Cents, noMoney, subtract, sum } from '#platform/values/money.ts'
import { splitTelling, type Tie } from '#platform/values/split.ts'
import { splitWithLimits } from '#platform/values/split-limits.ts'
import type { Closing, ClosingPledge, PledgeMode, RoundTerms } from './closing.ts'

export const fileSteps = ['given', 'by_key', 'top_up', 'contingency'] as const
export type FileStepName = (typeof fileSteps)[number]

export interface FileLine {
  readonly organisation: string
  readonly mode: PledgeMode
  readonly weight: string
  /** The part is this at most; null: no limit. */
  readonly cap: Cents | null
  /** Below the whole unit: what decides who gets a left-over one. Empty where the cap decided. */
  readonly base: Cents | null
  readonly remainder: string | null
  readonly part: Cents
}

/** One division: `total` over `lines`. */
export interface FileStep {
  readonly step: FileStepName
  readonly total: Cents
  readonly turn: number
  /** The limit per weight that was reached, as a fraction; null: no limits, or nothing to divide. */
  readonly reached: { readonly over: string; readonly under: string } | null
  /** What is left for those below their caps, and what they weigh together: each remainder is of `rest` × weight by it. */
  readonly rest: Cents
  readonly weights: string
  /** Places of the list, from 0, that got a left-over unit by turn alone, and those that did not. */
  readonly tie: Tie | null
  readonly lines: readonly FileLine[]
}

/** What was divided among whom when the round closed; a division among nobody is left out. */
export function stepsOf(terms: RoundTerms, pledges: readonly ClosingPledge[], closing: Closing): FileStep[] {
  const fell = new Set(closing.fallen.map(({ pledge }) => pledge))
  const standing = pledges
    .filter(({ pledge }) => !fell.has(pledge))
    .toSorted((one, other) => one.joinSeq - other.joinSeq)
  const of = (...modes: PledgeMode[]) => standing.filter(({ mode }) => modes.includes(mode))
  const asked = subtract(terms.target, least(terms.target, sum(terms.secured)))
  const { turn } = terms
  const share = of('share')
  return [
    ...stepsOfNets(asked, { given: of('fixed', 'hours'), share, topUp: of('top_up') }, turn),
    closing.met ? within('contingency', closing.contingency.covered, roomsOf(share, closing), turn) : null,
  ].flatMap((step) => (step && step.lines.length > 0 ? [step] : []))
}

type Lists = Readonly<Record<'given' | 'share' | 'topUp', readonly ClosingPledge[]>>

function stepsOfNets(asked: Cents, { given, share, topUp }: Lists, turn: number): (FileStep | null)[] {
  const offered = mostOf(given)
  if (offered > asked) return [inProportion('given', asked, given, turn)]
  const left = subtract(asked, offered)
  const caps = sum(share.map(({ weight, most }) => (weight > 0n ? most : noMoney)))
  const gap = subtract(left, least(left, caps))
  return [
    asPledged(given, turn),
    within('by_key', subtract(left, gap), share, turn),
    gap > 0 && gap <= mostOf(topUp) ? inProportion('top_up', gap, topUp, turn) : null,
  ]
}

const mostOf = (pledges: readonly ClosingPledge[]): Cents => sum(pledges.map(({ most }) => most))
const least = (one: Cents, other: Cents): Cents => (one < other ? one : other)

/** Between share and cap. */
function roomsOf(share: readonly ClosingPledge[], { parts }: Closing): ClosingPledge[] {
  const netOf = new Map(parts.map(({ pledge, net }) => [pledge, net]))
  return share.map((one) => ({ ...one, most: subtract(one.most, netOf.get(one.pledge) ?? noMoney) }))
}

/** Nothing is divided: each gives what was pledged. */
const asPledged = (given: readonly ClosingPledge[], turn: number): FileStep => ({
  ...{ step: 'given', total: mostOf(given), turn, reached: null, rest: noMoney, weights: '0', tie: null },
  lines: given.map((one) => lineOf(one, { weight: BigInt(one.most), cap: one.most, part: one.most })),
})

function inProportion(step: FileStepName, total: Cents, pledges: readonly ClosingPledge[], turn: number): FileStep {
  const weights = pledges.map(({ most }) => BigInt(most))
  const { parts, tie } = splitTelling(total, weights, turn)
  const all = whole(weights)
  const lines = pledges.map((one, at) => {
    const weight = weights[at] ?? 0n
    return lineOf(one, { weight, cap: null, part: parts[at] ?? noMoney, divided: { rest: total, all } })
  })
  return { ...{ step, total, turn, reached: null, rest: total, weights: String(all), tie }, lines }
}

function within(step: FileStepName, total: Cents, pledges: readonly ClosingPledge[], turn: number): FileStep | null {
  if (total === 0 || pledges.every(({ weight }) => weight === 0n)) return null
  const made = splitWithLimits(
    total,
    pledges.map(({ weight, most }) => ({ weight, cap: weight > 0n ? most : noMoney })),
    turn,
  )
  if (made.kind !== 'parts') throw new RangeError(`no division: ${made.kind} ${made.by}`)
  const { over, under } = made.reached
  const free = pledges.map(({ weight, most }) => weight > 0n && over * weight < BigInt(most) * under)
  const all = whole(pledges.map(({ weight }, at) => (free[at] ? weight : 0n)))
  const rest = subtract(total, sum(made.parts.filter((_, at) => !free[at])))
  const lines = pledges.map((one, at) =>
    lineOf(one, {
      ...{ weight: one.weight, cap: one.weight > 0n ? one.most : noMoney, part: made.parts[at] ?? noMoney },
      ...(free[at] ? { divided: { rest, all } } : {}),
    }),
  )
  const reached = { over: String(over), under: String(under) }
  return { step, total, turn, reached, rest, weights: String(all), tie: made.tie, lines }
}

const whole = (weights: readonly bigint[]): bigint => weights.reduce((all, weight) => all + weight, 0n)

interface Told {
  readonly weight: bigint
  readonly cap: Cents | null
  readonly part: Cents
  /** How it was divided; left out where the cap or the pledge decided. */
  readonly divided?: { readonly rest: Cents; readonly all: bigint }
}

function lineOf({ organisation, mode }: ClosingPledge, { weight, cap, part, divided }: Told): FileLine {
  const told = { organisation, mode, weight: String(weight), cap, part }
  if (!divided || divided.all === 0n) return { ...told, base: null, remainder: null }
  const product = BigInt(divided.rest) * weight
  const base = Number(product / divided.all) as Cents
  return { ...told, base, remainder: String(product % divided.all) }
}
