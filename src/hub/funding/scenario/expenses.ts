/** Expenses in scenario files. */
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { listExpenses, readExpense } from '../reads/expenses.ts'

/** What its step was `called`; its number; or what it was spent for. */
async function expenseIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const told = String(value)
  if (isId(told)) return told
  if (world.knows('expense', told)) return world.idOf('expense', told)
  const { rows } = await world.look(listExpenses, { size: 200 })
  return found(
    rows.find((one) => String(one.number) === told || one.what === told),
    'expense',
  ).id
}

export const expenseNames: Readonly<Record<string, ScenarioName>> = {
  expense: {
    kind: 'expense',
    says: 'what the step that wrote it was `called`; its number; or what it was spent for',
    find: expenseIn,
  },
  receipt: { kind: 'receipt', says: 'what the step that added it was `called`' },
}

const expense: ScenarioFacts = {
  facts: {
    state:
      '`draft`, `submitted`, `approved`, `scheduled`, `paid`, `rejected`, `incomplete`, `error`, `cancelled`, `unpaid`',
    number: 'counted from the day it is handed in; null: a draft',
    organisation: 'for which organisation it was spent',
    author: 'who wrote it; null: the community itself',
    what: 'what it was spent for',
    document: 'number or name of the paper',
    spent_on: 'the day',
    net: 'without VAT',
    vat: 'VAT',
    total: 'with VAT',
    born_by: '`dues` or `reserve`',
    holder: 'whose account pays it; null: not approved yet',
    payee: 'who gets the money, where that is not the organisation',
    fee: 'what the bank took for paying it',
    pay_on: 'the day it is to be paid',
    paid_on: 'the day it was paid',
    papers: 'names of the papers',
    waits: 'whether it waits for a second person to approve',
    note: 'why it was turned down, what is missing, or why the bank refused',
    booked: 'whether its cost stands in the ledger',
  },
  find: expenseIn,
  async read(world, id) {
    const one = await world.look(readExpense, { expense: id })
    return {
      state: one.state,
      number: one.number,
      organisation: one.participantName,
      author: one.authorName,
      what: one.what,
      document: one.document,
      spent_on: one.spentOn,
      net: one.net,
      vat: one.vat,
      total: one.total,
      born_by: one.bornBy,
      holder: one.holderName,
      payee: one.payee,
      fee: one.fee,
      pay_on: one.payOn,
      paid_on: one.paidOn,
      papers: one.papers.map(({ name }) => name),
      waits: one.waits,
      note: one.note,
      booked: one.costSet !== null && one.state !== 'cancelled',
    }
  },
}

export const expenseFacts = { expense }
