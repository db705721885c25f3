/** Sets of the ledger in scenario files. */
import { found } from '#platform/refusal.ts'
import type { ScenarioFacts, ScenarioName, ScenarioWorld } from '#platform/scenario.ts'
import { isId } from '#platform/values/ids.ts'
import { listEntries, readEntry } from '../reads/ledger.ts'

/** What its step was `called`, or its number in the book. */
async function setIn(world: ScenarioWorld, value: unknown): Promise<string> {
  const told = String(value)
  if (isId(told)) return told
  if (world.knows('set', told)) return world.idOf('set', told)
  const { rows } = await world.look(listEntries, { q: told, size: 200 })
  return found(
    rows.find(({ number, note }) => String(number) === told || note === told),
    'entry set',
  ).id
}

export const ledgerNames: Readonly<Record<string, ScenarioName>> = {
  set: { kind: 'set', says: 'what a step that booked was `called`; its number, or its note', find: setIn },
  reversal: { kind: 'set', says: 'what a step that undid was `called`' },
}

const entry: ScenarioFacts = {
  facts: {
    number: 'its place in the book, from 1',
    kind: '`dues`, `call`, `buy_in`, `payment`, `hours_done`, `cost`, `payout`, `fee`, `refund`, `redistribution`, `surplus`, `advance`, `reserve_in`, `reserve_out`, `grant`, `cover`, `opening`, `reversal`',
    day: 'the day it counts for',
    note: 'what was written with it',
    lines: '`[{ account: bank, about: Le Panier, currency: EUR, amount: "100.00" }]`: debit above 0, credit below',
    undoes: 'number of the set it undoes; null: none',
    undone_by: 'number of the set that undid it; null: it stands',
    approved_by: 'names of those who approved it',
    chained: 'whether it bears a hash',
    undoable: 'whether it can be undone',
  },
  find: setIn,
  async read(world, id) {
    const one = await world.look(readEntry, { set: id })
    return {
      number: one.number,
      kind: one.kind,
      day: one.day,
      note: one.note,
      lines: one.lines.map(({ account, aboutName, currency, amount }) => ({
        account,
        about: aboutName,
        currency,
        amount,
      })),
      undoes: one.undoes?.number ?? null,
      undone_by: one.undoneBy?.number ?? null,
      approved_by: one.approvals.map(({ name }) => name),
      chained: one.hash !== null,
      undoable: one.reasons.length === 0,
    }
  },
}

export const ledgerFacts = { entry }
