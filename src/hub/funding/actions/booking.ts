/** The one way into the ledger: every set is checked, numbered, chained and written here. */
import type { ActionContext } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { refuse, refuseWith } from '#platform/refusal.ts'
import { newId } from '#platform/values/ids.ts'
import { hashOf } from '../rules/chain.ts'
import { type Approval, aboutOf, type EntrySet, whyNotBook, whyNotRepeat } from '../rules/ledger.ts'
import { bookedOf } from '../store/booked.ts'
import * as store from '../store/ledger.ts'

export interface Booking {
  readonly set: EntrySet
  readonly note: string | null
  /** Those who stand behind it, where more than one has to. */
  readonly approvals?: readonly Approval[]
}

/** Books a set, or answers the one that this wish made before. */
export async function post(
  ctx: ActionContext,
  set: EntrySet,
  note: string | null,
  approvals: readonly Approval[] = [],
): Promise<string> {
  const [id] = await postAll(ctx, [{ set, note, approvals }])
  return id as string
}

/** Books any number of sets with the same few statements. One at a time in a community, so that a wish that comes twice
 *  in the same second finds the first, and no month is locked in between. */
export async function postAll(ctx: ActionContext, wishes: readonly Booking[]): Promise<string[]> {
  if (wishes.length === 0) return []
  await store.lockLedger(ctx.db, ctx.organisation)
  const before = await earlier(ctx, wishes)
  const fresh = wishes.filter(({ set }) => !before.has(set.requestKey))
  const locked = await store.lockedMonths(ctx.db, ctx.organisation)
  refuseWith(fresh.flatMap(({ set }) => whyNotBook(set, locked)))
  const written = fresh.length === 0 ? new Map<string, string>() : await write(ctx, fresh)
  return wishes.map(({ set }) => (before.get(set.requestKey) ?? written.get(set.requestKey)) as string)
}

async function write(ctx: ActionContext, fresh: readonly Booking[]): Promise<Map<string, string>> {
  const first = await nextNumber(ctx.db, ctx.organisation, 'entry_set', fresh.length)
  let hash = await store.lastHash(ctx.db, ctx.organisation)
  const sets = fresh.map(({ set, note, approvals = [] }, at) => {
    const lines = set.lines.map(({ account, currency, amount }) => ({
      account: account.kind,
      about: aboutOf(account),
      currency,
      amount,
    }))
    const row = { ...set, id: newId(), number: first + at, note, approvals, lines }
    hash = hashOf(hash, row)
    return { ...row, hash, bookedAt: ctx.now, bookedBy: ctx.actor.account }
  })
  await store.writeSets(ctx.db, ctx.organisation, sets)
  for (const { id, number, kind, reverses } of sets)
    if (reverses) ctx.record('funding.entry_reversed', { subject: reverses, by: id, number })
    else ctx.record('funding.entry_booked', { subject: id, kind, number })
  return new Map(sets.map(({ requestKey, id }) => [requestKey, id]))
}

/** Wishes that were booked before, by their keys; another wish under a key that is used is refused. */
async function earlier(ctx: ActionContext, wishes: readonly Booking[]): Promise<Map<string, string>> {
  const keys = wishes.map(({ set }) => set.requestKey)
  refuseWith(keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => refuse('entry.key_used', { key })))
  const rows = await store.setsByKey(ctx.db, ctx.organisation, keys)
  const lines = await store.linesOf(
    ctx.db,
    ctx.organisation,
    rows.map(({ id }) => id),
  )
  const booked = new Map(bookedOf(rows, lines).map((one) => [one.requestKey, one]))
  refuseWith(wishes.flatMap(({ set }) => whyNotRepeat(set, booked.get(set.requestKey) ?? null)))
  return new Map([...booked].map(([key, { id }]) => [key, id]))
}
