/** What each organisation weighs when a cost is shared (domain-hub-funding 5.6): sharing keys as data. */
import { type Refusal, refuse } from '#platform/refusal.ts'
import { millionthRoot } from '#platform/values/root.ts'

export const figures = ['turnover', 'members', 'fte', 'gross_margin'] as const
export type KeyFigure = (typeof figures)[number]

/** From this size on (the figure's own unit) an organisation has so many points. */
export interface Tier {
  readonly from: number
  readonly points: number
}

/** Keys in which each organisation's weight follows from its own figure alone. */
export type FigureKey =
  | { readonly kind: KeyFigure }
  | { readonly kind: 'sqrt_members' }
  | { readonly kind: 'tiers'; readonly of: KeyFigure; readonly tiers: readonly Tier[] }

export type ShareKey =
  | { readonly kind: 'equal' }
  | FigureKey
  /** So many basis points equally, the others by a figure. */
  | { readonly kind: 'two_part'; readonly equalBp: number; readonly by: FigureKey }

export type SharingKey =
  | ShareKey
  /** A key among those who use the area of the need. */
  | { readonly kind: 'usage'; readonly among: ShareKey }
  /** Everybody gives what they choose: there are no shares. */
  | { readonly kind: 'free' }

export const firstKey: SharingKey = { kind: 'two_part', equalBp: 5000, by: { kind: 'turnover' } }

/** Keys that are shown beside each other, so that nobody takes one for the only way. */
export const sideBySide: readonly SharingKey[] = [
  { kind: 'equal' },
  ...figures.map((kind) => ({ kind })),
  { kind: 'sqrt_members' },
  firstKey,
]

export interface Weighed {
  readonly organisation: string
  readonly usesArea: boolean
  /** Attested figures that hold for the year of the key (organisations tells which); null: none. */
  readonly figures: Readonly<Record<KeyFigure, number | null>>
}

/** The figure a key asks for; null: it needs none. */
export function figureOf(key: SharingKey): KeyFigure | null {
  switch (key.kind) {
    case 'equal':
    case 'free':
      return null
    case 'usage':
      return figureOf(key.among)
    case 'two_part':
      return figureOf(key.by)
    case 'sqrt_members':
      return 'members'
    case 'tiers':
      return key.of
    default:
      return key.kind
  }
}

/** Whether the key gives this organisation a weight at all: it uses the area, and its figure is known. */
export const hasWeight = (key: SharingKey, one: Weighed): boolean => takesPart(key, one) && knowsFigure(key, one)

const takesPart = (key: SharingKey, one: Weighed): boolean =>
  key.kind !== 'free' && (key.kind !== 'usage' || one.usesArea)

function knowsFigure(key: SharingKey, one: Weighed): boolean {
  const figure = figureOf(key)
  return figure === null || one.figures[figure] !== null
}

/** The weights in the order given. Who does not use the area, or whose figure is missing, weighs 0 and is not
 *  counted; in a free round nobody weighs anything. */
export function weightsOf(key: SharingKey, all: readonly Weighed[]): bigint[] {
  const share = key.kind === 'usage' ? key.among : key
  if (share.kind === 'free') return all.map(() => 0n)
  const counted = all.filter((one) => hasWeight(key, one))
  const weigh = weigher(share, counted)
  return all.map((one) => (hasWeight(key, one) ? weigh(one) : 0n))
}

function weigher(key: ShareKey, counted: readonly Weighed[]): (one: Weighed) => bigint {
  if (key.kind === 'equal') return () => 1n
  if (key.kind !== 'two_part') return (one) => ownWeight(key, one)
  const all = counted.reduce((sum, one) => sum + ownWeight(key.by, one), 0n)
  const [equal, rest, count] = [BigInt(key.equalBp), BigInt(10_000 - key.equalBp), BigInt(counted.length)]
  // Over all payers, a·Σv + b·n·v shares a basis points equally and b by the figure, without a division.
  return (one) => equal * all + rest * count * ownWeight(key.by, one)
}

function ownWeight(key: FigureKey, { figures }: Weighed): bigint {
  if (key.kind === 'sqrt_members') return millionthRoot(figures.members ?? 0)
  if (key.kind !== 'tiers') return BigInt(figures[key.kind] ?? 0)
  const size = figures[key.of] ?? 0
  return BigInt(key.tiers.findLast((tier) => tier.from <= size)?.points ?? 0)
}

/** Keys that need no choice beside their name: a community tunes one, `two_part` meaning half equal, half by turnover. */
export const namedKeys = ['equal', ...figures, 'sqrt_members', 'two_part'] as const
export type NamedKey = (typeof namedKeys)[number]

export const keyNamed = (name: NamedKey): SharingKey => (name === 'two_part' ? firstKey : { kind: name })

/** The key by which a late joiner is counted in: the round's own, and for a free round the one that the community chose. */
export const keyForLate = (key: SharingKey, forFree: NamedKey): SharingKey =>
  key.kind !== 'free' ? key : keyNamed(forFree)

/** Without an attested figure an organisation pledges a fixed amount, not a share; outside the area likewise. */
export function whyNotShare(key: SharingKey, one: Weighed, year: number): Refusal[] {
  if (key.kind === 'free') return [refuse('pledge.no_shares')]
  const no: Refusal[] = []
  if (!takesPart(key, one)) no.push(refuse('pledge.not_user', { organisation: one.organisation }))
  if (!knowsFigure(key, one))
    no.push(refuse('figures.missing', { why: figureOf(key), organisation: one.organisation, year }))
  return no
}

/** A key adds up to a whole, and its size classes begin at 0 and rise. */
export function whyNotKey(key: SharingKey): Refusal[] {
  if (key.kind === 'usage') return whyNotKey(key.among)
  if (key.kind === 'two_part')
    return [...(isPart(key.equalBp) ? [] : [refuse('key.parts', { most: 10_000 })]), ...whyNotKey(key.by)]
  return key.kind === 'tiers' && !areTiers(key.tiers) ? [refuse('key.tiers')] : []
}

const isPart = (points: number): boolean => Number.isSafeInteger(points) && points >= 0 && points <= 10_000

const areTiers = (tiers: readonly Tier[]): boolean =>
  tiers[0]?.from === 0 &&
  tiers.every(({ from, points }, at) => points >= 0 && from > (tiers[at - 1]?.from ?? -1)) &&
  tiers.some(({ points }) => points > 0)
