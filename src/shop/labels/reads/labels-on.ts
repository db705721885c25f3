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
  readonly says: Said | null
  readonly hangs: Said | null
  readonly hanging: Stamp | null
}

/** All of which something is to be done, or all whatever their state. */
export async function labelsOn(ctx: Context, day: Day, which: 'behind' | 'all' = 'behind'): Promise<LabelOn[]> {
  const { db, organisation } = ctx
  const rule = await ctx.setting(placement)
  if (day === ctx.today) {
    const rows =
      which === 'all' ? await store.readLabels(db, organisation, null) : await store.readLabelsBehind(db, organisation)
    return judged(ctx, rows, day, rule)
  }
  return judgedOn(ctx, await store.readLabels(db, organisation, null), day, rule, await wantedOn(ctx, day))
}

/** Those of paper: what e-paper tags show changes by itself. */
export const onPaper = (labels: readonly LabelOn[]): LabelOn[] => labels.filter(({ row }) => row.tag === null)

/** These labels, as of a day; with `lock` already read under locks. */
export async function judge(ctx: Context, rows: readonly store.ShelfLabelRow[], day: Day): Promise<LabelOn[]> {
  const rule = await ctx.setting(placement)
  if (day === ctx.today) return judged(ctx, rows, day, rule)
  const products = [...new Set(rows.map(({ product }) => product))]
  return judgedOn(ctx, rows, day, rule, byPlace(await wantedLabels(ctx, day, products)))
}

async function judged(
  ctx: Context,
  rows: readonly store.ShelfLabelRow[],
  day: Day,
  rule: Placement,
): Promise<LabelOn[]> {
  const facts = rows.map((row) => factsOf(row, day, row))
  const says = await store.readContents(
    ctx.db,
    ctx.organisation,
    [
      ...new Set(rows.flatMap((row, at) => [row.wanted, hangingOf(facts[at] as ShelfLabelFacts, rule)?.fingerprint])),
    ].filter((one) => typeof one === 'string'),
  )
  return rows.map((row, at) =>
    labelOn(row, facts[at] as ShelfLabelFacts, rule, says, row.wanted === null ? null : (says.get(row.wanted) ?? null)),
  )
}

async function judgedOn(
  ctx: Context,
  rows: readonly store.ShelfLabelRow[],
  day: Day,
  rule: Placement,
  wanted: WantedByPlace,
): Promise<LabelOn[]> {
  const facts = rows.map((row) => factsOf(row, day, asSeen(wanted.get(placeKey(row)))))
  const hung = facts.flatMap((one) => hangingOf(one, rule)?.fingerprint ?? [])
  const says = await store.readContents(ctx.db, ctx.organisation, [...new Set(hung)])
  return rows.map((row, at) =>
    labelOn(row, facts[at] as ShelfLabelFacts, rule, says, wanted.get(placeKey(row)) ?? null),
  )
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
  known: ReadonlyMap<string, Said>,
  says: Said | null,
): LabelOn {
  const hanging = hangingOf(facts, rule)
  return {
    row,
    state: stateOf(facts, rule),
    throwAway: paperToThrowAway(facts, rule),
    wanted: facts.wanted,
    format: says?.format ?? null,
    says,
    hangs: hanging === null ? null : (known.get(hanging.fingerprint) ?? null),
    hanging,
  }
}

export const whyBehind = ({ row, says, hangs }: LabelOn) => reasonsOf(hangs, says, row.reprintAt !== null)
