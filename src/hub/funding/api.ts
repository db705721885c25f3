/** Joins the routes of funding with what they run. */
import './doors.ts'
import { serve } from '#platform/module.ts'
import { adoptDuesPlan, chooseDues } from './actions/dues-plan.ts'
import * as actions from './actions/ledger.ts'
import { bankRoutes, duesRoutes } from './api/dues.ts'
import { expenseRoutes } from './api/expenses.ts'
import { invoiceRoutes } from './api/invoices.ts'
import { ledgerRoutes } from './api/ledger.ts'
import { potRoutes } from './api/pots.ts'
import { publicRoutes } from './api/public.ts'
import { roundPageRoutes } from './api/round-pages.ts'
import { roundRoutes } from './api/rounds.ts'
import * as dues from './contract/dues.ts'
import * as contract from './contract/ledger.ts'
import { readDues } from './reads/dues.ts'
import { readLedger } from './reads/ledger.ts'

export const api = [
  serve(contract.readLedger, readLedger),
  serve(contract.bookOpening, actions.bookOpening),
  serve(contract.coverShortage, actions.coverShortage),
  serve(contract.reverseSet, actions.reverseSet),
  serve(contract.lockMonth, actions.lockMonth),
  serve(dues.adoptDuesPlan, adoptDuesPlan),
  serve(dues.chooseDues, chooseDues),
  serve(dues.readDues, readDues),
  ...roundRoutes,
  ...roundPageRoutes,
  ...invoiceRoutes,
  ...potRoutes,
  ...publicRoutes,
  ...duesRoutes,
  ...bankRoutes,
  ...expenseRoutes,
  ...ledgerRoutes,
]
