/** Keys by which other programs act for one organisation. */
import { type ActionContext, action, read } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { found, refuseWith } from '#platform/refusal.ts'
import type { Instant } from '#platform/values/day.ts'
import { type AccountId, newId, type OrganisationId } from '#platform/values/ids.ts'
import { hashOf, newToken } from '../parts.ts'
import { keyStartLength, whyNotMakeKey } from '../rules/keys.ts'
import { addKey, readKeys, revokeKey } from '../store/keys.ts'

export interface MadeKey {
  readonly key: string
  /** The key itself, `kom_…`: kept nowhere, shown once. */
  readonly secret: string
}

/** Makes a key: 256 random bits, of which the database keeps the first characters and a hash. */
export async function makeApiKey(
  db: Db,
  organisation: OrganisationId,
  wish: { name: string; permissions: readonly string[]; account: AccountId | null; now: Instant },
): Promise<MadeKey> {
  const secret = `kom_${newToken()}`
  const id = newId()
  await addKey(db, organisation, { id, ...wish, start: secret.slice(0, keyStartLength), hash: hashOf(secret) })
  return { key: id, secret }
}

export const listKeysRead = read('auth.listKeys', async (ctx) => ({
  keys: await readKeys(ctx.db, ctx.organisation),
}))

const makeKey = action(
  'auth.makeKey',
  async (ctx: ActionContext, { name, permissions }: { name: string; permissions: string[] }) => {
    refuseWith(whyNotMakeKey(permissions, ctx.actor.permissions))
    const made = await makeApiKey(ctx.db, ctx.organisation, {
      name,
      permissions,
      account: ctx.actor.account,
      now: ctx.now,
    })
    ctx.record('auth.key_made', { subject: made.key, permissions })
    return made
  },
)

export const makeKeyAction = { ...makeKey, secretAnswer: true as const }

export const revokeKeyAction = action('auth.revokeKey', async (ctx, { key }: { key: string }) => {
  found(await revokeKey(ctx.db, ctx.organisation, key, ctx.actor.account, ctx.now), 'api key')
  ctx.record('auth.key_revoked', { subject: key })
  return {}
})
