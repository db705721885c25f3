/** Dues in scenario files: how a period is named, and what can be known of it and of what an organisation owes. */
import { found } from '#platform/refusal.ts'
import type { Line, ScenarioFacts, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { listBankLines } from '../reads/bank.ts'
import { listWishes, readOwnDues, readPeriod } from '../reads/dues-periods.ts'

export const participantIn = (world: ScenarioWorld, value: unknown): string =>
  isId(String(value)) ? String(value) : world.idOf('participant', String(value))

/** `Le Panier`: its last period that began; or `{ organisation, from, payer }`. */
async function periodIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (isId(String(value))) return String(value)
  const { organisation, from, payer } = (typeof value === 'object' ? value : { organisation: value }) as Line
  const participant = participantIn(world, organisation)
  const { periods } = await world.look(readOwnDues, { participant })
  const pays = payer === undefined ? participant : participantIn(world, payer)
  const own = periods.filter((one) => one.participant === participant && one.payer === pays)
  const begun =
    from === undefined ? own.filter(({ state }) => state !== 'scheduled') : own.filter((one) => one.from === from)
  return found(begun[0] ?? (from === undefined ? own[0] : undefined), 'dues period').id
}

/** What waits is named by what it is about. */
async function wishIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (isId(String(value))) return String(value)
  if (typeof value === 'string' && world.knows('wish', value)) return world.idOf('wish', value)
  const { act, about } = (typeof value === 'object' ? value : { about: value }) as Line
  const { wishes } = await world.look(listWishes, { over: 'no' })
  return found(
    wishes.find((one) => one.about === about && (act === undefined || one.act === act)),
    'wish',
  ).id
}

/** A line of the bank by what was written with it, or by its payer. */
async function bankLineIn(world: ScenarioWorld, value: unknown): Promise<string> {
  if (isId(String(value))) return String(value)
  const { rows } = await world.look(listBankLines, { q: String(value), size: 2 })
  return found(rows[0], 'bank line').id
}

export const bankLine: ScenarioFacts = {
  facts: {
    state: '`waiting`, `matched`, `set_aside`',
    amount: 'what came in; below 0 what went out',
    charges: 'what the bank kept of it',
    name: 'who paid',
    proposed: 'whether it probably pays something that is open',
    note: 'why it was set aside',
  },
  find: bankLineIn,
  async read(world, id) {
    const { rows } = await world.look(listBankLines, { size: 200 })
    const one = found(
      rows.find((row) => row.id === id),
      'bank line',
    )
    const { state, amount, charges, name, proposed, note } = one
    return { state, amount, charges, name, proposed: proposed !== null, note }
  },
}

export const duesNames: Readonly<Record<string, ScenarioName>> = {
  period: {
    kind: 'dues_period',
    says: 'name of an organisation: its last dues; or `{ organisation: Le Panier, from: 2025-01-17, payer: Le Silo }`',
    find: periodIn,
  },
  beneficiary: { kind: 'participant', says: 'name of an organisation', find: participantIn },
  creditOf: { kind: 'participant', says: 'name of an organisation', find: participantIn },
  bankLine: { kind: 'bank_line', says: 'a word of its text or of the name of its payer', find: bankLineIn },
  hours: { kind: 'hours', says: 'what a step that reported hours was `called`' },
  wish: {
    kind: 'wish',
    says: 'what a step that asked was `called`; or whom it is about, `{ about: Le Panier, act: dues.waive }`',
    find: wishIn,
  },
}

export const dues: ScenarioFacts = {
  facts: {
    state: '`scheduled`, `issued`, `part_paid`, `paid`, `overdue`, `waived`, `written_off`',
    payer: 'who pays: the organisation, or a sponsor of it',
    status: '`observer` or `active`',
    from: 'the first day',
    to: 'the last day',
    monthly: 'what a month comes to without VAT',
    net: 'without VAT, what the payer is asked for',
    vat: 'VAT on it',
    vat_kind: '`standard`, `zero`, `reverse_charge`, `export`, `exempt`, `outside`',
    total: 'with VAT',
    paid: 'what was paid of it',
    open: 'what is still to pay',
    due_on: 'the last day to pay it',
    holder: 'whose account it is paid to',
    iban: 'that account; null: it was not written down yet',
    reference: 'what the payer copies into the transfer',
    reminders: 'how many were sent',
    checked: 'whether the core group looked into it',
    reason: 'why it was waived or written off, or what the core group found',
    decision: 'number of the decision that did',
    payments: 'amounts that came in and hold',
  },
  find: periodIn,
  async read(world, id) {
    const { periods } = await world.look(readOwnDues, { participant: await ownerOf(world, id) })
    const one = found(
      periods.find((period) => period.id === id),
      'dues period',
    )
    return {
      state: one.state,
      payer: one.payerName,
      status: one.status,
      from: one.from,
      to: one.to,
      monthly: one.monthly,
      net: one.net,
      vat: one.vat,
      vat_kind: one.vatKind,
      total: one.total,
      paid: one.paid,
      open: one.open,
      due_on: one.dueOn,
      holder: one.holderName,
      iban: one.iban,
      reference: one.reference,
      reminders: one.reminders,
      checked: one.checkedAt !== null,
      reason: one.reason,
      decision: one.decisionNumber,
      payments: one.payments.filter(({ undoneOn }) => undoneOn === null).map(({ amount }) => amount),
    }
  },
}

const ownerOf = async (world: ScenarioWorld, period: string): Promise<string> =>
  (await world.look(readPeriod, { period })).payer

export const owing: ScenarioFacts = {
  facts: {
    open: 'what it has to pay now, dues as a sponsor among them',
    credit: 'what it paid too much',
    votes: 'whether a vote that opens now counts it',
    periods: 'how many periods it pays or paid',
    states: '`{ "2025-01-17": issued }`: states of what it pays, by the first day',
    exempt: 'parts it is spared today, in hundredths of a percent',
    sponsored: 'the part others pay, in hundredths of a percent; null: none',
    periods_left: 'for how many periods more; null: nobody does',
  },
  find: async (world, value) => participantIn(world, value),
  async read(world, id) {
    const one = await world.look(readOwnDues, { participant: id })
    const paid = one.periods.filter(({ payer }) => payer === id)
    return {
      open: one.open,
      credit: one.credit,
      votes: one.votes,
      periods: paid.length,
      states: Object.fromEntries(paid.map(({ from, state }) => [from, state])),
      exempt: one.exemptions.map(({ part }) => part),
      sponsored: one.sponsorship?.part ?? null,
      periods_left: one.sponsorship?.periodsLeft ?? null,
    }
  },
}
