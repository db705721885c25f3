/** Reading products from an Odoo: one page a transaction, so that an interruption loses one page at most; what was read
 *  becomes an import like that of a file, to be looked at, answered and brought in. */
import { type ActionContext, action, type Context, read } from '#platform/action.ts'
import { isSafeAddress } from '#platform/auth/rules/single-sign-on.ts'
import { planRows } from '#platform/imports/rows.ts'
import { readRuns } from '#platform/imports/store.ts'
import type { HappenedEvent } from '#platform/module.ts'
import { Refused, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { opened, sealed } from '#platform/sealed.ts'
import { newId } from '#platform/values/ids.ts'
import type * as contract from '../contract-odoo.ts'
import { type OdooRecord, OdooTrouble } from '../odoo/door.ts'
import { type Odoo, openOdoo } from '../odoo/reading.ts'
import { idsIn, rowOf } from '../odoo/rows.ts'
import { whyNotConnect } from '../rules/odoo.ts'
import * as store from '../store/odoo.ts'

const pullsShown = 5

export const readOdoo = read('catalogue.readOdoo', async (ctx: Context, _input: object) => {
  const pulls = await store.readPulls(ctx.db, ctx.organisation, pullsShown)
  const applied = await appliedOf(ctx, pulls)
  return {
    connection: await store.readConnection(ctx.db, ctx.organisation),
    pulls: pulls.map(({ id, since, trouble, facts, importId, newest: _newest, ...pull }) => ({
      ...pull,
      pull: id,
      everything: since === null,
      trouble: trouble && { code: trouble, facts },
      import: importId,
      applied: importId !== null && applied.has(importId),
    })),
  }
})

async function appliedOf(ctx: Context, pulls: readonly store.Pull[]): Promise<ReadonlySet<string>> {
  const runs = await readRuns(
    ctx.db,
    ctx.organisation,
    pulls.flatMap(({ importId }) => importId ?? []),
  )
  return new Set(runs.filter(({ state }) => state === 'applied').map(({ id }) => id))
}

/** Signs in before anything is kept: a wrong address or key is told at once. */
export const connectOdoo = action('catalogue.connectOdoo', async (ctx, input: InputOf<typeof contract.connectOdoo>) => {
  const before = await store.lockConnection(ctx.db, ctx.organisation)
  const key = input.key?.trim() || (before && opened(before.sealedKey)) || ''
  refuseWith(whyNotConnect({ url: input.url, safe: isSafeAddress(input.url), key }))
  await orRefuse(() => openOdoo({ ...input, key }))
  await store.writeConnection(ctx.db, ctx.organisation, { ...input, sealedKey: sealed(key) }, ctx.now)
  ctx.record('catalogue.odoo_connected', { subject: ctx.organisation })
  return {}
})

export const disconnectOdoo = action('catalogue.disconnectOdoo', async (ctx, _input: object) => {
  await store.dropRecords(ctx.db, ctx.organisation, null)
  const dropped = await store.dropConnection(ctx.db, ctx.organisation)
  if (dropped === 0) refuseWith([refuse('odoo.none')])
  ctx.record('catalogue.odoo_disconnected', { subject: ctx.organisation })
  return {}
})

export const pullOdoo = action('catalogue.pullOdoo', async (ctx, input: InputOf<typeof contract.pullOdoo>) => {
  const connection = await store.lockConnection(ctx.db, ctx.organisation)
  const pulls = await store.readPulls(ctx.db, ctx.organisation, 20)
  const [last] = pulls
  if (!connection) throw new Refused([refuse('odoo.none')])
  if (last?.state === 'running') refuseWith([refuse('odoo.running')])
  if (last?.state === 'failed' && !input.everything) return goOn(ctx, last)
  const since = input.everything ? null : await newestBroughtIn(ctx, pulls)
  const odoo = await orRefuse(() => openOdoo({ ...connection, key: keyOf(connection) }))
  const pull = { id: newId(), since, total: await orRefuse(() => odoo.count(since)) }
  await store.dropRecords(ctx.db, ctx.organisation, null)
  await store.addPull(ctx.db, ctx.organisation, pull, ctx.now)
  ctx.record('catalogue.odoo_pull_began', { subject: pull.id, everything: since === null })
  return { pull: pull.id }
})

/** Behind what was read before the interruption. */
async function goOn(ctx: ActionContext, pull: store.Pull): Promise<{ readonly pull: string }> {
  await store.updatePull(ctx.db, ctx.organisation, {
    ...pull,
    state: 'running',
    trouble: null,
    facts: {},
    endedAt: null,
  })
  ctx.record('catalogue.odoo_pull_began', { subject: pull.id, everything: pull.since === null })
  return { pull: pull.id }
}

/** The last change seen by a reading whose import was brought in, or that found nothing: what came later is read. */
async function newestBroughtIn(ctx: Context, pulls: readonly store.Pull[]): Promise<string | null> {
  const applied = await appliedOf(ctx, pulls)
  return (
    pulls.find(({ state, importId }) => state === 'nothing' || (importId !== null && applied.has(importId)))?.newest ??
    null
  )
}

/** Every night, where the shop wants it. */
export const pullNight = action('catalogue.pullNight', async (ctx, _input: Record<never, never>) => {
  const connection = await store.readConnection(ctx.db, ctx.organisation)
  const [last] = await store.readPulls(ctx.db, ctx.organisation, 1)
  if (!connection?.nightly || last?.state === 'running') return { pull: null }
  try {
    return await pullOdoo.run(ctx, { everything: false })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { pull: null }
  }
})

/** The next page; the one after it follows by what this one records. */
export const pullPage = action('catalogue.pullPage', async (ctx, event: HappenedEvent) => {
  const connection = await store.lockConnection(ctx.db, ctx.organisation)
  const pull = await store.lockPull(ctx.db, ctx.organisation, event.subject ?? '')
  if (!connection || pull?.state !== 'running') return { read: 0 }
  try {
    const odoo = await openOdoo({ ...connection, key: keyOf(connection) })
    const records = await odoo.page(await store.lastRecord(ctx.db, ctx.organisation, pull.id), pull.since)
    if (records.length === 0) return await finish(ctx, pull, odoo, connection.url)
    await keepPage(ctx, pull, records)
    return { read: records.length }
  } catch (error) {
    if (!(error instanceof OdooTrouble)) throw error
    const { code: trouble, facts } = error
    await store.updatePull(ctx.db, ctx.organisation, { ...pull, state: 'failed', trouble, facts, endedAt: ctx.now })
    ctx.record('catalogue.odoo_pull_failed', { subject: pull.id, why: trouble })
    return { read: 0 }
  }
})

async function keepPage(ctx: ActionContext, pull: store.Pull, records: readonly OdooRecord[]): Promise<void> {
  await store.addRecords(ctx.db, ctx.organisation, pull.id, records)
  const newest = [pull.newest ?? '', ...records.map((one) => String(one['write_date'] ?? ''))].toSorted().at(-1) || null
  const done = pull.done + records.length
  await store.updatePull(ctx.db, ctx.organisation, { ...pull, newest, done })
  ctx.record('catalogue.odoo_page_read', { subject: pull.id, done })
}

async function finish(
  ctx: ActionContext,
  pull: store.Pull,
  odoo: Odoo,
  url: string,
): Promise<{ readonly read: number }> {
  const records = await store.readRecords(ctx.db, ctx.organisation, pull.id)
  const taxIds = [...new Set(records.flatMap((one) => idsIn(one['taxes_id'])))]
  const taxes = new Map((taxIds.length === 0 ? [] : await odoo.taxes(taxIds)).map((tax) => [Number(tax['id']), tax]))
  const name = `Odoo ${new URL(url).host}`
  const importId =
    records.length === 0
      ? null
      : await planRows(
          ctx,
          'products',
          name,
          records.map((one) => rowOf(one, taxes)),
        )
  const state = importId === null ? 'nothing' : 'ready'
  await store.updatePull(ctx.db, ctx.organisation, { ...pull, state, importId, endedAt: ctx.now })
  await store.dropRecords(ctx.db, ctx.organisation, pull.id)
  ctx.record('catalogue.odoo_pull_ended', { subject: pull.id, products: records.length })
  return { read: 0 }
}

function keyOf(connection: store.Connection): string {
  const key = opened(connection.sealedKey)
  if (key === null) throw new OdooTrouble('odoo.key_lost')
  return key
}

/** Troubles of the Odoo, as reasons for whoever pressed. */
async function orRefuse<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof OdooTrouble) throw new Refused([refuse(error.code, error.facts)])
    throw error
  }
}
