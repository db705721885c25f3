import { isDeepStrictEqual } from 'node:util'
import { type ActionContext, action } from '../action.ts'
import { type Facts, Refused, refuse } from '../refusal.ts'
import { boundsOf } from './bounds.ts'
import type { SettingDefinition } from './definition.ts'
import type { KnownSetting } from './known.ts'
import { settingFor, settingLines } from './reads.ts'
import { dropSetting, readSetting, writeSetting } from './store.ts'

/** Out of bounds is refused with the bounds. */
function checked(definition: SettingDefinition<unknown>, value: unknown): unknown {
  const parsed = definition.schema.safeParse(value)
  if (parsed.success) return parsed.data
  const { minimum, maximum, maxLength, options } = boundsOf(definition.schema)
  const bounds: Facts = { minimum, maximum, maxLength, options }
  throw new Refused([refuse('setting.out_of_bounds', { key: definition.key, ...bounds })])
}

async function settle(ctx: ActionContext, definition: KnownSetting, after: unknown) {
  const { key } = definition
  const before = await readSetting(ctx.db, ctx.organisation, definition)
  if (isDeepStrictEqual(after, definition.fallback)) await dropSetting(ctx.db, ctx.organisation, key)
  else await writeSetting(ctx.db, ctx.organisation, { key, value: after, now: ctx.now, by: ctx.actor.account })
  ctx.record('settings.changed', { key, before, after })
  const [line] = await settingLines(ctx, [definition])
  if (!line) throw new Error(`setting ${key} has no line`)
  return line
}

export const change = action('settings.change', async (ctx, input: { key: string; value?: unknown }) => {
  const definition = settingFor(ctx, 'change', input.key)
  return settle(ctx, definition, checked(definition, input.value))
})

export const reset = action('settings.reset', async (ctx, { key }: { key: string }) => {
  const definition = settingFor(ctx, 'change', key)
  return settle(ctx, definition, definition.fallback)
})
