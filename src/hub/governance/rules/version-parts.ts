/** What two versions differ in beside their paragraphs: other ways, what changes for whom, what it costs
 *  (domain-hub-governance-communication 5.2, 7). */
import type { Effect } from './effects.ts'
import { differences } from './versions.ts'

export interface Words {
  readonly paragraphs: readonly string[]
  readonly alternatives: string | null
  readonly effectOnShops: string | null
  readonly cost: string | null
  readonly effects: readonly Effect[]
}

export interface PartChange {
  readonly part: 'alternatives' | 'effectOnShops' | 'cost' | 'effect'
  /** For whom, where what changes for one kind or one organisation is told. */
  readonly kind: Effect['kind']
  readonly participant: string | null
  readonly before: string | null
  readonly after: string | null
}

const single = ['alternatives', 'effectOnShops', 'cost'] as const
const keyOf = ({ kind, participant }: Effect) => participant ?? kind

export function partChanges(older: Words, newer: Words): PartChange[] {
  const told = single.map((part) => ({
    ...{ part, kind: null, participant: null },
    before: older[part] || null,
    after: newer[part] || null,
  }))
  const gone = older.effects.filter((one) => !newer.effects.some((other) => keyOf(other) === keyOf(one)))
  const effects = [...newer.effects, ...gone].map((one) => {
    const whatOf = (all: readonly Effect[]) => all.find((other) => keyOf(other) === keyOf(one))?.what ?? null
    return {
      ...{ part: 'effect' as const, kind: one.kind, participant: one.participant },
      before: whatOf(older.effects),
      after: whatOf(newer.effects),
    }
  })
  return [...told, ...effects].filter(({ before, after }) => before !== after)
}

const mostTold = 4000

/** All that differs as lines of a mail: what went with a minus, what came with a plus. */
export function differencesTold(older: Words, newer: Words): string {
  const all = [...differences(older.paragraphs, newer.paragraphs), ...partChanges(older, newer)].map(
    ({ before, after }) => [...(before ? [`− ${before}`] : []), ...(after ? [`+ ${after}`] : [])].join('\n'),
  )
  const short: string[] = []
  for (const one of all) {
    if ([...short, one].join('\n\n').length > mostTold) return [...short, '…'].join('\n\n')
    short.push(one)
  }
  return short.join('\n\n')
}
