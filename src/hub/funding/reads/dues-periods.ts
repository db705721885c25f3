/** What people look at: dues, who is behind, what waits for approval. */
import type { ActionContext } from '#platform/action.ts'
import { action, type Context, read } from '#platform/action.ts'
import { paymentCode } from '#platform/bank/payment-qr.ts'
import { fileOfList } from '#platform/lists/file.ts'
import { listPage } from '#platform/lists/list.ts'
import { found } from '#platform/refusal.ts'
import type { InputOf, ReplyOf } from '#platform/route.ts'
import { daysBetween, type Month, monthDays, monthOf } from '#platform/values/day.ts'
import { add, type Cents, cents, noMoney, sum } from '#platform/values/money.ts'
import { openOf } from '../actions/receipts.ts'
import type * as contract from '../contract/periods.ts'
import { whyNotApproveWish } from '../rules/approvals.ts'
import { netOfReceipt } from '../rules/capacity.ts'
import { keepsVote } from '../rules/dues.ts'
import * as store from '../store/dues-periods.ts'
import { expensesById } from '../store/expenses.ts'
import { hoursOf, minutesIn } from '../store/hours.ts'
import { balanceOf } from '../store/ledger.ts'
import { roundsOfSubjects } from '../store/rounds.ts'
import { readWishes } from '../store/wishes.ts'
import { namesIn, type Payable, payableIn } from './payable.ts'
import { approverOf } from './who-approves.ts'

type Of<C> = InputOf<C>

export const listPeriods = read('funding.listPeriods', async (ctx, asked: Of<typeof contract.listPeriods>) => {
  const definition = store.periodList(ctx.organisation, namesIn(await payableIn(ctx)))
  return listPage<ReplyOf<typeof contract.listPeriods>['rows'][number]>(ctx.db, definition, asked)
})

export const exportPeriods = action(
  'funding.exportPeriods',
  async (ctx: ActionContext, { format, ...asked }: Of<typeof contract.exportPeriods>) => {
    const file = await fileOfList(ctx, store.periodList(ctx.organisation, namesIn(await payableIn(ctx))), asked, {
      format,
      name: 'money.dues_file',
      fields: 'money.field',
    })
    ctx.record('funding.list_exported', { subject: ctx.organisation, list: 'dues', format })
    return file
  },
)

export const readPeriod = read('funding.readPeriod', async (ctx, input: Of<typeof contract.readPeriod>) => {
  const row = found(await store.readPeriod(ctx.db, ctx.organisation, input.period), 'dues period')
  const [told] = await toldOf(ctx, [row], await payableIn(ctx))
  return found(told, 'dues period')
})

export const readOwnDues = read('funding.readOwnDues', async (ctx, input: Of<typeof contract.readOwnDues>) => {
  const payable = await payableIn(ctx)
  const { id } = found(payable.byId.get(input.participant), 'participant')
  const [rows, credit, exemptions, sponsorships, hours] = await Promise.all([
    store.periodsOf(ctx.db, ctx.organisation, id),
    balanceOf(ctx.db, ctx.organisation, 'credit', id, ctx.shop.currency),
    store.readExemptions(ctx.db, ctx.organisation),
    store.readSponsorships(ctx.db, ctx.organisation),
    hoursOf(ctx.db, ctx.organisation, id),
  ])
  const names = namesIn(payable)
  const agreed = sponsorships.find(({ participant }) => participant === id)
  return {
    periods: await toldOf(ctx, rows, payable),
    open: sum(rows.filter((one) => one.payer === id && isOpen(one)).map(openOf)),
    credit: cents(Math.max(0, -credit)),
    votes: votesNow(
      ctx,
      rows.filter((one) => one.payer === id),
    ),
    exemptions: exemptions
      .filter(({ participant, until }) => participant === id && until >= ctx.today)
      .map(({ partBp, reason, until, decisionNumber, decisionOn }) => ({
        part: partBp,
        reason,
        until,
        decisionNumber,
        decisionOn,
      })),
    sponsorship: agreed
      ? {
          part: agreed.partBp,
          periodsLeft: Math.max(0, agreed.periods - agreed.used),
          sponsors: agreed.sponsors.map(({ organisation, weight }) => ({
            sponsor: organisation,
            name: names[organisation] ?? '',
            weight,
          })),
        }
      : null,
    hours: hours.map((one) => ({
      ...one,
      participantName: names[one.participant] ?? '',
      beneficiaryName: names[one.beneficiary] ?? '',
    })),
  }
})

const isOpen = ({ state }: store.PeriodRow): boolean =>
  state === 'issued' || state === 'part_paid' || state === 'overdue'

const arrearsOf = (rows: readonly store.PeriodRow[]) =>
  rows.filter(isOpen).map(({ dueOn, reminders, checkedAt }) => ({ due: dueOn, remindersSent: reminders, checkedAt }))

const votesNow = (ctx: Context, rows: readonly store.PeriodRow[]): boolean =>
  keepsVote(arrearsOf(rows), ctx.today, ctx.now)

/** What each organisation owes for too long, as `keepsVote` asks it: for votes of other modules. */
export async function arrearsIn(ctx: Context): Promise<ReadonlyMap<string, ReturnType<typeof arrearsOf>>> {
  const open = Map.groupBy(await store.openPeriods(ctx.db, ctx.organisation), ({ payer }) => payer)
  return new Map([...open].map(([payer, rows]) => [payer, arrearsOf(rows)]))
}

export const readArrears = read('funding.readArrears', async (ctx) => {
  const [open, payable] = await Promise.all([store.openPeriods(ctx.db, ctx.organisation), payableIn(ctx)])
  const own = Map.groupBy(open, ({ payer }) => payer)
  return {
    arrears: open
      .filter(({ dueOn }) => dueOn < ctx.today)
      .map((row) => ({
        period: row.id,
        participant: row.payer,
        name: payable.byId.get(row.payer)?.name ?? '',
        open: openOf(row),
        dueOn: row.dueOn,
        days: daysBetween(row.dueOn, ctx.today),
        reminders: row.reminders,
        checkedAt: row.checkedAt,
        votes: votesNow(ctx, own.get(row.payer) ?? []),
      })),
  }
})

async function toldOf(ctx: Context, rows: readonly store.PeriodRow[], payable: Payable) {
  const payments = await store.paymentsOf(
    ctx.db,
    ctx.organisation,
    rows.map(({ id }) => id),
  )
  const byPeriod = Map.groupBy(payments, ({ period }) => period)
  const names = namesIn(payable)
  return rows.map((row) => {
    const {
      sponsorship: _,
      set: __,
      issuedTo: ___,
      issuedNet: ____,
      issuedVat: _____,
      remindedOn: ______,
      ...told
    } = row
    const open = isOpen(row) ? openOf(row) : noMoney
    return {
      ...told,
      participantName: names[row.participant] ?? '',
      payerName: names[row.payer] ?? '',
      holderName: names[row.holder] ?? '',
      total: add(row.net, row.vat),
      open,
      iban: accountOf(payable, row)?.iban ?? null,
      qr: qrOf(payable, row, open),
      payments: (byPeriod.get(row.id) ?? []).map(({ period: _, feeSet: __, line: ___, ...payment }) => payment),
    }
  })
}

/** Whoever held the account when the dues were issued is paid, also once another holds it. */
const accountOf = ({ partyOf }: Payable, { holder }: store.PeriodRow) => partyOf(holder)

/** What an app of a bank reads; null where there is no account, or nothing to pay. */
function qrOf(payable: Payable, row: store.PeriodRow, open: Cents): string | null {
  const creditor = accountOf(payable, row)
  const { iban = null, bic = null } = creditor ?? {}
  if (!creditor || iban === null || row.reference === null || open === 0) return null
  const debtor = payable.partyOf(row.payer) ?? creditor
  const asked = { creditor, debtor, iban, bic, currency: row.currency, amount: open, message: '' }
  return paymentCode({ ...asked, reference: row.reference })?.text ?? null
}

export const readFunded = read('funding.readFunded', async (ctx, input: Of<typeof contract.readFunded>) => {
  const month = (input.month ?? monthOf(ctx.today)) as Month
  return { month, ...(await fundedIn(ctx, month)) }
})

/** What dues of a month came to without VAT, and minutes in kind. */
export async function fundedIn(ctx: Context, month: Month): Promise<{ netReceived: Cents; minutesInKind: number }> {
  const { from, to } = monthDays(month)
  const [received, minutesInKind] = await Promise.all([
    store.receivedIn(ctx.db, ctx.organisation, from, to),
    minutesIn(ctx.db, ctx.organisation, from, to),
  ])
  return { netReceived: sum(received.map(({ covers, net, gross }) => netOfReceipt(covers, net, gross))), minutesInKind }
}

export const listWishes = read('funding.listWishes', async (ctx, input: Of<typeof contract.listWishes>) => {
  const [wishes, own, payable] = await Promise.all([
    readWishes(ctx.db, ctx.organisation, input.over === 'yes'),
    approverOf(ctx),
    payableIn(ctx),
  ])
  const accounts = await ctx.accounts.accountsById([
    ...new Set(wishes.flatMap(({ approvals }) => approvals.map(({ account }) => account))),
  ] as never)
  const names = namesIn(payable)
  const about = await subjectsOf(
    ctx,
    wishes.map(({ subject }) => subject),
    names,
  )
  return {
    wishes: wishes.map(({ input: _, askedBy: __, ...wish }) => ({
      ...wish,
      about: about.get(wish.subject) ?? '',
      approvals: wish.approvals.map(({ account, organisation }) => ({
        name: accounts.get(account as never)?.name ?? '',
        organisation: names[organisation] ?? '',
      })),
      reasons: whyNotApproveWish(wish.state, wish.approvals, own).map(({ code, facts }) => ({ code, facts })),
    })),
  }
})

/** Whom each wish is about. */
async function subjectsOf(ctx: Context, ids: readonly string[], names: Readonly<Record<string, string>>) {
  const periods = await store.periodsById(ctx.db, ctx.organisation, ids)
  const rounds = await roundsOfSubjects(ctx.db, ctx.organisation, ids)
  const expenses = await expensesById(ctx.db, ctx.organisation, ids)
  return new Map([
    ...periods.map(({ id, payer }) => [id, names[payer] ?? ''] as const),
    ...rounds.map(({ id, name }) => [id, name] as const),
    ...expenses.map(({ id, what }) => [id, what] as const),
  ])
}
