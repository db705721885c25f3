/** Own formats: made as a copy, changed, taken out of use. */
import { type ActionContext, action } from '#platform/action.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { formatInUse } from '../reads/formats.ts'
import type { LabelFormat } from '../rules/format.ts'
import { whyNotKeep } from '../rules/format-check.ts'
import * as store from '../store/format.ts'
import { askReprint, readLabels } from '../store/shelf-label.ts'

export interface MakeFormat {
  readonly from: string
  readonly name: string
}

export const makeFormat = action('labels.makeFormat', async (ctx, { from, name }: MakeFormat) => {
  const { basedOn, format } = await formatInUse(ctx, from)
  const taken = await store.isNameTaken(ctx.db, ctx.organisation, name, null)
  refuseWith(taken ? [refuse('format.name_taken', { name })] : [])
  const { id: _of, ...layout } = format
  const id = newId()
  await store.addFormat(ctx.db, ctx.organisation, { id, name, basedOn, layout, now: ctx.now })
  ctx.record('labels.format_made', { subject: id, basedOn })
  return { format: id }
})

export interface ChangeFormat {
  readonly format: string
  readonly name: string
  readonly layout: Omit<LabelFormat, 'id'>
  readonly version: number
  readonly reprintAll?: boolean
}

export const changeFormat = action('labels.changeFormat', async (ctx, input: ChangeFormat) => {
  const { format: id, name, layout, version } = input
  const before = found(await store.lockFormat(ctx.db, ctx.organisation, id), 'format')
  const taken = await store.isNameTaken(ctx.db, ctx.organisation, name, id)
  refuseWith([
    ...(before.version === version ? [] : [refuse('format.changed_meanwhile', { name: before.name })]),
    ...(taken ? [refuse('format.name_taken', { name })] : []),
    ...whyNotKeep(layout),
  ])
  await store.changeFormat(ctx.db, ctx.organisation, { id, name, layout, now: ctx.now })
  ctx.record('labels.format_changed', { subject: id })
  return { version: version + 1, reprinted: input.reprintAll ? await reprintAll(ctx, id) : 0 }
})

export const archiveFormat = action('labels.archiveFormat', async (ctx, { format }: { readonly format: string }) => {
  found(await store.lockFormat(ctx.db, ctx.organisation, format), 'format')
  await store.archiveFormat(ctx.db, ctx.organisation, format, ctx.now)
  ctx.record('labels.format_archived', { subject: format })
  return {}
})

/** Everything that hangs in this format, whatever it says. */
async function reprintAll(ctx: ActionContext, format: string): Promise<number> {
  const hanging = (await readLabels(ctx.db, ctx.organisation, null)).filter(
    (label) => label.here && label.format === format && (label.placed ?? label.printed) !== null,
  )
  const reason = currentWords().say(ctx.shop.language, 'labels.new_layout', {}, ctx.shop)
  await askReprint(
    ctx.db,
    ctx.organisation,
    hanging.map(({ id }) => id),
    { at: ctx.now, by: ctx.actor.account, reason },
  )
  return hanging.length
}
