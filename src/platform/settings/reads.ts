import { type Context, read } from '../action.ts'
import { rows, sql } from '../database/sql.ts'
import { found, NotAllowed } from '../refusal.ts'
import type { Instant } from '../values/day.ts'
import type { AccountId } from '../values/ids.ts'
import { boundsOf } from './bounds.ts'
import type { SettingLine } from './contract.ts'
import { type KnownSetting, knownSettings } from './known.ts'
import { readSettings, type SettingRow } from './store.ts'

/** The setting of this name, for whoever may see it or change it. */
export function settingFor(ctx: Context, act: 'see' | 'change', key: string): KnownSetting {
  const setting = found(
    knownSettings().find((one) => one.key === key),
    'setting',
  )
  const permission = setting.place[act]
  if (!ctx.actor.may(permission)) throw new NotAllowed(permission)
  return setting
}

/** A stored value that no longer fits its bounds counts as the standard, as `readSetting` takes it. */
function lineOf(ctx: Context, definition: KnownSetting, row: SettingRow | undefined, by: string | null): SettingLine {
  const { kind, nullable, minimum, maximum, maxLength, options } = boundsOf(definition.schema)
  const checked = row ? definition.schema.safeParse(row.value) : null
  return {
    key: definition.key,
    group: definition.group,
    counted: definition.counted ?? null,
    kind,
    nullable,
    minimum,
    maximum,
    maxLength,
    options: [...options],
    value: checked?.success ? checked.data : definition.fallback,
    standard: definition.fallback,
    changedAt: row?.changed_at ?? null,
    changedBy: by,
    mayChange: ctx.actor.may(definition.place.change),
  }
}

/** The lines of these settings, as they are now. */
export async function settingLines(ctx: Context, definitions: readonly KnownSetting[]): Promise<SettingLine[]> {
  const stored = new Map((await readSettings(ctx.db, ctx.organisation)).map((row) => [row.key, row]))
  const names = await namesOf(
    ctx,
    [...stored.values()].map((row) => row.changed_by),
  )
  return definitions.map((definition) => {
    const row = stored.get(definition.key)
    return lineOf(ctx, definition, row, row?.changed_by ? (names.get(row.changed_by) ?? null) : null)
  })
}

async function namesOf(ctx: Context, given: readonly (AccountId | null)[]): Promise<ReadonlyMap<AccountId, string>> {
  const ids = [...new Set(given.filter((id): id is AccountId => id !== null))]
  const accounts = await ctx.accounts.accountsById(ids)
  return new Map([...accounts].map(([id, account]) => [id, account.name]))
}

export const readAll = read('settings.list', async (ctx, _asked: object) => ({
  settings: await settingLines(
    ctx,
    knownSettings().filter(({ place }) => ctx.actor.may(place.see)),
  ),
}))

interface Change {
  readonly at: Instant
  readonly actor_id: AccountId | null
  readonly facts: { readonly before?: unknown; readonly after?: unknown }
}

export const readChanges = read('settings.history', async (ctx, { key }: { key: string }) => {
  settingFor(ctx, 'see', key)
  const changes = await rows(
    ctx.db,
    sql<Change>`select at, actor_id, facts from platform.event
      where organisation_id = ${ctx.organisation} and name = 'settings.changed' and facts ->> 'key' = ${key}
      order by id desc limit 100`,
  )
  const names = await namesOf(
    ctx,
    changes.map((one) => one.actor_id),
  )
  return {
    changes: changes.map(({ at, actor_id, facts }) => ({
      at,
      by: actor_id ? (names.get(actor_id) ?? null) : null,
      before: facts.before,
      after: facts.after,
    })),
  }
})
