/** Dues by themselves, once a night: drawn up ahead, issued on their first day, shortened where a status changed,
 *  reminded of. Everything at once, with the same few statements however many organisations take part. */
import { actingFor } from '#hub/organisations/public.ts'
import { type ActionContext, action } from '#platform/action.ts'
import { nextNumber } from '#platform/database/counter.ts'
import { currentWords } from '#platform/i18n/words.ts'
import { addDays, type Day } from '#platform/values/day.ts'
import { type AccountId, newId } from '#platform/values/ids.ts'
import { add, type Cents, cents, negate, noMoney, portion, subtract } from '#platform/values/money.ts'
import { duesFigures } from '../reads/dues.ts'
import { type Payable, payableIn } from '../reads/payable.ts'
import { remindersDue } from '../rules/dues.ts'
import { endsEarly, type OwingFacts, type PeriodDraft, periodsOf, shortenedNet } from '../rules/dues-periods.ts'
import type { DuesStatus } from '../rules/dues-plan.ts'
import { duesLines } from '../rules/entries.ts'
import type { EntrySet } from '../rules/ledger.ts'
import { duesStateAfter } from '../rules/states.ts'
import { announceDays } from '../settings.ts'
import { readAllChoices, readPlans } from '../store/dues.ts'
import * as store from '../store/dues-periods.ts'
import { postAll } from './booking.ts'
import { type InvoiceWish, issueCreditNote, issueInvoices } from './invoices.ts'

export const turnDues = action('funding.turnDues', async (ctx) => {
  const payable = await payableIn(ctx)
  const shortened = await shorten(ctx, payable)
  await schedule(ctx, payable)
  const issued = await issue(ctx, payable)
  const reminded = await remind(ctx, payable)
  return { issued, shortened, reminded }
})

const statusOf = (state: string | undefined): DuesStatus | null =>
  state === 'observer' || state === 'active' ? state : null

async function schedule(ctx: ActionContext, payable: Payable): Promise<void> {
  const [plans, facts, ahead] = await Promise.all([
    readPlans(ctx.db, ctx.organisation),
    owingFacts(ctx, payable),
    ctx.setting(announceDays),
  ])
  const until = addDays(ctx.today, ahead)
  const drafts = facts.flatMap((one) => periodsOf(one, plans, until)).flatMap((one) => rowOf(ctx, payable, one) ?? [])
  await store.writeScheduled(ctx.db, ctx.organisation, drafts)
  if (drafts.length > 0) ctx.record('funding.dues_scheduled', { subject: ctx.organisation, count: drafts.length })
}

/** What is known of everybody who may owe; times in which somebody owes nothing are noted on the way. */
async function owingFacts(ctx: ActionContext, { people }: Payable): Promise<OwingFacts[]> {
  const [choices, exemptions, sponsorships, billed, rests, figuresOf] = await Promise.all([
    readAllChoices(ctx.db, ctx.organisation),
    store.readExemptions(ctx.db, ctx.organisation),
    store.readSponsorships(ctx.db, ctx.organisation),
    store.readBilled(ctx.db, ctx.organisation),
    store.readRests(ctx.db, ctx.organisation),
    duesFigures(ctx, ctx.today),
  ])
  const billedTo = new Map(billed.map((one) => [one.participant, one.billedTo]))
  const restOf = await noteRests(ctx, people, billedTo, rests)
  const chosen = Map.groupBy(choices, ({ participant }) => participant)
  const spared = Map.groupBy(exemptions, ({ participant }) => participant)
  const agreed = new Map(sponsorships.map((one) => [one.participant, one]))
  return people.map((one) => {
    const sponsorship = agreed.get(one.id)
    const next = statusOf(one.nextState ?? undefined)
    return {
      participant: one.id,
      status: statusOf(one.state),
      next: next && one.nextFrom ? { status: next, from: one.nextFrom } : null,
      since: one.since,
      leavesOn: one.leavesOn,
      billedTo: billedTo.get(one.id) ?? null,
      backOn: restOf.get(one.id)?.endedOn ?? null,
      choices: chosen.get(one.id) ?? [],
      exemptions: spared.get(one.id) ?? [],
      figures: figuresOf(one.id),
      sponsorship: sponsorship ? { ...sponsorship, periodsLeft: sponsorship.periods - sponsorship.used } : null,
    }
  })
}

/** Who owes nothing today begins a rest, once it was billed; who owes again ends it today. */
async function noteRests(
  ctx: ActionContext,
  people: Payable['people'],
  billedTo: ReadonlyMap<string, Day>,
  rests: readonly store.RestRow[],
): Promise<ReadonlyMap<string, store.RestRow>> {
  const known = new Map(rests.map((one) => [one.participant, one]))
  const changed = people.flatMap(({ id, state }): store.RestRow[] => {
    const rest = known.get(id)
    const owes = statusOf(state) !== null
    const runs = rest !== undefined && rest.endedOn === null
    if (owes && runs) return [{ ...rest, endedOn: ctx.today }]
    return !owes && !runs && billedTo.has(id) ? [{ participant: id as string, since: ctx.today, endedOn: null }] : []
  })
  await store.writeRests(ctx.db, ctx.organisation, changed)
  for (const { participant, endedOn } of changed)
    ctx.record('funding.rest_noted', { subject: participant, ended: endedOn !== null })
  return new Map([...known, ...changed.map((one) => [one.participant, one] as const)])
}

/** Null where nobody knows the VAT rate of the holder's country: then nothing is drawn up until it is set. */
function rowOf(ctx: ActionContext, { vatFor, holder }: Payable, draft: PeriodDraft): store.PeriodRow | null {
  const vat = vatFor(draft.payer)
  if (!vat) return null
  return {
    ...draft,
    id: newId(),
    number: null,
    invoice: null,
    reference: null,
    vat: portion(draft.net, vat.basisPoints, 10_000),
    vatBp: vat.basisPoints,
    vatKind: vat.kind,
    currency: ctx.shop.currency,
    state: 'scheduled',
    paid: noMoney,
    holder: holder.id,
    issuedAt: null,
    set: null,
    issuedTo: null,
    issuedNet: null,
    issuedVat: null,
    reminders: 0,
    remindedOn: null,
    checkedAt: null,
    reason: null,
    decisionNumber: null,
    decisionOn: null,
  }
}

async function issue(ctx: ActionContext, payable: Payable): Promise<number> {
  const running = await store.lockRunning(ctx.db, ctx.organisation, ctx.today)
  const begun = running.filter(({ state, from }) => state === 'scheduled' && from <= ctx.today)
  if (begun.length === 0) return 0
  const first = await nextNumber(ctx.db, ctx.organisation, 'dues_period', begun.length)
  const owed = begun.filter(({ net, vat }) => net + vat > 0)
  const papers = await issueInvoices(
    ctx,
    owed.map((one) => paperOf(payable, one)),
  )
  const sets = await postAll(
    ctx,
    // the accountant finds the paper by its number
    owed.map((one, at) => ({ set: duesSet(ctx, one, one, `dues/${one.id}`), note: papers[at]?.number ?? null })),
  )
  const made = new Map(owed.map(({ id }, at) => [id, { set: sets[at] ?? null, paper: papers[at] }]))
  const issued = begun.map((one, at) => ({
    ...one,
    number: first + at,
    issuedAt: ctx.now,
    set: made.get(one.id)?.set ?? null,
    invoice: made.get(one.id)?.paper?.id ?? null,
    reference: made.get(one.id)?.paper?.reference ?? null,
    // nothing is left to pay: an exemption took all of it, or sponsors pay all of it
    state: made.has(one.id) ? ('issued' as const) : one.sponsorship ? ('paid' as const) : ('waived' as const),
  }))
  await store.changePeriods(
    ctx.db,
    ctx.organisation,
    ['number', 'issuedAt', 'set', 'invoice', 'reference', 'state'],
    issued,
  )
  for (const { id, number } of issued) ctx.record('funding.dues_issued', { subject: id, number })
  await tellPayers(
    ctx,
    payable,
    'funding.dues_issued',
    issued.filter(({ state }) => state === 'issued'),
  )
  return issued.length
}

const paperOf = ({ nameOf }: Payable, row: store.PeriodRow): InvoiceWish => ({
  about: 'dues',
  subject: row.id,
  seller: row.holder,
  buyer: row.payer,
  currency: row.currency,
  dueOn: row.dueOn,
  period: { from: row.from, to: row.to },
  lines: [
    {
      text: { key: 'money.dues_line', facts: { name: nameOf(row.participant), from: row.from, to: row.to } },
      net: row.net,
    },
  ],
  ...(row.reference ? { reference: row.reference } : {}),
})

const duesSet = (
  ctx: ActionContext,
  { payer, currency }: store.PeriodRow,
  { net, vat }: { readonly net: Cents; readonly vat: Cents },
  requestKey: string,
): EntrySet => ({
  kind: 'dues',
  day: ctx.today,
  requestKey,
  reverses: null,
  lines: duesLines(currency, { organisation: payer, net, vat }),
})

/** Where a status changed in the middle of a period, the rest of it is taken back; what was paid for it is credit. */
async function shorten(ctx: ActionContext, payable: Payable): Promise<number> {
  const running = await store.lockRunning(ctx.db, ctx.organisation, ctx.today)
  const cut = running.flatMap((row) => {
    if (row.state === 'scheduled') return []
    const state = payable.byId.get(row.participant)?.state ?? 'left'
    const end = endsEarly(row, { state, status: statusOf(state) }, ctx.today)
    return end ? [shortened(row, end)] : []
  })
  const papers: (string | null)[] = []
  for (const { row, changed } of cut) papers.push(await correctPaper(ctx, payable, { ...row, ...changed }))
  await postAll(
    ctx,
    cut.flatMap(({ row, end, net, vat, over }, at) =>
      takenBack(ctx, row, end, { net, vat, over }).map((set) => ({ set, note: papers[at] ?? null })),
    ),
  )
  await store.changePeriods(
    ctx.db,
    ctx.organisation,
    ['to', 'net', 'vat', 'paid', 'state', 'issuedTo', 'issuedNet', 'issuedVat'],
    cut.map(({ changed }) => changed),
  )
  for (const { row, end } of cut) ctx.record('funding.dues_shortened', { subject: row.id, before: end })
  return cut.length
}

/** The invoice is taken back, and one of what is left takes its place under the same reference. Answers their numbers. */
async function correctPaper(ctx: ActionContext, payable: Payable, row: store.PeriodRow): Promise<string | null> {
  if (row.invoice === null || row.net === row.issuedNet) return null
  const { nameOf } = payable
  const reason = currentWords().say(
    ctx.shop.language,
    'money.dues_shortened',
    { name: nameOf(row.participant), to: row.to },
    ctx.shop,
  )
  const note = await issueCreditNote(ctx, { invoice: row.invoice, reason })
  const [paper] = row.net > 0 ? await issueInvoices(ctx, [paperOf(payable, row)]) : []
  await store.changePeriods(ctx.db, ctx.organisation, ['invoice'], [{ id: row.id, invoice: paper?.id ?? null }])
  return paper ? `${note.number}, ${paper.number}` : note.number
}

function shortened(row: store.PeriodRow, end: Day) {
  const net = shortenedNet(row, end)
  const vat = portion(net, row.vatBp, 10_000)
  const total = add(net, vat)
  const over = cents(Math.max(0, row.paid - total))
  const paid = subtract(row.paid, over)
  const to = end > row.from ? addDays(end, -1) : row.from
  const state = total === 0 ? ('waived' as const) : duesStateAfter(total, paid, row.state === 'overdue')
  const issuedAs = {
    issuedTo: row.issuedTo ?? row.to,
    issuedNet: row.issuedNet ?? row.net,
    issuedVat: row.issuedVat ?? row.vat,
  }
  return { row, end, net, vat, over, changed: { id: row.id, to, net, vat, paid, state, ...issuedAs } }
}

function takenBack(
  ctx: ActionContext,
  row: store.PeriodRow,
  end: Day,
  { net, vat, over }: { readonly net: Cents; readonly vat: Cents; readonly over: Cents },
): EntrySet[] {
  const less = { net: subtract(net, row.net), vat: subtract(vat, row.vat) }
  const key = `dues/${row.id}/until/${end}`
  const sets: EntrySet[] = []
  if (less.net !== 0 || less.vat !== 0) sets.push(duesSet(ctx, row, less, key))
  if (over > 0) sets.push(toCredit(ctx, row, over, `${key}/credit`))
  return sets
}

/** Money paid for what is not owed any more becomes the organisation's credit. */
export const toCredit = (ctx: ActionContext, row: store.PeriodRow, amount: Cents, requestKey: string): EntrySet => ({
  kind: 'refund',
  day: ctx.today,
  requestKey,
  reverses: null,
  lines: [
    { account: { kind: 'receivable', organisation: row.payer }, currency: row.currency, amount },
    { account: { kind: 'credit', organisation: row.payer }, currency: row.currency, amount: negate(amount) },
  ],
})

/** Days between two reminders at least, where the house was shut on the days they were due. */
const betweenReminders = 7

async function remind(ctx: ActionContext, payable: Payable): Promise<number> {
  const open = await store.openPeriods(ctx.db, ctx.organisation)
  const due = open.filter(
    ({ dueOn, reminders, remindedOn }) =>
      remindersDue(dueOn, ctx.today) > reminders &&
      (remindedOn === null || addDays(remindedOn, betweenReminders) <= ctx.today),
  )
  const reminded = due.map(({ id, reminders }) => ({
    id,
    reminders: reminders + 1,
    remindedOn: ctx.today,
    state: 'overdue' as const,
  }))
  await store.changePeriods(ctx.db, ctx.organisation, ['reminders', 'remindedOn', 'state'], reminded)
  for (const { id, reminders } of reminded) ctx.record('funding.dues_reminded', { subject: id, time: reminders })
  await tellPayers(ctx, payable, 'funding.dues_reminder', due)
  return reminded.length
}

/** N4, N6: everybody who acts for the payer. */
export async function tellPayers(
  ctx: ActionContext,
  { nameOf }: Payable,
  code: string,
  rows: readonly store.PeriodRow[],
  facts: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  if (rows.length === 0) return
  const acting = await actingFor(ctx)
  for (const row of rows)
    for (const account of acting.get(row.payer) ?? ([] as AccountId[]))
      ctx.notify(code, account, {
        name: nameOf(row.payer),
        amount: add(row.net, row.vat),
        open: subtract(add(row.net, row.vat), row.paid),
        from: row.from,
        to: row.to,
        day: row.dueOn,
        reference: row.reference ?? '',
        link: `/community/money/dues/${row.id}`,
        about: row.id,
        ...facts,
      })
}
