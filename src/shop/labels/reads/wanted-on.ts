/** What should hang on another day than today, as the pages of that day ask for it: worked out once while nothing of what
 *  it follows from changes, however many pages and numbers ask. */
import type { Context } from '#platform/action.ts'
import { markOf } from '#platform/database/mark.ts'
import { keeping } from '#platform/keeping.ts'
import type { Day } from '#platform/values/day.ts'
import { soldTables } from '#shop/catalogue/public.ts'
import type { Said } from '../rules/reasons.ts'
import { type WantedLabel, wantedLabels } from './wanted.ts'

export interface WantedOn extends Said {
  readonly fingerprint: string
}

/** Null: no format. */
export type WantedByPlace = ReadonlyMap<string, WantedOn | null>

/** The usual questions are about tomorrow: a few shops, or a few days of one. */
const kept = keeping<WantedByPlace>(6)
const tables = [...soldTables, 'labels.label_format', 'labels.format_rule', 'labels.print_category_format']

export async function wantedOn(ctx: Context, day: Day): Promise<WantedByPlace> {
  const rows = await markOf(ctx.db, ctx.organisation, tables)
  return kept.get(`${ctx.organisation} ${day}`, `${JSON.stringify(ctx.shop)} ${rows}`, async () =>
    byPlace(await wantedLabels(ctx, day, null)),
  )
}

export const byPlace = (labels: readonly WantedLabel[]): WantedByPlace =>
  new Map(labels.map((one) => [placeKey(one), one.printed && withoutContent(one.printed)]))

const withoutContent = ({ fingerprint, format, says }: WantedOn): WantedOn => ({ fingerprint, format, says })

export const placeKey = ({ product, place }: { readonly product: string; readonly place: string | null }): string =>
  `${product} ${place ?? ''}`
