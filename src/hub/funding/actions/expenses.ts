/** What its author does with an expense: write it down, add the papers, hand it in, cancel it. */
import { lockActing, mustHave, whyNotAct } from '#hub/organisations/public.ts'
import { type ActionContext, action, type UploadedFile } from '#platform/action.ts'
import { readIban } from '#platform/bank/iban.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { found, type Refusal, refuse, refuseWith } from '#platform/refusal.ts'
import type { InputOf } from '#platform/route.ts'
import { day } from '#platform/values/day.ts'
import { newId } from '#platform/values/ids.ts'
import { add, cents } from '#platform/values/money.ts'
import { paperKind } from '#platform/values/picture.ts'
import type * as contract from '../contract/expenses.ts'
import { whyNotAddPaper, whyNotCancel, whyNotChange, whyNotPaper, whyNotSubmit } from '../rules/expenses.ts'
import type { ExpenseState } from '../rules/states.ts'
import * as store from '../store/expenses.ts'
import { openWish } from '../store/wishes.ts'
import { undoSets } from './receipts.ts'
import { endAs } from './wishes.ts'

type Of<C> = InputOf<C>

/** A wish that waits for a second person bears this name. */
export const approvalAct = 'expense.approve'

export const lock = async (ctx: ActionContext, id: string): Promise<store.ExpenseRow> =>
  found(await store.lockExpense(ctx.db, ctx.organisation, id), 'expense')

/** The system acts for everybody; else an expense is its author's own. */
export const isOwn = ({ actor }: Pick<ActionContext, 'actor'>, { author }: Pick<store.ExpenseRow, 'author'>): boolean =>
  actor.kind === 'system' || (author !== null && author === actor.account)

/** The expense as others may know of it: a draft of somebody else is not there. */
export async function lockVisible(ctx: ActionContext, id: string): Promise<store.ExpenseRow> {
  const row = await lock(ctx, id)
  return found(row.state === 'draft' && !isOwn(ctx, row) ? null : row, 'expense')
}

export async function moveTo(
  ctx: ActionContext,
  row: store.ExpenseRow,
  state: ExpenseState,
  more: store.ExpenseChange = {},
): Promise<{ state: ExpenseState }> {
  await store.changeExpense(ctx.db, ctx.organisation, row.id, { state, ...more }, ctx.now)
  ctx.record(`funding.expense_${state}`, { subject: row.id, participant: row.participant })
  if (row.author && toldOf.has(state))
    ctx.notify(`funding.expense_${state}`, row.author, {
      ...{ what: row.what, amount: add(row.net, row.vat), reason: more.note ?? null },
      ...{ link: `/community/money/expenses/${row.id}`, about: row.id },
    })
  return { state }
}

/** What its author is told by mail: whatever asks something of them, or moves their money. */
const toldOf: ReadonlySet<ExpenseState> = new Set(['incomplete', 'rejected', 'paid', 'unpaid'])

function whatWasSpent(ctx: ActionContext, input: Of<typeof contract.changeExpense>) {
  const { what, document, bornBy, payee } = input
  const iban = input.iban === null ? null : readIban(input.iban)
  const spentOn = day(input.spentOn ?? ctx.today)
  const no: Refusal[] = []
  if (input.iban !== null && iban === null) no.push(refuse('expense.iban'))
  if (spentOn > ctx.today) no.push(refuse('expense.spent_ahead', { day: ctx.today }))
  return { no, spent: { what, document, bornBy, payee, iban, spentOn, net: cents(input.net), vat: cents(input.vat) } }
}

export const writeExpense = action('funding.writeExpense', async (ctx, input: Of<typeof contract.writeExpense>) => {
  const acting = await lockActing(ctx, input.participant)
  const { no, spent } = whatWasSpent(ctx, { ...input, expense: '' })
  refuseWith([...whyNotAct(ctx, 'speak', acting), ...no])
  const row = {
    ...spent,
    id: newId() as string,
    participant: acting.row.id,
    author: ctx.actor.account,
    currency: ctx.shop.currency,
  }
  await store.writeExpense(ctx.db, ctx.organisation, row, ctx.now)
  ctx.record('funding.expense_written', { subject: row.id, participant: row.participant })
  return { expense: row.id }
})

export const changeExpense = action('funding.changeExpense', async (ctx, input: Of<typeof contract.changeExpense>) => {
  const row = await lockVisible(ctx, input.expense)
  const { no, spent } = whatWasSpent(ctx, input)
  const waits = await openWish(ctx.db, ctx.organisation, approvalAct, row.id)
  refuseWith([...whyNotChange({ ...row, own: isOwn(ctx, row) }), ...no, ...(waits ? [refuse('wish.waits')] : [])])
  await store.changeExpense(ctx.db, ctx.organisation, row.id, spent, ctx.now)
  ctx.record('funding.expense_changed', { subject: row.id })
  return { state: row.state }
})

export const submitExpense = action('funding.submitExpense', async (ctx, input: Of<typeof contract.submitExpense>) => {
  const row = await lockVisible(ctx, input.expense)
  refuseWith(whyNotSubmit({ ...row, own: isOwn(ctx, row) }))
  mustHave(ctx, 'speak', await lockActing(ctx, row.participant))
  const number = await nextNumber(ctx.db, ctx.organisation, 'expense', 1)
  return { ...(await moveTo(ctx, row, 'submitted', { number })), number }
})

export const addPaper = action('funding.addPaper', async (ctx, input: Of<typeof contract.addPaper>) => {
  const { file } = input as typeof input & { readonly file: UploadedFile }
  const row = await lockVisible(ctx, input.expense)
  const before = await store.papersOf(ctx.db, ctx.organisation, row.id)
  refuseWith([...whyNotAddPaper({ ...row, own: isOwn(ctx, row) }), ...whyNotPaper(file.bytes, before.length)])
  const paper = { id: newId(), name: file.name, type: paperKind(file.bytes) ?? '', bytes: file.bytes }
  await store.addPaper(ctx.db, ctx.organisation, row.id, { ...paper, at: ctx.now, by: ctx.actor.account })
  ctx.record('funding.paper_added', { subject: row.id, paper: paper.id })
  return { receipt: paper.id }
})

export const removePaper = action('funding.removePaper', async (ctx, input: Of<typeof contract.removePaper>) => {
  const row = await lockVisible(ctx, input.expense)
  refuseWith(whyNotChange({ ...row, own: isOwn(ctx, row) }))
  await store.removePaper(ctx.db, ctx.organisation, row.id, input.receipt)
  ctx.record('funding.paper_removed', { subject: row.id, paper: input.receipt })
  return {}
})

/** What was booked as its cost is mirrored; nobody is asked any more to approve it. */
export const cancelExpense = action('funding.cancelExpense', async (ctx, input: Of<typeof contract.cancelExpense>) => {
  const row = await lockVisible(ctx, input.expense)
  const books = ctx.actor.kind === 'system' || ctx.actor.may('funding.book')
  refuseWith(whyNotCancel({ ...row, own: isOwn(ctx, row), books }))
  await endWaiting(ctx, row.id, input.reason)
  if (row.costSet) await undoSets(ctx, [row.costSet], input.reason ?? row.what)
  return moveTo(ctx, row, 'cancelled', { note: input.reason })
})

export async function endWaiting(ctx: ActionContext, expense: string, reason: string | null): Promise<void> {
  const wish = await openWish(ctx.db, ctx.organisation, approvalAct, expense)
  if (wish) await endAs(ctx, wish.id, 'declined', reason)
}
