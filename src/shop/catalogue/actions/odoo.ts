/** The Odoo a shop keeps: connected, looked at, and forgotten. It is asked before a transaction begins, never inside. */
import { action, type Context, errand, read } from '#platform/action.ts'
import { isSafeAddress } from '#platform/auth/rules/single-sign-on.ts'
import { Refused, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { opened, sealed } from '#platform/sealed.ts'
import type * as contract from '../contract-odoo.ts'
import { OdooTrouble } from '../odoo/door.ts'
import { openOdoo } from '../odoo/reading.ts'
import { broughtIn } from '../reads/odoo-batches.ts'
import { whyNotConnect } from '../rules/odoo.ts'
import * as store from '../store/odoo.ts'

const pullsShown = 5

export const readOdoo = read('catalogue.readOdoo', async (ctx: Context, _input: object) => {
  const pulls = await store.readPulls(ctx.db, ctx.organisation, pullsShown)
  const applied = await broughtIn(ctx, pulls)
  return {
    connection: await store.readConnection(ctx.db, ctx.organisation),
    pulls: pulls.map(({ id, since, trouble, facts, newest: _newest, ...pull }) => ({
      ...pull,
      pull: id,
      everything: since === null,
      trouble: trouble && { code: trouble, facts },
      applied: applied.has(id),
    })),
  }
})

/** Signs in before anything is kept: a wrong address or key is told at once. */
export const connectOdoo = errand(
  'catalogue.connectOdoo',
  async (ctx: Context, input: InputOf<typeof contract.connectOdoo>) => {
    const before = await store.readAccess(ctx.db, ctx.organisation)
    const key = input.key?.trim() || (before && opened(before.sealedKey)) || ''
    refuseWith(whyNotConnect({ url: input.url, safe: isSafeAddress(input.url), key }))
    await orRefuse(() => openOdoo({ ...input, key }))
    return { key }
  },
  async (ctx, input, { key }) => {
    await store.lockConnection(ctx.db, ctx.organisation)
    await store.writeConnection(ctx.db, ctx.organisation, { ...input, sealedKey: sealed(key) }, ctx.now)
    ctx.record('catalogue.odoo_connected', { subject: ctx.organisation })
    return {}
  },
)

/** Products, prices and imports stay; a reading under way ends. */
export const disconnectOdoo = action('catalogue.disconnectOdoo', async (ctx, _input: object) => {
  await store.lockConnection(ctx.db, ctx.organisation)
  await store.stopPulls(ctx.db, ctx.organisation, ctx.now)
  await store.dropRecords(ctx.db, ctx.organisation, null)
  const dropped = await store.dropConnection(ctx.db, ctx.organisation)
  if (dropped === 0) refuseWith([refuse('odoo.none')])
  ctx.record('catalogue.odoo_disconnected', { subject: ctx.organisation })
  return {}
})

export function keyOf(connection: store.Connection): string {
  const key = opened(connection.sealedKey)
  if (key === null) throw new OdooTrouble('odoo.key_lost')
  return key
}

/** Troubles of the Odoo, as reasons for whoever pressed. */
export async function orRefuse<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof OdooTrouble) throw new Refused([refuse(error.code, error.facts)])
    throw error
  }
}
