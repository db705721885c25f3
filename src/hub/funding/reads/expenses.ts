/** What people look at: expenses. */
import { action, type Context, read } from '#platform/action.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import { found, type Refusal, refuse } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import type { AccountId } from '#platform/values/ids.ts'
import { add } from '#platform/values/money.ts'
import { approvalAct, isOwn } from '../actions/expenses.ts'
import type * as contract from '../contract/expenses.ts'
import { whyNotCancel, whyNotChange, whyNotSubmit } from '../rules/expenses.ts'
import * as store from '../store/expenses.ts'
import { openWish } from '../store/wishes.ts'
import { namesIn, payableIn } from './payable.ts'
import { whyNotApproveNow } from './who-approves.ts'

type Of<C> = InputOf<C>

const seesAll = ({ actor }: Context): boolean => actor.kind === 'system' || actor.may('funding.see_ledger')

const listOf = async (ctx: Context) =>
  store.expenseList(ctx.organisation, namesIn(await payableIn(ctx)), {
    account: ctx.actor.account,
    seesAll: seesAll(ctx),
  })

export const listExpenses = read('funding.listExpenses', async (ctx, asked: Of<typeof contract.listExpenses>) =>
  listPage<ReplyOf<typeof contract.listExpenses>['rows'][number]>(ctx.db, await listOf(ctx), asked),
)

export const exportExpenses = action(
  'funding.exportExpenses',
  async (ctx, { format, ...asked }: Of<typeof contract.exportExpenses>) => {
    const file = await fileOfList(ctx, await listOf(ctx), asked, {
      format,
      name: 'money.expense_file',
      fields: 'money.field',
    })
    ctx.record('funding.list_exported', { subject: ctx.organisation, list: 'expenses', format })
    return file
  },
)

/** The expense, where whoever asks may see it. */
async function visible(ctx: Context, id: string): Promise<store.ExpenseRow> {
  const row = found(await store.readExpense(ctx.db, ctx.organisation, id), 'expense')
  const shown = isOwn(ctx, row) || (seesAll(ctx) && row.state !== 'draft')
  return found(shown ? row : null, 'expense')
}

export const readExpense = read('funding.readExpense', async (ctx, input: Of<typeof contract.readExpense>) => {
  const row = await visible(ctx, input.expense)
  const [payable, papers, wish, authorName, approve] = await Promise.all([
    payableIn(ctx),
    store.papersOf(ctx.db, ctx.organisation, row.id),
    openWish(ctx.db, ctx.organisation, approvalAct, row.id),
    nameOf(ctx, row.author),
    whyNotApproveNow(ctx, row),
  ])
  const own = isOwn(ctx, row)
  const books = ctx.actor.kind === 'system' || ctx.actor.may('funding.book')
  const waiting = wish ? [refuse('wish.waits')] : []
  const { feeSet: _, author: __, iban, ...told } = row
  return {
    ...told,
    participantName: payable.nameOf(row.participant),
    authorName,
    own,
    total: add(row.net, row.vat),
    holderName: row.holder === null ? null : payable.nameOf(row.holder),
    iban: own || books ? iban : null,
    papers,
    waits: wish !== null,
    reasons: {
      change: shown([...whyNotChange({ ...row, own }), ...waiting]),
      submit: shown(whyNotSubmit({ ...row, own })),
      approve: shown([...approve, ...waiting]),
      cancel: shown(whyNotCancel({ ...row, own, books })),
    },
  }
})

const shown = (all: readonly Refusal[]) => all.map(({ code, facts }) => ({ code, facts: facts ?? {} }))

const nameOf = async (ctx: Context, account: AccountId | null): Promise<string | null> =>
  account === null ? null : ((await ctx.accounts.accountsById([account])).get(account)?.name ?? null)

export const readPaper = read('funding.readPaper', async (ctx, input: Of<typeof contract.readPaper>) => {
  const row = await visible(ctx, input.expense)
  const paper = found(await store.readPaper(ctx.db, ctx.organisation, row.id, input.receipt), 'paper')
  return { type: paper.type, body: new Uint8Array(paper.bytes) }
})
