/** Labels with what is to be done with each, as of a day. Today what should hang is kept; for another day it is worked
 *  out while asking: tonight's prices print today. */
import type { Context } from '#platform/action.ts'
import type { Day } from '#platform/values/day.ts'
import { reasonsOf, type Said } from '../rules/reasons.ts'
import {
  hangingOf,
  type Placement,
  paperToThrowAway,
  type ShelfLabelFacts,
  type ShelfLabelState,
  type Stamp,
  stateOf,
} from '../rules/shelf-label.ts'
import { placement } from '../settings.ts'
import * as store from '../store/shelf-label.ts'
import { wantedLabels } from './wanted.ts'
import { byPlace, placeKey, type WantedByPlace, type WantedOn, wantedOn } from './wanted-on.ts'

export interface LabelOn {
  readonly row: store.ShelfLabelRow
  readonly state: ShelfLabelState
  readonly throwAway: boolean
  /** As of the day asked for. */
  readonly wanted: string | null
  readonly format: string | null
  readonly hanging: Stamp | null
  /** What it should say, where that was worked out while asking; else it is kept. */
  readonly said: Said | null
}

/** The same with its words: what it should say, and what hangs. */
export interface WordedLabel extends LabelOn {
  readonly says: Said | null
  readonly hangs: Said | null
}

/** All of which something is to be done, or all whatever their state. */
export async function labelsOn(ctx: Context, day: Day, which: 'behind' | 'all' = 'behind'): Promise<LabelOn[]> {
  const { db, organisation } = ctx
  const rule = await ctx.setting(placement)
  if (day === ctx.today) {
    const rows =
      which === 'all' ? await store.readLabels(db, organisation, null) : await store.readLabelsBehind(db, organisation)
    return judged(rows, day, rule)
  }
  return judgedOn(await store.readLabels(db, organisation, null), day, rule, await wantedOn(ctx, day))
}

/** Those of paper: what e-paper tags show changes by itself. */
export const onPaper = (labels: readonly LabelOn[]): LabelOn[] => labels.filter(({ row }) => row.tag === null)

/** These labels, as of a day; with `lock` already read under locks. */
export async function judge(ctx: Context, rows: readonly store.ShelfLabelRow[], day: Day): Promise<LabelOn[]> {
  const rule = await ctx.setting(placement)
  if (day === ctx.today) return judged(rows, day, rule)
  const products = [...new Set(rows.map(({ product }) => product))]
  return judgedOn(rows, day, rule, byPlace(await wantedLabels(ctx, day, products)))
}

function judged(rows: readonly store.ShelfLabelRow[], day: Day, rule: Placement): LabelOn[] {
  return rows.map((row) => labelOn(row, factsOf(row, day, row), rule, row.wanted === null ? null : row.format, null))
}

function judgedOn(rows: readonly store.ShelfLabelRow[], day: Day, rule: Placement, wanted: WantedByPlace): LabelOn[] {
  return rows.map((row) => {
    const seen = wanted.get(placeKey(row))
    return labelOn(row, factsOf(row, day, asSeen(seen)), rule, seen?.format ?? null, seen ?? null)
  })
}

/** With the words of each: asked for those that are shown, however many there are. */
export async function worded<Label extends LabelOn>(
  ctx: Context,
  labels: readonly Label[],
): Promise<(Label & WordedLabel)[]> {
  const kept = labels.flatMap(({ said, wanted, hanging }) => [said ? null : wanted, hanging?.fingerprint ?? null])
  const known = await store.readContents(ctx.db, ctx.organisation, [...new Set(kept.filter((one) => one !== null))])
  const of = (fingerprint: string | null): Said | null =>
    fingerprint === null ? null : (known.get(fingerprint) ?? null)
  return labels.map((label) => ({
    ...label,
    says: label.said ?? of(label.wanted),
    hangs: of(label.hanging?.fingerprint ?? null),
  }))
}

const asSeen = (wanted: WantedOn | null | undefined) =>
  ({ here: wanted !== undefined, wanted: wanted?.fingerprint ?? null }) as const

export function factsOf(
  row: store.ShelfLabelRow,
  day: Day,
  seen: { readonly here: boolean; readonly wanted: string | null },
): ShelfLabelFacts {
  const { printed, printedAt, printedFor, placed, placedAt, placedFor } = row
  return {
    wanted: seen.wanted,
    wantedHere: seen.here,
    printed: printed && printedAt && printedFor ? { fingerprint: printed, at: printedAt, forDay: printedFor } : null,
    placed: placed && placedAt && placedFor ? { fingerprint: placed, at: placedAt, forDay: placedFor } : null,
    reprintAsked: row.reprintAt !== null,
    day,
  }
}

function labelOn(
  row: store.ShelfLabelRow,
  facts: ShelfLabelFacts,
  rule: Placement,
  format: string | null,
  said: Said | null,
): LabelOn {
  return {
    row,
    state: stateOf(facts, rule),
    throwAway: paperToThrowAway(facts, rule),
    wanted: facts.wanted,
    format,
    hanging: hangingOf(facts, rule),
    said,
  }
}

export const whyBehind = ({ row, says, hangs }: WordedLabel) => reasonsOf(hangs, says, row.reprintAt !== null)
