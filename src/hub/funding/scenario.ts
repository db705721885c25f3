/** Money of a community in scenario files. */
import type { ScenarioRoom } from '#platform/scenario.ts'
import { bankLine, dues, duesNames, owing, participantIn } from './scenario/dues.ts'
import { expenseFacts, expenseNames } from './scenario/expenses.ts'
import { billing, invoiceFacts, invoiceNames } from './scenario/invoices.ts'
import { ledgerFacts, ledgerNames } from './scenario/ledger.ts'
import { potFacts, potNames, pots } from './scenario/pots.ts'
import { roundFacts, roundNames } from './scenario/rounds.ts'

export const scenario: ScenarioRoom = {
  given: { billing, pots },
  names: {
    ...roundNames,
    about: { kind: 'participant', says: 'name of the organisation an account is about', find: participantIn },
    round: { kind: 'round', says: 'name of a round' },
    pledge: { kind: 'pledge', says: 'what a step that pledged was `called`' },
    ...duesNames,
    ...invoiceNames,
    ...potNames,
    ...expenseNames,
    ...ledgerNames,
  },
  expect: {
    round: roundFacts,
    dues,
    owing,
    bank_line: bankLine,
    ...invoiceFacts,
    ...potFacts,
    ...expenseFacts,
    ...ledgerFacts,
  },
}
