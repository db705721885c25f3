/** Joins the routes of the ledger with what they run. */
import { serve } from '#platform/module.ts'
import * as contract from '../contract/ledger-sets.ts'
import * as money from '../contract/money.ts'
import * as reads from '../reads/ledger.ts'
import { exportRoundMoney, listRoundMoney, readMoney } from '../reads/money.ts'

export const ledgerRoutes = [
  serve(money.readMoney, readMoney),
  serve(money.listRoundMoney, listRoundMoney),
  serve(money.exportRoundMoney, exportRoundMoney),
  serve(contract.listEntries, reads.listEntries),
  serve(contract.exportEntries, reads.exportEntries),
  serve(contract.exportEntryLines, reads.exportEntryLines),
  serve(contract.readEntry, reads.readEntry),
  serve(contract.readBalances, reads.readBalances),
  serve(contract.exportChain, reads.exportChain),
  serve(contract.verifyChain, reads.verifyChain),
]
