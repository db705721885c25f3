/** What people do with the money of a community. Every set passes through `post`. */
import { action } from '#platform/action.ts'
import { found, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { day, type Month } from '#platform/values/day.ts'
import { cents } from '#platform/values/money.ts'
import type * as contract from '../contract/ledger.ts'
import { whyNotUndo } from '../reads/undoing.ts'
import { coverLines } from '../rules/entries.ts'
import { type Account, type AccountKind, accountFrom, reversalOf, whyNotLock } from '../rules/ledger.ts'
import { bookedOf } from '../store/booked.ts'
import * as store from '../store/ledger.ts'
import { post } from './booking.ts'
import { lockSettled } from './call-undone.ts'
import { lockSpent } from './cost-undone.ts'
import { afterReversal } from './reversed.ts'

type Of<C> = InputOf<C>

export const bookOpening = action('funding.bookOpening', async (ctx, input: Of<typeof contract.bookOpening>) => {
  const lines = input.lines.map((line) => ({
    account: named(line),
    currency: line.currency,
    amount: cents(line.amount),
  }))
  const set = {
    kind: 'opening' as const,
    day: day(input.day),
    requestKey: asked(input.requestKey),
    reverses: null,
    lines,
  }
  return { set: await post(ctx, set, input.note) }
})

export const coverShortage = action('funding.coverShortage', async (ctx, input: Of<typeof contract.coverShortage>) => {
  const lines = coverLines(input.currency, named(input.bearer), named(input.short), cents(input.amount))
  const set = {
    kind: 'cover' as const,
    day: day(input.day),
    requestKey: asked(input.requestKey),
    reverses: null,
    lines,
  }
  return { set: await post(ctx, set, input.note) }
})

export const reverseSet = action('funding.reverseSet', async (ctx, input: Of<typeof contract.reverseSet>) => {
  await lockSettled(ctx, input.set)
  await lockSpent(ctx, input.set)
  await store.lockLedger(ctx.db, ctx.organisation)
  const [first] = await store.setsById(ctx.db, ctx.organisation, [input.set])
  const row = found(first, 'entry set')
  const [set] = bookedOf([row], await store.linesOf(ctx.db, ctx.organisation, [row.id]))
  const booked = found(set, 'entry set')
  refuseWith(await whyNotUndo(ctx, booked, row.reversedBy))
  const reversal = await post(ctx, reversalOf(booked, ctx.today), input.note)
  await afterReversal(ctx, row.id)
  return { reversal }
})

export const lockMonth = action('funding.lockMonth', async (ctx, input: Of<typeof contract.lockMonth>) => {
  const month = input.month as Month
  await store.lockLedger(ctx.db, ctx.organisation)
  refuseWith(whyNotLock(month, ctx.today, await store.lockedMonths(ctx.db, ctx.organisation)))
  await store.lockMonth(ctx.db, ctx.organisation, month, ctx.now, ctx.actor.account)
  ctx.record('funding.month_locked', { month })
  return {}
})

/** Keys people choose never meet those that follow from a set. */
const asked = (key: string): string => `asked/${key}`

function named({ account, about }: { readonly account: AccountKind; readonly about: string | null }): Account {
  const made = accountFrom(account, about)
  if (!made) refuseWith([refuse('entry.account', { why: about === null ? 'about_missing' : null, account })])
  return found(made, 'account')
}
